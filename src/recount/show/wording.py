"""Figures, times and durations in plain words."""

from __future__ import annotations

import re

from recount.model.claim import Quantity
from recount.model.reading import TimesPer
from recount.model.times import DURATION, TimeInterval, first_day, last_day
from recount.show.phrases import Phrases


def date_words(t: Phrases, iso: str) -> str:
    """An ISO year, month or day in words, at the precision it has; else as it is."""
    parts = iso[:10].split("-")
    if not all(part.isdigit() for part in parts) or len(parts) > 3:
        return iso
    if len(parts) == 1:
        return t("date.year", year=parts[0])
    month = t.table("date.months")[int(parts[1]) - 1]
    if len(parts) == 2:
        return t("date.month", month=month, year=parts[0])
    return t("date.day", day=int(parts[2]), month=month, year=parts[0])


def interval_words(t: Phrases, when: TimeInterval | None) -> str:
    """An interval in words: "2011 to 2015", "since March 2017", "not said"."""
    if when is None or (when.earliest is None and when.latest is None):
        return t("date.unknown")
    if when.earliest is None:
        return t("date.until", last=date_words(t, when.latest or ""))
    if when.latest is None:
        return t("date.since", first=date_words(t, when.earliest))
    first, last = _coarse(when.earliest[:10], when.latest[:10])
    if first == last:
        return date_words(t, first)
    if len(first) == len(last) == 10 and first[:7] == last[:7]:
        month = t.table("date.months")[int(first[5:7]) - 1]
        days = {"first": int(first[8:]), "last": int(last[8:])}
        return t("date.same_month", month=month, year=first[:4], **days)
    return t("date.range", first=date_words(t, first), last=date_words(t, last))


def _coarse(first: str, last: str) -> tuple[str, str]:
    """Whole years or months told as such: 1 to 31 January 2031 is January 2031."""
    for length in (4, 7):
        begin, end = first[:length], last[:length]
        days = first_day(first), last_day(last)
        if len(first) == len(last) == 10 and days == (first_day(begin), last_day(end)):
            return begin, end
    return first, last


def duration_words(t: Phrases, iso: str) -> str:
    """An ISO 8601 duration in words: "four years" as "4 years"; else as it is."""
    found = DURATION.fullmatch(iso)
    parts = [(unit, n) for unit, n in found.groupdict().items() if n] if found else []
    if not parts:
        return iso
    return t.listing(
        [t(f"duration.{unit}.{'one' if n == '1' else 'other'}", n=n) for unit, n in parts]
    )


def per_words(t: Phrases, iso: str) -> str:
    """What a rate is counted by: "a week", "every 10 days"."""
    duration = duration_words(t, iso)
    return t.either(f"per.{iso}", t("per.other", duration=duration))


def times_words(t: Phrases, times: TimesPer) -> str:
    """How often: "once or twice a week", "3 times a day"."""
    low, high = times.low, times.high
    if low is not None and high is not None and low != high:
        if high <= 2:
            how = t("times.range", low=_times(t, low), high=_times(t, high))
        else:
            how = t("times.wide_range", low=t.number(low), high=t.number(high))
    elif low is not None and low == high:
        how = _times(t, low)
    elif low is not None:
        how = t("times.at_least", low=_times(t, low))
    else:
        how = t("times.at_most", high=_times(t, high or 1))
    return t("times.per", times=how, per=per_words(t, times.per))


def _times(t: Phrases, n: int) -> str:
    named = {1: "times.once", 2: "times.twice"}
    return t(named[n]) if n in named else t("times.n", n=t.number(n))


def unit_words(t: Phrases, unit: str, n: int | None = None) -> str:
    """What is counted, in the singular for one of it where the language lists it."""
    return t.either(f"unit.{unit}.{'one' if n == 1 else 'other'}", unit)


def range_words(t: Phrases, low: int | None, high: int | None, short: bool = False) -> str:
    """Two bounds in words: "between 5,000 and 13,000", short "5,000 to 13,000"."""
    if low is not None and low == high:
        return t.number(low)
    if low is not None and high is not None:
        key = "figure.short_range" if short else "figure.range"
        return t(key, low=t.number(low), high=t.number(high))
    if low is not None:
        return t("figure.at_least", low=t.number(low))
    if high is not None:
        return t("figure.up_to" if short else "figure.at_most", high=t.number(high))
    return t("date.unknown")


def named_bounds(figure: Quantity) -> tuple[int | None, int | None]:
    """Low and high by the numbers the words name: 5,000 where they say "more than 5,000".

    A strict bound is kept as the next whole number (5,001); where the words do
    not hold that number and its neighbour is a round one, the neighbour was meant.
    """
    digits = re.sub(r"(?<=\d)[,. \u00a0\u202f](?=\d{3})", "", figure.words)
    low, high = figure.low, figure.high
    if low is not None and low > 10 and low % 10 == 1 and str(low) not in digits:
        low -= 1
    if high is not None and high > 8 and high % 10 == 9 and str(high) not in digits:
        high += 1
    return low, high


def amount_words(t: Phrases, figure: Quantity, short: bool = False) -> str:
    """How many, without the unit: "at most 13,000", "“dozens” (24 or more)"."""
    if figure.bound == "vague" or (figure.low is None and figure.high is None):
        words = t.quoted(figure.words)
        if figure.low is not None:
            return t("figure.vague_low", words=words, low=t.number(figure.low))
        if figure.high is not None:
            return t("figure.vague_high", words=words, high=t.number(figure.high))
        return t("figure.vague", words=words)
    low, high = named_bounds(figure)
    if high is None and low != figure.low:
        amount = t("figure.more_than", low=t.number(low or 0))
    elif low is None and high != figure.high:
        amount = t("figure.fewer_than", high=t.number(high or 0))
    else:
        amount = range_words(t, figure.low, figure.high, short)
    if figure.bound == "average":
        return t("figure.average", amount=amount)
    return t("figure.about", amount=amount) if figure.approximate else amount


def figure_words(t: Phrases, figure: Quantity) -> str:
    """A whole figure: "between 5,000 and 13,000 people", "20 to 50 people a week"."""
    short = figure.measure in ("rate", "per-event")
    values = {
        "amount": amount_words(t, figure, short),
        "unit": unit_words(t, figure.unit, figure.high if figure.low == figure.high else None),
    }
    if figure.measure == "rate" and figure.per:
        return t("figure.rate", per=per_words(t, figure.per), **values)
    if figure.measure == "per-event" and figure.times_per:
        return t("figure.per_event_times", times=times_words(t, figure.times_per), **values)
    if figure.measure == "per-event":
        return t("figure.per_event", **values)
    return t("figure.counted", **values)
