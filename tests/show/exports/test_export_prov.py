"""PROV-JSON: read by the library of the standard, every claim derived from its text."""

from __future__ import annotations

import json
from typing import Any

import pytest
from prov.model import ProvDerivation, ProvDocument, ProvEntity
from tables_back import files

from recount.model.ledger import Ledger
from recount.show.exports import export
from tests.ledgers import made_ledger
from tests.show.show_case import ledger


def written(of: Ledger) -> str:
    return files(export(of, "prov"))[""].decode()


@pytest.mark.parametrize("of", [ledger(), *map(made_ledger, range(100))])
def test_the_library_of_the_standard_reads_it_all(of: Ledger) -> None:
    read = ProvDocument.deserialize(content=written(of), format="json")
    told: dict[str, Any] = json.loads(written(of))
    assert len(list(read.get_records(ProvEntity))) == len(told["entity"])
    assert len(list(read.get_records(ProvDerivation))) == len(told["wasDerivedFrom"])
    assert len(told["entity"]) == 1 + 2 * len(of.documents) + len(of.claims)
    back = json.loads(read.serialize(format="json"))
    assert set(back["entity"]) == set(told["entity"])
    for table in ("wasDerivedFrom", "wasGeneratedBy", "used"):
        for relation in told[table].values():
            named = {v for k, v in relation.items() if k.endswith(("Entity", "entity"))}
            assert named <= set(told["entity"])


def test_a_claim_leads_to_the_original_bytes() -> None:
    told = json.loads(written(ledger()))
    source = {
        (d["prov:generatedEntity"]): d["prov:usedEntity"]
        for d in told["wasDerivedFrom"].values()
        if d["prov:generatedEntity"] != "recount:ledger"
    }
    text = source["recount:claim/c1"]
    assert text.startswith("recount:text/")
    assert source[text] == ledger().documents[0].id
    claim = told["entity"]["recount:claim/c1"]
    assert claim["prov:value"].startswith("between 5,000") and claim["recount:start"] == 105


def test_there_is_no_time_of_the_run_in_it() -> None:
    assert "prov:time" not in written(ledger()) and "startTime" not in written(ledger())
