"""Uwazi: its separators, its dates, titles that name one row each.

Read as Uwazi reads: the cells as they stand in the file, no apostrophe taken away.
"""

from __future__ import annotations

import csv
import re
from dataclasses import replace
from io import StringIO

import pytest
from tables_back import files

from recount.model.ledger import Ledger, Location
from recount.show.exports import export
from tests.ledgers import made_ledger
from tests.show.show_case import ledger

RANGE = re.compile(r"(\d{4}-\d\d-\d\d)?:(\d{4}-\d\d-\d\d)?")
# Columns that Uwazi joins to the titles of another file, takes apart, or reads as dates.
JOINED = {
    "matters.csv": {"place": "entities.csv"},
    "claims.csv": {
        "document": "documents.csv", "matter": "matters.csv", "sources": "entities.csv",
        "alleged_perpetrators": "entities.csv", "victims": "entities.csv",
        "place": "entities.csv",
    },
}  # fmt: skip
DATED = ("when", "published")


def sheets(of: Ledger) -> dict[str, list[dict[str, str]]]:
    return {
        name: list(csv.DictReader(StringIO(data.decode(), newline="")))
        for name, data in files(export(of, "uwazi")).items()
    }


@pytest.mark.parametrize("of", [ledger(), *map(made_ledger, range(100))])
def test_titles_are_there_once_and_joins_hold(of: Ledger) -> None:
    found = sheets(of)
    titles = {name: [row["title"] for row in rows] for name, rows in found.items()}
    for name, rows in found.items():
        assert len(set(titles[name])) == len(titles[name])
        for row in rows:
            assert row["title"].strip() == row["title"] != ""
            assert "|" not in row["title"] and "::" not in row["title"]
            for column, other in JOINED.get(name, {}).items():
                assert set(filter(None, row[column].split("|"))) <= set(titles[other])
            for column in DATED:
                assert not row.get(column) or RANGE.fullmatch(row[column])
            assert "\n" not in "".join(row.values())


@pytest.mark.parametrize(
    ("latitude", "longitude", "cell"),
    [
        (4.6, -74.1, "4.6|-74.1"),
        (-33.5, -70.25, "-33.5|-70.25"),
        (-1.25, 36.75, "-1.25|36.75"),
        (12.0, 15.0, "12.0|15.0"),
    ],
)
def test_a_point_is_two_numbers(latitude: float, longitude: float, cell: str) -> None:
    base = ledger()
    place = replace(base.entities[6], location=Location(latitude, longitude, "town", "x", "1"))
    entities = (*base.entities[:6], place, *base.entities[7:])
    data = files(export(replace(base, entities=entities), "uwazi"))["entities.csv"]
    assert f",{cell}\r\n".encode() in data
    assert tuple(map(float, cell.split("|"))) == (latitude, longitude)


HARD = ["'Ndara Watch", "=1+1", "-5", "@Ndara", "a;=1", "''", "＝x", "-Ndara | 'East"]


@pytest.mark.parametrize("name", HARD)
def test_a_name_is_written_alike_alone_and_in_a_list(name: str) -> None:
    """The denial's chain is VNA, then the ministry: two sources in one cell."""
    base = ledger()
    ministry = replace(base.entities[3], name=name)
    rows = sheets(replace(base, entities=(*base.entities[:3], ministry, *base.entities[4:])))
    titles = [row["title"] for row in rows["entities.csv"]]
    claim = {row["words"]: row for row in rows["claims.csv"]}["anyone was hanged at Korvath"]
    assert claim["sources"].split("|") == ["VNA", titles[3]]
    first = replace(base.entities[2], name=name)
    rows = sheets(replace(base, entities=(*base.entities[:2], first, *base.entities[3:])))
    titles = [row["title"] for row in rows["entities.csv"]]
    claim = {row["words"]: row for row in rows["claims.csv"]}["anyone was hanged at Korvath"]
    assert claim["sources"].split("|") == [titles[2], "the justice ministry"]


def test_a_case_as_uwazi_takes_it() -> None:
    found = sheets(ledger())
    claim = {row["words"]: row for row in found["claims.csv"]}["anyone was hanged at Korvath"]
    assert claim["sources"] == "VNA|the justice ministry"
    assert claim["chain"] == "VNA ← the justice ministry"
    assert (claim["stance"], claim["place"]) == ("denied", "Korvath prison")
    assert found["matters.csv"][0]["when"] == "2026-01-01:2030-12-31"
    assert found["documents.csv"][2]["published"] == ""


def test_a_separator_in_a_name_takes_nothing_apart() -> None:
    base = ledger()
    odd = replace(base.entities[0], name="Watch | Guard::East")
    rows = sheets(replace(base, entities=(odd, *base.entities[1:])))
    assert rows["entities.csv"][0]["title"] == "Watch ¦ Guard: :East"
    assert rows["claims.csv"][0]["sources"] == "Watch ¦ Guard: :East"


def test_two_of_one_title_are_told_apart() -> None:
    base = ledger()
    twin = replace(base.entities[1], name="Lantern Watch")
    third = replace(base.entities[2], name="Lantern Watch (2)")
    rows = sheets(replace(base, entities=(base.entities[0], twin, third, *base.entities[3:])))
    titles = [row["title"] for row in rows["entities.csv"][:3]]
    assert titles == ["Lantern Watch", "Lantern Watch (2)", "Lantern Watch (2) (2)"]
