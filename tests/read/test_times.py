"""Times: wording to TIMEX3 value and interval, against a document of Tuesday 16 May 2017."""

from __future__ import annotations

import pytest
from helpers.trees import flat, tree

from recount.model.document import Published, Zone
from recount.model.reading import TimeMention
from recount.model.times import TimeInterval
from recount.read.dating import infer_published
from recount.read.times import range_between, read_times
from recount.resources import load

DAY = Published("2017-05-16", "2017-05-16", "given", "test")
UNKNOWN = Published()


def read(text: str, published: Published = DAY) -> tuple[TimeMention, ...]:
    return read_times(flat(text), published)


VALUES = [
    # wording, expression, kind, value, earliest, latest
    ("on Tuesday", "Tuesday", "date", "2017-05-16", "2017-05-16", "2017-05-16"),
    ("on Monday", "Monday", "date", "2017-05-15", "2017-05-15", "2017-05-15"),
    ("on Wednesday", "Wednesday", "date", "2017-05-10", "2017-05-10", "2017-05-10"),
    ("next Tuesday", "next Tuesday", "date", "2017-05-23", "2017-05-23", "2017-05-23"),
    ("last Friday", "last Friday", "date", "2017-05-12", "2017-05-12", "2017-05-12"),
    ("Friday night", "Friday night", "time", "2017-05-12TNI", "2017-05-12", "2017-05-12"),
    ("today", "today", "date", "2017-05-16", "2017-05-16", "2017-05-16"),
    ("yesterday", "yesterday", "date", "2017-05-15", "2017-05-15", "2017-05-15"),
    ("earlier in the day", "earlier in the day", "date", "2017-05-16", "2017-05-16", "2017-05-16"),
    ("its fourth quarter", "its fourth quarter", "date", "2016-Q4", "2016-10", "2016-12"),
    ("a hundred years ago", "a hundred years ago", "date", "1917", "1917", "1917"),
    ("tonight", "tonight", "time", "2017-05-16TNI", "2017-05-16", "2017-05-16"),
    ("in February", "February", "date", "2017-02", "2017-02", "2017-02"),
    ("late February", "late February", "date", "2017-02", "2017-02", "2017-02"),
    ("last December", "last December", "date", "2016-12", "2016-12", "2016-12"),
    ("on Feb. 8", "Feb. 8", "date", "2017-02-08", "2017-02-08", "2017-02-08"),
    ("on 16 May 2017", "16 May 2017", "date", "2017-05-16", "2017-05-16", "2017-05-16"),
    ("the 4th of May", "the 4th of May", "date", "2017-05-04", "2017-05-04", "2017-05-04"),
    ("in May 2016", "May 2016", "date", "2016-05", "2016-05", "2016-05"),
    ("in 2011", "2011", "date", "2011", "2011", "2011"),
    ("the 1990s", "the 1990s", "date", "199", "1990", "1999"),
    ("Sept. 20-24", "Sept. 20-24", "date", "2016-09-20/2016-09-24", "2016-09-20", "2016-09-24"),
    ("this month", "this month", "date", "2017-05", "2017-05", "2017-05"),
    ("last month", "last month", "date", "2017-04", "2017-04", "2017-04"),
    ("last week", "last week", "date", "2017-W19", "2017-05-08", "2017-05-14"),
    ("last year", "last year", "date", "2016", "2016", "2016"),
    ("two years ago", "two years ago", "date", "2015", "2015", "2015"),
    ("three days ago", "three days ago", "date", "2017-05-13", "2017-05-13", "2017-05-13"),
    ("the end of the month", "the end of the month", "date", "2017-05", "2017-05", "2017-05"),
    ("Christmas", "Christmas", "date", "2016-12-25", "2016-12-25", "2016-12-25"),
    ("in Ramadan 2016", "Ramadan 2016", "date", "2016-06", "2016-06-07", "2016-07-06"),
    ("2017-05-16", "2017-05-16", "date", "2017-05-16", "2017-05-16", "2017-05-16"),
    ("16/05/2017", "16/05/2017", "date", "2017-05-16", "2017-05-16", "2017-05-16"),
    ("at 9 p.m. Monday", "9 p.m. Monday", "time", "2017-05-15T21:00", "2017-05-15", "2017-05-15"),
    ("over the past decade", "the past decade", "duration", "P10Y", None, None),
    ("in two to six days", "two to six days", "duration", "P2D", None, None),
    ("a day-long siege", "day-long", "duration", "P1D", None, None),
    ("for an additional year", "an additional year", "duration", "P1Y", None, None),
    ("for the full year", "the full year", "date", "2017", "2017", "2017"),
    ("in the near term", "the near term", "date", "FUTURE_REF", None, None),
    ("for five years", "five years", "duration", "P5Y", None, None),
    ("in the four years since", "the four years", "duration", "P4Y", None, None),
    ("in 2-1/2 years", "2-1/2 years", "duration", "P2Y6M", None, None),
    ("for weeks", "weeks", "duration", "PXW", None, None),
    ("a two-year siege", "two-year", "duration", "P2Y", None, None),
    ("for half an hour", "half an hour", "duration", "PT30M", None, None),
    ("every ten days", "every ten days", "set", "P10D", None, None),
    ("each week", "each week", "set", "P1W", None, None),
    ("daily", "daily", "set", "P1D", None, None),
    ("50 people a day", "a day", "set", "P1D", None, None),
    ("every Friday", "every Friday", "set", "XXXX-WXX-5", None, None),
    ("now", "now", "date", "PRESENT_REF", None, None),
]


@pytest.mark.parametrize(("text", "words", "kind", "value", "earliest", "latest"), VALUES)
def test_wording_to_value(
    text: str, words: str, kind: str, value: str, earliest: str | None, latest: str | None
) -> None:
    (found,) = read(text)
    assert (found.span.exact, found.kind, found.value) == (words, kind, value)
    assert (found.earliest, found.latest) == (earliest, latest)


@pytest.mark.parametrize(
    "text",
    [
        "killed between 1000 and 1800 people",
        "they may march in the sun",
        "a second man",
        "a 12-year-old boy",
        "the mon ami",
        "more than 2000 people",
        "the fall of the town",
        "a may be",
    ],
)
def test_words_that_are_no_times(text: str) -> None:
    assert read(text) == ()


def test_a_day_that_does_not_exist_has_no_interval() -> None:
    (found,) = read("on Feb. 30, 2017")
    assert (found.earliest, found.latest) == (None, None)


@pytest.mark.parametrize(
    ("text", "value", "readings"),
    [
        ("on 03/04/2016", "2016-XX-XX", ["2016-03-04", "2016-04-03"]),
        ("on 13/04/2016", "2016-04-13", []),
        ("Hearing Friday", "2017-05-12", ["2017-05-12", "2017-05-19"]),
        ("Trial in June", "2017-06", ["2017-06", "2016-06"]),
        ("Trial in February", "2017-02", []),
        ("last Friday", "2017-05-12", []),
    ],
)
def test_what_the_text_leaves_open_keeps_all_readings(
    text: str, value: str, readings: list[str]
) -> None:
    (found,) = read(text)
    assert found.value == value
    assert [r.value for r in found.readings] == readings


def test_the_future_is_ahead_and_the_past_behind() -> None:
    future = tree(
        "They/PRON/nsubj/3 will/AUX/aux/3 meet/VERB/root/0 on/ADP/case/5 Friday/PROPN/obl/3"
    )
    past = tree(
        "They/PRON/nsubj/2 met/VERB/root/0/meet/Tense=Past;VerbForm=Fin on/ADP/case/4"
        " Friday/PROPN/obl/2"
    )
    assert read_times(future, DAY)[0].value == "2017-05-19"
    assert read_times(past, DAY)[0].value == "2017-05-12"


def test_a_weekday_beside_a_date_tells_the_year() -> None:
    assert read("Wednesday, June 3")[0].value == "2015-06-03"


def test_later_words_count_from_the_day_spoken_of() -> None:
    first, second = read("on May 2 they fled and the following day they returned")
    assert (first.value, second.value, second.anchor) == ("2017-05-02", "2017-05-03", "text")


def test_an_unknown_date_leaves_relative_times_open() -> None:
    (friday,) = read("on Friday", UNKNOWN)
    assert (friday.value, friday.earliest, friday.latest) == ("XXXX-WXX-5", None, None)
    (year,) = read("in 2011", UNKNOWN)
    assert (year.earliest, year.latest) == ("2011", "2011")


def test_an_interval_as_date_gives_the_hull() -> None:
    (found,) = read("in March", Published("2016-05", "2017-05", "inferred", "test"))
    assert (found.value, found.earliest, found.latest) == ("201X-03", "2016-03", "2017-03")


RANGES = [
    ("from 2011 to 2015", 0, "2011", "2015"),
    ("from 2011 to 2015", 1, "2011", "2015"),
    ("between May 2 and May 9", 0, "2017-05-02", "2017-05-09"),
    ("2011-2015", 0, "2011", "2015"),
    ("since March", 0, "2017-03", "2017-05-16"),
    ("until 2015", 0, None, "2015"),
    ("after 2015", 0, "2015", None),
    ("earlier this month", 0, "2017-05", "2017-05-16"),
    ("on Monday", 0, "2017-05-15", "2017-05-15"),
]


@pytest.mark.parametrize(("text", "index", "earliest", "latest"), RANGES)
def test_the_interval_of_a_phrase(
    text: str, index: int, earliest: str | None, latest: str | None
) -> None:
    analysis = flat(f"they fled {text}")
    found = range_between(analysis, read_times(analysis, DAY), index, DAY)
    assert isinstance(found, TimeInterval)
    assert (found.earliest, found.latest) == (earliest, latest)


def infer(text: str, zones: tuple[Zone, ...] = ()) -> Published:
    return infer_published(flat(text), zones, UNKNOWN)


def test_a_stated_date_stays() -> None:
    assert infer_published(flat("in 2011"), (), DAY) is DAY


def test_years_told_as_past_are_an_earliest_side() -> None:
    found = infer("They were held from 2011 to 2015.")
    assert (found.earliest, found.latest, found.basis) == ("2015", None, "inferred")
    assert "2015" in found.why


def test_years_counted_since_another_close_both_sides() -> None:
    found = infer("Thousands fled in the four years since 2011.")
    assert (found.earliest, found.latest) == ("2015", "2016")


def test_a_year_in_a_footer_and_a_bare_weekday_date_nothing() -> None:
    footer = "All rights reserved, since 2031"
    assert infer(footer, (Zone("furniture", 0, len(footer)),)) == UNKNOWN
    assert infer("They fled on Tuesday.") == UNKNOWN


def test_the_end_of_a_range_is_no_coming_year() -> None:
    found = tree(
        "Men/NOUN/nsubj:pass/3/man were/AUX/aux:pass/3/be/Tense=Past;VerbForm=Fin"
        " held/VERB/root/0/hold/Tense=Past;VerbForm=Part from/ADP/case/5 2011/NUM/obl/3"
        " to/ADP/case/7 2015/NUM/nmod/5"
    )
    assert infer_published(found, (), UNKNOWN).earliest == "2015"


def test_a_day_that_lies_ahead_is_no_past_one() -> None:
    found = infer_published(
        tree(
            "It/PRON/nsubj/4 is/AUX/cop/4/be/Tense=Pres;VerbForm=Fin to/PART/mark/4"
            " open/VERB/root/0/open/VerbForm=Inf on/ADP/case/7 22/NUM/nmod/7 March/PROPN/obl/4",
            "It/PRON/nsubj/2 closed/VERB/root/0/close/Tense=Past;VerbForm=Fin since/ADP/case/4"
            " 22/NUM/obl/2 March/PROPN/nmod/4 2021/NUM/nmod/4",
        ),
        (),
        UNKNOWN,
    )
    assert (found.earliest, found.latest) == (None, "2021-03-22")


def test_a_year_is_no_day_to_count_from() -> None:
    first, second = read("in 2015 they fled and the day before they met", UNKNOWN)
    assert (first.value, second.value, second.earliest) == ("2015", "XXXX-XX-XX", None)


def test_a_lost_apostrophe_leaves_the_day() -> None:
    lost = tree(
        "Saturdays/PROPN/nmod:poss/2 blast/NOUN/nsubj/3 shook/VERB/root/0/shake them/PRON/obj/3"
    )
    (found,) = read_times(lost, DAY)
    assert (found.kind, found.value) == ("date", "2017-05-13")


RULES = [row for row in load("calendar")["rules"] if row["form"] != "nothing"]


@pytest.mark.parametrize("row", RULES, ids=lambda row: row["example"])
def test_the_example_of_every_rule_is_read(row: dict[str, str]) -> None:
    """In a frame that gives the words what they lean on: a preposition, or a figure."""
    frames = ("{}", "for {}", "in {}", "$5 {}", "they fled on Tuesday, {}")
    found = {t.span.exact for f in frames for t in read(f.format(row["example"]))}
    assert row["example"] in found
