"""Names that stand around an article and not in it: they name nobody it tells of."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from recount.model.analysis import Analysis
from recount.model.document import Zone

# A dateline's place is where the article is from; who wrote and sent it is no party to it.
_WRITERS = ("person", "organisation", "group")


def without_unread(analysis: Analysis, zones: Sequence[Zone]) -> Analysis:
    """The analysis without names in furniture, and without those of people and bodies in credits.

    `zones` are in order of start.
    """
    names = []
    for run in analysis.names:
        start = analysis.tokens[run.first].start
        at = bisect_right(zones, start, key=lambda zone: zone.start)
        kind = zones[at - 1].kind if at and start < zones[at - 1].end else "body"
        if kind != "furniture" and not (kind == "credit" and run.label in _WRITERS):
            names.append(run)
    return replace(analysis, names=tuple(names))
