"""Where words stand on paper: the pages of a text view, and the boxes of a span."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from recount.model.span import Span

Box = tuple[float, float, float, float]
"""x0, y0, x1, y1 in points (1/72 inch) from the page's lower left corner, x0 < x1 and y0 < y1."""


@dataclass(frozen=True, slots=True)
class PageLine:
    """One printed line: the stretch of the text view it became, and its box on the page."""

    start: int
    end: int
    box: Box


@dataclass(frozen=True, slots=True)
class Page:
    """One page, `number` counted from 1, `width` and `height` in points.

    `start` and `end` are the first and last offset of its `lines`, which are in
    order of offset. A paragraph that runs on over the page's foot lies on both
    pages, so that the stretches of two pages may overlap; those of lines never do.
    """

    number: int
    start: int
    end: int
    width: float
    height: float
    lines: tuple[PageLine, ...] = ()


def boxes_of(pages: Sequence[Page], span: Span) -> tuple[tuple[int, Box], ...]:
    """Page number and box of every printed line that `span` stands on, in the order of the text.

    Boxes are of whole lines: where within its line a word stands is not kept.
    Empty where the document has no pages.
    """
    return tuple((page.number, line.box) for page, line in sorted(_met(pages, span), key=_start))


def _met(pages: Sequence[Page], span: Span) -> Iterator[tuple[Page, PageLine]]:
    for page in pages:
        if page.start < span.end and span.start < page.end:
            for line in page.lines:
                if line.start < span.end and span.start < line.end:
                    yield page, line


def _start(met: tuple[Page, PageLine]) -> int:
    return met[1].start
