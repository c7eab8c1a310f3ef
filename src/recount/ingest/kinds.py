"""What kind of file some bytes are: by the first of them, by the name where those do not tell."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from pathlib import PurePosixPath

_SUFFIXES = {
    ".txt": "text",
    ".text": "text",
    ".md": "text",
    ".pdf": "pdf",
    ".docx": "docx",
    ".docm": "docx",
    ".dotx": "docx",
    ".odt": "odt",
    ".ott": "odt",
    ".rtf": "rtf",
    ".eml": "eml",
    ".mht": "mhtml",
    ".mhtml": "mhtml",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".shtml": "html",
}
# How many bytes may stand before a PDF's mark (ISO 32000-1, annex H, note 13).
_PDF_HEAD = 1024
_HEAD = 4000
_ODT = b"application/vnd.oasis.opendocument.text"
# What reading a damaged archive raises.
DAMAGED = (zipfile.BadZipFile, zlib.error, ValueError, EOFError, NotImplementedError, OSError)
# A field of a message's head (RFC 5322, 2.2).
_FIELD = re.compile(rb"[A-Za-z][A-Za-z0-9-]{1,60}:[ \t\r\n]")
_MAIL = re.compile(rb"^(?:received|message-id|mime-version|return-path|delivered-to):", re.I | re.M)
_RELATED = re.compile(rb"^content-type:\s*multipart/related", re.I | re.M)
_SAVED = re.compile(rb"^(?:snapshot-content-location:|from:\s*<?saved by )", re.I | re.M)


def kind_of(name: str, data: bytes) -> str:
    """The kind of file: "pdf", "docx", "odt", "zip", "rtf", "mhtml", "eml", "html" or "text".

    "zip" is any other archive, "text" whatever is none of these. `name` decides
    only where the first bytes leave it open. Opens nothing but the list of
    members of an archive; never raises.
    """
    named = _SUFFIXES.get(PurePosixPath(name).suffix.lower(), "")
    head = data[:_HEAD].lstrip(b"\xef\xbb\xbf\r\n\t ")
    if head.startswith(b"%PDF-") or (named == "pdf" and b"%PDF-" in data[:_PDF_HEAD]):
        return "pdf"
    if head.startswith(b"{\\rtf"):
        return "rtf"
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _archive(named, data)
    if _FIELD.match(head):
        return _message(named, head)
    return named if named in ("html", "eml", "mhtml") else "text"


def _archive(named: str, data: bytes) -> str:
    """Which kind of document a ZIP file is, by the members its format asks for."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = set(archive.namelist())
            with archive.open("mimetype") if "mimetype" in members else io.BytesIO() as member:
                declared = member.read(len(_ODT))
    except (*DAMAGED, RuntimeError):
        return named if named in ("docx", "odt") else "zip"
    if "[Content_Types].xml" in members and any(m.startswith("word/") for m in members):
        return "docx"
    return "odt" if declared == _ODT or (named == "odt" and "content.xml" in members) else "zip"


def _message(named: str, head: bytes) -> str:
    """A saved page, a mail, or a text that only begins like one."""
    top = re.split(rb"\r?\n\r?\n", head, maxsplit=1)[0]
    if _RELATED.search(top) and (named == "mhtml" or _SAVED.search(top)):
        return "mhtml"
    if named in ("eml", "mhtml"):
        return named
    # A press release kept as .txt with the head of its mail stays the text it is.
    if not named and _MAIL.search(top) and b"\nfrom:" in b"\n" + top.lower():
        return "eml"
    return named if named == "html" else "text"
