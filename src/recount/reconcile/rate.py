"""Rates brought to one period, and periods to totals."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from recount.model.claim import Claim
from recount.model.times import duration_days, interval_days


@dataclass(frozen=True, slots=True)
class Pace:
    """How many a day, from `low` to `high`; None where a side is open."""

    low: Fraction | None
    high: Fraction | None

    def over(self, days: Fraction) -> Pace:
        """What the pace comes to over so many days."""
        return Pace(
            None if self.low is None else self.low * days,
            None if self.high is None else self.high * days,
        )


def pace(claim: Claim) -> Pace | None:
    """A claim's figure as a daily pace; None where it states no rate that can be computed."""
    quantity = claim.quantity
    if quantity is None or quantity.measure not in ("rate", "per-event"):
        return None
    times = quantity.times_per
    per = quantity.per if quantity.measure == "rate" else (times.per if times else None)
    days = duration_days(per) if per else None
    if not days:
        return None
    least, most = (times.low, times.high) if times and quantity.measure == "per-event" else (1, 1)
    low = None if quantity.low is None or least is None else Fraction(quantity.low * least) / days
    high = None if quantity.high is None or most is None else Fraction(quantity.high * most) / days
    return Pace(low, high)


def period_of(claim: Claim) -> Fraction | None:
    """Days the claim's figure covers: its period, else the stretch of its time."""
    if claim.period:
        return duration_days(claim.period)
    days = interval_days(claim.when) if claim.when else None
    return Fraction(days) if days and days > 31 else None
