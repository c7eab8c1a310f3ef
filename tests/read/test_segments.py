"""Older text under newer: which stretches have a date of their own, and what is counted from it."""

from __future__ import annotations

import pytest
from helpers.trees import flat

from recount.model.document import Published, Zone
from recount.read.segments import dated_segments
from recount.read.times import read_times

DAY = Published("2017-05-16", "2017-05-16", "given", "test")
LEAD = "Residents fled on Monday."
REST = ("The group said so on Tuesday.", "It called for access by Friday.")


def document(*parts: tuple[str, str]) -> tuple[str, tuple[Zone, ...]]:
    """A text of paragraphs with the zone kind of each."""
    text, zones = "", []
    for kind, words in parts:
        zones.append(Zone(kind, len(text), len(text) + len(words)))
        text += words + "\n"
    return text, tuple(zones)


def pasted(dateline: str, *rest: str) -> tuple[str, tuple[Zone, ...]]:
    return document(("body", LEAD), ("credit", dateline), *(("body", words) for words in rest))


@pytest.mark.parametrize(
    ("dateline", "day"),
    [
        ("ORVANE, Feb 7 (Reuters) -", "2017-02-07"),
        ("ORVANE, 7 February 2016 -", "2016-02-07"),
        ("ORVANE, May 15 -", None),  # the day before: the same story
        ("ORVANE -", None),
    ],
)
def test_a_dateline_below_the_lead_begins_older_text(dateline: str, day: str | None) -> None:
    text, zones = pasted(dateline, *REST)
    analysis = flat(text)
    found = dated_segments(analysis, zones, read_times(analysis, DAY), DAY)
    assert [s.published.earliest for s in found] == ([day] if day else [])
    assert all(text[s.start : s.end].startswith(dateline) for s in found)
    assert all(s.end == zones[-1].end for s in found)


def test_one_paragraph_is_a_note_and_no_report() -> None:
    text, zones = pasted("ORVANE, Feb 7 -", REST[0])
    analysis = flat(text)
    assert dated_segments(analysis, zones, read_times(analysis, DAY), DAY) == ()


def test_the_head_of_the_page_is_no_segment() -> None:
    text, zones = document(("credit", "ORVANE, Feb 7 -"), *(("body", words) for words in REST))
    analysis = flat(text)
    assert dated_segments(analysis, zones, read_times(analysis, DAY), DAY) == ()


def test_its_times_are_counted_from_its_own_date_and_marked() -> None:
    text, zones = pasted("ORVANE, Feb 7 -", *REST)
    analysis = flat(text)
    segments = dated_segments(analysis, zones, read_times(analysis, DAY), DAY)
    times = {t.span.exact: t for t in read_times(analysis, DAY, segments)}
    assert (times["Monday"].value, times["Monday"].anchor) == ("2017-05-15", "published")
    assert (times["Tuesday"].value, times["Tuesday"].anchor) == ("2017-02-07", "segment")
