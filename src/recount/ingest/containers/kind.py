"""Which kind of container bytes are, told by content and, for tables, by name.

Cheap and safe enough for any file: nothing is unpacked here.
"""

from __future__ import annotations

import json
import re
import zlib

from recount.ingest.beside import suffix_of
from recount.ingest.containers.columns import choose
from recount.ingest.containers.zipped import open_zip
from recount.ingest.metadata import separator
from recount.ingest.values import IngestError

# So many bytes at the head of a file tell its kind.
HEAD = 5_000
_ZIP, _EMPTY_ZIP, _GZIP = b"PK\x03\x04", b"PK\x05\x06", b"\x1f\x8b"
# ODF and EPUB name themselves in their first file, stored (ODF 1.3 part 2, 3.3; EPUB OCF 4.3).
_MIMETYPE = slice(30, 38)
_WARC = (b"WARC/0.", b"WARC/1.", b"filedesc://")
_WARC_NAME = re.compile(r"archive/[^/]+\.warc(?:\.gz)?")
_BEFORE_ROOT = re.compile(rb"\s+|<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>", re.DOTALL)
_FEED = re.compile(rb"<(?:rss\b|(?:\w+:)?feed\b[^>]*(?:Atom|atom)|rdf:RDF\b[^>]*purl\.org/rss)")
_JSON_LIST = re.compile(rb"\s*\[\s*\{")
_MBOX = re.compile(rb"From \S[^\r\n]{5,200}\d\d\r?\n[A-Za-z-]+:")
_BY_NAME = {".csv": "table", ".tsv": "table", ".jsonl": "jsonl", ".ndjson": "jsonl"}


def container_of(name: str, data: bytes) -> str | None:
    """The kind of container, None for a single document or what is no container."""
    head = data[:HEAD]
    if head.startswith((_ZIP, _EMPTY_ZIP)):
        return _zip_kind(data)
    if head.startswith(_WARC) or _unpacked_head(head).startswith(_WARC):
        return "warc"
    if _is_feed(head):
        return "feed"
    if _MBOX.match(head):
        return "mbox"
    suffix = suffix_of(name)
    if suffix in _BY_NAME:
        return _BY_NAME[suffix]
    if suffix in (".json", "") and _JSON_LIST.match(_bare(head)):
        return "json"
    if suffix in (".json", "") and _is_object(_bare(head), several=bool(suffix)):
        return "jsonl"
    return "table" if not suffix and _is_table(_bare(head)) else None


def is_warc_name(name: str) -> bool:
    """Whether a file of this name in a WACZ is one of its archives (WACZ 1.1.1, 5.2.1)."""
    return _WARC_NAME.fullmatch(name) is not None


def _zip_kind(data: bytes) -> str | None:
    """A folder, a web archive or a workbook; None for documents that are ZIP inside."""
    if data[_MIMETYPE] == b"mimetype":
        return None
    try:
        names = set(open_zip(data).namelist())
    except IngestError:
        return "zip"
    if "[Content_Types].xml" in names:
        return "xlsx" if "xl/workbook.xml" in names else None
    if "datapackage.json" in names and any(is_warc_name(name) for name in names):
        return "wacz"
    return "zip"


def _unpacked_head(head: bytes) -> bytes:
    """The first bytes within a gzip file, empty where it is none."""
    if not head.startswith(_GZIP):
        return b""
    try:
        return zlib.decompressobj(wbits=31).decompress(head, 100)
    except zlib.error:
        return b""


def _is_feed(head: bytes) -> bool:
    """Whether the first element is that of RSS or Atom."""
    bare = _bare(head)
    at = 0
    while before := _BEFORE_ROOT.match(bare, at):
        at = before.end()
    return _FEED.match(bare, at) is not None


def _bare(head: bytes) -> bytes:
    """Without byte order mark; UTF-16 of plain letters without its NULs."""
    for mark in (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff"):
        head = head.removeprefix(mark)
    return head.replace(b"\x00", b"")


def _is_object(head: bytes, several: bool) -> bool:
    """Whether the first line is a JSON object, or begins as a long one does.

    With `several` another must follow: one alone is no list.
    """
    line, ended, rest = head.partition(b"\n")
    if not line.lstrip().startswith(b'{"') or (several and not rest.lstrip().startswith(b'{"')):
        return False
    try:
        return not ended or isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def _is_table(head: bytes) -> bool:
    """Whether the first line names a column of text and another: no sentence does both."""
    line = head.partition(b"\n")[0].decode("utf-8", "replace").strip()
    names = [name.strip(' "') for name in line.split(separator(line))]
    chosen = choose(names, {})
    return "text" in chosen and len(chosen) > 1
