"""Why a ledger says what it says: for any of its ids the evidence, and the words that rests on.

It answers from the ledger's own JSON and from nothing else, so an answer is
what decided and never a second opinion.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from functools import partial
from itertools import chain
from typing import Any

from recount.show.phrases import Phrases

Row = dict[str, Any]
# A claim's number has fewer digits than this.
MOST = 10
# So many ids near a misspelt one are named.
NEAR = 3


class UnknownIdError(LookupError):
    """An id that the ledger does not have; the message names ids near it."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Exact words of a document, at `start` to `end` of its text view; `claim` they are of."""

    document: str
    start: int
    end: int
    words: str
    claim: str | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence, the evidence that says it (its function's name), and what it rests on."""

    says: str
    by: str = ""
    passages: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """What was asked about, what it is, and every line of why."""

    id: str
    what: str
    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class _Rows:
    """A ledger's rows by id, with the phrases to tell them in."""

    t: Phrases
    documents: dict[str, Row]
    claims: dict[str, Row]
    entities: dict[str, Row]
    events: dict[str, Row]
    findings: dict[str, Row]

    @classmethod
    def of(cls, ledger: Row, language: str) -> _Rows:
        """The rows of a ledger's JSON."""
        kinds = ("documents", "claims", "entities", "events", "findings", "cautions")
        *tables, cautions = ({r["id"]: r for r in ledger.get(kind, ())} for kind in kinds)
        tables[-1] |= cautions
        return cls(Phrases(language), *tables)

    def passage(self, claim: str) -> Passage:
        """A claim's own words."""
        row = self.claims[claim]
        return self.words(row, row["span"])

    def words(self, claim: Row, span: Row) -> Passage:
        """Words of a claim's document."""
        name = self.documents[claim["document"]]["name"]
        return Passage(name, span["start"], span["end"], span["exact"], claim["id"])

    def passages(self, claims: list[str]) -> tuple[Passage, ...]:
        """The words of several claims that are in the ledger; two acts in the same words once."""
        found = (self.passage(claim) for claim in claims if claim in self.claims)
        return tuple({(p.document, p.start, p.end): p for p in found}.values())

    def name(self, entity: str) -> str:
        """What an entity is called."""
        return str(self.entities[entity]["name"])


def explain(ledger: Row, wanted: str, language: str = "en") -> Answer:
    """The answer on one id of a ledger's JSON: of a claim, an entity, an event or a finding.

    Also `EVENT/origin/2` (the second of an event's origins), `EVENT/bracket/ucdp`,
    and a claim's number in the report (`12`). The beginning of an id does, where it is the only one
    so. Raises UnknownIdError for any other.
    """
    at = _Rows.of(ledger, language)
    answers = dict(_answers(at))
    return answers[_known(at.t, list(answers), _by_number(ledger, wanted))]()


def _by_number(ledger: Row, wanted: str) -> str:
    """The id of the claim that a report gives a number, anything else as it is."""
    digits = wanted.removeprefix("#")
    number = int(digits) if digits.isascii() and digits.isdigit() and len(digits) < MOST else 0
    known = ledger.get("claims", ())
    return str(known[number - 1]["id"]) if 0 < number <= len(known) else wanted


def _known(t: Phrases, ids: list[str], wanted: str) -> str:
    """The id that is meant, by the whole of it or by its beginning."""
    if wanted in ids:
        return wanted
    head, mark, rest = wanted.partition("/")
    begun = [i for i in ids if head and i.startswith(head) and i.partition("/")[1:] == (mark, rest)]
    if len(begun) == 1:
        return begun[0]
    if begun:
        raise UnknownIdError(t("why.several", id=wanted, ids=t.listing(begun, NEAR)))
    unknown = t("why.unknown", id=wanted)
    near = get_close_matches(wanted, ids, NEAR) or _alike(ids, wanted)[:NEAR]
    key = "why.near" if near else "why.no_near"
    raise UnknownIdError(t(key, unknown=unknown, ids=t.listing(near)))


def _alike(ids: list[str], wanted: str) -> list[str]:
    """Ids that begin as the one wanted does, by as many characters as any; two at the least."""
    for length in range(len(wanted), 1, -1):
        if found := [i for i in ids if i.startswith(wanted[:length])]:
            return found
    return []


def _answers(at: _Rows) -> Iterator[tuple[str, Callable[[], Answer]]]:
    """Everything there is an answer on, and how to have it."""
    for claim in at.claims.values():
        yield claim["id"], partial(_claim, at, claim)
    for entity in at.entities.values():
        yield entity["id"], partial(_entity, at, entity)
    for finding in at.findings.values():
        yield finding["id"], partial(_finding, at, finding)
    for event in at.events.values():
        yield event["id"], partial(_event, at, event)
        for number, origin in enumerate(event["origins"], start=1):
            identity = f"{event['id']}/origin/{number}"
            yield identity, partial(_origin, at, event, origin, identity)
        for bracket in event["brackets"]:
            identity = f"{event['id']}/bracket/{bracket['policy']}"
            yield identity, partial(_bracket, at, event, bracket, identity)


def _reasons(at: _Rows, reasons: list[Row]) -> list[Line]:
    return [Line(r["says"], r["by"], at.passages(r["claims"])) for r in reasons]


def _claim(at: _Rows, claim: Row) -> Answer:
    t = at.t
    stance = t.either(f"stance.{claim['stance']}", claim["stance"])
    title = t("why.claim", act=t.either(f"act.{claim['act']}", claim["act"]), stance=stance)
    lines = [Line(t("why.words"), passages=(at.passage(claim["id"]),))]
    lines += _voices(at, claim)
    lines += _wordings(at, claim)
    event = next((e for e in at.events.values() if claim["id"] in e["claims"]), None)
    if event is None:
        lines.append(Line(t("why.of_no_event")))
    else:
        lines += _place_in_event(at, claim, event)
    for finding in at.findings.values():
        if claim["id"] in finding["claims"]:
            kind = t.either(f"finding.{finding['kind']}.title", finding["kind"])
            lines.append(Line(t("why.found_here", kind=kind, id=finding["id"], why=finding["why"])))
    return Answer(claim["id"], "claim", title, tuple(lines))


def _voices(at: _Rows, claim: Row) -> list[Line]:
    """The chain of voices, nearest the outlet first."""
    t, lines = at.t, []
    for hop in claim["attribution"]:
        key = "carried" if hop["carried"] else "voice" if hop["cue"] else "voice_bare"
        says = t(f"why.{key}", voice=hop["source"], cue=hop["cue"])
        lines.append(Line(says, passages=(at.words(claim, hop["span"]),)))
    return lines or [Line(t("why.own_voice"))]


def _named(claim: Row) -> Iterator[tuple[str, Row]]:
    """Every wording of a claim that is linked to an entity: its text and its row."""
    hops = ((hop["source"], hop) for hop in claim["attribution"])
    parties = ((row["text"], row) for row in (*claim["perpetrators"], *claim["victims"]))
    place = ((row["text"], row) for row in (claim["place"],) if row)
    yield from (pair for pair in chain(hops, parties, place) if pair[1]["entity"])


def _wordings(at: _Rows, claim: Row) -> list[Line]:
    """What each wording of a claim was taken for."""
    return [
        Line(
            at.t("why.wording", words=text, name=at.name(row["entity"]), id=row["entity"]),
            passages=(at.words(claim, row["span"]),),
        )
        for text, row in _named(claim)
        if row["entity"] in at.entities
    ]


def _place_in_event(at: _Rows, claim: Row, event: Row) -> list[Line]:
    """Why a claim is of its event, whose word it is there, and what brackets it is in."""
    t = at.t
    lines = [Line(t("why.of_event", title=event["title"], id=event["id"]))]
    for member in event.get("members", ()):
        if member["claim"] == claim["id"]:
            lines += _reasons(at, member["reasons"])
    for number, origin in enumerate(event["origins"], start=1):
        if claim["id"] in origin["claims"]:
            identity = f"{event['id']}/origin/{number}"
            lines.append(Line(t("why.of_origin", name=_origin_name(at, origin), id=identity)))
            mine = [r for r in origin.get("reasons", ()) if claim["id"] in r["claims"]]
            lines += [Line(r["says"], r["by"]) for r in mine]
    for bracket in event["brackets"]:
        if claim["id"] in bracket["claims"]:
            identity = f"{event['id']}/bracket/{bracket['policy']}"
            says = t("why.bracket_here", policy=bracket["policy"], id=identity, why=bracket["why"])
            lines.append(Line(says))
    return lines


def _entity(at: _Rows, entity: Row) -> Answer:
    t = at.t
    where = _written(at, entity["id"])
    lines = [
        Line(why, passages=tuple(where[name] for name in where if _is_of(why, name)))
        for why in entity.get("why", ())
    ]
    lines = lines or [Line(t("why.names_only"))]
    lines.append(Line(t("why.also"), passages=tuple(where.values())))
    title = t("why.entity", kind=entity["kind"], name=entity["name"])
    return Answer(entity["id"], "entity", title, tuple(lines))


def _is_of(why: str, name: str) -> bool:
    """Whether a sentence "A / B: …" joins a wording."""
    return why.startswith(f"{name} / ") or f" / {name}: " in why


def _written(at: _Rows, entity: str) -> dict[str, Passage]:
    """Each wording of an entity where it stands first, in the ledger's order."""
    found: dict[str, Passage] = {}
    for claim in at.claims.values():
        for text, row in _named(claim):
            if row["entity"] == entity:
                found.setdefault(text, at.words(claim, row["span"]))
    return found


def _event(at: _Rows, event: Row) -> Answer:
    t = at.t
    names = [_origin_name(at, origin) for origin in event["origins"]]
    origins = t.count("count.origins", len(names))
    lines = [Line(t("why.origins", n=t.sentence(origins), names=t.listing(names)))]
    for member in event.get("members", ()):
        lines.append(Line(t("why.member"), passages=at.passages([member["claim"]])))
        lines += _reasons(at, member["reasons"])
    return Answer(event["id"], "event", t("why.event", title=event["title"]), tuple(lines))


def _origin_name(at: _Rows, origin: Row) -> str:
    if origin["entity"] in at.entities:
        return at.name(origin["entity"])
    return str(origin.get("name") or at.t("chain.unnamed"))


def _origin(at: _Rows, event: Row, origin: Row, identity: str) -> Answer:
    t = at.t
    claims = t.count("count.claims", len(origin["claims"]))
    title = t("why.origin", claims=claims, title=event["title"], name=_origin_name(at, origin))
    return Answer(identity, "origin", title, tuple(_reasons(at, origin.get("reasons", []))))


def _bracket(at: _Rows, event: Row, bracket: Row, identity: str) -> Answer:
    t, policy = at.t, bracket["policy"]
    sides = (bracket[side] for side in ("low", "best", "high"))
    low, best, high = (t("why.open") if n is None else t.number(n) for n in sides)
    numbers = t("why.numbers", low=low, best=best, high=high)
    if bracket.get("grade"):
        numbers = t("why.grade", grade=t.either(f"grade.{bracket['grade']}", bracket["grade"]))
    lines = [Line(numbers), Line(t("why.rule", about=t.either(f"policy.{policy}", "")), policy)]
    lines.append(Line(_ended(t.sentence(bracket["why"])), passages=at.passages(bracket["claims"])))
    left: dict[str, list[str]] = {}
    for row in bracket.get("left_out", ()):
        left.setdefault(row["why"], []).append(row["claim"])
    for why, claims in left.items():
        lines.append(Line(t("why.left_out", why=why), passages=at.passages(claims)))
    title = t("why.bracket", title=event["title"], policy=policy)
    return Answer(identity, "bracket", title, tuple(lines))


def _finding(at: _Rows, finding: Row) -> Answer:
    t = at.t
    title = t("why.finding", kind=t.either(f"finding.{finding['kind']}.title", finding["kind"]))
    lines = [Line(_ended(t.sentence(finding["why"])), passages=at.passages(finding["claims"]))]
    for reason in finding.get("reasons", ()):
        lines.append(Line(t("why.found_by", says=reason["says"]), reason["by"]))
    return Answer(finding["id"], "finding", title, tuple(lines))


def _ended(sentence: str) -> str:
    return sentence if sentence.endswith((".", "!", "?", "”")) else sentence + "."
