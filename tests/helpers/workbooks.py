"""Workbooks written by hand, so that they may hold what no program writes."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from tests.helpers.archives import zipped

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def workbook(*sheets: str, head: str = "") -> bytes:
    """A workbook of sheets "Sheet1" and so on, each given as the XML of its rows.

    `head` stands before the root element of each sheet.
    """
    numbers = range(1, len(sheets) + 1)
    books = "".join(f'<sheet name="Sheet{n}" sheetId="{n}" r:id="r{n}"/>' for n in numbers)
    relations = "".join(
        f'<Relationship Id="r{n}" Type="{_RELATION}/worksheet" Target="worksheets/{n}.xml"/>'
        for n in numbers
    )
    types = "".join(
        f'<Override PartName="/xl/worksheets/{n}.xml" ContentType="{_TYPE}.worksheet+xml"/>'
        for n in numbers
    )
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
        f"{types}</Types>",
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r0" '
        f'Type="{_RELATION}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{_RELATION}">'
        f"<sheets>{books}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f"{relations}</Relationships>",
    }
    for n, rows in zip(numbers, sheets):
        parts[f"xl/worksheets/{n}.xml"] = (
            f'{head}<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>'
        )
    return zipped([(name, xml.encode()) for name, xml in parts.items()])


def row(number: int, cells: Sequence[str]) -> str:
    """A row of words; a cell that begins with "<" is given as it is."""
    said = "".join(
        cell
        if cell.startswith("<")
        else f'<c t="inlineStr"><is><t>{escape(cell, quote=False)}</t></is></c>'
        for cell in cells
    )
    return f'<row r="{number}">{said}</row>'
