"""A web archive (WARC, ARC): its pages and texts, with their address and when they were taken.

The records are read by warcio over a stream of our own, which bounds their
heads and what they unpack to. The day of capture is evidence that a page was
there; it is no day of publication.
"""

from __future__ import annotations

import io
import logging
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any
from urllib.parse import urlsplit

from warcio.bufferedreaders import ChunkedDataReader
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecordLoader
from warcio.statusandheaders import StatusAndHeadersParserException

from recount import resources
from recount.ingest.containers.canonical import one_line
from recount.ingest.containers.inflate import Stream, unpacked
from recount.ingest.decode import SIZE_LIMIT, page_encoding
from recount.ingest.values import IngestError, Note, Part, Row
from recount.model.document import Failure

# What warcio logs of odd addresses is no concern of the user.
logging.getLogger("warcio").addHandler(logging.NullHandler())

_NEXT = b"WARC/1."
_HELD = ("response", "resource", "conversion")
_SCHEMES = ("http://", "https://", "file://", "ftp://")
_CHARSET = re.compile(r"charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_DIGITS = re.compile(r"\d{14}")
# A head within a page's bytes: the length of its record was wrong.
_RUN_ON = b"\r\nWARC-Type: "
# Pieces of a page; servers send some kilobytes each.
_CHUNKS = 500_000
# What a page of the size limit can take in a record, with its head and the heads of its pieces.
_RECORD_LIMIT = SIZE_LIMIT + 2_000_000
# What warcio raises on records that are none.
_BROKEN = (
    *(ArchiveLoadFailed, StatusAndHeadersParserException, EOFError),
    *(ValueError, TypeError, LookupError, AttributeError),
)


@dataclass(frozen=True, slots=True)
class _Left:
    """A record that is no page, and what it is."""

    what: str
    url: str


def unpack(name: str, data: bytes, columns: Mapping[str, str]) -> Iterator[Part | Failure | Note]:
    """The pages and texts of the web archive `data`, "record 3.html" being its third record.

    What else it holds is told in one note a kind. Raises IngestError where it
    cannot be read at all, or from some record on.
    """
    del name, columns
    left: Counter[str] = Counter()
    first: dict[str, str] = {}
    fault = IngestError("the web archive holds no page or text that can be read")
    held = False
    try:
        for found in _records(data):
            if isinstance(found, _Left):
                left[found.what] += 1
                first.setdefault(found.what, found.url)
            else:
                held = held or isinstance(found, Part)
                yield found
    except IngestError as error:
        fault, held = error, False
    for what in sorted(left):
        others = " and others" if left[what] > 1 else ""
        yield Note("records", f"{left[what]} x {what} ({first[what][:200]}{others}); left out")
    if not held:
        raise fault


def _records(data: bytes) -> Iterator[Part | Failure | Note | _Left]:
    """Every record in turn; after a damaged one, from the next that can be found."""
    stream, loader = Stream(data), ArcWarcRecordLoader(verify_http=False, arc2warc=True)
    number, known = 0, None
    while True:
        number += 1
        stream.begin()
        try:
            head = _past_blank_lines(stream)
            if not head:
                return
            known = known or ("warc" if head.startswith(b"WARC/") else "arc")
            record = loader.parse_record_stream(stream, head, known)
            if record.length is None:
                raise ValueError("it does not say how long it is")
            found = _of(record, number)
        except _BROKEN as error:
            why = f"the record is damaged ({one_line(str(error))[:80]}); what is whole was read"
            yield Failure(f"record {number}", why)
            if not stream.skip_to(_NEXT):
                return
            continue
        if found:
            yield found
        while record.raw_stream.read(_RECORD_LIMIT):
            pass
        if record.raw_stream.limit:
            yield Note(f"record {number}", "the archive breaks off here; fetch it again")


def _past_blank_lines(stream: Stream) -> bytes:
    """The first line of the next record, empty at the end."""
    while line := stream.readline():
        if line.strip():
            return line
    return b""


def _of(record: Any, number: int) -> Part | Failure | _Left | None:
    """What a record gives; None for records about the archive itself."""
    url = one_line(_header(record, "WARC-Target-URI"))[:2_000]
    if record.rec_type == "revisit":
        return _Left("pages found unchanged since an earlier capture", url)
    if record.rec_type not in _HELD or not url.startswith(_SCHEMES):
        return None
    http = record.http_headers
    status = http.get_statuscode() if http else "200"
    if not status.startswith("2"):
        return _Left(f"answers with the status {status[:3] or 'unknown'}, no pages", url)
    declared = (http.get_header("content-type") if http else record.content_type) or ""
    kind = declared.partition(";")[0].strip().lower()
    suffix = _suffixes().get(kind)
    if suffix is None or urlsplit(url).path == "/robots.txt":
        return _Left(f"records of the type {kind[:40] or 'unknown'}", url)
    name = f"record {number}{suffix}"
    try:
        payload = _payload(record)
    except IngestError as error:
        return Failure(name, error.why)
    captured = _captured(_header(record, "WARC-Date"))
    return Part(name, _in_utf8(payload, declared), Row(url=url, captured=captured))


def _header(record: Any, name: str) -> str:
    return str(record.rec_headers.get_header(name) or "")


def _payload(record: Any) -> bytes:
    """The bytes that a browser would have shown. Raises IngestError where they cannot be had."""
    too_long = IngestError(f"the page has over {SIZE_LIMIT:,} bytes; left out")
    if record.length > _RECORD_LIMIT:
        raise too_long
    data: bytes = record.raw_stream.read(_RECORD_LIMIT)
    if _RUN_ON in data:
        raise IngestError("its length is wrong, it runs on into the next record; left out")
    chunked = _http_header(record, "transfer-encoding") == "chunked"
    if chunked and data.count(b"\r\n") > _CHUNKS:
        raise IngestError(f"the page came in over {_CHUNKS:,} pieces; left out")
    if chunked:
        data = ChunkedDataReader(io.BytesIO(data)).read()
    data = unpacked(data, _http_header(record, "content-encoding"), SIZE_LIMIT)
    if len(data) > SIZE_LIMIT:
        raise too_long
    return data


def _http_header(record: Any, name: str) -> str:
    value = record.http_headers.get_header(name) if record.http_headers else None
    return str(value or "").strip().lower()


def _in_utf8(payload: bytes, declared: str) -> bytes:
    """The payload, in UTF-8 where only its HTTP head tells that it is in another encoding.

    The head goes before what the page says of itself (HTML Standard, 13.2.3.2).
    """
    charset = _CHARSET.search(declared)
    encoding = page_encoding(charset[1]) if charset else None
    if encoding is None:
        return payload
    try:
        payload.decode("utf-8")
    except UnicodeDecodeError:
        try:
            return payload.decode(encoding).encode()
        except UnicodeDecodeError:
            return payload
    return payload


def _captured(words: str) -> str | None:
    """When the record was made, as ISO 8601; ARC writes fourteen figures."""
    words = one_line(words)
    if _DIGITS.fullmatch(words):
        words = f"{words[:4]}-{words[4:6]}-{words[6:8]}T{words[8:10]}:{words[10:12]}:{words[12:]}Z"
    return words[:40] or None


@cache
def _suffixes() -> dict[str, str]:
    return dict(resources.load("html", "any")["types"])
