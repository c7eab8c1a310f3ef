"""`sqlite`: the ledger's tables as one SQLite database.

The database is made in memory and handed over as bytes. The same ledger gives
the same bytes with the same SQLite library, whose version it carries.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing

from recount.model.ledger import Ledger
from recount.show.exports.fitting import fitting
from recount.show.exports.rows import filled
from recount.show.exports.tables import Filled, Table
from recount.show.exports.values import Exported, File

MOST_NUMBER = 2**63 - 1
TYPES = {"string": "TEXT", "integer": "INTEGER", "number": "REAL", "boolean": "BOOLEAN"}


def render_sqlite(ledger: Ledger) -> Exported:
    """The database, with keys, links and an index for each link."""
    tables, notes = fitting(filled(ledger), MOST_NUMBER)
    with closing(sqlite3.connect(":memory:")) as database:
        database.execute("PRAGMA encoding = 'UTF-8'")
        with database:
            for of in tables:
                _fill(database, of)
        data = database.serialize()
    return Exported((File("", data),), notes)


def _fill(database: sqlite3.Connection, of: Filled) -> None:
    database.execute(_create(of.table))
    for link in of.table.links:
        name = f"{of.table.name}_{'_'.join(link.columns)}"
        columns = ", ".join(_quoted(column) for column in link.columns)
        database.execute(f"CREATE INDEX {_quoted(name)} ON {_quoted(of.table.name)} ({columns})")
    marks = ", ".join("?" * len(of.table.columns))
    database.executemany(f"INSERT INTO {_quoted(of.table.name)} VALUES ({marks})", of.rows)


def _create(table: Table) -> str:
    columns = [f"{_quoted(c.name)} {TYPES[c.kind]}" for c in table.columns]
    key = ", ".join(_quoted(column) for column in table.key)
    links = [
        f"FOREIGN KEY ({', '.join(map(_quoted, link.columns))})"
        f" REFERENCES {_quoted(link.table)} ({', '.join(map(_quoted, link.to))})"
        for link in table.links
    ]
    parts = ", ".join([*columns, f"PRIMARY KEY ({key})", *links])
    return f"CREATE TABLE {_quoted(table.name)} ({parts})"


def _quoted(name: str) -> str:
    """A name of our own tables, some of which (end, position) SQL has a use for."""
    return f'"{name}"'
