"""What stands at the head and foot of pages and is no part of the text: titles, numbers, dates."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from recount.ingest.formats.pdf.lines import Line

_DIGITS = re.compile(r"\d+")
_ROMAN = re.compile(r"[ivxlc]{1,6}", re.IGNORECASE)
_NUMBER = re.compile(r"\W*(?:page\s+)?#(?:\s*(?:/|of|\|)\s*#)?\W*", re.IGNORECASE)
# Lines from the head and from the foot of a page that are looked at, and how far into the page
# a bare number may stand to be the page's own.
_EDGE_LINES, _MARGIN = 3, 0.12
# A heading repeated in larger type is a heading.
_LARGE = 1.15
# Points that a running head may stand higher or lower from page to page.
_STEP = 3.0


def furniture_of(
    pages: Sequence[Sequence[Line]], heights: Sequence[float], body: float
) -> list[set[int]]:
    """For each page, which of its lines (by their place in the list) are furniture.

    `body` is the size of the running text. A line is furniture where it stands
    at the same height at the edge of at least three pages, or two of no more
    than four, its figures aside, and where it is a page's number in the margin.
    """
    edges = [_edges(lines) for lines in pages]
    met: Counter[tuple[str, int]] = Counter()
    for lines, places in zip(pages, edges):
        met.update({k for i in places if lines[i].size < _LARGE * body for k in _keys(lines[i])})
    enough = 2 if len(pages) <= 4 else 3
    return [
        {
            i
            for i in places
            if lines[i].size < _LARGE * body
            and (met[_keys(lines[i])[0]] >= enough or _numbers(lines[i], height))
            and (not _bare(lines[i]) or _numbers(lines[i], height))
        }
        for lines, places, height in zip(pages, edges, heights)
    ]


def _edges(lines: Sequence[Line]) -> list[int]:
    """The places of the uppermost and lowest lines."""
    order = sorted(range(len(lines)), key=lambda i: -lines[i].box[3])
    return sorted({*order[:_EDGE_LINES], *order[-_EDGE_LINES:]})


def _keys(line: Line) -> list[tuple[str, int]]:
    """The line's words with its height on the page, to be met within some points, own first."""
    words, height = _key(line), round(line.box[1] / _STEP)
    return [(words, height), (words, height - 1), (words, height + 1)]


def _key(line: Line) -> str:
    return _DIGITS.sub("#", " ".join(line.text.casefold().split()))


def _bare(line: Line) -> bool:
    """Whether a line is a number and no more."""
    return bool(_NUMBER.fullmatch(_key(line)) or _ROMAN.fullmatch(line.text.strip()))


def _numbers(line: Line, height: float) -> bool:
    """Whether a line is a page's number: bare, and in the margin."""
    margin = line.box[1] < _MARGIN * height or line.box[3] > (1 - _MARGIN) * height
    return margin and _bare(line)
