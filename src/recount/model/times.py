"""Times as they were said: intervals of days whose precision is never invented.

ISO 8601 values are kept at the precision known ("2017", "2017-02",
"2017-02-07"); an open side is None. Comparison goes by first and last day.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

DURATION = re.compile(
    r"P(?:(?P<Y>[\d.]+)Y)?(?:(?P<M>[\d.]+)M)?(?:(?P<W>[\d.]+)W)?(?:(?P<D>[\d.]+)D)?"
    r"(?:T(?:(?P<h>[\d.]+)H)?(?:(?P<m>[\d.]+)M)?(?:(?P<s>[\d.]+)S)?)?"
)
# Mean lengths in days of the Gregorian calendar (146,097 days in 400 years).
UNIT_DAYS = {
    "Y": Fraction(146097, 400),
    "M": Fraction(146097, 4800),
    "W": Fraction(7),
    "D": Fraction(1),
    "h": Fraction(1, 24),
    "m": Fraction(1, 1440),
    "s": Fraction(1, 86400),
}


@dataclass(frozen=True, slots=True)
class TimeInterval:
    """When something was, as a closed interval of ISO values.

    `words` is the wording it was read from; `basis` says how it was had:
    "stated" in the words, "resolved" against the document's date, "inferred",
    "given" from outside, or "unknown".
    """

    earliest: str | None
    latest: str | None
    words: str | None = None
    basis: str = "stated"

    def days(self) -> tuple[date, date]:
        """First and last day, an open side as the first or last day there is."""
        return (
            first_day(self.earliest) if self.earliest else date.min,
            last_day(self.latest) if self.latest else date.max,
        )

    def intersects(self, other: TimeInterval) -> bool:
        """Whether some day lies in both."""
        (a, b), (c, d) = self.days(), other.days()
        return a <= d and c <= b

    def contains(self, other: TimeInterval) -> bool:
        """Whether every day of `other` lies in this interval."""
        (a, b), (c, d) = self.days(), other.days()
        return a <= c and d <= b

    def intersection(self, other: TimeInterval) -> TimeInterval | None:
        """The days in both, each side in the value that said it; None where there are none."""
        if not self.intersects(other):
            return None
        (a, b), (c, d) = self.days(), other.days()
        earliest = self.earliest if a >= c else other.earliest
        latest = self.latest if b <= d else other.latest
        return TimeInterval(earliest, latest, self.words, self.basis)

    def hull(self, other: TimeInterval) -> TimeInterval:
        """The shortest interval that holds both, open where either is."""
        (a, b), (c, d) = self.days(), other.days()
        earliest = self.earliest if a <= c else other.earliest
        latest = self.latest if b >= d else other.latest
        return TimeInterval(earliest, latest, self.words, self.basis)

    def is_day(self) -> bool:
        """Whether it is one day exactly."""
        first, last = self.days()
        return first == last


def first_day(iso: str) -> date:
    """First day of an ISO year, month or day. Raises ValueError on anything else."""
    year, month, day = (*(int(part) for part in iso[:10].split("-")), 1, 1)[:3]
    return date(year, month, day)


def last_day(iso: str) -> date:
    """Last day of an ISO year, month or day. Raises ValueError on anything else."""
    parts = [int(part) for part in iso[:10].split("-")]
    if len(parts) == 1:
        return date(parts[0], 12, 31)
    if len(parts) == 2:
        return date(parts[0], parts[1], monthrange(parts[0], parts[1])[1])
    return date(*parts)


def duration_days(iso: str) -> Fraction | None:
    """Length in mean days of an ISO 8601 duration ("P4Y", "P1W"), None if it is none."""
    found = DURATION.fullmatch(iso)
    if not found or iso in ("P", "PT"):
        return None
    return sum(
        (Fraction(n) * UNIT_DAYS[unit] for unit, n in found.groupdict().items() if n), Fraction(0)
    )


def interval_days(interval: TimeInterval) -> int | None:
    """How many days a closed interval spans, None where a side is open."""
    if interval.earliest is None or interval.latest is None:
        return None
    first, last = interval.days()
    return (last - first).days + 1
