"""`ledger.sqlite`: the log and the ledger, row by row, the same bytes each time."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from random import Random

import pytest
from example_case import NOW, make, report

from recount.case import Case
from recount.case.evidence import Fault
from recount.case.projection import ProjectionError, content_digest, opened, ungrounded
from recount.case.projection.tables import TABLES
from recount.case.recording import rebuild
from recount.case.verify import verify
from recount.language import Reader
from recount.show import ledger_object

FLIPS = 1_000


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory, reader: Reader) -> Path:
    path = tmp_path_factory.mktemp("projected") / "case"
    make(path, reader)
    return path


@pytest.fixture
def database(case: Path) -> Iterator[sqlite3.Connection]:
    """Opened as any tool does, to read only."""
    with closing(sqlite3.connect(f"file:{case / 'ledger.sqlite'}?mode=ro", uri=True)) as found:
        found.row_factory = sqlite3.Row
        yield found


def rows(database: sqlite3.Connection, query: str) -> list[dict[str, object]]:
    return [dict(row) for row in database.execute(query)]


def test_it_holds_the_ledger(case: Path, database: sqlite3.Connection, reader: Reader) -> None:
    with Case.open_to_write(case, "zoe", NOW) as opened_case:
        ledger = ledger_object(report(opened_case, reader).ledger())
    claims = {row["id"]: row for row in rows(database, "SELECT * FROM claims")}
    assert claims.keys() == {claim["id"] for claim in ledger["claims"]}
    for claim in ledger["claims"]:
        row = claims[claim["id"]]
        figure = claim["quantity"] or {"low": None, "high": None, "words": None}
        assert (row["document"], row["act"], row["stance"], row["status"], row["exact"]) == (
            claim["document"], claim["act"], claim["stance"], claim["status"],
            claim["span"]["exact"],
        )  # fmt: skip
        assert (row["low"], row["high"], row["figure"]) == (
            figure["low"], figure["high"], figure["words"]
        )  # fmt: skip
        hops = rows(
            database,
            f"SELECT source, entity FROM hops WHERE claim = '{claim['id']}' AND beside = 0"
            " ORDER BY position",
        )
        assert hops == [{k: hop[k] for k in ("source", "entity")} for hop in claim["attribution"]]
    for table, name in (("events", "events"), ("entities", "entities"), ("documents", "documents")):
        found = {row["id"] for row in rows(database, f"SELECT id FROM {table}")}
        assert found == {row["id"] for row in ledger[name]}
    found = {row["id"] for row in rows(database, "SELECT id FROM findings")}
    assert found == {row["id"] for row in [*ledger["findings"], *ledger["cautions"]]}
    for event in ledger["events"]:
        query = f"SELECT policy, low, best, high FROM brackets WHERE event = '{event['id']}'"
        brackets = {row.pop("policy"): row for row in rows(database, query)}
        assert brackets == {
            row["policy"]: {key: row[key] for key in ("low", "best", "high")}
            for row in event["brackets"]
        }


def test_every_reference_leads_to_a_row(database: sqlite3.Connection) -> None:
    assert rows(database, "PRAGMA foreign_key_check") == []
    for table in TABLES:
        links = rows(database, f"PRAGMA foreign_key_list({table.name})")
        indexed = {
            tuple(r["name"] for r in rows(database, f"PRAGMA index_info({index['name']})"))[:1]
            for index in rows(database, f"PRAGMA index_list({table.name})")
        }
        assert {(link["from"],) for link in links if link["seq"] == 0} <= indexed, table.name


def test_no_table_of_the_example_is_empty(database: sqlite3.Connection) -> None:
    empty = {
        table.name for table in TABLES if not rows(database, f"SELECT 1 FROM {table.name} LIMIT 1")
    }
    assert empty == {"failures"}


def test_judgements_stand_with_what_became_of_them(database: sqlite3.Connection) -> None:
    found = {row["id"]: row for row in rows(database, "SELECT * FROM judgements")}
    assert [found[f"j{n}"]["kind"] for n in (1, 2, 3, 4, 5, 9)] == [
        "accept-claim", "reject-claim", "edit-claim", "add-claim", "same-event", "undo"
    ]  # fmt: skip
    assert found["j1"]["state"] == "applied" and found["j2"]["state"] is None
    assert found["j9"]["undoes"] == "j2"
    assert json.loads(str(found["j3"]["decision"]))["field"] == "attribution"
    lines = {row["n"]: row["kind"] for row in rows(database, "SELECT n, kind FROM log")}
    assert {lines[row["line"]] for row in found.values()} == {"judgement"}


def test_words_stand_where_sql_looks_for_them(case: Path, database: sqlite3.Connection) -> None:
    for table, of in (("claims", "document"), ("hops", "claim"), ("participants", "claim")):
        home = (
            "c.document" if of == "document" else "(SELECT document FROM claims WHERE id=c.claim)"
        )
        wrong = rows(
            database,
            f"SELECT 1 FROM {table} c JOIN documents d ON d.id = {home}"
            " WHERE substr(d.text, c.start_at + 1, c.end_at - c.start_at) <> c.exact",
        )
        assert wrong == []
    with opened((case / "ledger.sqlite").read_bytes()) as copy:
        assert list(ungrounded(copy)) == []
        copy.execute("UPDATE claims SET start_at = start_at + 1")
        assert (
            len(list(ungrounded(copy))) == copy.execute("SELECT count(*) FROM claims").fetchone()[0]
        )


def test_made_again_it_is_the_same_to_the_byte(case: Path, reader: Reader) -> None:
    before = (case / "ledger.sqlite").read_bytes()
    (case / "ledger.sqlite").unlink()
    assert verify(case) == []
    with Case.open_to_write(case, "zoe", NOW) as opened_case:
        run = rebuild(opened_case, lambda: reader)
    assert (case / "ledger.sqlite").read_bytes() == before
    assert content_digest(before) == run.projection


def test_its_digest_does_not_hang_on_pages(case: Path) -> None:
    data = (case / "ledger.sqlite").read_bytes()
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as other:
        other.deserialize(data)
        other.execute("PRAGMA page_size = 1024")
        other.execute("VACUUM")
        again = other.serialize()
    assert again != data
    assert content_digest(again) == content_digest(data)


def test_a_changed_bit_is_found_or_changes_nothing(case: Path) -> None:
    """Whatever a flip does, no row is other than the log vouches for without being told."""
    data = (case / "ledger.sqlite").read_bytes()
    good = content_digest(data)
    rng = Random(11)
    told = 0
    for _ in range(FLIPS):
        at = rng.randrange(len(data))
        flipped = data[:at] + bytes([data[at] ^ (1 << rng.randrange(8))]) + data[at + 1 :]
        try:
            told += content_digest(flipped) != good
        except ProjectionError:
            told += 1
    assert told > FLIPS // 3


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE claims SET act = 'other' WHERE rowid = 1",
        "DELETE FROM findings WHERE rowid = 1",
        "UPDATE log SET who = 'somebody else' WHERE n = 2",
        "UPDATE documents SET text = replace(text, 'killed', 'hurted')",
        "CREATE VIEW murders AS SELECT * FROM claims",
        "CREATE TRIGGER t AFTER INSERT ON log BEGIN DELETE FROM claims; END",
        "DROP TABLE failures",
    ],
)
def test_what_somebody_changed_is_told(case: Path, statement: str) -> None:
    path = case / "ledger.sqlite"
    good = path.read_bytes()
    try:
        with closing(sqlite3.connect(path)) as changed, changed:
            changed.execute(statement)
        found: list[Fault] = verify(case)
    finally:
        path.write_bytes(good)
    assert "projection" in {fault.kind for fault in found}
    assert {fault.kind for fault in found} <= {"projection", "span"}
    assert all("rebuild" in fault.why for fault in found)
    assert ("text" in statement) == any(fault.kind == "span" for fault in found)


@pytest.mark.parametrize("data", [b"", b"x" * 5000, b"SQLite format 3\0" + bytes(5000)])
def test_what_is_no_database_is_told(case: Path, data: bytes) -> None:
    path = case / "ledger.sqlite"
    good = path.read_bytes()
    try:
        path.write_bytes(data)
        found = verify(case)
    finally:
        path.write_bytes(good)
    assert [fault.kind for fault in found] == ["projection"]
