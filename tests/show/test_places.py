"""Pages and boxes of spans in the ledger, for documents that have pages."""

from __future__ import annotations

import json
from dataclasses import replace

from show_case import DOCUMENTS, ledger

from recount.model.pages import Page, PageLine, boxes_of
from recount.model.span import Span
from recount.show import render_ledger

BOX, NEXT = (72.0, 700.0, 300.0, 712.0), (72.0, 680.0, 290.0, 692.0)
PAGES = (
    Page(1, 0, 40, 595.0, 842.0, (PageLine(0, 20, BOX), PageLine(21, 40, NEXT))),
    Page(2, 41, 60, 595.0, 842.0, (PageLine(41, 60, BOX),)),
)


def test_boxes_are_those_of_the_lines_a_span_stands_on() -> None:
    assert boxes_of(PAGES, Span(3, 8, "")) == ((1, BOX),)
    assert boxes_of(PAGES, Span(19, 45, "")) == ((1, BOX), (1, NEXT), (2, BOX))
    assert boxes_of(PAGES, Span(20, 21, "")) == ()
    assert boxes_of((), Span(3, 8, "")) == ()


def test_a_ledger_of_pages_says_where_its_words_stand() -> None:
    base = ledger()
    paged = replace(DOCUMENTS[0], pages=(Page(4, 0, 9_999, 595.0, 842.0,
                                             (PageLine(0, 9_999, BOX),)),))  # fmt: skip
    rows = json.loads(render_ledger(replace(base, documents=(paged, *DOCUMENTS[1:]))))
    claims = [row for row in rows["claims"] if row["document"] == paged.id]
    assert claims
    for row in claims:
        assert (row["span"]["page"], row["span"]["boxes"]) == (4, [[4, *BOX]])
    others = [row["span"] for row in rows["claims"] if row["document"] != paged.id]
    assert all(set(span) == {"start", "end", "exact"} for span in others)


def test_notes_are_written_where_there_are_any() -> None:
    noted = replace(DOCUMENTS[0], notes=("page 3 holds a picture without text",))
    rows = json.loads(render_ledger(replace(ledger(), documents=(noted, *DOCUMENTS[1:]))))
    assert [row.get("notes") for row in rows["documents"]].count(list(noted.notes)) == 1
    assert sum("notes" in row for row in rows["documents"]) == 1
