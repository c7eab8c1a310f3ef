"""Where the words of a row stand on paper, for documents that have pages."""

from __future__ import annotations

from typing import Any

from recount.model.document import Document
from recount.model.pages import boxes_of
from recount.model.span import Span

Row = dict[str, Any]


def placed(row: Row, document: Document | None) -> Row:
    """`row` with `page` and `boxes` in each of its spans; as it is where there are no pages.

    `boxes` are [page, x0, y0, x1, y1] of every printed line the span stands on,
    in points from the page's lower left corner; `page` is that of the first.
    """
    if document is None or not document.pages:
        return row
    found: Row = _within(row, document)
    return found


def _within(value: Any, document: Document) -> Any:
    if isinstance(value, list):
        return [_within(part, document) for part in value]
    if not isinstance(value, dict):
        return value
    row = {key: _within(part, document) for key, part in value.items()}
    if {"start", "end", "exact"} <= row.keys():
        boxes = boxes_of(document.pages, Span(row["start"], row["end"], row["exact"]))
        row["page"] = boxes[0][0] if boxes else None
        row["boxes"] = [[page, *box] for page, box in boxes]
    return row
