"""Laws that intervals of days, counts, rates and durations must keep, on drawn values."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recount.model.counts import Count, hull_all, intersect_all, sum_all, total_of_rate
from recount.model.times import (
    TimeInterval,
    duration_days,
    first_day,
    interval_days,
    last_day,
)

YEARS = st.integers(1000, 2999)
ISO = st.one_of(
    YEARS.map(lambda y: f"{y:04d}"),
    st.tuples(YEARS, st.integers(1, 12)).map(lambda p: f"{p[0]:04d}-{p[1]:02d}"),
    st.dates(date(1000, 1, 1), date(2999, 12, 31)).map(date.isoformat),
)


@st.composite
def counts(draw: st.DrawFn) -> Count:
    low, high = sorted((draw(st.integers(0, 10**6)), draw(st.integers(0, 10**6))))
    return Count(draw(st.sampled_from([low, None])), draw(st.sampled_from([high, None])))


@st.composite
def intervals(draw: st.DrawFn) -> TimeInterval:
    first, last = sorted((draw(ISO), draw(ISO)), key=first_day)
    if first_day(first) > last_day(last):
        first, last = last, first
    return TimeInterval(draw(st.sampled_from([first, None])), draw(st.sampled_from([last, None])))


@given(ISO)
def test_a_value_spans_its_own_days(iso: str) -> None:
    assert first_day(iso) <= last_day(iso)
    assert first_day(iso).isoformat().startswith(iso)
    assert last_day(iso).isoformat().startswith(iso)


@given(intervals(), intervals())
def test_intersection_of_times(a: TimeInterval, b: TimeInterval) -> None:
    both = a.intersection(b)
    assert (both is not None) == a.intersects(b) == b.intersects(a)
    if both is not None:
        assert a.contains(both) and b.contains(both)
        assert both.days() == (max(a.days()[0], b.days()[0]), min(a.days()[1], b.days()[1]))


@given(intervals(), intervals())
def test_hull_of_times(a: TimeInterval, b: TimeInterval) -> None:
    hull = a.hull(b)
    assert hull.contains(a) and hull.contains(b)
    assert hull.days() == b.hull(a).days()


@given(counts(), counts(), counts())
def test_counts_keep_the_laws_of_intervals(a: Count, b: Count, c: Count) -> None:
    assert a.hull(b) == b.hull(a)
    assert a.intersection(b) == b.intersection(a)
    assert a.disjoint(b) == (a.intersection(b) is None)
    assert a.hull(b).contains(a) and a.hull(b).contains(b)
    both = a.intersection(b)
    assert both is None or (a.contains(both) and b.contains(both))
    assert a.plus(b).plus(c) == a.plus(b.plus(c))
    assert hull_all([a, b, c]) == a.hull(b).hull(c)
    assert intersect_all([a, a]) == a


@given(st.lists(st.tuples(st.integers(0, 1000), st.integers(0, 1000)), min_size=1))
def test_a_sum_holds_every_choice_of_its_parts(pairs: list[tuple[int, int]]) -> None:
    parts = [Count(min(p), max(p)) for p in pairs]
    total = sum_all(parts)
    for pick in (min, max):
        chosen = sum(pick(p) for p in pairs)
        assert total.contains(Count(chosen, chosen))
    assert sum_all([]) == Count(0, 0)


@given(counts(), st.integers(1, 400), st.integers(1, 400))
def test_a_rate_over_a_longer_time_is_no_less(rate: Count, days: int, more: int) -> None:
    short = total_of_rate(rate, Fraction(7), Fraction(days))
    long = total_of_rate(rate, Fraction(7), Fraction(days + more))
    assert (short.low is None) == (rate.low is None)
    if short.low is not None and long.low is not None:
        assert short.low <= long.low
    if short.high is not None and long.high is not None:
        assert short.high <= long.high


def test_a_rate_becomes_a_total_by_whole_and_broken_units() -> None:
    assert total_of_rate(Count(20, 50), Fraction(7), Fraction(14)) == Count(40, 100)
    assert total_of_rate(Count(None, 50), Fraction(1), Fraction(3)) == Count(None, 150)
    assert total_of_rate(Count(10, 10), Fraction(7), Fraction(10)) == Count(14, 15)


@pytest.mark.parametrize(
    ("iso", "days"),
    [("P1W", 7), ("P10D", 10), ("PT12H", Fraction(1, 2)), ("P400Y", 146097), ("P1M", None)],
)
def test_durations(iso: str, days: int | Fraction | None) -> None:
    found = duration_days(iso)
    assert found is not None and (days is None or found == days)
    assert duration_days("PXY") is None and duration_days("P") is None


def test_days_of_a_closed_interval() -> None:
    assert interval_days(TimeInterval("2017-02", "2017-02")) == 28
    assert interval_days(TimeInterval("2011", None)) is None
