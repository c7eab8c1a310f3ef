"""Bytes to text: which kind of file it is, which encoding it is in, and what to do if neither."""

from __future__ import annotations

import codecs
import re

from recount.ingest.values import IngestError

# Ten times the longest human-rights report met as plain text; more is a data dump, not a document.
SIZE_LIMIT = 20_000_000
# Twice the text of the longest such reports; what is over it is a table or a dump.
TEXT_LIMIT = 5_000_000
LINE_LIMIT = 100_000

# First bytes of kinds that hold no plain text (PRONOM, file(1)), and what to do instead.
_AS_TEXT = "save or export it as text (.txt) or as a web page (.html)"
_KINDS: tuple[tuple[bytes, str, str], ...] = (
    (b"PK\x03\x04", "a ZIP-based file (EPUB, XLSX, ZIP)", _AS_TEXT),
    (b"PK\x05\x06", "an empty ZIP archive", _AS_TEXT),
    (b"\xd0\xcf\x11\xe0", "an old Office file (DOC, XLS, MSG)", _AS_TEXT),
    (b"\x89PNG", "an image (PNG)", "type or recognise its words into a text file"),
    (b"\xff\xd8\xff", "an image (JPEG)", "type or recognise its words into a text file"),
    (b"GIF8", "an image (GIF)", "type or recognise its words into a text file"),
    (b"RIFF", "an image, sound or video (RIFF)", "give its words as a text file"),
    (b"II*\x00", "an image (TIFF)", "type or recognise its words into a text file"),
    (b"MM\x00*", "an image (TIFF)", "type or recognise its words into a text file"),
    (b"\x1f\x8b", "a compressed file (gzip)", "unpack it first"),
    (b"BZh", "a compressed file (bzip2)", "unpack it first"),
    (b"\xfd7zXZ", "a compressed file (xz)", "unpack it first"),
    (b"7z\xbc\xaf", "a 7-Zip archive", "unpack it first"),
    (b"Rar!", "a RAR archive", "unpack it first"),
    (b"SQLite format 3\x00", "an SQLite database", _AS_TEXT),
    (b"\x7fELF", "a program", "leave it out"),
    (b"MZ\x90", "a program", "leave it out"),
    (b"ID3", "a sound file (MP3)", "give its words as a text file"),
    (b"WARC/", "a web archive (WARC)", _AS_TEXT),
)
_BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_HTML = re.compile(r"<(?:!doctype\s+html|html)\b", re.IGNORECASE)
_CHARSET = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE
)
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f]")


# The encodings a page may declare (WHATWG Encoding Standard, 4.2), by Python's names; what else
# Python knows under a name ("unicode_escape", "undefined") decodes to no text of a page.
_PAGE_ENCODINGS = frozenset(
    (
        *("utf-8", "utf-16", "utf-16-le", "utf-16-be", "ascii", "koi8-r", "koi8-u", "mac-roman"),
        *("mac-cyrillic", "gbk", "gb2312", "gb18030", "big5", "big5hkscs", "euc_jp", "iso2022_jp"),
        *("shift_jis", "cp932", "euc_kr", "cp949", "cp866", "cp874"),
        *(f"iso8859-{part}" for part in (1, 2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16)),
        *(f"cp125{part}" for part in range(9)),
    )
)


def to_text(data: bytes, html: bool = False) -> str:
    """The text of `data`: UTF-8, or UTF-16/32 by its mark, or for HTML the encoding it declares.

    Line ends become "\\n" and the byte order mark goes; nothing else changes.
    Raises IngestError where `data` is empty, too large, no text, or in an
    encoding that cannot be told.
    """
    if not data:
        raise IngestError("the file is empty; nothing to read")
    if len(data) > SIZE_LIMIT:
        raise IngestError(
            f"the file has {len(data):,} bytes, over the limit of {SIZE_LIMIT:,};"
            " split it into its documents"
        )
    refuse_binary(data)
    text = _decoded(data, html).replace("\r\n", "\n").replace("\r", "\n")
    sample = text[:1_000_000]
    if "\x00" in text or len(_CONTROLS.findall(sample)) * 50 > len(sample):
        raise IngestError("the file holds control characters, not text; " + _AS_TEXT)
    if not text.strip():
        raise IngestError("the file holds only white space; nothing to read")
    return text


def refuse_endless(text: str) -> None:
    """Raises IngestError where a text view is longer than any document should be."""
    if text.count("\n") > LINE_LIMIT:
        raise IngestError(
            f"the text has over {LINE_LIMIT:,} lines, a table rather than an article; split it"
        )
    if len(text) > TEXT_LIMIT:
        raise IngestError(
            f"the text has over {TEXT_LIMIT:,} characters; split the file into its documents"
        )


def refuse_binary(data: bytes) -> None:
    """Raises IngestError, naming the kind, where `data` begins like a file that is not text."""
    for magic, kind, remedy in _KINDS:
        if data.startswith(magic):
            raise IngestError(f"this is {kind}, which cannot be read yet; {remedy}")


def is_html(text: str) -> bool:
    """Whether `text` begins as an HTML page does, an XML line and comments aside."""
    head = text[:5000].lstrip()
    while head.startswith(("<!--", "<?xml")):
        head = head.partition("-->" if head.startswith("<!--") else "?>")[2].lstrip()
    return _HTML.match(head) is not None


def _decoded(data: bytes, html: bool) -> str:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _strictly(data, encoding)
    if b"\x00" in data:
        raise IngestError(_about_nul(data))
    declared = _declared(data) if html or b"<html" in data[:5000].lower() else None
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        if declared:
            return _strictly(data, declared)
        raise IngestError(_about_encoding(data, error.start, "UTF-8")) from error


def _declared(data: bytes) -> str | None:
    """The encoding an HTML page names in its head, where pages may be written in it."""
    found = _CHARSET.search(data[:5000])
    return page_encoding(found[1].decode("ascii")) if found else None


def page_encoding(label: str) -> str | None:
    """Python's name of the encoding that a page or a message declares; None where it may not."""
    try:
        name = codecs.lookup(label).name
    except (LookupError, ValueError):
        return None
    if name not in _PAGE_ENCODINGS:
        return None
    # Browsers read these two as windows-1252 (WHATWG Encoding Standard, 4.2).
    return "cp1252" if name in ("iso8859-1", "ascii") else name


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        if encoding == "cp1252":
            # Five bytes have no character there; browsers keep them as controls.
            return data.decode("cp1252", errors="replace")
        raise IngestError(_about_encoding(data, error.start, encoding.upper())) from error


def _about_nul(data: bytes) -> str:
    at = data.index(b"\x00")
    even, odd = data[0:2000:2].count(0), data[1:2000:2].count(0)
    if (
        len(data) >= 8
        and max(even, odd) * 4 > len(data[:2000])
        and min(even, odd) * 10 < max(even, odd)
    ):
        return "the text seems to be UTF-16 without its mark; save it again as UTF-8"
    return f"this is a binary file (a NUL byte at offset {at}), not text; {_AS_TEXT}"


def _about_encoding(data: bytes, at: int, encoding: str) -> str:
    line = data.count(b"\n", 0, at) + 1
    return (
        f"the text is not valid {encoding}: byte 0x{data[at]:02X} at offset {at} (line {line}); "
        "open it in an editor with the encoding it was written in (often Windows-1252 or "
        "Windows-1256) and save it again as UTF-8"
    )
