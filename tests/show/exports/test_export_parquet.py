"""Parquet: typed columns, the same ledger when read back, a plain word where pyarrow is missing."""

from __future__ import annotations

from importlib import import_module
from io import BytesIO

import pyarrow.parquet as pq
import pytest
from tables_back import Rows, contract, files, named

from recount.show.exports import Exported, ExportError, export
from recount.show.exports.tables import TABLES
from recount.show.ledger_json import ledger_object
from tests.ledgers import made_ledger, merged
from tests.show.show_case import ledger


def from_parquet(exported: Exported) -> Rows:
    found = files(exported)
    read = {t.name: pq.read_table(BytesIO(found[f"{t.name}.parquet"])) for t in TABLES}
    return {
        name: named(name, (tuple(row.values()) for row in table.to_pylist()))
        for name, table in read.items()
    }


def test_a_case_comes_back_from_parquet() -> None:
    back = contract(from_parquet(export(ledger(), "parquet")))
    assert {"format": "recount.ledger/1", **back} == ledger_object(ledger())


def test_columns_have_types_and_meanings() -> None:
    claims = pq.read_schema(BytesIO(files(export(ledger(), "parquet"))["claims.parquet"]))
    types = {field.name: str(field.type) for field in claims}
    assert (types["exact"], types["start"], types["approximate"]) == ("string", "int64", "bool")
    assert claims.field("stance").metadata[b"description"] == b"what the last voice makes of it"


def test_the_same_ledger_gives_the_same_bytes() -> None:
    assert files(export(ledger(), "parquet")) == files(export(ledger(), "parquet"))


def test_without_pyarrow_a_plain_word_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> object:
        if name.startswith("pyarrow"):
            raise ModuleNotFoundError(f"No module named {name!r}", name="pyarrow")
        return import_module(name)

    monkeypatch.setattr("recount.show.exports.extras.import_module", missing)
    with pytest.raises(ExportError, match=r"needs pyarrow.*recount-ledger\[parquet\]"):
        export(ledger(), "parquet")


def test_a_thousand_ledgers_come_back() -> None:
    for first in range(0, 1000, 50):
        made = merged([made_ledger(seed) for seed in range(first, first + 50)])
        back = contract(from_parquet(export(made, "parquet")))
        assert {"format": "recount.ledger/1", **back} == ledger_object(made), first
