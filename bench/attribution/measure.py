"""How well attribution relations were found: extents compared character by character.

A relation counts as found where its content and a gold content share characters at a dice of at
least one half, each matched with one other at most, best pairs first; and as found with its source
where the sources do so too, or both name nobody.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

Chars = frozenset[int]
DICE = 0.5


@dataclass(frozen=True, slots=True)
class Relation:
    """One attribution in characters of the text: offsets of its source and of its content."""

    source: Chars
    content: Chars


@dataclass
class Counts:
    """What was given, owed and matched, summed over documents."""

    given: int = 0
    gold: int = 0
    content: int = 0
    sourced: int = 0
    exact: int = 0
    chars: list[int] = field(default_factory=lambda: [0, 0, 0])

    def figures(self) -> dict[str, float]:
        """Precision, recall and F as shares of one."""
        both, given, right = self.chars
        return {
            "content P": self.content / max(1, self.given),
            "content R": self.content / max(1, self.gold),
            "content F": _f(self.content, self.given, self.gold),
            "with source F": _f(self.sourced, self.given, self.gold),
            "exact F": _f(self.exact, self.given, self.gold),
            "character F": _f(both, given, right),
        }


def _f(matched: int, given: int, gold: int) -> float:
    return 2 * matched / max(1, given + gold)


def chars(text: str, spans: Iterable[tuple[int, int]]) -> Chars:
    """The offsets some spans cover, white space left out."""
    return frozenset(i for start, end in spans for i in range(start, end) if not text[i].isspace())


def dice(one: Chars, other: Chars) -> float:
    """Twice what two sets share by what they hold."""
    return 2 * len(one & other) / max(1, len(one) + len(other))


def pairs(given: Sequence[Relation], gold: Sequence[Relation]) -> list[tuple[int, int]]:
    """Which given relation matches which of gold, best first."""
    scored = [
        (dice(g.content, r.content), i, j)
        for i, g in enumerate(given)
        for j, r in enumerate(gold)
        if g.content & r.content
    ]
    found: list[tuple[int, int]] = []
    for score, i, j in sorted(scored, key=lambda s: (-s[0], s[1], s[2])):
        if score >= DICE and all(i != a and j != b for a, b in found):
            found.append((i, j))
    return found


def add(
    counts: Counts, given: Sequence[Relation], gold: Sequence[Relation]
) -> list[tuple[int, int]]:
    """Count one document; gives the pairs that matched."""
    matched = pairs(given, gold)
    counts.given += len(given)
    counts.gold += len(gold)
    counts.content += len(matched)
    for i, j in matched:
        one, other = given[i].source, gold[j].source
        counts.sourced += dice(one, other) >= DICE or not (one or other)
        counts.exact += given[i].content == gold[j].content
    one = frozenset[int]().union(*(r.content for r in given))
    other = frozenset[int]().union(*(r.content for r in gold))
    for at, size in enumerate((len(one & other), len(one), len(other))):
        counts.chars[at] += size
    return matched
