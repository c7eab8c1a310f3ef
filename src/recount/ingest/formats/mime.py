"""Messages in MIME (RFC 5322, 2045 to 2049): their parts in order, their words decoded.

The standard library's parser with its older policy: the newer one parses each
header by a grammar that hostile headers keep busy for minutes.
"""

from __future__ import annotations

import email
import re
from collections.abc import Iterator
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.utils import collapse_rfc2231_value
from typing import TypeAlias

from recount.ingest.decode import page_encoding, to_text
from recount.ingest.values import IngestError

# Real messages have some tens of parts, nested four or five deep.
_PARTS, _DEPTH, _HEADER = 2_000, 50, 2_000
# Lines of the largest file there may be, all of it an attachment.
_LINES = 400_000
_NESTING = "this message nests its parts too deeply; save its text as a .txt file"
_SPACES = re.compile(r"\s+")

Mail: TypeAlias = "Message[str, str]"


def parse(data: bytes) -> Mail:
    """The message. Raises IngestError where it nests too deeply or is too long to be one."""
    if data.count(b"\n") > _LINES:
        raise IngestError(f"this message has over {_LINES:,} lines; save its text as a .txt file")
    try:
        return email.message_from_bytes(data)
    except RecursionError as error:
        raise IngestError(_NESTING) from error


def leaves(message: Mail) -> Iterator[tuple[Mail, Mail | None]]:
    """The parts that hold something, in order, each with the outermost choice it stands in.

    A choice is a multipart/alternative: one text in several forms. A message
    within the message is a leaf. Raises IngestError over the limits.
    """
    todo: list[tuple[Mail, Mail | None, int]] = [(message, None, 0)]
    count = 0
    while todo:
        part, choice, depth = todo.pop()
        count += 1
        if depth > _DEPTH:
            raise IngestError(_NESTING)
        if count > _PARTS:
            raise IngestError(f"this message has over {_PARTS:,} parts; save its text as a .txt")
        inner = part.get_payload()
        if part.get_content_maintype() == "multipart" and isinstance(inner, list):
            if choice is None and part.get_content_subtype() == "alternative":
                choice = part
            within = [p for p in inner if isinstance(p, Message)]
            todo += [(p, choice, depth + 1) for p in reversed(within)]
        else:
            yield part, choice


def header(message: Mail, name: str) -> str:
    """The words of a header on one line, "" where it is missing; at most some thousand letters."""
    value = str(message.get(name) or "")[:_HEADER]
    try:
        parts = decode_header(value)
    except HeaderParseError:
        parts = [(value, None)]
    said = "".join(_words(words, charset) for words, charset in parts)
    return _SPACES.sub(" ", said).strip()


def words_of(part: Mail, html: bool) -> str:
    """The text of a part, in the encoding it declares where it holds to it. Raises IngestError."""
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    encoding = page_encoding(parameter(part, "charset"))
    if encoding and data:
        try:
            return to_text(data.decode(encoding).encode(), html)
        except UnicodeDecodeError:
            pass
    return to_text(data, html)


def named(part: Mail) -> str:
    """What a part is called, or what kind it is."""
    said = parameter(part, "filename", "content-disposition") or parameter(part, "name")
    return _SPACES.sub(" ", said).strip()[:100] or part.get_content_type()


def parameter(part: Mail, name: str, header: str = "content-type") -> str:
    """A parameter of a part's header in its own words, "" where it is missing or cannot be told."""
    try:
        return collapse_rfc2231_value(part.get_param(name, "", header) or "")
    except (ValueError, LookupError):
        return ""


def _words(words: bytes | str, charset: str | None) -> str:
    if isinstance(words, str):
        return words
    return words.decode(page_encoding(charset or "") or "utf-8", errors="replace")
