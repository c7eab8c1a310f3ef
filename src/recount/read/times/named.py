"""Days with a name: feasts of fixed and moving date, months of the Islamic year."""

from __future__ import annotations

from datetime import date, timedelta

from recount.read.times.days import easter, from_hijri, hijri_year, nth_weekday
from recount.read.times.forms import Form, NamedDay
from recount.read.times.items import Item
from recount.read.times.lexicon import Calendar


def named_at(line: list[Item], i: int, cal: Calendar) -> tuple[int, Form] | None:
    """The longest named day at an item: where it ends, and its form."""
    for name, how in cal.named.get(line[i].lower, ()):
        end = i + len(name)
        if tuple(item.lower for item in line[i:end]) != name:
            continue
        year = line[end] if end < len(line) and "YEAR" in line[end].classes else None
        direction = _direction(line, i)
        said = int(year.value) if year is not None and year.value is not None else None
        form = Form("date", "named", year=said, direction=direction, name=how)
        return end + (year is not None), form
    return None


def _direction(line: list[Item], i: int) -> int | None:
    """-1 or 1 where "last" or "next" stands before, 0 for "this"."""
    before = line[i - 1].classes if i else frozenset()
    return -1 if "PAST" in before else 1 if "NEXT" in before else 0 if "THIS" in before else None


def occurrence(how: NamedDay, year: int) -> tuple[date, date]:
    """First and last day of a named day or month in a year. Raises ValueError on none.

    For an Islamic day `year` is the Islamic one.
    """
    if how.hijri:
        first = from_hijri(year, how.hijri, how.day or 1)
        last = first if how.day else from_hijri(year, how.hijri + 1, 1) - timedelta(days=1)
        return first, last
    if how.fixed:
        day = date.fromisoformat(f"{year:04d}-{how.fixed}")
    elif how.easter is not None:
        day = easter(year) + timedelta(days=how.easter)
    else:
        day = nth_weekday(year, how.month, how.weekday, how.nth)
    return day, day


def near(how: NamedDay, day: date, ahead: bool) -> tuple[date, date]:
    """The last occurrence that has begun by a day, or the first that begins on or after it."""
    year = hijri_year(day) if how.hijri else day.year
    around = [occurrence(how, year + n) for n in (-1, 0, 1)]
    if ahead:
        return next(o for o in around if o[0] >= day)
    return next(o for o in reversed(around) if o[0] <= day)


def in_year(how: NamedDay, year: int) -> tuple[date, date]:
    """The occurrence that begins in a Gregorian year (the first of two)."""
    if not how.hijri:
        return occurrence(how, year)
    start = hijri_year(date(year, 1, 1))
    around = [occurrence(how, start + n) for n in (0, 1, 2)]
    return next(o for o in around if o[0].year == year)
