"""The database itself: made in memory, in one order, so that the same content gives the same bytes.

Nothing of SQLite touches the disk: the bytes are written and read by the room's `Disk`.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from hashlib import sha256

from recount.case.projection.rows import ROWS, Content
from recount.case.projection.tables import SPANS, TABLES, statements

_PAGE = 4096
_MAGIC = b"SQLite format 3\0"
_KEPT = "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY rowid"


class ProjectionError(Exception):
    """Bytes that are no projection; the message says why in plain words."""


def database(content: Content) -> bytes:
    """The bytes of `ledger.sqlite`.

    The same content gives the same bytes with the same SQLite library, and the
    same `content_digest` with any.
    """
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as made:
        made.execute(f"PRAGMA page_size = {_PAGE}")
        made.execute("PRAGMA encoding = 'UTF-8'")
        made.execute("BEGIN")
        for statement in statements():
            made.execute(statement)
        for table in TABLES:
            made.executemany(table.insert(), ROWS[table.name](content))
        made.execute("COMMIT")
        return bytes(made.serialize())


@contextmanager
def opened(data: bytes) -> Iterator[sqlite3.Connection]:
    """A copy of a projection in memory, its tables and indexes those that are documented.

    Raises ProjectionError where it is damaged or another database: nothing that
    somebody put into it (a view, a trigger) is run.
    """
    if not data.startswith(_MAGIC):
        raise ProjectionError("it is no database")
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as copy:
        try:
            copy.deserialize(data)
            copy.execute("PRAGMA trusted_schema = OFF")
            copy.execute("PRAGMA cell_size_check = ON")
            found = tuple(row[0] for row in copy.execute(_KEPT))
            if found != statements():
                raise ProjectionError("its tables are not those that this version makes")
            fault = copy.execute("PRAGMA integrity_check(1)").fetchone()[0]
        except (sqlite3.DatabaseError, OverflowError, ValueError) as error:
            raise ProjectionError(f"it is damaged ({error})") from error
        if fault != "ok":
            raise ProjectionError(f"it is damaged ({' '.join(str(fault).split())})")
        yield copy


def content_digest(data: bytes) -> str:
    """The digest of all rows in their order, whatever SQLite wrote them. Raises ProjectionError.

    It is the SHA-256 over one line for each table, its name, each followed by a
    line for each row: the row's values as a JSON list.
    """
    found = sha256()
    with opened(data) as copy:
        try:
            for table in TABLES:
                found.update(f"{table.name}\n".encode())
                for row in copy.execute(f"SELECT * FROM {table.name} ORDER BY rowid"):
                    found.update(json.dumps(row, separators=(",", ":")).encode() + b"\n")
        except (sqlite3.DatabaseError, TypeError, ValueError) as error:
            raise ProjectionError(f"it is damaged ({error})") from error
    return f"sha256:{found.hexdigest()}"


def log_rows(copy: sqlite3.Connection) -> Iterator[tuple[int | str | None, ...]]:
    """The rows of an opened projection's log, in order."""
    yield from copy.execute("SELECT * FROM log ORDER BY rowid")


def ungrounded(copy: sqlite3.Connection) -> Iterator[str]:
    """Each span of an opened projection that does not stand in its document's text, in words."""
    texts = dict(copy.execute("SELECT id, text FROM documents"))
    home = dict(copy.execute("SELECT id, document FROM claims"))
    for table, prefix, of in SPANS:
        columns = ", ".join(f"{prefix}{name}" for name in ("start_at", "end_at", "exact"))
        query = (
            f"SELECT {of}, {columns} FROM {table} WHERE {prefix}exact IS NOT NULL ORDER BY rowid"
        )
        for row, start, end, exact in copy.execute(query):
            text = texts.get(home.get(row, row), "")
            if text[start:end] != exact:
                yield f"{table}, {row}: {exact!r} does not stand at {start} to {end} of its text"
