"""Pages saved whole by a browser (MHTML, RFC 2557): the page out of its parts."""

from __future__ import annotations

from dataclasses import replace

from recount.ingest.formats import mime
from recount.ingest.formats.view import count_of
from recount.ingest.html import extract_html
from recount.ingest.values import Extract, IngestError


def extract(data: bytes) -> Extract:
    """The visible text of the saved page, labelled; the pages framed in it are told of.

    The address is that of the page; the date of saving is none of its own.
    Raises IngestError where the file holds no page.
    """
    message = mime.parse(data)
    pages = [p for p, _ in mime.leaves(message) if p.get_content_type() in _PAGES]
    if not pages:
        raise IngestError("this saved page holds no HTML; save the page again, as HTML")
    start = mime.parameter(message, "start").strip(" <>")
    named = (p for p in pages if start and mime.header(p, "Content-ID").strip(" <>") == start)
    root = next(named, pages[0])
    extract = extract_html(mime.words_of(root, html=True))
    place = mime.header(message, "Snapshot-Content-Location") or mime.header(
        root, "Content-Location"
    )
    framed = count_of(len(pages) - 1, "page framed in it is", "pages framed in it are")
    return replace(
        extract,
        url=extract.url or (place if place.startswith(("http://", "https://")) else None),
        title=extract.title or mime.header(message, "Subject") or None,
        extractor="mhtml/1",
        notes=(f"{framed} not read; save them apart",) if len(pages) > 1 else (),
    )


_PAGES = ("text/html", "application/xhtml+xml")
