"""Dates as printed over and under a text: "Updated May 16, 2017", "1735 15.04.2017".

One pattern, matched at a given place only, made from resources/en/stamps.toml.
Never a year that is not printed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from recount import resources

# A date printed on a page is of the printing age; a number outside is none.
YEARS = r"(?:1[89]|20)\d\d"


@dataclass(frozen=True, slots=True)
class Stamp:
    """A printed date: characters `start` to `end`, the days it may mean, and what introduces it.

    `label` is "published", "updated" or "" (bare). `earliest` and `latest`
    differ where day and month could be either; `why` then says so.
    """

    start: int
    end: int
    label: str
    earliest: str
    latest: str
    why: str = ""


def words(entries: Iterable[str]) -> str:
    """A pattern for any of `entries`, the longest first, white space of any kind between words."""
    ordered = sorted(entries, key=lambda entry: (-len(entry), entry))
    return "|".join(re.escape(entry).replace(r"\ ", r"\s+") for entry in ordered)


@cache
def _lists() -> dict[str, Any]:
    classes = resources.load("calendar")["classes"]
    months = {**classes["MONTH"], **classes["MABBR"]}
    weekdays = {**classes["WEEKDAY"], **classes["WABBR"]}
    return {**resources.load("stamps"), "months": months, "weekdays": weekdays}


@cache
def _pattern() -> re.Pattern[str]:
    lists = _lists()
    month, weekday = words(lists["months"]), words(lists["weekdays"])
    half = rf"\s?(?:{words(lists['am_pm'])})(?!\w)"
    zone = r"(?:\s?\(?(?-i:[A-Z]{2,5}|[+-]\d\d:?\d\d|Z)\)?(?![A-Za-z]))?"
    clock = rf"\d{{1,2}}[:.]\d\d(?::\d\d)?(?!\d)(?:{half})?{zone}|\d{{1,4}}{half}{zone}"
    # Four figures alone are a time before a date or after "at"; after a date they may count people.
    bare = r"[0-2]\d[0-5]\d(?!\d)"
    joiner = rf"\s*(?:{words(lists['time_joiners'])})?\s*"
    dates = "|".join(
        (
            rf"(?P<y1>{YEARS})[-/.](?P<m1>\d\d)[-/.](?P<d1>\d\d)(?:T\d\d:\d\d(?::\d\d)?(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)?)?",
            rf"(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?[\s-]*(?P<m2>{month})\.?,?[\s-]*(?P<y2>{YEARS})",
            rf"(?P<m3>{month})\.?\s*(?P<d3>\d{{1,2}})(?:st|nd|rd|th)?,?\s*(?P<y3>{YEARS})",
            rf"(?P<a4>\d{{1,2}})(?P<sep>[./-])(?P<b4>\d{{1,2}})(?P=sep)(?P<y4>{YEARS})",
            rf"(?P<m5>{month})\.?,?\s+(?P<y5>{YEARS})",
        )
    )
    return re.compile(
        rf"[(\[]?(?:(?:(?P<updated>{words(lists['updated'])})|(?P<published>{words(lists['published'])}))"
        rf"(?!\w)\s*[:\-–|,]?\s*)?"
        rf"(?:(?:{clock}|{bare}){joiner})?"
        rf"(?:(?P<weekday>{weekday})\b\.?,?\s*)?"
        rf"(?:{dates})(?!\d)"
        rf"(?:{joiner}(?:{clock})|\s+{words(lists['at'])}\s+{bare})?[)\]]?",
        re.IGNORECASE,
    )


def stamp_at(text: str, start: int, end: int) -> Stamp | None:
    """The printed date that begins at `start` and ends by `end`, None where there is none."""
    found = _pattern().match(text, start, end)
    if found is None:
        return None
    meant = _days(found)
    if meant is None:
        return None
    label = "updated" if found["updated"] else "published" if found["published"] else ""
    if found["m5"] and not label:
        return None
    return Stamp(found.start(), found.end(), label, *meant)


def parse_date(words_: str) -> Stamp | None:
    """`words_` read as one date and nothing else, None where they are not."""
    text = words_.strip()
    found = _pattern().fullmatch(text)
    meant = _days(found) if found else None
    return Stamp(0, len(text), "", *meant) if meant else None


def label_pattern() -> str:
    """A pattern for the words that introduce a printed date."""
    return words([*_lists()["published"], *_lists()["updated"]])


def weekdays_in(text: str, start: int, end: int) -> list[int]:
    """Days of the week that stand between two offsets as whole words, 1 for Monday."""
    days = _lists()["weekdays"]
    found = re.findall(r"[^\W\d_]+", text[start:end])
    return [days[word.lower()] for word in found if word[0].isupper() and word.lower() in days]


def month_pattern() -> str:
    """A pattern for the names of the months."""
    return words(_lists()["months"])


def _days(found: re.Match[str]) -> tuple[str, str, str] | None:
    """First and last day meant, and why they differ; None where no such day exists."""
    months = _lists()["months"]
    if found["m5"]:
        month = f"{found['y5']}-{months[found['m5'].lower()]:02d}"
        return month, month, ""
    if found["a4"]:
        return _numerals(found)
    year, month_word, day = (
        next(value for value in (found[f"{part}{n}"] for n in (1, 2, 3)) if value)
        for part in ("y", "m", "d")
    )
    number = int(month_word) if month_word.isdigit() else months[month_word.lower()]
    one = _iso(int(year), number, int(day))
    return (one, one, "") if one else None


def _numerals(found: re.Match[str]) -> tuple[str, str, str] | None:
    """Day and month in figures: dots mean day first everywhere, slashes and hyphens either."""
    year, a, b = int(found["y4"]), int(found["a4"]), int(found["b4"])
    day_first, month_first = _iso(year, b, a), _iso(year, a, b)
    if found["sep"] == ".":
        month_first = None
    readings = sorted({day for day in (day_first, month_first) if day})
    if len(readings) == 2:
        readings = _by_weekday(readings, found["weekday"])
    if not readings:
        return None
    why = (
        ""
        if len(readings) == 1
        else f"{readings[0]} or {readings[1]}: day and month not told apart"
    )
    return readings[0], readings[-1], why


def _by_weekday(readings: list[str], weekday: str | None) -> list[str]:
    """Those readings that fall on the weekday printed beside them, all where none does."""
    if not weekday:
        return readings
    wanted = _lists()["weekdays"][weekday.lower()]
    return [day for day in readings if date.fromisoformat(day).isoweekday() == wanted] or readings


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
