"""What crosses between the processes comes back the same, and what does not hold is refused."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recount.ingest import wire
from recount.ingest.values import Note, Row
from recount.model.document import ZONES, Document, Failure, Published, Zone, digest
from recount.model.pages import Page, PageLine
from recount.model.span import Span

WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
MAYBE = st.none() | WORDS
SIZES = st.floats(0, 5000, width=32)


@st.composite
def stretches(draw: st.DrawFn, length: int) -> list[tuple[int, int]]:
    """Stretches of a text, one after the other."""
    cuts = sorted(draw(st.lists(st.integers(0, length), max_size=8)))
    return list(zip(cuts[::2], cuts[1::2]))


@st.composite
def dates(draw: st.DrawFn, text: str) -> Published:
    span = draw(st.none() | st.sampled_from([Span.of(text, 0, len(text))]))
    return Published(draw(MAYBE), draw(MAYBE), draw(WORDS), draw(WORDS), span)


@st.composite
def pages(draw: st.DrawFn, length: int) -> Page:
    lines = tuple(
        PageLine(a, b, (draw(SIZES), draw(SIZES), draw(SIZES), draw(SIZES)))
        for a, b in draw(stretches(length))
    )
    return Page(draw(st.integers(1, 9)), 0, length, draw(SIZES), draw(SIZES), lines)


@st.composite
def documents(draw: st.DrawFn) -> Document:
    text = draw(WORDS)
    return Document(
        id=draw(WORDS),
        name=draw(WORDS),
        text=text,
        text_id=digest(text.encode()),
        zones=tuple(
            Zone(draw(st.sampled_from(ZONES)), a, b) for a, b in draw(stretches(len(text)))
        ),
        title=draw(MAYBE),
        outlet=draw(MAYBE),
        agencies=tuple(draw(st.lists(WORDS, max_size=3))),
        url=draw(MAYBE),
        language=draw(WORDS),
        published=draw(dates(text)),
        extractor=draw(WORDS),
        pages=tuple(draw(st.lists(pages(len(text)), max_size=2))),
        notes=tuple(draw(st.lists(WORDS, max_size=2))),
    )


RESULTS = documents() | st.builds(Failure, WORDS, WORDS) | st.builds(Note, WORDS, WORDS)


@settings(max_examples=150)
@given(RESULTS)
def test_results_come_back_the_same(result: wire.Result) -> None:
    assert wire.result_from(wire.load(wire.dump(wire.result_values(result)))) == result


ZONED = st.lists(WORDS, max_size=3).map(tuple)


@given(st.builds(Row, st.none() | dates("nine died"), MAYBE, MAYBE, MAYBE, zones=ZONED))
def test_rows_come_back_the_same(row: Row) -> None:
    assert wire.row_from(wire.load(wire.dump(wire.row_values(row)))) == row


TEXT = "Nine died."
PAGE = [1, 0, 10, 595.0, 842.0, [[0, 10, 1.0, 2.0, 3.0, 4.0]]]
WHOLE: dict[str, Any] = {
    "id": "sha256:x", "name": "a", "text": TEXT, "text_id": digest(TEXT.encode()),
    "zones": [["body", 0, 10]], "title": None, "outlet": None, "agencies": [], "url": None,
    "language": "en", "extractor": "text/1", "pages": [PAGE], "notes": [],
    "published": {"earliest": None, "latest": None, "basis": "unknown", "why": "", "span": None},
}  # fmt: skip
BROKEN = [
    {"text": "Ten died."},
    {"text": None},
    {"text": "\ud800", "zones": []},
    {"zones": [["body", 0, 11]]},
    {"zones": [["body", 5, 10], ["body", 0, 5]]},
    {"zones": [["lies", 0, 10]]},
    {"zones": [["body", True, 10]]},
    {"zones": "body"},
    {"agencies": [1]},
    {"title": 3},
    {"pages": [[1, 0, 10, 595.0, 842.0]]},
    {"pages": [[1, 0, 99, 595.0, 842.0, []]]},
    {"pages": [[1, 0, 10, "595", 842.0, []]]},
    {"published": {**WHOLE["published"], "span": [0, 4, "Ten"]}},
    {"published": None},
]


def test_a_whole_document_is_taken() -> None:
    assert isinstance(wire.result_from({"document": WHOLE}), Document)


@pytest.mark.parametrize("wrong", BROKEN)
def test_what_does_not_hold_together_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(wire.WireError):
        wire.result_from({"document": {**WHOLE, **wrong}})


@pytest.mark.parametrize("data", [b"", b"[1]", b"{", b"[" * 100_000, b"\xff"])
def test_what_is_no_frame_of_ours_is_refused(data: bytes) -> None:
    with pytest.raises(wire.WireError):
        wire.load(data)


@pytest.mark.parametrize("values", [{}, {"failure": ["a"]}, {"note": "ab"}, {"document": []}])
def test_what_is_no_result_is_refused(values: dict[str, Any]) -> None:
    with pytest.raises(wire.WireError):
        wire.result_from(values)
