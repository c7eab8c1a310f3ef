"""Voices and stance on the project's own gold, on gold passages: attribution alone is measured.

For every gold claim the passage is given; the chain, the stance and the date of the statement are
what Recount reads for the act that stands in it, or for the passage where it reads none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bench.gold import load
from recount.language import Reader
from recount.model.analysis import Analysis
from recount.model.span import Span
from recount.read.claims.voices import Voices, voices_of
from recount.read.statements import stance_of
from recount.run.document import AnalysedDocument, analyse_document

IDLE = frozenset(
    [
        "the",
        "a",
        "an",
        "of",
        "in",
        "on",
        "at",
        "to",
        "for",
        "by",
        "and",
        "or",
        "s",
        "his",
        "her",
        "its",
        "their",
        "this",
        "that",
        "these",
        "those",
        "mr",
        "mrs",
        "ms",
        "dr",
        "president",
    ]
)
COLLECTIONS = ("seeds", "dev_convoy", "dev_ghouta")


@dataclass
class Shares:
    """How many were right of how many, by field; and each miss in words."""

    right: dict[str, list[int]] = field(default_factory=dict)
    misses: list[str] = field(default_factory=list)

    def mark(self, name: str, good: bool, about: str) -> None:
        """Count one."""
        found = self.right.setdefault(name, [0, 0])
        found[0] += good
        found[1] += 1
        if not good:
            self.misses.append(f"{name}: {about}")


def content_words(text: str) -> frozenset[str]:
    """Words that name, lower case."""
    bare = text.lower().replace("'s", "").replace("’s", "")
    return frozenset(re.findall(r"\w+", bare)) - IDLE


def same_name(one: str, other: str) -> bool:
    """Whether the naming words of one are all in the other."""
    a, b = content_words(one), content_words(other)
    return bool(a and b) and (a <= b or b <= a)


def score(reader: Reader, gold_file: Path, shares: Shares) -> None:
    """Add one collection."""
    collection = load(gold_file)
    read = {d.name: analyse_document(reader, d) for d in collection.documents}
    for row in collection.gold["claims"]:
        _score_claim(read[row["document"]], row, shares)


def _score_claim(read: AnalysedDocument, row: dict[str, Any], shares: Shares) -> None:
    passage = Span(row["start"], row["end"], read.document.text[row["start"] : row["end"]])
    trigger, place, doers = _act(read, row, passage)
    voices = voices_of(read.document, read.reading.statements, place)
    hops = voices.hops
    given = " > ".join(h.source for h in hops)
    about = f"{row['document']} {row['voices']} given [{given}] | {passage.exact[:80]}"
    if row["voices"]:
        last = [row["voices"][-1], *row.get("also_voices", [])]
        shares.mark("last voice", _last(voices, last), about)
        same = len(hops) == len(row["voices"]) and all(
            same_name(v, h.source) for v, h in zip(row["voices"], hops)
        )
        shares.mark("chain", same, about)
    else:
        shares.mark("own voice", not hops, about)
    stance = stance_of(read.analysis, voices.last, trigger, doers)
    shares.mark("stance", stance == row["stance"], f"{row['stance']} given {stance} | {about}")
    if row.get("said_on"):
        on = [h.on for h in hops if h.on]
        day = row["said_on"]
        right = any(o.earliest == day and o.latest == day for o in on)
        shares.mark(
            "said on", right, f"{day} given {[(o.earliest, o.latest) for o in on]} | {about}"
        )


def _last(voices: Voices, names: list[str]) -> bool:
    if not voices.hops:
        return False
    last = voices.hops[-1]
    given = [last.source, *(n.text for n in last.also)]
    return any(same_name(name, said) for name in names for said in given)


def _act(
    read: AnalysedDocument, row: dict[str, Any], passage: Span
) -> tuple[int, Span, tuple[Span, ...]]:
    """The token that carries the act, its span and its doers; else the passage and its head."""
    for act in read.reading.acts:
        if act.act in row["act"] and passage.start <= act.span.start < passage.end:
            return act.trigger, act.span, act.perpetrators
    return _head(read.analysis, passage), passage, ()


def _head(analysis: Analysis, passage: Span) -> int:
    inside = analysis.tokens_in(passage.start, passage.end)
    indices = {t.i for t in inside}
    return next((t.i for t in inside if t.head not in indices or t.head == t.i), 0)
