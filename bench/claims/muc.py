"""Score claims by role against MUC-4's keys: ``python -m bench.claims.muc --data ../shared/data``.

The keys are templates and ours are claims, so both are pooled by role over a document. With
``--write`` the section goes into ``bench/RESULTS.md``; ``--misses`` lists parties not found and
parties given that no key has.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from bench.claims.keys import Key, Party, day, head, read_key, words
from bench.results import give_section
from recount.ingest import read_bytes
from recount.language import Reader, load_reader
from recount.model.claim import Claim
from recount.model.document import Published
from recount.run.document import read_document

TITLE = "## Claims by role, MUC-4"
COMMAND = "python -m bench.claims.muc --data ../shared/data --write"
SETS = ("tst1", "tst2")
VIOLENT = frozenset(
    ("killing", "injury", "attack", "abduction", "torture", "disappearance", "sexual-violence",
     "destruction")
)  # fmt: skip
EFFECTS = {"killing": "DEATH", "injury": "INJURY"}
CONFIDENCE = {
    "reported": ("REPORTED AS FACT",),
    "alleged": ("SUSPECTED OR ACCUSED",),
    "believed": ("POSSIBLE", "SUSPECTED OR ACCUSED"),
    "conceded": ("CLAIMED OR ADMITTED",),
}
ROLES = ("human target", "its effect", "its number", "perpetrator", "confidence", "date", "place")
HOW = """MUC-4 tst1 and tst2, 200 reports in capitals, the date of their dateline given; claims by
the shipped rules, nothing trained on MUC. Templates and claims are pooled by role over a document,
for a key speaks of incidents and a claim of one statement. Claims that demand or fear, and acts
that are no violence, are left out. A party is found where the head word of its wording is a word of
ours or the other way round; what the key marks as optional ("?", an optional template) is no
miss, but right where given; "/" separates wordings any of which will do. What an attack was aimed
at counts as a human target unless it is a physical one of the key. Effect is death or injury, of a
target found; a number is right where it is one of the key's ("~100" within a fifth, "PLURAL" any
above one); confidence is of the organisations found (reported: as fact; alleged: suspected or
accused; believed: possible, suspected or accused; conceded: claimed or admitted). A date is right
where its interval meets the key's and adds no more than a month, or ends by the day the key gives
as the last; a place where it holds a name of the key's chain from country to street. "On keyed
reports" leaves out reports without an incident, on which everything given is wrong."""
BESIDE = """General Electric's system of 1992, scored by whole templates on TST3, gave as recall and
precision: date 61 / 57, human target number 66 / 56, confidence 24 / 30, all slots F 55.9. Its test
and its way of scoring are others: its figures stand here for orientation alone."""
DATELINE = 200
"""Characters in which a report's dateline stands."""


@dataclass(slots=True)
class Tally:
    """What the key has and what was given in one role."""

    gold: int = 0
    found: int = 0
    given: int = 0
    right: int = 0

    def cells(self) -> str:
        """Recall, precision and F as cells of a table."""
        r, p = self.found / max(self.gold, 1), self.right / max(self.given, 1)
        f = 2 * p * r / (p + r) if p + r else 0.0
        return f"{self.gold} | {self.given} | {r:.3f} | {p:.3f} | {f:.3f}"


@dataclass(slots=True)
class Given:
    """A party of ours: its wording, and what its claims say of it."""

    text: str
    acts: set[str] = field(default_factory=set)
    stances: set[str] = field(default_factory=set)
    figures: set[tuple[int | None, int | None]] = field(default_factory=set)


def given_parties(claims: Iterable[Claim], role: str) -> list[Given]:
    """Victims or perpetrators of a document, one for each head word."""
    found: dict[str, Given] = {}
    for claim in claims:
        for named in claim.victims if role == "victims" else claim.perpetrators:
            party = found.setdefault(head(named.text), Given(named.text))
            party.acts.add(claim.act)
            party.stances.add(claim.stance)
            if claim.quantity is not None:
                party.figures.add((claim.quantity.low, claim.quantity.high))
    return list(found.values())


def _tally(tally: Tally, gold: Sequence[bool], optional: Sequence[bool], right: list[bool]) -> None:
    """Add found and given; an optional fill that is not found is no miss."""
    kept = [hit for hit, maybe in zip(gold, optional, strict=True) if hit or not maybe]
    tally.gold += len(kept)
    tally.found += sum(kept)
    tally.given += len(right)
    tally.right += sum(right)


def score_parties(tally: Tally, key: Sequence[Party], given: Sequence[Given]) -> None:
    """Whether each party of the key is found and each of ours is one of the key."""
    hits = [any(party.is_meant_by(g.text) for g in given) for party in key]
    right = [any(party.is_meant_by(g.text) for party in key) for g in given]
    _tally(tally, hits, [party.optional for party in key], right)


def score_fills(scores: dict[str, Tally], key: Sequence[Party], given: Sequence[Given]) -> None:
    """Effects and numbers, of the key's targets and of ours that are among them."""
    for party in key:
        mine = [g for g in given if party.is_meant_by(g.text)]
        acts = {EFFECTS[act] for g in mine for act in g.acts if act in EFFECTS}
        wanted = {e for e in party.effects if e in EFFECTS.values()}
        blank = [party.optional] * len(wanted)
        _tally(
            scores["its effect"], [e in acts for e in wanted], blank, [a in wanted for a in acts]
        )
        numbers = [n for g in mine for n in (sorted(g.figures, key=str) or [_unsaid(g.text)])]
        said = [any(is_number(n, n_key) for n in numbers) for n_key in party.numbers]
        right = [any(is_number(n, n_key) for n_key in party.numbers) for n in numbers]
        _tally(scores["its number"], said, [party.optional] * len(said), right)


def _unsaid(text: str) -> tuple[int | None, int | None]:
    """One, or more than one, by the form of the noun where no figure was given."""
    last = head(text)
    is_plural = last.endswith("S") or last in ("PEOPLE", "MEN", "WOMEN", "CHILDREN", "POLICEMEN")
    return (2, None) if is_plural else (1, 1)


def is_number(given: tuple[int | None, int | None], wanted: str) -> bool:
    """Whether an interval is one of the numbers of a key's fill ("6 / 4", "~100", "23 -")."""
    low, high = given
    for part in wanted.split("/"):
        value = part.strip().lstrip("? ")
        if value == "PLURAL":
            if (low or high or 0) > 1:
                return True
            continue
        digits = re.search(r"\d+", value)
        if digits is None:
            continue
        number = int(digits[0])
        slack = number / 5 if "~" in value else 0
        ends = [end for end in (low, high) if end is not None]
        if ends and any(abs(end - number) <= slack for end in ends):
            return True
    return False


def score_confidence(tally: Tally, key: Sequence[Party], given: Sequence[Given]) -> None:
    """The stance of what is charged to each organisation."""
    for party in key:
        if not party.confidence:
            continue
        stances = {s for g in given if party.is_meant_by(g.text) for s in g.stances}
        wanted = " / ".join(party.confidence)
        right = [any(c in wanted for c in CONFIDENCE.get(stance, ())) for stance in stances]
        _tally(tally, [any(right)], [party.optional], right)


def score_dates(tally: Tally, key: Key, claims: Iterable[Claim]) -> None:
    """Intervals of the acts against the dates of the incidents."""
    given = sorted({i for c in claims if (i := _interval(c)) is not None})
    hits = [any(meets(g, wanted) for g in given) for wanted in key.dates]
    right = [any(meets(g, wanted) for wanted in key.dates) for g in given]
    _tally(tally, hits, [False] * len(hits), right)


def _interval(claim: Claim) -> tuple[date, date] | None:
    when = claim.when
    if when is None or when.earliest is None or when.latest is None:
        return None
    first, last = when.earliest[:10], when.latest[:10]
    start = date.fromisoformat((first + "-01-01")[:10])
    if len(last) == 10:
        return start, date.fromisoformat(last)
    year, month = int(last[:4]), int(last[5:7]) if len(last) == 7 else 12
    return start, date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def meets(given: tuple[date, date], wanted: tuple[date | None, date]) -> bool:
    """Whether an interval of ours is the key's, or lies before the day by which it was."""
    first, last = wanted
    if first is None:
        return given[1] <= last
    span = (given[1] - given[0]) - (last - first)
    return given[0] <= last and first <= given[1] and span <= timedelta(days=31)


def score_places(tally: Tally, key: Key, claims: Iterable[Claim]) -> None:
    """Places of the acts against the chains of the key."""
    given = sorted({" ".join(c.place.text.upper().split()) for c in claims if c.place})
    hits = [any(_is_in(place, text) for text in given) for place in key.places]
    right = [any(_is_in(place, text) for place in key.places) for text in given]
    _tally(tally, hits, [False] * len(hits), right)


def _is_in(place: tuple[str, ...], text: str) -> bool:
    return any(words(name) <= words(text) for name in place)


def _print_misses(name: str, key: Sequence[Party], given: Sequence[Given]) -> None:
    for party in key:
        if not party.optional and not any(party.is_meant_by(g.text) for g in given):
            print(name, "missed", *sorted(party.wordings), sep=" | ")
    for one in given:
        if not any(party.is_meant_by(one.text) for party in key):
            print(name, "extra", " ".join(one.text.split()), *sorted(one.acts), sep=" | ")


def score(
    row: dict[str, Any], reader: Reader, scores: dict[str, Tally], misses: bool = False
) -> None:
    """Add one report to the tallies of the roles."""
    key = read_key(row["templates"])
    said = day(row["text"][:DATELINE])
    iso = said.isoformat() if said else None
    given = Published(iso, iso, "given", "its dateline") if iso else None
    document = read_bytes(f"{row['doc_id']}.txt", row["text"].encode(), given=given)
    claims = [
        c for c in read_document(reader, document).claims
        if c.act in VIOLENT and c.stance not in ("demanded", "feared")
    ]  # fmt: skip
    hurt = [c for c in claims if c.act != "destruction"]
    victims = [
        v for v in given_parties(hurt, "victims")
        if v.acts != {"attack"} or not any(o.is_meant_by(v.text) for o in key.objects)
    ]  # fmt: skip
    doers = given_parties(claims, "perpetrators")
    if misses:
        _print_misses(row["doc_id"], key.targets, victims)
        _print_misses(row["doc_id"], key.perpetrators, doers)
    score_parties(scores["human target"], key.targets, victims)
    score_fills(scores, key.targets, victims)
    score_parties(scores["perpetrator"], key.perpetrators, doers)
    score_confidence(scores["confidence"], key.perpetrators, doers)
    score_dates(scores["date"], key, claims)
    score_places(scores["place"], key, claims)


def section(data: Path, misses: bool = False) -> str:
    """Score both sets and give the section as Markdown."""
    reader = load_reader()
    lines = [TITLE, "", HOW, "", "| set | role | in the key | given | R | P | F |",
             "|---|---|--:|--:|--:|--:|--:|"]  # fmt: skip
    every = []
    for name in SETS:
        path = data / "muc34" / f"{name}.jsonl"
        every += [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    keyed = [r for r in every if any(t["INCIDENT: TYPE"] != "*" for t in r["templates"])]
    for title, rows in (("all reports", every), ("keyed reports", keyed)):
        scores = {role: Tally() for role in ROLES}
        for row in rows:
            score(row, reader, scores, misses and rows is keyed)
        lines += [f"| {title} | {role} | {tally.cells()} |" for role, tally in scores.items()]
    return "\n".join([*lines, "", BESIDE, "", f"`{COMMAND}`", ""])


def main() -> int:
    """Measure and print; 2 where MUC-4 is missing."""
    parser = argparse.ArgumentParser(prog="python -m bench.claims.muc", description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--misses", action="store_true")
    options = parser.parse_args()
    if not all((options.data / "muc34" / f"{name}.jsonl").is_file() for name in SETS):
        print(f"No MUC-4 in {options.data}; give the data folder with --data.", file=sys.stderr)
        return 2
    text = section(options.data, options.misses)
    give_section(TITLE, text, options.write)
    return 0


if __name__ == "__main__":
    sys.exit(main())
