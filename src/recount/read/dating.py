"""The date of a document that states none: an interval from its own words, with the reason.

Only what the words force is taken. A year told as past is an earliest side; a
year or day told as yet to come a latest one; "in the four years since 2011"
both. A year mentioned in the story is never the date itself, and where nothing
forces anything the date stays unknown.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from recount.model.analysis import Analysis
from recount.model.document import READ_ZONES, Published, Zone
from recount.model.times import first_day, last_day
from recount.read.grammar.places import TokenIndex
from recount.read.times.forms import Form
from recount.read.times.lexicon import Calendar, calendar
from recount.read.times.reader import forms
from recount.read.times.tense import tense


@dataclass(frozen=True, slots=True)
class Evidence:
    """One thing that the words say of the document's date: not before `low`, not after `high`."""

    low: str | None
    high: str | None
    why: str


@dataclass(frozen=True, slots=True)
class Said:
    """An expression of time with its place, its words and whether it lies ahead."""

    start: int
    end: int
    form: Form
    words: str
    ahead: bool
    sentence: int


def infer_published(
    analysis: Analysis, zones: Sequence[Zone], published: Published, language: str = "en"
) -> Published:
    """The date as an interval forced by the text's words; `published` itself where it is known.

    Words in credits and furniture are left out: a year in a footer dates the
    page and not the text.
    """
    if published.basis != "unknown":
        return published
    said = _said(analysis, zones, language)
    evidence = [*_years(said), *_since(said, analysis, calendar(language))]
    evidence += _days(said, evidence)
    lows = [e for e in evidence if e.low]
    highs = [e for e in evidence if e.high]
    low = max(lows, key=lambda e: first_day(e.low or ""), default=None)
    high = min(highs, key=lambda e: last_day(e.high or ""), default=None)
    if low and high and first_day(low.low or "") > last_day(high.high or ""):
        high = None
    if low is None and high is None:
        return published
    reasons = dict.fromkeys(e.why for e in (low, high) if e is not None)
    return Published(
        low.low if low else None, high.high if high else None, "inferred", "; ".join(reasons)
    )


def _said(analysis: Analysis, zones: Sequence[Zone], language: str) -> list[Said]:
    """Every expression in the zones that are read."""
    cal, index = calendar(language), TokenIndex(analysis)
    unread = [z for z in zones if z.kind not in READ_ZONES]
    found = []
    for start, end, form in forms(analysis, cal, language):
        head = index.head(start, end)
        if head is None or any(z.start <= start < z.end for z in unread):
            continue
        ahead = (tense(analysis, head.i, cal) or 0) > 0
        words = analysis.text[start:end]
        found.append(Said(start, end, form, words, ahead, head.sentence))
    return found


def _years(said: Sequence[Said]) -> Iterator[Evidence]:
    """Years, months and days with their year: past ones an earliest side, coming ones a latest.

    A day that lies ahead where it is said without its year lies ahead.
    """
    coming = {(s.form.month, s.form.day) for s in said if s.ahead and s.form.day}
    for one in said:
        if one.form.op != "calendar" or one.form.year is None:
            continue
        iso = _iso(one.form)
        if iso is None:
            continue
        if one.ahead or (one.form.month, one.form.day) in coming:
            yield Evidence(None, iso, f"“{one.words}” is told as yet to come")
        else:
            yield Evidence(iso, None, f"“{one.words}” is told as past")


def _since(said: Sequence[Said], analysis: Analysis, cal: Calendar) -> Iterator[Evidence]:
    """ "in the four years since 2011": so many whole years after a year that is said."""
    for length, year in pairwise(said):
        if length.form.op != "length" or length.form.unit != "Y" or length.form.amount is None:
            continue
        between = analysis.text[length.end : year.start].strip().lower()
        if between in cal.words["since"] and year.form.op == "calendar" and year.form.year:
            first = year.form.year + int(length.form.amount)
            words = analysis.text[length.start : year.end]
            yield Evidence(f"{first:04d}", f"{first + 1:04d}", f"“{words}” counts up to it")


def _days(said: Sequence[Said], evidence: Sequence[Evidence]) -> list[Evidence]:
    """Days and months without a year, where the evidence leaves one year only."""
    lows = {e.low[:4] for e in evidence if e.low}
    highs = {e.high[:4] for e in evidence if e.high}
    if not lows or not highs or max(lows) != min(highs):
        return []
    year = int(max(lows))
    found = []
    for one in said:
        dated = one.form.op == "calendar" and one.form.year is None and one.form.month
        iso = _iso(one.form, year) if dated and one.form.direction is None else None
        if iso and one.ahead:
            found.append(Evidence(None, iso, f"“{one.words}” is told as yet to come"))
    return found


def _iso(form: Form, year: int | None = None) -> str | None:
    """Year, month or day of a form, None where the calendar has no such day."""
    iso = f"{form.year or year or 1:04d}"
    if form.month:
        iso += f"-{form.month:02d}" + (f"-{form.day:02d}" if form.day else "")
    try:
        first_day(iso)
    except ValueError:
        return None
    return iso
