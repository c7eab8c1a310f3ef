"""TempEval-3 scoring of time expressions: extents relaxed and strict, and values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Timex:
    """A TIMEX3 by its characters, type and value."""

    start: int
    end: int
    kind: str
    value: str


@dataclass(slots=True)
class Score:
    """Counts over documents; every figure by TempEval-3's own definitions (UzZaman et al. 2013)."""

    gold: int = 0
    given: int = 0
    relaxed: int = 0
    strict: int = 0
    kinds: int = 0
    values: int = 0
    misses: list[str] = field(default_factory=list)

    def add(self, gold: Sequence[Timex], given: Sequence[Timex]) -> list[tuple[Timex, Timex]]:
        """Count one document; gives the matched pairs, each gold with the first that overlaps."""
        self.gold += len(gold)
        self.given += len(given)
        free = list(given)
        pairs = []
        for one in gold:
            hit = next((g for g in free if (g.start, g.end) == (one.start, one.end)), None)
            hit = hit or next((g for g in free if g.start < one.end and one.start < g.end), None)
            if hit is None:
                continue
            free.remove(hit)
            pairs.append((one, hit))
            self.relaxed += 1
            self.strict += (hit.start, hit.end) == (one.start, one.end)
            self.kinds += hit.kind == one.kind
            self.values += hit.value == one.value
        return pairs

    def f(self, hits: int) -> float:
        """F1 of so many hits."""
        return 2 * hits / (self.gold + self.given) if self.gold + self.given else 0.0

    def row(self) -> list[float]:
        """Relaxed precision, recall, F; strict F; type F; value F."""
        precision = self.relaxed / self.given if self.given else 0.0
        recall = self.relaxed / self.gold if self.gold else 0.0
        hits = (self.relaxed, self.strict, self.kinds, self.values)
        return [precision, recall, *(self.f(n) for n in hits)]
