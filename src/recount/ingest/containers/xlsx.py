"""A workbook (XLSX) of articles, a row each, read as a stream.

Formulas are never computed: a cell is the value stored beside its formula.
What openpyxl trusts is checked before: document types (no workbook has one,
ECMA-376 part 2, 6.2.5), and how much the parts unpack to.
"""

from __future__ import annotations

import io
import re
import warnings
import zlib
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time
from itertools import repeat
from typing import Any
from zipfile import BadZipFile

from lxml import etree
from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from recount.ingest.containers.records import Line, articles, records
from recount.ingest.containers.zipped import open_zip, read_entry
from recount.ingest.values import IngestError, NoArticlesError, Note, Part
from recount.model.document import Failure

# What openpyxl warns of (styles, dates beyond the calendar) is no concern of the user.
warnings.filterwarnings("ignore", module="openpyxl")

# All XML of a workbook, unpacked; twenty thousand articles are half of it.
_XML_LIMIT = 100_000_000
# Tags or attributes in all of it: what more would cost in memory. Some 250,000 cells have these.
_MARKS = 1_500_000
# The format's own bound on rows; a row cannot claim a place beyond it.
_ROWS = 1_048_576
# Columns beyond these hold nothing of an article.
_COLUMNS = 200
_XML = (".xml", ".rels")
# No tag of a workbook is so long; one of a million attributes takes a minute to parse.
_LONG_TAG = re.compile(rb"<[^>]{100000}")
_DOCTYPE = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s>/]")
_ERRORS = frozenset(("#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#N/A", "#NULL!", "#NUM!"))
# What openpyxl raises on workbooks that are broken or made to break it.
_BROKEN = (
    *(LookupError, ValueError, TypeError, AttributeError, ArithmeticError, OSError, EOFError),
    *(SyntaxError, AssertionError, RecursionError, NotImplementedError, RuntimeError),
    *(BadZipFile, zlib.error, etree.LxmlError, InvalidFileException),
)


def unpack(name: str, data: bytes, columns: Mapping[str, str]) -> Iterator[Part | Failure | Note]:
    """The articles of every sheet that has a column of text; other sheets are noted.

    Raises NoArticlesError where no sheet has one, IngestError where the
    workbook cannot be read.
    """
    formulas = _refuse_bombs(data)
    values = _sheets(data, values=True)
    bare = _sheets(data, values=False) if formulas else None
    read, left = False, []
    for title, sheet in values.items():
        place = f"{title}/" if len(values) > 1 else ""
        try:
            lines = _lines(sheet, bare[title] if bare else None)
            for found in articles(records(lines, columns), columns, name):
                read = True
                yield _placed(found, place)
        except NoArticlesError as none:
            left.append(Note(title, none.why))
    if not read:
        raise NoArticlesError(left[0].text if left else "a workbook without tables; left out")
    yield from left


def _placed(found: Part | Failure | Note, place: str) -> Part | Failure | Note:
    """The same under the name of its sheet."""
    if isinstance(found, Part):
        return Part(f"{place}{found.name}", found.data, found.row)
    if isinstance(found, Note):
        return Note(f"{place}{found.name}", found.text)
    return Failure(f"{place}{found.name}", found.why)


def _refuse_bombs(data: bytes) -> bool:
    """Whether any cell is a formula. Raises IngestError where the workbook is a bomb."""
    archive = open_zip(data)
    total, marks, formulas = 0, 0, False
    for info in archive.infolist():
        if not info.filename.lower().endswith(_XML):
            continue
        xml = read_entry(archive, info, _XML_LIMIT - total)
        total += len(xml)
        marks += max(xml.count(b"<"), xml.count(b"="))
        if marks > _MARKS or _LONG_TAG.search(xml):
            raise IngestError("the workbook has too many cells; split it or save it as CSV")
        # In UTF-16, which XML allows, the signs have NULs between them.
        if _DOCTYPE.search(xml.replace(b"\x00", b"") if b"\x00" in xml[:200] else xml):
            raise IngestError("the workbook declares entities, which none needs; refused")
        formulas = formulas or _FORMULA.search(xml) is not None
    return formulas


def _sheets(data: bytes, values: bool) -> dict[str, Any]:
    """The worksheets by name, their cells as stored values or as formulas."""
    try:
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=values, keep_links=False)
        for sheet in book.worksheets:
            # What a sheet says of its size need not be so.
            sheet.reset_dimensions()
        return {sheet.title: sheet for sheet in book.worksheets}
    except _BROKEN as error:
        raise IngestError(_damaged(error)) from error


def _lines(sheet: Any, formulas: Any) -> Iterator[Line]:
    rows = _rows(sheet)
    beside = _rows(formulas) if formulas is not None else repeat(())
    for number, (cells, own) in enumerate(zip(rows, beside), start=1):
        if number > _ROWS:
            raise IngestError(f"a sheet has over {_ROWS:,} rows, more than the format allows")
        if not any(cells) and not any(own):
            continue
        said = [_said(cell) for cell in cells]
        bare = frozenset(
            i for i, cell in enumerate(own) if i < len(said) and not said[i] and _is_formula(cell)
        )
        while said and not said[-1]:
            said.pop()
        yield Line(number, said, bare)


def _rows(sheet: Any) -> Iterator[tuple[Any, ...]]:
    """The rows of a sheet. Raises IngestError where it is broken."""
    rows = sheet.iter_rows(max_col=_COLUMNS, values_only=True)
    while True:
        try:
            row = next(rows, None)
        except _BROKEN as error:
            raise IngestError(_damaged(error)) from error
        if row is None:
            return
        yield row


def _is_formula(cell: Any) -> bool:
    return (isinstance(cell, str) and cell.startswith("=")) or hasattr(cell, "ref")


def _said(cell: Any) -> str:
    """A cell as words; a day in figures, an error as nothing."""
    if cell is None or isinstance(cell, bool) or cell in _ERRORS:
        return ""
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, date | time):
        return cell.isoformat()
    return str(cell)


def _damaged(error: BaseException) -> str:
    return f"the workbook is damaged ({str(error)[:80]}); open it, save it anew, and try again"
