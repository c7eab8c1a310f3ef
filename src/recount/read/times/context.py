"""What a time is resolved to, and what it is resolved against."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from recount.model.reading import TimeReading
from recount.model.times import first_day
from recount.read.times.forms import Form


@dataclass(frozen=True, slots=True)
class Resolved:
    """A TIMEX3 value with its interval; `anchor` and `readings` as in TimeMention."""

    value: str
    earliest: str | None
    latest: str | None
    anchor: str | None
    readings: tuple[TimeReading, ...] = ()

    def reading(self) -> TimeReading:
        """The same as one of several."""
        return TimeReading(self.value, self.earliest, self.latest)


@dataclass(frozen=True, slots=True)
class Focus:
    """The date last spoken of, and the quarter last reported on, each by its first day.

    `iso` is that date as fine as it was said; a date that could not be placed
    leaves no day.
    """

    day: date | None
    quarter: date | None = None
    iso: str = ""

    def serves(self, unit: str) -> bool:
        """Whether the date is fine enough to count such units from it."""
        least = {"D": 10, "W": 7, "M": 7, "Q": 7}.get(unit, 4)
        return self.day is not None and len(self.iso) >= least


@dataclass(frozen=True, slots=True)
class Context:
    """What a form is resolved against: the document's day, the date spoken of, the tense.

    `tense` is 1 ahead, -1 past, 0 in a past story or undecided.
    """

    day: date
    focus: Focus | None
    tense: int

    @property
    def future(self) -> bool:
        """Whether the clause lies ahead."""
        return self.tense > 0


def refocus(focus: Focus | None, form: Form, resolved: Resolved) -> Focus | None:
    """What later words count from, once a form has been resolved."""
    quarter = focus.quarter if focus else None
    if resolved.earliest is None or resolved.latest is None:
        return focus if form.kind in ("set", "duration") else Focus(None, quarter)
    day = first_day(resolved.earliest)
    iso = resolved.earliest if resolved.earliest == resolved.latest else resolved.earliest[:7]
    return Focus(day, day if form.op == "quarter" else quarter, iso)
