"""A saved message (EML): its head, and the text it holds in the form that keeps most."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from email.utils import parseaddr, parsedate_tz
from itertools import groupby

from recount.ingest.credits import agency_name, outlet_name
from recount.ingest.formats import mime
from recount.ingest.formats.view import View, count_of
from recount.ingest.html import extract_html
from recount.ingest.values import Extract, IngestError
from recount.ingest.zones import paragraphs
from recount.model.document import Published

_LOCKED = ("multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime")
_SHOWN = 5
# No message is older than mail between computers.
_FIRST_YEAR = 1970


def extract(data: bytes) -> Extract:
    """The message: subject as title, who wrote to whom and when, then its text.

    Of a text in several forms the HTML is taken. Attachments are told of.
    Raises IngestError where the message is locked or holds no text.
    """
    message = mime.parse(data)
    if message.get_content_type() in _LOCKED:
        raise IngestError("this message is encrypted; save its text as a .txt file")
    view = View()
    view.add(mime.header(message, "Subject"), "title")
    for name in ("From", "To", "Cc", "Date"):
        if said := mime.header(message, name):
            view.add(f"{name}: {said}", "furniture")
    parts = list(mime.leaves(message))
    texts = _texts(parts)
    for part in texts:
        _say(part, view)
    if not texts:
        raise IngestError("this message holds no text; save what is attached to it apart")
    others = [part for part, choice in parts if part not in texts and choice is None]
    extract = view.extract("eml/1", mime.header(message, "Subject") or None, _attached(others))
    return _dated(extract, message)


def _dated(extract: Extract, message: mime.Mail) -> Extract:
    """The same with the day the message was sent and, where it is a known one, its outlet."""
    writer, _ = parseaddr(mime.header(message, "From"))
    return Extract(
        text=extract.text,
        hints=extract.hints,
        title=extract.title,
        outlet=outlet_name(writer) or agency_name(writer),
        published=_sent(mime.header(message, "Date")),
        extractor=extract.extractor,
        notes=extract.notes,
    )


def _sent(words: str) -> Published | None:
    """The day that a Date header names, in the time zone it is written in."""
    parts = parsedate_tz(words)
    try:
        day = date(*parts[:3]) if parts else None
    except (ValueError, OverflowError):
        return None
    if day is None or day.year < _FIRST_YEAR:
        return None
    why = f"the message's Date header gives '{words[:80]}'"
    return Published(day.isoformat(), day.isoformat(), "stated", why)


def _texts(parts: Sequence[tuple[mime.Mail, mime.Mail | None]]) -> list[mime.Mail]:
    """The parts to read, in order: of one text in several forms the HTML, else the last."""
    found: list[mime.Mail] = []
    for choice, group in groupby(parts, key=lambda pair: pair[1]):
        texts = [part for part, _ in group if _is_text(part)]
        pages = [part for part in texts if part.get_content_subtype() == "html"]
        found += (pages or texts)[-1:] if choice is not None else texts
    return found


def _is_text(part: mime.Mail) -> bool:
    return (
        part.get_content_type() in ("text/plain", "text/html")
        and part.get_content_disposition() != "attachment"
        and bool(str(part.get_payload() or "").strip())
    )


def _say(part: mime.Mail, view: View) -> None:
    if part.get_content_subtype() == "html":
        page = extract_html(mime.words_of(part, html=True))
        for line, hint in zip(page.text.split("\n"), page.hints or ()):
            # The subject is the title; what a page is headed by is a heading below it.
            view.add(line, "heading" if hint == "title" else hint)
        return
    said = mime.words_of(part, html=False)
    if mime.parameter(part, "format").lower() == "flowed":
        said = _unflowed(said)
    said, _, signature = said.partition("\n-- \n")
    for quoted, lines in groupby(said.split("\n"), key=lambda line: line.startswith(">")):
        text = "\n".join(line.lstrip("> ") if quoted else line for line in lines)
        for paragraph in paragraphs(text):
            view.add(text[paragraph.start : paragraph.end], "quote-block" if quoted else None)
    for line in signature.split("\n"):
        view.add(line, "furniture")


def _unflowed(said: str) -> str:
    """Lines that end in a blank joined with the next (RFC 3676, 4.1); a signature's mark stays."""
    lines: list[str] = []
    for line in said.split("\n"):
        soft = bool(lines) and lines[-1].endswith(" ") and lines[-1] != "-- "
        if soft and line.startswith(">") == lines[-1].startswith(">"):
            lines[-1] += line.lstrip("> ")
        else:
            lines.append(line.removeprefix(" "))
    return "\n".join(lines)


def _attached(parts: Sequence[mime.Mail]) -> list[str]:
    if not parts:
        return []
    shown = ", ".join(mime.named(part) for part in parts[:_SHOWN])
    more = " and others" if len(parts) > _SHOWN else ""
    what = count_of(len(parts), "attachment is", "attachments are")
    return [f"{what} not read ({shown}{more}); save them apart"]
