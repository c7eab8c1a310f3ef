"""The workbook: strings are strings, nothing runs, the same ledger when read back."""

from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import pytest
from lxml import etree
from openpyxl import load_workbook
from tables_back import Rows, contract, files, named

from recount.model.ledger import Ledger
from recount.show.exports import Exported, export
from recount.show.exports.tables import TABLES
from recount.show.ledger_json import ledger_object
from tests.ledgers import made_ledger, merged
from tests.show.show_case import ledger


def book(exported: Exported) -> BytesIO:
    return BytesIO(files(exported)[""])


MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def unescaped(text: str) -> str:
    """A string of Office Open XML as it is meant (ECMA-376, ST_Xstring).

    openpyxl takes "x005F_" away wherever it stands, and so is no judge of this.
    """
    return re.sub(r"_x([0-9A-F]{4})_", lambda found: chr(int(found[1], 16)), text)


def sheets(exported: Exported) -> dict[str, list[dict[int, object]]]:
    """The cells of each sheet by the numbers of their columns, header left out."""
    with ZipFile(book(exported)) as parts:
        strings = [
            unescaped("".join(t.text or "" for t in si.iter(f"{MAIN}t")))
            for si in etree.fromstring(parts.read("xl/sharedStrings.xml"))
        ]
        return {
            table.name: [
                {column(c.get("r")): value(c, strings) for c in row if len(c)}
                for row in etree.fromstring(
                    parts.read(f"xl/worksheets/sheet{n}.xml")
                ).iter(f"{MAIN}row")
            ][1:]
            for n, table in enumerate(TABLES, start=1)
        }  # fmt: skip


def column(reference: str) -> int:
    letters = reference.rstrip("0123456789")
    return sum((ord(a) - 64) * 26**n for n, a in enumerate(reversed(letters))) - 1


def value(cell: etree._Element, strings: list[str]) -> object:
    held = cell[0].text or ""
    if cell.get("t") == "s":
        return strings[int(held)]
    if cell.get("t") == "b":
        return held == "1"
    return float(held) if "." in held or "e" in held.lower() else int(held)


def from_xlsx(exported: Exported) -> Rows:
    read = sheets(exported)
    return {
        t.name: named(t.name, ([row.get(n) for n in range(len(t.columns))] for row in read[t.name]))
        for t in TABLES
    }


def test_a_case_comes_back_from_the_workbook() -> None:
    back = contract(from_xlsx(export(ledger(), "xlsx")))
    assert {"format": "recount.ledger/1", **back} == ledger_object(ledger())


def test_headers_are_frozen_and_filtered_and_columns_wide_enough() -> None:
    read = load_workbook(book(export(ledger(), "xlsx")))
    assert read.sheetnames == [table.name for table in TABLES]
    for sheet in read:
        assert sheet.freeze_panes == "B2"
        assert sheet.auto_filter.ref and sheet.auto_filter.ref.startswith("A1:")
    assert read["claims"].column_dimensions["E"].width > 50


def with_title(title: str) -> Ledger:
    base = ledger()
    return replace(base, documents=(replace(base.documents[0], title=title), *base.documents[1:]))


RUNNING = (
    "=1+1", "{=1}", "@x", "http://x.example/", "mailto:a@x.example", "file:///etc/passwd",
    "internal:claims!A1", "12", "1e5", "true", "#REF!", "<r>&</r>", "<r><t>x</t></r>",
    "<r>\x01_x0041_</r>", "_x0041_", "\r\n\x0b\ufffe", "",
)  # fmt: skip


@pytest.mark.parametrize("title", RUNNING)
def test_text_is_a_string_and_nothing_else(title: str) -> None:
    exported = export(with_title(title), "xlsx")
    cell = load_workbook(book(exported))["documents"]["D2"]
    assert cell.data_type == "s" and cell.hyperlink is None
    assert sheets(exported)["documents"][0][3] == title
    with ZipFile(book(exported)) as parts:
        assert not any("externalLink" in name or "rels/sheet" in name for name in parts.namelist())
        assert b"<f>" not in parts.read("xl/worksheets/sheet1.xml")


def test_the_same_ledger_gives_the_same_bytes() -> None:
    assert files(export(ledger(), "xlsx")) == files(export(ledger(), "xlsx"))
    with ZipFile(book(export(ledger(), "xlsx"))) as parts:
        assert {info.date_time[0] for info in parts.infolist()} == {1980}


def test_what_does_not_fit_is_cut_and_told() -> None:
    exported = export(with_title("\U0001f525" * 20_000), "xlsx")
    cell = load_workbook(book(exported))["documents"]["D2"]
    assert cell.value == "\U0001f525" * 16_383
    assert len(exported.notes) == 1 and "“title” is too long" in exported.notes[0]


def test_a_number_that_does_not_fit_is_left_out_and_told() -> None:
    base = ledger()
    first = base.claims[0]
    assert first.quantity
    huge = replace(first, quantity=replace(first.quantity, low=None, high=10**15))
    exported = export(replace(base, claims=(huge, *base.claims[1:])), "xlsx")
    assert exported.notes == ("claims, c1: “high” is too large a number",)


def test_a_thousand_ledgers_come_back() -> None:
    for first in range(0, 1000, 50):
        made = merged([made_ledger(seed) for seed in range(first, first + 50)])
        back = contract(from_xlsx(export(made, "xlsx")))
        assert {"format": "recount.ledger/1", **back} == ledger_object(made), first
