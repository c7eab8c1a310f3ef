"""The pages of a document as they were printed, with the lines that a claim stands on boxed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from recount.model.document import Document
from recount.model.pages import Page, boxes_of
from recount.model.span import Span


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page: its size in points, and boxes as x, y from the top left, width, height."""

    number: int
    width: float
    height: float
    boxes: tuple[tuple[float, float, float, float], ...]


def sheets_of(document: Document, spans: Iterable[Span], every: bool = False) -> tuple[Sheet, ...]:
    """The pages that the spans stand on, or every page; none where the document has none."""
    boxed: dict[int, list[tuple[float, float, float, float]]] = {}
    pages = {page.number: page for page in document.pages}
    for span in spans:
        for number, (left, bottom, right, top) in boxes_of(document.pages, span):
            box = (left, pages[number].height - top, right - left, top - bottom)
            boxed.setdefault(number, []).append(box)
    shown: Iterable[Page] = document.pages
    return tuple(
        Sheet(
            page.number, page.width, page.height, tuple(dict.fromkeys(boxed.get(page.number, ())))
        )
        for page in shown
        if every or page.number in boxed
    )
