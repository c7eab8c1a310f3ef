"""Printed dates: what is one, what it means, and what only looks like one."""

from __future__ import annotations

import pytest

from recount.ingest.stamps import parse_date, stamp_at

ONE_DAY = [
    ("16 May 2017", "2017-05-16"),
    ("May 16, 2017", "2017-05-16"),
    ("May 162017", "2017-05-16"),
    ("Updated May 16, 2017", "2017-05-16"),
    ("Published: 12 March 2019 14:05", "2019-03-12"),
    ("Last modified on Tuesday, 3rd September 2019 at 9:15 pm", "2019-09-03"),
    ("Posted 3:57 AM, May 26, 2015", "2015-05-26"),
    ("Date of publication 5 July 2016", "2016-07-05"),
    ("Press release, 7 May 2022", "2022-05-07"),
    ("Sat 04 Oct 2014 at 1514", "2014-10-04"),
    ("1735 15.04.2017", "2017-04-15"),
    ("04.07.2015", "2015-07-04"),
    ("25/12/2018", "2018-12-25"),
    ("12/25/2018", "2018-12-25"),
    ("2019-03-12T14:05:00Z", "2019-03-12"),
    ("Tue, 16 May 2017 10:00:00 GMT", "2017-05-16"),
    ("Friday, 05/06/2020", "2020-06-05"),
]


@pytest.mark.parametrize(("words", "day"), ONE_DAY)
def test_a_printed_date_is_one_day(words: str, day: str) -> None:
    stamp = parse_date(words)
    assert stamp is not None
    assert (stamp.earliest, stamp.latest) == (day, day)


def test_day_and_month_in_figures_are_both_readings() -> None:
    stamp = parse_date("05/06/2017")
    assert stamp is not None
    assert (stamp.earliest, stamp.latest) == ("2017-05-06", "2017-06-05")
    assert "not told apart" in stamp.why


@pytest.mark.parametrize(
    "words", ["31 February 2017", "13/13/2017", "May 16", "2017", "16 May 20171", "Maybe 3, 2017"]
)
def test_what_is_no_date(words: str) -> None:
    assert parse_date(words) is None


def test_a_count_after_a_date_is_no_time_of_day() -> None:
    text = "21 August 2013 1300 killed"
    stamp = stamp_at(text, 0, len(text))
    assert stamp is not None
    assert text[: stamp.end] == "21 August 2013"


@pytest.mark.parametrize(
    ("words", "label"),
    [("Updated 3 May 2020", "updated"), ("Posted on 3 May 2020", "published"), ("3 May 2020", "")],
)
def test_what_introduces_a_date(words: str, label: str) -> None:
    stamp = stamp_at(words, 0, len(words))
    assert stamp is not None
    assert stamp.label == label
