"""A ZIP folder: its files as parts, its names cleaned, and what no folder should hold refused.

Nothing is written to the disk. Only stored and deflated entries are read, each
at most up to its limit; a bomb is told by its numbers before it is unpacked,
where they lie by what comes out.
"""

from __future__ import annotations

import io
import re
import stat
import struct
import unicodedata
import zlib
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import PurePosixPath
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from recount.ingest.beside import NOT_ARTICLES, left_out, suffix_of
from recount.ingest.containers.limits import PARTS, limit_for, swells
from recount.ingest.decode import to_text
from recount.ingest.metadata import METADATA, parse_rows
from recount.ingest.values import IngestError, Note, Part, Row
from recount.model.document import Failure

# End of the central directory, what points to ZIP64's, an entry (APPNOTE 4.3.12, 4.3.15, 4.3.16).
_END, _LOCATOR, _ENTRY = b"PK\x05\x06", b"PK\x06\x07", b"PK\x01\x02"
_END_SIZE, _LOCATOR_SIZE, _COMMENT = 22, 20, 65_535
_LOCAL_SIZE = 30
_ENCRYPTED = 0x1 | 0x40 | 0x2000
_UTF8 = 0x800
# Bytes of all metadata.csv in an archive, and remarks on each that are worth a line.
_TABLES, _REMARKS = 4_000_000, 20
# Longer than the names of any file system; what is longer is cut in its middle.
_NAME = 400
_DRIVE = re.compile(r"[A-Za-z]:")
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_DAMAGED = "the archive is damaged ({}); fetch it again or unpack what can be saved"
# What a hostile or broken archive makes the library raise.
_BROKEN = (BadZipFile, zlib.error, struct.error, EOFError, ValueError, OSError, NotImplementedError)


@dataclass(frozen=True, slots=True)
class _Entry:
    """One file of an archive under its cleaned name, and why it is refused, if it is."""

    name: str
    info: ZipInfo
    refused: str = ""


def unpack(name: str, data: bytes, columns: Mapping[str, str]) -> Iterator[Part | Failure | Note]:
    """The files of the ZIP archive `data` by name, with what its metadata.csv say of them.

    Raises IngestError where the archive as a whole is damaged or a bomb.
    """
    del name, columns
    return files_in(data, lambda name: True)


def files_in(data: bytes, wanted: Callable[[str], bool]) -> Iterator[Part | Failure | Note]:
    """Those files of a ZIP archive whose cleaned names are wanted. Raises IngestError."""
    archive = open_zip(data)
    entries = [entry for entry in _entries(archive.infolist()) if wanted(entry.name)]
    if not entries:
        raise IngestError("the archive holds no files; nothing to read")
    rows, notes = _metadata(archive, [e for e in entries if not e.refused])
    yield from notes
    for entry in entries:
        if entry.refused:
            yield Failure(entry.name, entry.refused)
        elif PurePosixPath(entry.name).name == METADATA:
            continue
        elif suffix_of(entry.name) in NOT_ARTICLES:
            yield Note(entry.name, left_out(entry.name))
        else:
            yield _part(archive, entry, rows.get(entry.name, Row()))


def open_zip(data: bytes) -> ZipFile:
    """The archive in `data`, its list of files read, none of them unpacked.

    Raises IngestError where it is damaged, holds too many files, or entries
    that lie over each other.
    """
    _refuse_many(data)
    try:
        archive = ZipFile(io.BytesIO(data))
    except _BROKEN as error:
        raise IngestError(_DAMAGED.format(error)) from error
    _refuse_overlaps(archive.infolist())
    return archive


def read_entry(archive: ZipFile, info: ZipInfo, limit: int) -> bytes:
    """The bytes of one entry. Raises IngestError where they are too many or cannot be had."""
    if swells(info.compress_size, info.file_size):
        raise IngestError(
            f"{info.compress_size:,} bytes would unpack to {info.file_size:,}, which no text does; "
            "this is a bomb, or not a document"
        )
    if info.file_size > limit:
        raise IngestError(
            f"the file has {info.file_size:,} bytes, over the limit of {limit:,}; "
            "split it into its documents"
        )
    try:
        with archive.open(info) as file:
            return file.read(limit + 1)
    except _BROKEN as error:
        raise IngestError(_DAMAGED.format(error)) from error


def _part(archive: ZipFile, entry: _Entry, row: Row) -> Part | Failure:
    try:
        return Part(entry.name, read_entry(archive, entry.info, limit_for(entry.name)), row)
    except IngestError as error:
        return Failure(entry.name, error.why)


def _refuse_many(data: bytes) -> None:
    """Counts the entries of the list at the archive's end before anything is made of them."""
    end = len(data) - _END_SIZE
    if data[end : end + 4] != _END or data[-2:] != b"\x00\x00":
        end = data.rfind(_END, max(0, end - _COMMENT))
    if end < 0 or len(data) < end + _END_SIZE:
        raise IngestError(_DAMAGED.format("it has no list of its files"))
    size = int.from_bytes(data[end + 12 : end + 16], "little")
    # A ZIP64 archive says elsewhere how long its list is: there every entry counts.
    long = data[end - _LOCATOR_SIZE : end].startswith(_LOCATOR)
    if data.count(_ENTRY, 0 if long else max(0, end - size), end) > PARTS:
        raise IngestError(f"the archive lists over {PARTS:,} files; split it")


def _refuse_overlaps(infos: Sequence[ZipInfo]) -> None:
    """Entries that share their bytes are how a small archive unpacks to a huge one."""
    ordered = sorted(infos, key=lambda info: info.header_offset)
    for info, after in pairwise(ordered):
        if info.header_offset + _LOCAL_SIZE + info.compress_size > after.header_offset:
            raise IngestError(
                "its files lie over each other in the archive; this is a bomb, leave it out"
            )


def _entries(infos: Sequence[ZipInfo]) -> list[_Entry]:
    """The files by cleaned name; folders and hidden files left out, as in a folder."""
    taken: Counter[str] = Counter()
    found = []
    for info in sorted(infos, key=lambda info: (_cleaned(info), info.header_offset)):
        name = _cleaned(info)
        if info.is_dir() or name.endswith("/") or _hidden(name):
            continue
        taken[name] += 1
        shown = name if taken[name] == 1 else _numbered(name, taken[name])
        found.append(_Entry(shown, info, _refusal(name, info)))
    return found


def _cleaned(info: ZipInfo) -> str:
    """The entry's name with plain slashes, without control and direction signs."""
    words = info.filename
    if not info.flag_bits & _UTF8:
        # Without its flag a name may be in any encoding; UTF-8 is told by being valid.
        try:
            words = words.encode("cp437").decode("utf-8")
        except ValueError:
            words = info.filename
    words = unicodedata.normalize("NFC", words.replace("\\", "/"))
    words = _CONTROLS.sub("\ufffd", words.encode("utf-8", "replace").decode("utf-8"))
    while words.startswith("./"):
        words = words[2:]
    if len(words) > _NAME:
        words = f"{words[: _NAME // 2]}…{words[-_NAME // 4 :]}"
    return words or "\ufffd"


def _hidden(name: str) -> bool:
    parts = [part for part in name.split("/") if part != ".."]
    return parts[0] == "__MACOSX" or any(part.startswith(".") for part in parts)


def _numbered(name: str, count: int) -> str:
    """A name that stands a second time in the archive: "a (2).txt"."""
    folder, slash, last = name.rpartition("/")
    stem, dot, ending = last.rpartition(".")
    return f"{folder}{slash}{stem or ending} ({count}){dot if stem else ''}{ending if stem else ''}"


def _refusal(name: str, info: ZipInfo) -> str:
    """Why an entry is not read, empty where it can be."""
    mode = info.external_attr >> 16
    if ".." in name.split("/"):
        return "its name leads out of the archive ('..'); refused, pack it under a plain name"
    if name.startswith("/") or _DRIVE.match(name):
        return "its name is a place on a disk, not in the archive; refused, pack it again"
    if stat.S_ISLNK(mode):
        return "a link, not a file; refused, pack the file that it leads to"
    if mode and stat.S_IFMT(mode) and not stat.S_ISREG(mode):
        return "a device, pipe or socket, not a file; refused, leave it out"
    if info.flag_bits & _ENCRYPTED:
        return "encrypted; unpack the archive with its password and give the files"
    if info.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        return "packed by a method that is not read here; pack the archive again as plain ZIP"
    return ""


def _metadata(archive: ZipFile, entries: Sequence[_Entry]) -> tuple[dict[str, Row], list[Note]]:
    """Rows by the full names they are for, and what the tables say amiss."""
    rows: dict[str, Row] = {}
    said: list[Note] = []
    beside: dict[str, set[str]] = {}
    left = _TABLES
    for entry in entries:
        folder, _, last = entry.name.rpartition("/")
        beside.setdefault(folder, set()).add(last)
    for entry in entries:
        folder, slash, last = entry.name.rpartition("/")
        if last != METADATA:
            continue
        try:
            table = read_entry(archive, entry.info, left)
            text = to_text(table)
        except IngestError as error:
            said.append(Note(entry.name, f"not used: {error.why}"))
            continue
        left -= len(table)
        by_name, remarks = parse_rows(text, beside[folder])
        said += [Note(entry.name, remark) for remark in remarks[:_REMARKS]]
        if len(remarks) > _REMARKS:
            said.append(Note(entry.name, f"and {len(remarks) - _REMARKS:,} more such rows"))
        rows |= {f"{folder}{slash}{name}": row for name, row in by_name.items()}
    return rows, said
