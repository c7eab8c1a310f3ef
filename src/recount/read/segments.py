"""Older text under newer: stretches of a document that have a dateline and a date of their own.

A page often prints an agency's earlier report below its own story. What that
report calls "Tuesday" is counted from its own dateline and not from the page's
date; the stretch is marked, so that nobody has to take this on trust.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from recount.model.analysis import Analysis
from recount.model.document import Published, Zone
from recount.model.reading import Segment, TimeMention
from recount.model.times import first_day, last_day

# A story printed a day or two after its dateline is still one story.
_SAME_STORY = 2  # days
# Fewer paragraphs under a date are a note or a caption, not a report.
_LEAST = 2


@dataclass(frozen=True, slots=True)
class _Dateline:
    """A line of credits in the body that names a day."""

    zone: Zone
    day: str
    words: str


def dated_segments(
    analysis: Analysis, zones: Sequence[Zone], times: Sequence[TimeMention], published: Published
) -> tuple[Segment, ...]:
    """The stretches of an older date, in order; none where the document's date is not one day.

    A stretch begins with a dateline below the first paragraph whose day is at
    least three days before the document's, and runs to the next dateline.
    """
    if published.earliest is None or published.latest is None or not zones:
        return ()
    if published.earliest != published.latest or not published.interval().is_day():
        return ()
    here = first_day(published.earliest)
    lines = list(_datelines(zones, times))
    ends = [line.zone.start for line in lines[1:]] + [zones[-1].end]
    return tuple(
        Segment(
            line.zone.start,
            end,
            Published(line.day, line.day, "stated", f"the dateline “{line.words}” within the text"),
        )
        for line, end in zip(lines, ends)
        if (here - last_day(line.day)).days > _SAME_STORY
        and _paragraphs(zones, line, end) >= _LEAST
    )


def _datelines(zones: Sequence[Zone], times: Sequence[TimeMention]) -> Iterator[_Dateline]:
    """Credits that stand right before a paragraph below the first one, with the day they name."""
    begun = False
    for zone, following in pairwise(zones):
        begun = begun or zone.kind == "body"
        if not begun or zone.kind != "credit" or following.kind != "body":
            continue
        for time in times:
            inside = zone.start <= time.span.start < zone.end
            if inside and time.earliest and time.earliest == time.latest and len(time.earliest) > 7:
                yield _Dateline(zone, time.earliest[:10], time.span.exact)
                break


def _paragraphs(zones: Sequence[Zone], line: _Dateline, end: int) -> int:
    return sum(z.kind == "body" and line.zone.end <= z.start < end for z in zones)
