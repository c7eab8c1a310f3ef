"""What goes between a run and the process that parses: plain JSON, checked on arrival.

That process reads hostile bytes, so what it sends back is not trusted either:
every value is of its type, every stretch lies in its text, and the text has its
digest, or WireError says what does not hold.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, TypeVar

from recount.ingest.values import Note, Row
from recount.model.document import ZONES, Document, Failure, Published, Zone, digest
from recount.model.pages import Page, PageLine
from recount.model.span import Span

Values = dict[str, Any]
Result = Document | Failure | Note
_T = TypeVar("_T")


class WireError(Exception):
    """What arrived is not what is sent; the message says where."""


def dump(values: Values) -> bytes:
    """The values as bytes: ASCII, so that no letter is lost on the way."""
    return json.dumps(values, ensure_ascii=True, separators=(",", ":")).encode("ascii")


def load(data: bytes) -> Values:
    """The same back. Raises WireError."""
    try:
        values = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise WireError(f"no JSON: {error}") from error
    return _is(values, dict, "a frame")


def result_values(result: Result) -> Values:
    """A document, a failure or a note as values."""
    if isinstance(result, Document):
        return {"document": _document_values(result)}
    if isinstance(result, Failure):
        return {"failure": [result.name, result.why]}
    return {"note": [result.name, result.text]}


def result_from(values: Values) -> Result:
    """The same back. Raises WireError where it does not hold together."""
    if "document" in values:
        return _document(_is(values["document"], dict, "document"))
    kind = "failure" if "failure" in values else "note"
    name, said = _texts(values.get(kind), 2, kind)
    return Failure(name, said) if kind == "failure" else Note(name, said)


def row_values(row: Row) -> Values:
    """What is known of a file from outside, as values."""
    return {
        "published": published_values(row.published) if row.published else None,
        "outlet": row.outlet,
        "url": row.url,
        "title": row.title,
        "zones": list(row.zones),
    }


def row_from(values: Values) -> Row:
    """The same back."""
    published = values.get("published")
    return Row(
        published_from(_is(published, dict, "published")) if published is not None else None,
        _optional(values, "outlet"),
        _optional(values, "url"),
        _optional(values, "title"),
        zones=_texts(values.get("zones"), None, "zones"),
    )


def published_values(published: Published) -> Values:
    """A date as values."""
    span = published.span
    return {
        "earliest": published.earliest,
        "latest": published.latest,
        "basis": published.basis,
        "why": published.why,
        "span": [span.start, span.end, span.exact] if span else None,
    }


def published_from(values: Values, text: str | None = None) -> Published:
    """The same back; its span must stand in `text` where that is given. Raises WireError."""
    span = None
    if values.get("span") is not None:
        start, end, exact = _sized(values["span"], 3, "span")
        span = Span(_is(start, int, "span"), _is(end, int, "span"), _is(exact, str, "span"))
        if text is not None and not span.grounded(text):
            raise WireError("the date's words do not stand where they are said to")
    return Published(
        _optional(values, "earliest"),
        _optional(values, "latest"),
        _text(values, "basis"),
        _text(values, "why"),
        span,
    )


def _document_values(document: Document) -> Values:
    return {
        "id": document.id,
        "name": document.name,
        "text": document.text,
        "text_id": document.text_id,
        "zones": [[zone.kind, zone.start, zone.end] for zone in document.zones],
        "title": document.title,
        "outlet": document.outlet,
        "agencies": list(document.agencies),
        "url": document.url,
        "language": document.language,
        "published": published_values(document.published),
        "extractor": document.extractor,
        "pages": [_page_values(page) for page in document.pages],
        "notes": list(document.notes),
    }


def _document(values: Values) -> Document:
    text = _text(values, "text")
    if _text(values, "text_id") != _digest(text):
        raise WireError("the text is not the one its digest was taken of")
    return Document(
        id=_text(values, "id"),
        name=_text(values, "name"),
        text=text,
        text_id=_text(values, "text_id"),
        zones=tuple(_zones(values.get("zones"), len(text))),
        title=_optional(values, "title"),
        outlet=_optional(values, "outlet"),
        agencies=_texts(values.get("agencies"), None, "agencies"),
        url=_optional(values, "url"),
        language=_text(values, "language"),
        published=published_from(_is(values.get("published"), dict, "published"), text),
        extractor=_text(values, "extractor"),
        pages=tuple(_page(page, len(text)) for page in _is(values.get("pages"), list, "pages")),
        notes=_texts(values.get("notes"), None, "notes"),
    )


def _digest(text: str) -> str:
    try:
        return digest(text.encode())
    except UnicodeEncodeError as error:
        raise WireError("the text holds halves of letters") from error


def _zones(values: Any, length: int) -> Iterator[Zone]:
    at = 0
    for value in _is(values, list, "zones"):
        kind, start, end = _sized(value, 3, "a zone")
        if kind not in ZONES:
            raise WireError("a zone is of no known kind")
        yield Zone(kind, *_stretch(start, end, at, length))
        at = end


def _page_values(page: Page) -> list[Any]:
    lines = [[line.start, line.end, *line.box] for line in page.lines]
    return [page.number, page.start, page.end, page.width, page.height, lines]


def _page(value: Any, length: int) -> Page:
    number, start, end, width, height, lines = _sized(value, 6, "a page")
    return Page(
        _is(number, int, "a page"),
        *_stretch(start, end, 0, length),
        _number(width),
        _number(height),
        tuple(_line(line, length) for line in _is(lines, list, "a page's lines")),
    )


def _line(value: Any, length: int) -> PageLine:
    start, end, x0, y0, x1, y1 = _sized(value, 6, "a line")
    box = (_number(x0), _number(y0), _number(x1), _number(y1))
    return PageLine(*_stretch(start, end, 0, length), box)


def _stretch(start: Any, end: Any, low: int, high: int) -> tuple[int, int]:
    if not low <= _is(start, int, "an offset") <= _is(end, int, "an offset") <= high:
        raise WireError(f"a stretch ({start} to {end}) lies outside its text")
    return start, end


def _number(value: Any) -> float:
    return float(value) if isinstance(value, int) else _is(value, float, "a measure")


def _is(value: Any, kind: type[_T], what: str) -> _T:
    if not isinstance(value, kind) or isinstance(value, bool):
        raise WireError(f"{what} is of the wrong type")
    return value


def _sized(value: Any, count: int, what: str) -> list[Any]:
    values: list[Any] = _is(value, list, what)
    if len(values) != count:
        raise WireError(f"{what} has {len(values)} parts")
    return values


def _text(values: Values, key: str) -> str:
    return _is(values.get(key), str, key)


def _optional(values: Values, key: str) -> str | None:
    return None if values.get(key) is None else _text(values, key)


def _texts(value: Any, count: int | None, what: str) -> tuple[str, ...]:
    texts: list[Any] = _is(value, list, what)
    if count is not None:
        _sized(texts, count, what)
    return tuple(_is(text, str, what) for text in texts)
