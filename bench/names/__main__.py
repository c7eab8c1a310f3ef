"""Measure names: ``python -m bench.names --data ../shared/data [--misses N]``.

RE3D marks whatever refers to a person, an organisation or a location: names, but also pronouns,
plain nouns ("the city", "our partners") and what an automatic pass guessed. Names are what is
measured: a marked entity is to be found where it has a word with a capital that is no pronoun,
no article and not only the first word of its sentence. It is found where a name read there shares
a character with it and has its kind (partial match). A name read is right where it shares a
character with any entity of its kind, named or not. With ``--write`` the section goes into
``bench/RESULTS.md``.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bench.results import write_section
from recount.language import Reader, load_reader
from recount.model.analysis import Analysis
from recount.model.reading import ENTITY_KINDS
from recount.read.names import read_names, refined_names

TITLE = "## Names"
COMMAND = "python -m bench.names --data ../shared/data --write"
KINDS = {"person": "Person", "organisation": "Organisation", "place": "Location"}
OURS = {
    "person": "person",
    "group": "organisation",
    "organisation": "organisation",
    "government": "organisation",
    "place": "place",
    "facility": "place",
}
HOW = """RE3D dev, 81 documents on two wars, as shipped and nothing trained on it. Its Person is our
person, its Organisation our organisation, group and government, its Location our place and
facility; nationalities are no entity. A marked entity counts as a name where it has a word with a
capital that is no pronoun, no article and not the first of its sentence alone; one is found where
a name of its kind shares a character with it, and a name read is right where it shares one with
any entity of its kind. "By people" leaves out what RE3D's automatic pass put in (confidence 0)
when asking what is to be found; "all that is marked" asks for pronouns and plain nouns too, which
no reader of names gives."""
CLOSED = frozenset((
    "i", "we", "us", "our", "ours", "you", "your", "he", "him", "his", "she", "her", "hers",
    "it", "its", "they", "them", "their", "theirs", "my", "me", "mine", "myself", "who",
    "whom", "whose", "this", "that", "these", "those", "the", "a", "an", "all", "both",
    "many", "some", "one", "two", "here", "there", "no", "any", "each", "every", "such",
))  # fmt: skip

Entity = tuple[int, int, str]


@dataclass(slots=True)
class Score:
    """Counts for one kind."""

    gold: int = 0
    found: int = 0
    given: int = 0
    right: int = 0
    misses: Counter[str] = field(default_factory=Counter)
    wrong: Counter[str] = field(default_factory=Counter)

    def figures(self) -> tuple[float, float, float]:
        """Precision, recall and F."""
        p, r = self.right / max(self.given, 1), self.found / max(self.gold, 1)
        return p, r, 2 * p * r / (p + r) if p + r else 0.0


def is_name(text: str, start: int, end: int, opening: frozenset[int]) -> bool:
    """Whether an entity holds a word written as a name."""
    at = start
    for word in text[start:end].split():
        at = text.find(word, at)
        plain = word.strip(".,;:'\"()“”’").casefold()
        if word[:1].isupper() and plain not in CLOSED and at not in opening:
            return True
        at += len(word)
    return text[start:end][:1].isupper() and _again(text, text[start:end])


def _again(text: str, words: str) -> bool:
    """Whether words that open a sentence are written with a capital elsewhere inside one."""
    at = text.find(words)
    while at >= 0:
        before = text[:at].rstrip()[-1:]
        if before.isalpha() or before == ",":
            return words.casefold() not in CLOSED
        at = text.find(words, at + 1)
    return False


def meets(one: Entity, others: Iterable[Entity]) -> bool:
    """Whether an entity shares a character with one of its kind."""
    return any(o[2] == one[2] and o[0] < one[1] and one[0] < o[1] for o in others)


def add(score: dict[str, Score], text: str, wanted: list[Entity], all_: list[Entity],
        given: list[Entity]) -> None:  # fmt: skip
    """Count one document: `wanted` is to be found, `all_` makes a given name right."""
    for one in wanted:
        hit = meets(one, given)
        score[one[2]].gold += 1
        score[one[2]].found += hit
        if not hit:
            score[one[2]].misses[text[one[0] : one[1]]] += 1
    for one in given:
        hit = meets(one, all_)
        score[one[2]].given += 1
        score[one[2]].right += hit
        if not hit:
            score[one[2]].wrong[text[one[0] : one[1]]] += 1


def ours(analysis: Analysis, refine: bool) -> list[Entity]:
    """Names read, as entities."""
    if refine:
        mentions = [(m.span.start, m.span.end, m.kind) for m in read_names(refined_names(analysis))]
    else:
        tokens = analysis.tokens
        mentions = [(tokens[r.first].start, tokens[r.last - 1].end, r.label)
                    for r in analysis.names if r.label in ENTITY_KINDS]  # fmt: skip
    return [(start, end, OURS[kind]) for start, end, kind in mentions]


def measure(rows: Sequence[dict[str, Any]], reader: Reader) -> dict[str, dict[str, Score]]:
    """Scores by system and kind."""
    names = ("the encoder's runs, names", "Recount, names", "Recount, names by people",
             "Recount, all that is marked")  # fmt: skip
    scores = {name: {kind: Score() for kind in KINDS} for name in names}
    back = {theirs: kind for kind, theirs in KINDS.items()}
    for row in rows:
        text = row["text"]
        analysis = reader.analyse(text)
        opening = frozenset(s.start for s in analysis.sentences)
        marked = [e for e in row["entities"] if e["type"] in back and e["begin"] < e["end"]]
        every = [(e["begin"], e["end"], back[e["type"]]) for e in marked]
        named = [e for e in every if is_name(text, e[0], e[1], opening)]
        people = [every[n] for n, e in enumerate(marked) if e["confidence"] > 0
                  and every[n] in named]  # fmt: skip
        plain, refined = ours(analysis, False), ours(analysis, True)
        for name, wanted, given in zip(
            names, (named, named, people, every), (plain, refined, refined, refined), strict=True
        ):
            add(scores[name], text, wanted, every, given)
    return scores


def section(scores: dict[str, dict[str, Score]], documents: int) -> str:
    """The Markdown section."""
    lines = [TITLE, "", HOW, "", "| what | kind | to find | given | P | R | F |",
             "|---|---|--:|--:|--:|--:|--:|"]  # fmt: skip
    for system, kinds in scores.items():
        for kind, score in kinds.items():
            cells = " | ".join(f"{value:.3f}" for value in score.figures())
            lines.append(f"| {system} | {kind} | {score.gold} | {score.given} | {cells} |")
    return "\n".join([*lines, "", f"{documents} documents. `{COMMAND}`", ""])


def main() -> int:
    """Measure and print; 2 where RE3D is missing."""
    parser = argparse.ArgumentParser(prog="python -m bench.names", description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--misses", type=int, default=0, metavar="N", help="list the N commonest")
    options = parser.parse_args()
    path = options.data / "re3d" / "dev.jsonl"
    if not path.is_file():
        print(f"No RE3D at {path}; give the data folder with --data.", file=sys.stderr)
        return 2
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    scores = measure(rows, load_reader())
    text = section(scores, len(rows))
    print(text)
    for kind, score in scores["Recount, names"].items() if options.misses else ():
        print(kind, "missed", score.misses.most_common(options.misses))
        print(kind, "wrong", score.wrong.most_common(options.misses))
    if options.write:
        write_section(TITLE, text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
