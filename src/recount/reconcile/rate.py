"""Rates brought to one period, and periods to totals."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from recount.model.claim import Claim
from recount.model.times import duration_days, interval_days
from recount.resources import load


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
    if _whole(claim):
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


def _whole(claim: Claim) -> bool:
    """Whether the words beside a number make it a total ("about 900 in all"): never a rate."""
    if claim.quantity is None:
        return False
    words, said = claim.quantity.span, claim.span
    inside = said.covers(words)
    after = said.exact[words.end - said.start :] if inside else ""
    before = said.exact[: words.start - said.start] if inside else ""
    table = load("reconcile")["whole"]
    return after.casefold().lstrip().startswith(tuple(table["after"])) or before.casefold().rstrip(
    ).endswith(tuple(table["before"]))  # fmt: skip


def period_of(claim: Claim, told: date | None = None) -> Fraction | None:
    """Days the claim's figure covers, as its words give them: a period, or a stretch of time.

    An open stretch ("since 2018") runs to `told`, the day it was told. A year
    or a month alone says when, not how long.
    """
    if claim.period:
        return duration_days(claim.period)
    when = claim.when
    if when is None or when.earliest is None:
        return None
    if open_side(claim):
        days = (told - when.days()[0]).days + 1 if told else None
    else:
        days = interval_days(when) if when.earliest != when.latest else None
    return Fraction(days) if days and days > 31 else None


def open_side(claim: Claim) -> bool:
    """Whether a claim's time runs on ("since 2018"): no latest day, or words that say so."""
    when = claim.when
    if when is None or when.earliest is None:
        return False
    since = rf"\b(?:{'|'.join(load('reconcile')['since']['words'])})\s+(?:\w+\s+){{0,2}}"
    said = re.search(since + re.escape(when.words), claim.span.exact) if when.words else None
    return when.latest is None or said is not None
