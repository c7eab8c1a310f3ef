"""Plain text, and pages that were saved under another name."""

from __future__ import annotations

from recount.ingest.decode import is_html, to_text
from recount.ingest.html import extract_html
from recount.ingest.values import Extract


def extract(data: bytes) -> Extract:
    """The text as it stands, or that of the web page it turns out to be. Raises IngestError."""
    text = to_text(data)
    return extract_html(text) if is_html(text) else Extract(text)
