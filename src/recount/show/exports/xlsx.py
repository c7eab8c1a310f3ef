"""`xlsx`: the ledger's tables as one workbook, a sheet for each.

Every text is written as a string, never as a formula, link or number. Office
Open XML has no place for most control characters; they are written as _xHHHH_
(ECMA-376, ST_Xstring), which spreadsheets show as the characters they are.
"""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from xml.sax.saxutils import escape

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from recount.model.ledger import Ledger
from recount.show.exports.fitting import fitting
from recount.show.exports.rows import filled
from recount.show.exports.tables import Cell, Column, Filled
from recount.show.exports.values import Exported, ExportError, File

# The least date a ZIP file can hold, so that the same ledger gives the same bytes.
EPOCH = datetime(1980, 1, 1)
# Excel keeps 15 digits of a number, 32,767 UTF-16 code units of a cell, 1,048,576 rows.
MOST_NUMBER, MOST_LETTERS, MOST_ROWS = 10**15 - 1, 32_767, 1_048_575
WIDE = {"exact", "why", "title", "about", "place_exact", "figure_exact", "published_why"}
STRICT = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def render_xlsx(ledger: Ledger) -> Exported:
    """The workbook: frozen headers with filters, columns wide enough to read.

    Raises ExportError where a table has more rows than a sheet holds.
    """
    tables, notes = fitting(filled(ledger), MOST_NUMBER, MOST_LETTERS)
    buffer = BytesIO()
    book = Workbook(buffer, STRICT)
    book.set_properties({"title": "Accounts laid side by side", "created": EPOCH})
    header = book.add_format({"bold": True, "valign": "top"})
    body = book.add_format({"text_wrap": True, "valign": "top"})
    for of in tables:
        if len(of.rows) > MOST_ROWS:
            raise ExportError(f"a sheet cannot hold {len(of.rows):,} {of.table.name}; use csv")
        _sheet(book.add_worksheet(of.table.name), of, header, body)
    book.close()
    return Exported((File("", buffer.getvalue()),), notes)


def _sheet(sheet: Worksheet, of: Filled, header: Format, body: Format) -> None:
    columns = of.table.columns
    for n, column in enumerate(columns):
        sheet.write_string(0, n, column.name, header)
        sheet.set_column(n, n, _width(column), body)
    for r, row in enumerate(of.rows, start=1):
        for n, cell in enumerate(row):
            _write(sheet, r, n, cell, body)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, max(1, len(of.rows)), len(columns) - 1)


def _width(column: Column) -> int:
    if column.name in WIDE:
        return 60
    return 24 if column.kind == "string" else max(10, len(column.name) + 2)


def _write(sheet: Worksheet, row: int, at: int, cell: Cell, body: Format) -> None:
    if isinstance(cell, bool):
        sheet.write_boolean(row, at, cell, body)
    elif isinstance(cell, str):
        _write_text(sheet, row, at, cell, body)
    elif cell is not None:
        sheet.write_number(row, at, cell, body)


def _write_text(sheet: Worksheet, row: int, at: int, text: str, body: Format) -> None:
    """A string. One between <r> and </r> XlsxWriter copies unescaped, as rich text of its own."""
    if text.startswith("<r>") and text.endswith("</r>"):
        text = f'<r><t xml:space="preserve">{escape(text)}</t></r>'
    sheet.write_string(row, at, text, body)
