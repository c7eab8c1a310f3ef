"""A document without a date takes its days from a dated one that prints the same passage."""

from __future__ import annotations

import pytest
from accounts import document
from helpers.trees import flat

from recount.link import dates_from_twins, find_copies
from recount.model.document import Document, Published
from recount.model.reading import Reading
from recount.read.times import read_times

STORY = (
    "At least forty people were killed {day} when a bomb hit a column of buses outside Ossin, "
    "and drivers said they saw a van come up fast along the service road between the coaches."
)
PRINTED = "2017-04-16"  # a Sunday


def dated(*documents: Document) -> dict[str, Published]:
    readings = [Reading(d.id, times=read_times(flat(d.text), d.published)) for d in documents]
    found = dates_from_twins(documents, readings, find_copies(documents).passages)
    return {d.name: found[d.id] for d in documents if d.id in found}


@pytest.mark.parametrize(
    ("day", "first", "last"),
    [
        ("on Saturday", "2017-04-15", "2017-04-21"),
        ("on Sunday", "2017-04-16", "2017-04-22"),
        ("today", "2017-04-16", "2017-04-16"),
        ("yesterday", "2017-04-16", "2017-04-16"),
        ("two days ago", "2017-04-16", "2017-04-16"),
        ("at 3 p.m.", None, None),
        ("on Saturday April 15", None, None),
        ("on April 15", None, None),  # says nothing of the day of printing
        ("last year", None, None),
    ],
)
def test_the_same_words_of_the_same_passage_mean_the_same_day(
    day: str, first: str | None, last: str | None
) -> None:
    twin = document("a.txt", STORY.format(day=day), PRINTED)
    found = dated(twin, document("b.txt", STORY.format(day=day), None))
    got = found.get("b.txt", Published())
    assert (got.earliest, got.latest) == (first, last)
    assert (got.basis == "inferred" and "a.txt" in got.why) == (first is not None)


def test_a_date_that_is_stated_stays() -> None:
    twin = document("a.txt", STORY.format(day="on Saturday"), PRINTED)
    assert not dated(twin, document("b.txt", STORY.format(day="on Saturday"), "2017-05-01"))


def test_twins_that_leave_no_day_in_common_tell_nothing() -> None:
    text = STORY.format(day="on Saturday")
    twins = (
        document("a.txt", text, PRINTED),
        document("c.txt", text, "2017-04-30"),
    )
    assert not dated(*twins, document("b.txt", text, None))


def test_different_stories_lend_no_date() -> None:
    other = "Rescue workers carried bodies to the roadside on Saturday until the light went."
    twin = document("a.txt", STORY.format(day="on Saturday"), PRINTED)
    assert not dated(twin, document("b.txt", other, None))
