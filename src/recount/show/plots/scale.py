"""Axes: from numbers or days to fractions of a width, with ticks worth reading."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil, floor, log10

from recount.show.phrases import Phrases

# Where the axis begins and ends within the picture, so that marks and tick
# labels at its ends are not cut.
INSET_LEFT, INSET_RIGHT = 0.03, 0.93
# A spread of more than 50 times reads on a logarithmic axis only: on a linear
# one the smaller figures would fall into the first 2 % of the width.
LOG_SPREAD = 50


@dataclass(frozen=True, slots=True)
class Tick:
    """A place on an axis, as a fraction of the picture's width, its value and its label."""

    at: float
    value: float
    label: str


@dataclass(frozen=True, slots=True)
class Scale:
    """An axis from `low` to `high`; `logarithmic` places by powers of ten, zero at its start."""

    low: float
    high: float
    ticks: tuple[Tick, ...]
    logarithmic: bool = False

    def at(self, value: float) -> float:
        """Where `value` stands, as a fraction of the picture's width, kept inside the axis."""
        return place(value, self.low, self.high, self.logarithmic)


def place(value: float, low: float, high: float, logarithmic: bool) -> float:
    """A value's place between `low` and `high`, inset from the picture's ends."""
    if logarithmic:
        value, low, high = log10(max(value, low)), log10(low), log10(high)
    share = 0.0 if high <= low else min(1.0, max(0.0, (value - low) / (high - low)))
    return INSET_LEFT + share * (INSET_RIGHT - INSET_LEFT)


def number_scale(t: Phrases, numbers: Sequence[int]) -> Scale:
    """An axis for counts: linear from zero, logarithmic where they spread too far."""
    above = [n for n in numbers if n > 0]
    if above and max(above) / min(above) > LOG_SPREAD:
        return _log_scale(t, min(above), max(above), 0 in numbers)
    step = _step(max(numbers, default=1) / 4)
    top = step * max(1, ceil(max(numbers, default=1) / step))
    values = [n * step for n in range(top // step + 1)]
    ticks = tuple(Tick(place(v, 0, top, False), v, t.number(v)) for v in values)
    return Scale(0, top, ticks)


def _log_scale(t: Phrases, least: int, most: int, zero: bool) -> Scale:
    first, last = floor(log10(least)), ceil(log10(most))
    low = 10.0 ** (first - 1 if zero else first)
    every = max(1, ceil((last - first) / 5))
    values = [10**power for power in range(first, last + 1, every)]
    ticks = [Tick(place(v, low, 10.0**last, True), v, t.number(v)) for v in values]
    if zero:
        ticks.insert(0, Tick(INSET_LEFT, 0, t.number(0)))
    return Scale(low, 10.0**last, tuple(ticks), True)


def _step(rough: float) -> int:
    """The least of 1, 2, 5, 10, 20 … that is not below `rough`."""
    power = 10 ** max(0, floor(log10(rough))) if rough > 0 else 1
    return int(next(power * k for k in (1, 2, 5, 10) if power * k >= rough))


def time_scale(t: Phrases, first: date, last: date) -> Scale:
    """An axis of days with ticks at years, months or days, five or so of them."""
    low, high = first.toordinal(), max(last.toordinal(), first.toordinal() + 1)
    ticks = tuple(
        Tick(place(day.toordinal(), low, high, False), day.toordinal(), label)
        for day, label in _days(t, low, high)
    )
    return Scale(low, high, ticks)


def _days(t: Phrases, low: int, high: int) -> list[tuple[date, str]]:
    span = high - low
    months = t.table("date.short_months")
    if span > 5 * 365:
        every = _step(span / 365 / 5)
        return [(date(y, 1, 1), str(y)) for y in _years(low, high) if y % every == 0]
    if span > 75:
        every = next(k for k in (1, 2, 3, 6, 12) if span / 30.4 / k <= 6 or k == 12)
        return [
            (date(y, m, 1), t("date.tick_month", month=months[m - 1], year=y))
            for y in _years(low, high)
            for m in range(1, 13, every)
            if low <= date(y, m, 1).toordinal() <= high
        ]
    every = max(1, ceil(span / 5))
    found = [date.fromordinal(n) for n in range(low, high + 1, every)]
    return [(d, t("date.tick_day", day=d.day, month=months[d.month - 1])) for d in found]


def _years(low: int, high: int) -> list[int]:
    first, last = date.fromordinal(low), date.fromordinal(high)
    return [
        y for y in range(first.year, last.year + 1) if low <= date(y, 1, 1).toordinal() <= high
    ] or [last.year]
