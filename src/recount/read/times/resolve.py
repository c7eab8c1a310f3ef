"""From a form to a TIMEX3 value and an interval, against the document's date.

Every function here takes a form, the day that the document was published and
the day last spoken of, and gives a value with the first and last ISO value it
covers. A document whose date is only known as an interval is resolved at both
ends; what differs becomes X in the value and the hull of both as the interval.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

from recount.model.document import Published
from recount.model.reading import TimeReading
from recount.model.times import TimeInterval, first_day, last_day
from recount.read.times.context import Context, Focus, Resolved
from recount.read.times.days import (
    SEASONS,
    duration,
    iso_unit,
    season_bounds,
    shift,
    unit_bounds,
)
from recount.read.times.forms import Form, NamedDay
from recount.read.times.named import in_year, near

# Days ahead that the coming one may lie in a clause of the future; further off, a year is said.
_FAR = 270
_NEARER = 100  # days ahead that a date without its year may lie with no word for it
# Forms that a tense tells the last one from the coming one of.
_BY_TENSE = ("weekday", "calendar", "named", "season", "quarter")
_UNKNOWN = {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "M": "XXXX-XX", "Y": "XXXX", "Q": "XXXX-QX"}


def resolve(
    form: Form, published: Published, focus: Focus | None, tense: int | None
) -> Resolved | None:
    """The value and interval of a form; None where the calendar has no such day.

    Without a `tense` a day may be the last one or the coming one: the last is
    taken, and both are among its readings.
    """
    taken = _resolve(form, published, focus, tense or 0)
    if tense is not None or taken is None or form.op not in _BY_TENSE or taken.anchor is None:
        return taken
    # A month or a day of one is the coming one only where that is near.
    tenses = (-1, 0) if form.op == "calendar" else (-1, 1)
    others = (_resolve(form, published, focus, other) for other in tenses)
    readings = dict.fromkeys([taken.reading(), *(o.reading() for o in others if o is not None)])
    return replace(taken, readings=tuple(readings)) if len(readings) > 1 else taken


def _resolve(form: Form, published: Published, focus: Focus | None, tense: int) -> Resolved | None:
    """The one reading by a tense, 0 where there is none to go by."""
    absolute = _absolute(form)
    if absolute is not None:
        return absolute
    first = _clipped(form, published, _at(form, published.earliest, first_day, focus, tense))
    last = _clipped(form, published, _at(form, published.latest, last_day, focus, tense))
    if first is None or last is None:
        known = first or last
        if known is not None and form.op == "textual":
            return known
        return Resolved(_masked(form), None, None, None)
    if first == last:
        return first
    return Resolved(_common(first.value, last.value), first.earliest, last.latest, first.anchor)


def _clipped(form: Form, published: Published, found: Resolved | None) -> Resolved | None:
    """ "earlier this month" ends with the document's date, "later this month" begins there."""
    if found is None or published.earliest is None or published.latest is None:
        return found
    if form.modifier == "EARLIER" and _within(published.latest, found):
        return replace(found, latest=published.latest)
    if form.modifier == "LATER" and _within(published.earliest, found):
        return replace(found, earliest=published.earliest)
    return found


def _within(day: str, found: Resolved) -> bool:
    """Whether a date lies in what was found."""
    interval = TimeInterval(found.earliest, found.latest)
    return interval.contains(TimeInterval(day, day))


def _at(
    form: Form,
    side: str | None,
    which: Callable[[str], date],
    focus: Focus | None,
    tense: int,
) -> Resolved | None:
    """The form resolved at one end of the document's date, None where that end is open."""
    if form.op == "textual" and focus is not None:
        day = focus.day if focus.day and focus.serves(form.unit or "D") else None
        if day is None:
            return None
    elif side is None:
        return None
    else:
        day = which(side)
    try:
        return _RESOLVERS[form.op](form, Context(day, focus, tense))
    except (OverflowError, ValueError):
        return None


def _absolute(form: Form) -> Resolved | None:
    """What needs no date: lengths, sets, references, dates with their year."""
    if form.op == "fixed":
        return Resolved(form.value or "", None, None, None)
    if form.op == "length":
        return Resolved(duration(form.unit or "D", form.amount), None, None, None)
    if form.op == "years":
        first, last = form.year or 1, int(form.upto or 1)
        return Resolved(form.value or "", f"{first:04d}", f"{last:04d}", None)
    if form.year is None:
        return None
    if form.op == "either":
        return _either(form, form.year)
    if form.op == "named":
        return _named_value(form, in_year(_name(form), form.year), None)
    if form.op == "calendar":
        return _calendar_value(form, form.year, None)
    if form.op == "quarter":
        return _quarter_value(form.year, form.month or 1, None)
    if form.op == "half":
        opens, closes = ("01", "06") if form.month == 1 else ("07", "12")
        return Resolved(form.value or "", f"{form.year}-{opens}", f"{form.year}-{closes}", None)
    return _season_value(form.year, form.value or "SP", None)


def _calendar_value(form: Form, year: int, anchor: str | None) -> Resolved | None:
    """Year, month or day at the precision said."""
    if form.month is None:
        value = f"{year:04d}"
    elif form.day is None:
        value = f"{year:04d}-{form.month:02d}"
    else:
        value = f"{year:04d}-{form.month:02d}-{form.day:02d}"
        if not _exists(value):
            return Resolved(value, None, None, anchor)
    if form.dayend is not None:
        last = f"{value[:8]}{form.dayend:02d}"
        return Resolved(f"{value}/{last}", value, last, anchor) if _exists(last) else None
    stamped = f"{value}T{form.clock}" if form.clock else value
    return Resolved(stamped, value, value, anchor)


def _either(form: Form, year: int) -> Resolved:
    """A day and a month that could each be the other: both readings, and the span of both."""
    pair = sorted((form.month or 1, form.day or 1))
    days = [f"{year:04d}-{month:02d}-{day:02d}" for month, day in (pair, pair[::-1])]
    readings = tuple(TimeReading(day, day, day) for day in days)
    return Resolved(f"{year:04d}-XX-XX", days[0], days[1], None, readings)


def _exists(value: str) -> bool:
    try:
        first_day(value)
    except ValueError:
        return False
    return True


def _quarter_value(year: int, n: int, anchor: str | None) -> Resolved:
    first = 3 * n - 2
    return Resolved(
        f"{year:04d}-Q{n}", f"{year:04d}-{first:02d}", f"{year:04d}-{first + 2:02d}", anchor
    )


def _season_value(year: int, season: str, anchor: str | None) -> Resolved:
    return Resolved(f"{year:04d}-{season}", *season_bounds(year, season), anchor)


def _calendar(form: Form, at: Context) -> Resolved | None:
    """A month or day without a year: the last one, or the coming one where the words say so."""
    month, year = form.month or 1, at.day.year
    if form.amount is not None:
        return _calendar_value(form, year + int(form.amount), "published")
    if form.weekday and form.day is not None:
        return _calendar_value(form, _year_with(form, year), "published")
    here, now = (month, form.day or 0), (at.day.month, at.day.day if form.day else 0)
    if form.direction == 0 or (form.direction is None and here == now):
        return _calendar_value(form, year, "published")
    before = year - (here >= now)
    if form.direction is not None:
        just_over = form.day is None and month == at.day.month - 1
        year = before + 1 if form.direction > 0 else before - just_over
    else:
        year = before + _ahead(at, (before + 1, month, form.day))
    return _calendar_value(form, year, "published")


def _ahead(at: Context, coming: tuple[int, int, int | None]) -> bool:
    """Whether a date without its year is the coming one and not the last."""
    year, month, day = coming
    ahead = (year - at.day.year) * 365 + (month - at.day.month) * 30 + (day or 1) - at.day.day
    return at.tense >= 0 and ahead <= (_FAR if at.tense else _NEARER)


def _year_with(form: Form, year: int) -> int:
    """The nearest year in which a day and month fall on their weekday."""
    for step in (0, -1, 1, -2, 2, -3, 3, -4, 4, -5, 5, -6, 6):
        iso = f"{year + step:04d}-{form.month or 1:02d}-{form.day or 1:02d}"
        if _exists(iso) and first_day(iso).isoweekday() == form.weekday:
            return year + step
    return year


def _weekday(form: Form, at: Context) -> Resolved | None:
    """The last one on or before the day, that day included, unless words or tense say ahead."""
    back = (at.day.isoweekday() - (form.weekday or 1)) % 7
    if form.direction == 1 or (form.direction is None and at.future):
        ahead = (-back) % 7 or (7 if form.direction == 1 else 0)
        day = at.day + timedelta(days=ahead)
    elif form.direction == -1:
        day = at.day - timedelta(days=back or 7)
    elif form.direction == 0 and at.future:
        day = at.day + timedelta(days=(-back) % 7)
    else:
        day = at.day - timedelta(days=back)
    return _day_value(form, day)


def _day_value(form: Form, day: date, anchor: str = "published") -> Resolved:
    iso = day.isoformat()
    value = iso
    if form.clock:
        value = f"{iso}T{form.clock}"
    elif form.part:
        value = f"{iso}T{form.part}"
    return Resolved(value, iso, iso, anchor)


def _shifted(form: Form, at: Context) -> Resolved | None:
    """So many units from the document's day."""
    unit, amount = form.unit or "D", form.amount or Fraction(0)
    if form.direction == -1 and unit == "Y" and at.focus and at.focus.quarter:
        return _unit_value(shift(at.focus.quarter, unit, amount), "Q", amount, "text")
    day = shift(at.day, unit, amount)
    if form.part or form.clock:
        return _day_value(form, day)
    return _unit_value(day, unit, amount, "published")


def _unit_value(day: date, unit: str, amount: Fraction, anchor: str) -> Resolved:
    """The unit that holds a day; a broken amount is told in the unit below."""
    if unit.startswith("T"):
        unit = "D"
    if amount.denominator != 1:
        unit = {"Y": "M", "M": "W", "W": "D"}.get(unit, unit)
    if unit in ("10Y", "100Y") and amount:
        unit = "Y"
    if unit == "2W":
        unit = "W"
    return Resolved(iso_unit(day, unit), *unit_bounds(day, unit), anchor)


def _textual(form: Form, at: Context) -> Resolved | None:
    """Counted from the day last spoken of."""
    if at.focus is None or at.focus.day is None:
        return _unit_value(at.day, form.unit or "D", Fraction(0), "published")
    unit, amount = form.unit or "D", form.amount or Fraction(0)
    day = shift(at.focus.day, unit, amount)
    return _day_value(form, day, "text") if form.part else _unit_value(day, unit, amount, "text")


def _reported(form: Form, at: Context) -> Resolved | None:
    """The quarter reported on: the one last named, else the last that is over.

    An amount is the year that it is said to be of ("the 1988 quarter").
    """
    if form.amount:
        day = (
            at.focus.quarter if at.focus and at.focus.quarter else shift(at.day, "Q", Fraction(-1))
        )
        return _unit_value(day.replace(year=int(form.amount), day=1), "Q", Fraction(0), "text")
    if at.focus and at.focus.quarter:
        return _unit_value(at.focus.quarter, "Q", Fraction(0), "text")
    return _unit_value(shift(at.day, "Q", Fraction(-1)), "Q", Fraction(0), "published")


def _clock(form: Form, at: Context) -> Resolved | None:
    """A time of day by itself: on the day spoken of last, else on the document's."""
    return _day_value(form, at.day, "published")


def _quarter(form: Form, at: Context) -> Resolved | None:
    """A quarter without its year: the last that has begun, unless words or tense say ahead."""
    n = form.month or 1
    if form.direction is not None:
        return _quarter_value(at.day.year + form.direction, n, "published")
    begun = 3 * n - 2 <= at.day.month
    year = at.day.year + (0 if begun else 0 if at.future else -1)
    return _quarter_value(year, n, "published")


def _season(form: Form, at: Context) -> Resolved | None:
    """A season without its year."""
    first, last = SEASONS[form.value or "SP"]
    year, month = at.day.year, at.day.month
    if form.direction == -1:
        year -= month <= last
    elif form.direction == 1 or at.future:
        year += month >= first if form.direction == 1 else month > last
    elif first > month:
        year -= 0 if form.direction == 0 else 1
    return _season_value(year, form.value or "SP", "published")


def _weekend(form: Form, at: Context) -> Resolved | None:
    """The last weekend that has begun, the one before it, or the coming one."""
    saturday = at.day - timedelta(days=(at.day.isoweekday() - 6) % 7)
    if form.direction == 1 or (form.direction == 0 and at.day.isoweekday() < 6 and at.future):
        saturday += timedelta(days=7)
    elif form.direction == -1 and at.day.isoweekday() >= 6:
        saturday -= timedelta(days=7)
    year, week, _ = saturday.isocalendar()
    sunday = saturday + timedelta(days=1)
    return Resolved(f"{year}-W{week:02d}-WE", saturday.isoformat(), sunday.isoformat(), "published")


def _name(form: Form) -> NamedDay:
    if form.name is None:
        raise ValueError("a named form has its day")
    return form.name


def _named(form: Form, at: Context) -> Resolved | None:
    """A named day without its year: the last, or the coming one where the words say so."""
    ahead = form.direction == 1 or (form.direction is None and at.future)
    if form.direction == 0:
        return _named_value(form, in_year(_name(form), at.day.year), "published")
    return _named_value(form, near(_name(form), at.day, ahead), "published")


def _named_value(form: Form, days: tuple[date, date], anchor: str | None) -> Resolved:
    first, last = (day.isoformat() for day in days)
    return Resolved(first if first == last else first[:7], first, last, anchor)


def _masked(form: Form) -> str:
    """The value where nothing to count from is known."""
    if form.op == "calendar":
        day = f"-{form.day:02d}" if form.day else ""
        return f"XXXX-{form.month or 1:02d}{day}"
    if form.op == "weekday":
        return f"XXXX-WXX-{form.weekday}" + (f"T{form.part}" if form.part else "")
    if form.op == "quarter":
        return f"XXXX-Q{form.month}"
    if form.op == "season":
        return f"XXXX-{form.value}"
    if form.op == "weekend":
        return "XXXX-WXX-WE"
    if form.clock or form.part:
        return f"XXXX-XX-XXT{form.clock or form.part}"
    return _UNKNOWN.get(form.unit or "D", "XXXX-XX-XX" if (form.unit or "D")[0] == "T" else "XXXX")


def _common(first: str, last: str) -> str:
    """Two values of one shape as one, X where they part."""
    if len(first) != len(last):
        return "XXXX-XX-XX"[: min(len(first), len(last), 10)]
    return "".join(a if a == b else "X" for a, b in zip(first, last, strict=True))


_RESOLVERS: Mapping[str, Callable[[Form, Context], Resolved | None]] = {
    "calendar": _calendar,
    "weekday": _weekday,
    "shifted": _shifted,
    "textual": _textual,
    "reported": _reported,
    "clock": _clock,
    "quarter": _quarter,
    "season": _season,
    "weekend": _weekend,
    "named": _named,
}
