"""How many: closed intervals of whole numbers with open ends, never a mean."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor


@dataclass(frozen=True, slots=True)
class Count:
    """From `low` to `high`, both allowed; None is an open side."""

    low: int | None
    high: int | None

    def __post_init__(self) -> None:
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError(f"count runs backwards: {self.low} to {self.high}")

    def intersection(self, other: Count) -> Count | None:
        """What both allow, None where they part."""
        low = max((n for n in (self.low, other.low) if n is not None), default=None)
        high = min((n for n in (self.high, other.high) if n is not None), default=None)
        return None if low is not None and high is not None and low > high else Count(low, high)

    def hull(self, other: Count) -> Count:
        """The smallest interval that allows what either allows."""
        low = None if self.low is None or other.low is None else min(self.low, other.low)
        high = None if self.high is None or other.high is None else max(self.high, other.high)
        return Count(low, high)

    def disjoint(self, other: Count) -> bool:
        """Whether no number satisfies both."""
        return self.intersection(other) is None

    def contains(self, other: Count) -> bool:
        """Whether everything `other` allows is allowed here."""
        low_ok = self.low is None or (other.low is not None and other.low >= self.low)
        high_ok = self.high is None or (other.high is not None and other.high <= self.high)
        return low_ok and high_ok

    def plus(self, other: Count) -> Count:
        """The sum of two counts of different things."""
        low = None if self.low is None or other.low is None else self.low + other.low
        high = None if self.high is None or other.high is None else self.high + other.high
        return Count(low, high)


def intersect_all(counts: Iterable[Count]) -> Count | None:
    """What all allow; None where some part or there are none."""
    result: Count | None = None
    for number, count in enumerate(counts):
        if number == 0:
            result = count
        elif result is not None:
            result = result.intersection(count)
    return result


def hull_all(counts: Iterable[Count]) -> Count | None:
    """What any allows; None where there are none."""
    result: Count | None = None
    for count in counts:
        result = count if result is None else result.hull(count)
    return result


def sum_all(counts: Iterable[Count]) -> Count:
    """The sum of counts of different things; 0 of none."""
    total = Count(0, 0)
    for count in counts:
        total = total.plus(count)
    return total


def total_of_rate(rate: Count, per_days: Fraction, days: Fraction) -> Count:
    """How many a rate makes over a time: `rate` each `per_days` days, for `days` days.

    A whole number of whole things: the least rounds down, the most up, so that
    no total the rate allows is left out. An open side stays open. Raises
    ZeroDivisionError where `per_days` is none.
    """
    times = days / per_days
    low = None if rate.low is None else floor(rate.low * times)
    high = None if rate.high is None else ceil(rate.high * times)
    return Count(low, high)
