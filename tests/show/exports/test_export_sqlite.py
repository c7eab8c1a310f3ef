"""The database: whole, its links sound, the same ledger when read back."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace

from tables_back import Rows, contract, files, named

from recount.show.exports import Exported, export
from recount.show.exports.tables import TABLES
from recount.show.ledger_json import ledger_object
from tests.ledgers import made_ledger
from tests.show.show_case import ledger


def opened(exported: Exported) -> sqlite3.Connection:
    database = sqlite3.connect(":memory:")
    database.deserialize(files(exported)[""])
    return database


def from_sqlite(exported: Exported) -> Rows:
    with closing(opened(exported)) as database:
        return {
            t.name: named(t.name, database.execute(f'SELECT * FROM "{t.name}" ORDER BY rowid'))
            for t in TABLES
        }


def test_a_case_comes_back_from_the_database() -> None:
    back = contract(from_sqlite(export(ledger(), "sqlite")))
    assert {"format": "recount.ledger/1", **back} == ledger_object(ledger())


def test_the_database_is_sound() -> None:
    with closing(opened(export(ledger(), "sqlite"))) as database:
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        joined = database.execute(
            "SELECT c.figure FROM claims c JOIN documents d ON c.document = d.id"
            " WHERE d.name = 'radio.txt' AND c.stance = 'alleged' AND c.high > 5000"
        ).fetchall()
        assert joined == [("Up to 13,000",), ("Up to 13,000",)]


def test_the_same_ledger_gives_the_same_bytes() -> None:
    assert files(export(ledger(), "sqlite")) == files(export(ledger(), "sqlite"))


def test_a_number_that_does_not_fit_is_left_out_and_told() -> None:
    base = ledger()
    bracket = replace(base.events[0].brackets[0], high=2**63)
    event = replace(base.events[0], brackets=(bracket,))
    exported = export(replace(base, events=(event, *base.events[1:])), "sqlite")
    assert exported.notes == ("event_brackets, v1: “high” is too large a number",)


def test_a_thousand_ledgers_come_back() -> None:
    for seed in range(1000):
        made = made_ledger(seed)
        back = contract(from_sqlite(export(made, "sqlite")))
        assert {"format": "recount.ledger/1", **back} == ledger_object(made), seed
