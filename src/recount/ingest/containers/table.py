"""CSV and TSV of articles, a row each, read as a stream."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping
from itertools import chain

from recount.ingest.beside import suffix_of
from recount.ingest.containers.records import Line, articles, records
from recount.ingest.decode import TEXT_LIMIT, marked_encoding
from recount.ingest.metadata import separator
from recount.ingest.values import IngestError, Note, Part
from recount.model.document import Failure

# Put after the last line: where it comes back as a row of its own, every quotation was closed.
_END = "\x1e"
# More columns than the widest survey has.
_CELLS = 2_000
_SEPARATOR_LINE = re.compile(r"sep=(.)\s*", re.IGNORECASE)


def unpack(name: str, data: bytes, columns: Mapping[str, str]) -> Iterator[Part | Failure | Note]:
    """The articles of the table `data`.

    Raises NoArticlesError where no column holds text, IngestError at the row
    from which on it cannot be read.
    """
    return articles(records(_lines(name, data), columns), columns, name)


def _lines(name: str, data: bytes) -> Iterator[Line]:
    """The rows as a spreadsheet counts them, from 1."""
    if not data:
        raise IngestError("the file is empty; nothing to read")
    encoding = marked_encoding(data) or "utf-8"
    if encoding in ("utf-8", "utf-8-sig") and b"\x00" in data[:2000]:
        raise IngestError("this is no table of text (it holds NUL bytes); save it as UTF-8 CSV")
    number = 0
    try:
        lines = _decoded(data, encoding)
        head = next(lines, "")
        told = _SEPARATOR_LINE.fullmatch(head)
        delimiter = told[1] if told else "\t" if suffix_of(name) == ".tsv" else separator(head)
        lines = chain([] if told else [head], lines, [_END])
        for number, cells in enumerate(_rows(lines, delimiter), start=2 if told else 1):
            if cells == [_END]:
                return
            if cells and cells[-1].endswith(_END):
                raise IngestError(
                    f"row {number}: a quotation mark opens a cell that nothing closes; close it, "
                    "the rows from there on are not read"
                )
            if len(cells) > _CELLS:
                raise IngestError(f"row {number} has over {_CELLS:,} cells; this is no table")
            yield Line(number, cells)
    except UnicodeDecodeError as error:
        raise IngestError(
            f"after row {number} the text is not valid {encoding.upper()}; save the table again "
            'as "CSV UTF-8", the rows from there on are not read'
        ) from error
    except csv.Error as error:
        raise IngestError(
            f"after row {number} the table cannot be read ({error}): a cell of over "
            f"{TEXT_LIMIT:,} characters, or a quotation mark that nothing closes"
        ) from error


def _decoded(data: bytes, encoding: str) -> Iterator[str]:
    """The lines with their ends. Raises IngestError at one longer than any document."""
    stream = io.BytesIO(data)
    if not encoding.startswith("utf-8"):
        yield from _bounded(io.TextIOWrapper(stream, encoding=encoding, newline=""))
        return
    # Line by line, so that one wrong byte loses no line before it.
    while raw := stream.readline(4 * TEXT_LIMIT):
        line = raw.decode(encoding)
        encoding = "utf-8"
        yield from _bounded(io.StringIO(line, newline=""))


def _bounded(stream: io.TextIOBase) -> Iterator[str]:
    while line := stream.readline(TEXT_LIMIT + 1):
        if len(line) > TEXT_LIMIT:
            raise IngestError(f"a line has over {TEXT_LIMIT:,} characters; this is no table")
        yield line


def _rows(lines: Iterator[str], delimiter: str) -> Iterator[list[str]]:
    """Rows with cells of up to the length of a document.

    The library's limit is one for the whole program, so it is changed for each
    row only.
    """
    reader = csv.reader(lines, delimiter=delimiter)
    while True:
        before = csv.field_size_limit(TEXT_LIMIT)
        try:
            row = next(reader, None)
        finally:
            csv.field_size_limit(before)
        if row is None:
            return
        yield row
