"""A saved feed (RSS, Atom): each entry a document, with what the feed says of it.

The parser is handed bytes in a stream and never an address, so it has nothing
to fetch.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from html import unescape
from typing import Any

import feedparser

from recount.ingest.containers.canonical import one_line, page_bytes, sound, text_bytes
from recount.ingest.decode import marked_encoding
from recount.ingest.page import given_day
from recount.ingest.values import IngestError, Note, Part, Row
from recount.model.document import Failure

# What a feed of the size limit can have and be read in seconds.
_TAGS, _PREFIXES = 150_000, 200
_PREFIX = re.compile(rb"xmlns:([\w.-]+)")
_CDATA, _CDATA_END = b"<![CDATA[", b"]]>"
_DECLARATION = re.compile(r"<\?xml\b.*?\?>", re.DOTALL)
_ENTITY = re.compile(rb"<!ENTITY", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")
_PLAIN = "text/plain"
# What the library raises on feeds that are broken or made to break it.
_BROKEN = (ValueError, LookupError, TypeError, AttributeError, RuntimeError, AssertionError)


def unpack(name: str, data: bytes, columns: Mapping[str, str]) -> Iterator[Part | Failure | Note]:
    """The entries of the feed `data` in their order, each with its longest text.

    Raises IngestError where it is no feed that can be read.
    """
    del name, columns
    data = _in_utf8(data)
    _refuse_bombs(data)
    try:
        feed = feedparser.parse(io.BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
    except _BROKEN as error:
        raise IngestError(f"the feed cannot be read ({one_line(str(error))[:80]})") from error
    if not feed.entries:
        raise IngestError("the feed holds no entries that can be read; save it again")
    outlet = _plain(feed.feed.get("title_detail"))
    for number, entry in enumerate(feed.entries, start=1):
        yield _part(f"entry {number}", entry, outlet)


def _in_utf8(data: bytes) -> bytes:
    """The feed without a byte order mark, which the parser trusts only beside a declaration."""
    marked = marked_encoding(data)
    if marked is None:
        return data
    try:
        text = data.decode(marked)
    except ValueError as error:
        raise IngestError(f"the feed is not valid {marked.upper()}; save it again") from error
    declared = _DECLARATION.match(text)
    return text[declared.end() if declared else 0 :].encode()


def _refuse_bombs(data: bytes) -> None:
    if _ENTITY.search(data):
        raise IngestError("the feed declares entities, which none needs; refused")
    if _tags(data) > _TAGS or len(set(_PREFIX.findall(data))) > _PREFIXES:
        raise IngestError(f"the feed has over {_TAGS:,} tags or is made to be slow; split it")


def _tags(data: bytes) -> int:
    """How many tags there are outside marked text, which costs nothing to parse."""
    count = at = 0
    while (start := data.find(_CDATA, at)) >= 0 and (end := data.find(_CDATA_END, start)) >= 0:
        count += data.count(b"<", at, start)
        at = end
    return count + data.count(b"<", at)


def _part(place: str, entry: Any, outlet: str | None) -> Part | Failure:
    title = _plain(entry.get("title_detail"))
    said = [*entry.get("content", ()), entry.get("summary_detail") or {}]
    best = max(said, key=lambda detail: len(detail.get("value") or ""))
    words = sound(best.get("value") or "").strip()
    if not words and not title:
        return Failure(place, "the entry holds no words; save the article that it leads to")
    if best.get("type") != _PLAIN:
        data = page_bytes(title, words) if "<" in words else text_bytes(title, unescape(words))
    else:
        data = text_bytes(title, words)
    when = entry.get("published") or entry.get("updated")
    row = Row(
        published=given_day(one_line(when), "the feed") if isinstance(when, str) else None,
        outlet=_source(entry) or outlet,
        url=one_line(sound(entry.get("link") or "")) or None,
        title=title,
    )
    return Part(place, data, row)


def _source(entry: Any) -> str | None:
    """The name of the outlet that an entry of a gathered feed came from."""
    return one_line(sound((entry.get("source") or {}).get("title") or "")) or None


def _plain(detail: Any) -> str | None:
    """A title without its markup, None where there is none."""
    words = sound((detail or {}).get("value") or "")
    if (detail or {}).get("type") != _PLAIN:
        words = unescape(_TAG.sub("", words))
    return one_line(words) or None
