"""CSV: safe in a spreadsheet, valid as a Data Package, and the same ledger when read back."""

from __future__ import annotations

import csv
import json
import re
from dataclasses import replace
from io import StringIO
from pathlib import Path

import pytest
from frictionless import Package
from hypothesis import given
from hypothesis import strategies as st
from tables_back import contract, files, from_csv, unsafe

from recount.model.ledger import Ledger
from recount.show.exports import export
from recount.show.exports.cells import safe_cell, safe_list
from recount.show.exports.tables import TABLES
from recount.show.ledger_json import ledger_object
from tests.ledgers import PIECES, made_ledger
from tests.show.show_case import ledger

CELLS = [
    ("", "'"),
    ("'", "''"),
    ("=1+1", "'=1+1"),
    ("＝1", "'＝1"),
    ("@SUM(A1)", "'@SUM(A1)"),
    ("\t=1", "'\t'=1"),
    ("\r=1", "'\r'=1"),
    (" \u200b=1", "' \u200b=1"),
    ("a;=1", "a;'=1"),
    ("a\n- b", "a\n'- b"),
    ('x","=1', 'x","\'=1'.replace("\"'", "'\"")),
    ("'=1", "''=1"),
    ("-5", "-5"),
    ("+12.5", "+12.5"),
    ("-5+A1", "'-5+A1"),
    ("said, then left", "said, then left"),
    ("up to 13,000", "up to 13,000"),
]


@pytest.mark.parametrize(("text", "cell"), CELLS)
def test_a_cell_that_would_run_gets_an_apostrophe(text: str, cell: str) -> None:
    assert safe_cell(text) == cell
    assert unsafe(cell) == text


@given(st.lists(st.sampled_from([*PIECES, "'"])).map("".join) | st.text())
def test_every_cell_comes_back(text: str) -> None:
    assert unsafe(safe_cell(text)) == text


def begins_a_formula(part: str) -> bool:
    """Whether a spreadsheet could take a cell for a formula; a plain number is none."""
    bare = part.lstrip(' "\u00a0\u200b\u200f\u202e\u2066\u2069\u061c\ufeff')
    plain = re.match(r"[-+][0-9]+(?:\.[0-9]+)?(?:[,;|\t\"]|$)", bare)
    return not plain and bare.startswith(tuple("=+-@＝＋－＠"))


WORDS = st.lists(st.sampled_from([*PIECES, "'"])).map("".join)


@given(WORDS.map(safe_cell) | st.lists(WORDS).map(lambda parts: safe_list(parts, "|").text))
def test_no_part_of_a_cell_begins_a_formula_in_any_dialect(cell: str) -> None:
    buffer = StringIO(newline="")
    csv.writer(buffer).writerow(["x", cell])
    for separator in ",;\t|":
        for row in csv.reader(StringIO(buffer.getvalue(), newline=""), delimiter=separator):
            for part in row:
                assert not begins_a_formula(part), (separator, part)


def validated(of: Ledger, folder: Path) -> None:
    for name, data in files(export(of, "csv")).items():
        (folder / name).write_bytes(data)
    report = Package(str(folder / "datapackage.json")).validate()
    assert report.valid, report.flatten(["name", "type", "note"])[:5]


def test_the_package_is_valid(tmp_path: Path) -> None:
    validated(ledger(), tmp_path)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_package_of_a_made_up_ledger_is_valid(seed: int, tmp_path: Path) -> None:
    validated(made_ledger(seed), tmp_path)


def test_every_table_is_there_with_its_header() -> None:
    found = files(export(ledger(), "csv"))
    assert set(found) == {"datapackage.json", *(f"{table.name}.csv" for table in TABLES)}
    first = found["claims.csv"].decode().split("\r\n")[0]
    assert first.startswith("id,document,start,end,exact,act,")


def test_a_case_comes_back_from_its_tables() -> None:
    back = contract(from_csv(export(ledger(), "csv")))
    assert {"format": "recount.ledger/1", **back} == ledger_object(ledger())


def test_negative_numbers_stay_numbers() -> None:
    base = ledger()
    event = base.events[0]
    bracket = replace(event.brackets[0], low=-5)
    below = replace(base, events=(replace(event, brackets=(bracket,)), *base.events[1:]))
    rows = files(export(below, "csv"))["event_brackets.csv"].decode()
    assert ",-5," in rows


def test_the_hashes_in_the_package_are_those_of_the_files() -> None:
    found = files(export(ledger(), "csv"))
    for resource in json.loads(found["datapackage.json"])["resources"]:
        assert resource["bytes"] == len(found[resource["path"]])


def test_a_thousand_ledgers_come_back() -> None:
    for seed in range(1000):
        made = made_ledger(seed)
        back = contract(from_csv(export(made, "csv")))
        assert {"format": "recount.ledger/1", **back} == ledger_object(made), seed
