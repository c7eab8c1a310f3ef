"""PROV-JSON: read by the library of the standard, every claim derived from its text."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from prov.model import ProvDerivation, ProvDocument, ProvEntity
from tables_back import files

from recount.model import judgement as j
from recount.model.draft import Draft, Term
from recount.model.judgement import Judgement
from recount.model.ledger import Ledger
from recount.model.reference import PERSON, ref_of
from recount.model.standing import Standing
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
    judged = [c for c in of.claims if c.by != PERSON and c.status != "proposed"]
    assert len(told["entity"]) == 1 + 2 * len(of.documents) + len(of.claims) + len(judged)
    back = json.loads(read.serialize(format="json"))
    assert set(back["entity"]) == set(told["entity"])
    for table in (
        "wasDerivedFrom",
        "wasGeneratedBy",
        "used",
        "wasAttributedTo",
        "wasAssociatedWith",
    ):
        for relation in told.get(table, {}).values():
            named = {v for k, v in relation.items() if k.endswith(("Entity", "entity"))}
            assert named <= set(told["entity"])
            assert relation.get("prov:agent", "recount:software") in told["agent"]
            assert relation.get("prov:activity", "recount:run") in told["activity"]


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


ANNA, BEN = "Anna Ruhl", "Ben / <x>"


def by(who: str, decision: j.Decision, n: int) -> Judgement:
    return Judgement(f"j{n}", "2031-03-09T10:00:00Z", who, "", decision)


def reviewed() -> Ledger:
    """c1 accepted by one and edited by another, c2 accepted, c9 split in two, one claim added."""
    base = ledger()
    c1, c2, c9 = base.claims[0], base.claims[1], base.claims[8]
    own = replace(base.claims[11], id="p1", by=PERSON, status="accepted")
    halves = tuple(replace(c9, id=f"p{n}", by=PERSON, status="accepted") for n in (2, 3))
    claims = (
        replace(c1, stance="believed", status="edited"), replace(c2, status="accepted"),
        *base.claims[2:8], replace(c9, status="rejected", instead=("p2", "p3")),
        *base.claims[9:], own, *halves,
    )  # fmt: skip
    here = Term("killing", c9.span)
    draft = Draft(c9.document, c9.span, here, Term("alleged", c9.span))
    decisions: list[tuple[str, j.Decision, tuple[str, ...], tuple[str, ...]]] = [
        (ANNA, j.AcceptClaim(ref_of(c1)), ("c1",), ()),
        (BEN, j.EditClaim(ref_of(c1), "stance", Term("believed", None, True)), ("c1",), ()),
        (ANNA, j.AcceptClaim(ref_of(c2)), ("c2",), ()),
        (BEN, j.SplitClaim(ref_of(c9), (draft, draft)), ("c9",), ("p2", "p3")),
        (ANNA, j.AddClaim(draft), (), ("p1",)),
        (BEN, j.Note(ref_of(base.claims[2]), "look"), ("c3",), ()),
    ]
    standings = tuple(
        Standing(by(who, decision, n), claims=of, made=made)
        for n, (who, decision, of, made) in enumerate(decisions)
    )
    return replace(base, claims=claims, standings=standings, proposed=(c1,))


def relations(told: dict[str, Any], table: str, one: str, other: str) -> set[tuple[str, str]]:
    return {(r[f"prov:{one}"], r[f"prov:{other}"]) for r in told.get(table, {}).values()}


def test_what_persons_judged_and_wrote_is_theirs() -> None:
    told = json.loads(written(reviewed()))
    anna, ben = "recount:person/Anna%20Ruhl", "recount:person/Ben%20%2F%20%3Cx%3E"
    made = dict(relations(told, "wasGeneratedBy", "entity", "activity"))
    judged = {f"recount:claim/{id}" for id in ("c1", "c2", "c9", "p1", "p2", "p3")}
    claims = {one for one in made if one.startswith("recount:claim/")}
    assert {one for one in claims if made[one] == "recount:review"} == judged
    assert relations(told, "wasAttributedTo", "entity", "agent") == {
        ("recount:claim/c1", anna), ("recount:claim/c1", ben), ("recount:claim/c2", anna),
        ("recount:claim/c9", ben), ("recount:claim/p2", ben), ("recount:claim/p3", ben),
        ("recount:claim/p1", anna),
    }  # fmt: skip
    assert relations(told, "wasAssociatedWith", "activity", "agent") == {
        ("recount:run", "recount:software"), ("recount:review", anna), ("recount:review", ben),
    }  # fmt: skip
    assert told["agent"][anna]["prov:type"]["$"] == "prov:Person"
    assert told["agent"][ben]["prov:label"] == BEN


def test_a_judged_claim_comes_from_what_the_machine_proposed() -> None:
    told = json.loads(written(reviewed()))
    derived = relations(told, "wasDerivedFrom", "generatedEntity", "usedEntity")
    for id in ("c1", "c2", "c9"):
        assert (f"recount:claim/{id}", f"recount:proposal/{id}") in derived
    for id in ("p2", "p3"):
        assert (f"recount:claim/{id}", "recount:claim/c9") in derived
    assert not any("proposal/p" in one for one in told["entity"])
    before, after = (told["entity"][f"recount:{kind}/c1"] for kind in ("proposal", "claim"))
    assert (before["recount:stance"], before["recount:status"]) == ("alleged", "proposed")
    assert (after["recount:stance"], after["recount:status"]) == ("believed", "edited")
    ProvDocument.deserialize(content=written(reviewed()), format="json")


def test_a_ledger_without_its_judgements_names_nobody_and_still_no_software() -> None:
    bare = replace(reviewed(), standings=(), proposed=())
    told = json.loads(written(bare))
    agents = {agent for _, agent in relations(told, "wasAttributedTo", "entity", "agent")}
    assert agents == {"recount:reviewer"}
    assert "recount:stance" not in told["entity"]["recount:proposal/c1"]


def test_there_is_no_time_of_the_run_in_it() -> None:
    assert "prov:time" not in written(ledger()) and "startTime" not in written(ledger())
