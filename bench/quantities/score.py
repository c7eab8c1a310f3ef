"""NewsQuant scoring: values, values with change, and ranges.

NewsQuant (Almasian et al. 2023) writes a range as "5.0-10.0" and gives vague
plurals as a range of one order ("thousands": 1000-10000, "dozens": 12-120 or
12). Change is "=", "~", ">" or "<"; "up" and "down" say how a figure moved and
not what it bounds, so they count as "=". A range that falls ("2415.0-2315.0") is
taken from its lower end, as an interval is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from recount.model.reading import QuantityMention

_RANGE = re.compile(r"\s*(-?[\d.]+)\s*-\s*(-?[\d.]+)\s*")
_ORDER = 10
_CLOSE = 1e-6


@dataclass(frozen=True, slots=True)
class Value:
    """A quantity in the benchmark's terms; `also` is a second reading it accepts."""

    low: float
    high: float
    change: str
    words: str
    vague: bool = False

    def same(self, other: Value) -> bool:
        """Whether two values are one, a vague one by its scale alone."""
        if self.vague or other.vague:
            return _close(self.low, other.low)
        return _close(self.low, other.low) and _close(self.high, other.high)


@dataclass(slots=True)
class Score:
    """Counts over sentences."""

    gold: int = 0
    given: int = 0
    values: int = 0
    changes: int = 0
    ranges: int = 0
    ranges_hit: int = 0

    def add(self, gold: Sequence[Value], given: Sequence[Value]) -> tuple[list[Value], list[Value]]:
        """Count one sentence; gives the gold values missed and the given ones to spare."""
        self.gold += len(gold)
        self.given += len(given)
        free, missed = list(given), []
        for one in gold:
            hits = [g for g in free if g.same(one)]
            hit = next((g for g in hits if g.change == one.change), hits[0] if hits else None)
            is_range = one.low != one.high
            self.ranges += is_range
            if hit is None:
                missed.append(one)
                continue
            free.remove(hit)
            self.values += 1
            self.changes += hit.change == one.change
            self.ranges_hit += is_range
        return missed, free

    def rows(self) -> dict[str, float]:
        """Precision, recall and F of values, F of values with change, share of ranges."""
        return {
            "value P": self.values / self.given,
            "value R": self.values / self.gold,
            "value F": 2 * self.values / (self.given + self.gold),
            "value and change F": 2 * self.changes / (self.given + self.gold),
            "ranges right": self.ranges_hit / self.ranges,
        }


def gold_of(row: dict[str, Any]) -> Value:
    """A gold quantity."""
    change = {"up": "=", "down": "="}.get(row["change"], row["change"])
    found = _RANGE.fullmatch(row["value"])
    words = f"{row['value']} {row['unit']}"
    if found:
        low, high = sorted((float(found[1]), float(found[2])))
        return Value(low, high, change, words)
    value = float(row["value"])
    return Value(value, value, change, words)


def given_of(mention: QuantityMention) -> Value:
    """A mention of ours: a bound is its number with "<" or ">", a vague one its scale."""
    low, high, words = mention.low, mention.high, mention.span.exact
    if mention.bound == "vague" and low is not None:
        return Value(low / 2, low / 2 * _ORDER, "=", words, vague=True)
    if low is not None and high is not None:
        return Value(low, high, "~" if mention.approximate else "=", words)
    said = said_number(low, high, words)
    change = "~" if mention.approximate else ">" if high is None else "<"
    return Value(said, said, change, words)


def said_number(low: float | None, high: float | None, words: str) -> float:
    """The number that a figure names, before "more than" or "less than" moved it by one."""
    value = low if low is not None else high
    if value is None:
        return float("nan")
    if low is not None and high is not None:
        return float(value)
    strict = value - 1 if high is None else value + 1
    figures = re.findall(r"\d[\d,]*", words.replace(" ", ""))
    if any(int(f.replace(",", "")) == strict for f in figures if f.strip(",")):
        return float(strict)
    return float(value)


def _close(a: float, b: float) -> bool:
    return abs(a - b) <= _CLOSE * max(1.0, abs(a), abs(b))
