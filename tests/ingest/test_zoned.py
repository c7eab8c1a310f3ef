"""A text whose zones are known line by line, as a redacted case keeps it."""

from __future__ import annotations

from recount.ingest import Row, ingest_part
from recount.ingest.values import Part
from recount.model.document import Document, Failure

TEXT = """Twelve die in Merro
The Courier
Shells hit a market on Tuesday.
A man in the market
Subscribe to our letter
"""
ZONES = ("title", "credit", "body", "caption", "furniture", "body")


def read(text: str, zones: tuple[str, ...]) -> list[object]:
    return list(ingest_part(Part("a.txt", text.encode(), Row(zones=zones))))


def test_zones_are_those_given() -> None:
    (document,) = read(TEXT, ZONES)
    assert isinstance(document, Document)
    assert [(zone.kind, document.text[zone.start : zone.end]) for zone in document.zones] == list(
        zip(ZONES, TEXT.splitlines(), strict=False)
    )
    assert (document.text, document.title) == (TEXT, "Twelve die in Merro")


def test_what_looks_like_a_page_or_a_table_is_the_text_it_is() -> None:
    for text in ("<html><p>Nine died.</p></html>\n", '{"text": "Nine died."}\n', "%PDF-1.4\n"):
        (document,) = read(text, ("body", "body"))
        assert isinstance(document, Document) and document.text == text


def test_zones_of_another_text_are_refused() -> None:
    (failure,) = read(TEXT, ZONES[:3])
    assert isinstance(failure, Failure) and "zones" in failure.why
