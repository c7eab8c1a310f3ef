"""Calendar arithmetic: units around a day, named days, the tabular Islamic calendar."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from fractions import Fraction

# Months that a season covers where the text says no more (northern year; winter by its end).
SEASONS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 14)}
# First day of the Islamic era, 16 July 622 (Julian), as a proleptic Gregorian ordinal.
_HIJRI_EPOCH = 227015
_PARTS = {"Y": ("M", 12), "W": ("D", 7), "D": ("TH", 24), "TH": ("TM", 60), "TM": ("TS", 60)}


def add_months(day: date, months: int) -> date:
    """The same day so many months on, the month's last where it has no such day.

    Raises OverflowError past the years a date can have.
    """
    index = day.year * 12 + day.month - 1 + months
    year, month = index // 12, index % 12 + 1
    if not date.min.year <= year <= date.max.year:
        raise OverflowError(f"year {year} is past what a date can hold")
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def shift(day: date, unit: str, amount: Fraction) -> date:
    """The day so many whole units on (back where negative). Raises OverflowError past the calendar.

    A broken amount of years goes on in months, one of weeks in days.
    """
    if unit.startswith("T"):
        seconds = {"TH": 3600, "TM": 60, "TS": 1}[unit] * amount
        return day + timedelta(days=int(seconds / 86400))
    size, base = int(unit[:-1] or 1), unit[-1]
    if base == "D":
        return day + timedelta(days=int(amount * size))
    if base == "W":
        return day + timedelta(days=int(7 * amount * size))
    months = {"M": 1, "Q": 3, "Y": 12}[base]
    return add_months(day, int(months * amount * size))


def iso_unit(day: date, unit: str) -> str:
    """The TIMEX3 value of the unit that holds the day: "2017", "2017-Q1", "2017-W07"."""
    if unit == "Y":
        return f"{day.year:04d}"
    if unit == "M":
        return f"{day.year:04d}-{day.month:02d}"
    if unit == "Q":
        return f"{day.year:04d}-Q{(day.month + 2) // 3}"
    if unit == "W":
        year, week, _ = day.isocalendar()
        return f"{year:04d}-W{week:02d}"
    if unit == "10Y":
        return f"{day.year // 10:03d}"
    if unit == "100Y":
        return f"{day.year // 100:02d}"
    return day.isoformat()


def unit_bounds(day: date, unit: str) -> tuple[str, str]:
    """First and last ISO value of the unit that holds the day, no finer than the unit."""
    if unit == "Y":
        return (f"{day.year:04d}",) * 2
    if unit == "M":
        return (iso_unit(day, "M"),) * 2
    if unit == "Q":
        first = (day.month - 1) // 3 * 3 + 1
        return f"{day.year:04d}-{first:02d}", f"{day.year:04d}-{first + 2:02d}"
    if unit in ("W", "2W"):
        monday = day - timedelta(days=day.weekday())
        return monday.isoformat(), (monday + timedelta(days=6)).isoformat()
    if unit == "10Y":
        first = day.year // 10 * 10
        return f"{first:04d}", f"{first + 9:04d}"
    if unit == "100Y":
        first = day.year // 100 * 100
        return f"{max(first, 1):04d}", f"{first + 99:04d}"
    return (day.isoformat(),) * 2


def season_bounds(year: int, season: str) -> tuple[str, str]:
    """First and last month of a season; winter runs into the next year."""
    first, last = SEASONS[season]
    end_year, end = (year + 1, last - 12) if last > 12 else (year, last)
    return f"{year:04d}-{first:02d}", f"{end_year:04d}-{end:02d}"


def easter(year: int) -> date:
    """Western Easter Sunday (the anonymous Gregorian computus)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 19 * m) // 433
    month = (h + m - 7 * n + 90) // 25
    return date(year, month, (h + m - 7 * n + 33 * month + 19) % 32)


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    """The nth Monday (1) to Sunday (7) of a month; -1 is the last."""
    if nth < 0:
        last = date(year, month, monthrange(year, month)[1])
        return last - timedelta(days=(last.isoweekday() - weekday) % 7)
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (nth - 1))


def from_hijri(year: int, month: int, day: int) -> date:
    """A day of the tabular Islamic calendar (civil, 30-year cycle) in the Gregorian.

    Observed months differ by a day either way, since they begin with the sight of the moon.
    """
    days = 354 * (year - 1) + (3 + 11 * year) // 30 + 29 * (month - 1) + month // 2 + day - 1
    return date.fromordinal(_HIJRI_EPOCH + days)


def hijri_year(day: date) -> int:
    """The Islamic year that holds a day, by the tabular calendar."""
    year = (day.toordinal() - _HIJRI_EPOCH) * 30 // 10631 + 1
    while from_hijri(year + 1, 1, 1) <= day:
        year += 1
    while from_hijri(year, 1, 1) > day:
        year -= 1
    return year


def duration(unit: str, amount: Fraction | None) -> str:
    """An ISO 8601 duration, X where the number is unsaid: "P2Y6M", "PT5H", "PXY"."""
    letter = unit[-1]
    size = int(unit[:-1]) if unit[:-1].isdigit() else 1
    if unit == "Q":
        letter, size = "M", 3
    lead = "PT" if unit.startswith("T") else "P"
    if amount is None:
        return f"{lead}X{letter}"
    amount = amount * size
    whole = amount.numerator // amount.denominator
    rest = amount - whole
    if not rest:
        return f"{lead}{whole}{letter}"
    smaller, count = _PARTS.get(unit, ("", 0))
    if count and (rest * count).denominator == 1:
        if not whole:
            return duration(smaller, rest * count)
        tail = duration(smaller, rest * count)[1:]
        if unit == "D" or not smaller.startswith("T"):
            return f"P{whole}{letter}{tail}"
        return f"{lead}{whole}{letter}{tail[1:]}"
    return f"{lead}{float(amount):g}{letter}"
