"""A web page, in the encoding it declares."""

from __future__ import annotations

from recount.ingest.decode import to_text
from recount.ingest.html import extract_html
from recount.ingest.values import Extract


def extract(data: bytes) -> Extract:
    """The page's visible text, labelled. Raises IngestError."""
    return extract_html(to_text(data, html=True))
