"""FollowTheMoney: entities of its model, links that hold, and roles that are never mixed."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from tables_back import files

from recount.model.claim import Named
from recount.model.ledger import Ledger
from recount.show.exports import export
from tests.ledgers import made_ledger
from tests.show.show_case import CLAIMS, UNDATED, ledger, span

# The part of the model (followthemoney 4.11) that is used: schema, its properties by type, an
# entity's with the schema it must be of, and those that must be there.
NAMED = {"name": "name", "alias": "name"}
MODEL: dict[str, tuple[dict[str, str], tuple[str, ...]]] = {
    "Person": (NAMED, ("name",)),
    "LegalEntity": (NAMED, ("name",)),
    "Organization": (NAMED, ("name",)),
    "PublicBody": (NAMED, ("name",)),
    "RealEstate": (NAMED, ()),
    "Address": (
        {**NAMED, "full": "address", "latitude": "number", "longitude": "number", "notes": "text"},
        (),
    ),
    "Article": (
        {"author": "string", "bodyText": "text", "fileName": "string", "language": "language",
         "notes": "text", "publishedAt": "date", "publisher": "string", "title": "string"},
        (),
    ),
    "Event": (
        {"addressEntity": "entity:Address", "endDate": "date", "keywords": "string",
         "location": "address", "name": "name", "notes": "text", "startDate": "date",
         "summary": "text"},
        ("name",),
    ),
    "Documentation": (
        {"document": "entity:Document", "entity": "entity:Thing", "role": "string"},
        ("document", "entity"),
    ),
    "Note": (
        {"description": "text", "entity": "entity:Thing", "keywords": "string", "name": "name",
         "notes": "text", "proof": "entity:Document", "publisher": "string", "summary": "text"},
        (),
    ),
    "UnknownLink": (
        {"description": "text", "endDate": "date", "object": "entity:Thing",
         "proof": "entity:Document", "publisher": "string", "recordId": "string",
         "role": "string", "startDate": "date", "status": "string", "subject": "entity:Thing",
         "summary": "text"},
        ("subject", "object"),
    ),
}  # fmt: skip
THINGS = set(MODEL) - {"Documentation", "UnknownLink"}
IS_A = {"Thing": THINGS, "Document": {"Article"}, "Address": {"Address"}}


def rows(of: Ledger) -> list[dict[str, Any]]:
    lines = files(export(of, "ftm"))[""].decode().split("\n")
    return [json.loads(line) for line in lines if line]


def involving() -> Ledger:
    """The case with a perpetrator and victims that are linked to entities."""
    last = replace(
        CLAIMS[11],
        perpetrators=(Named("Rebels", span(UNDATED, "Rebels"), "e6"),),
        victims=(Named("people", span(UNDATED, "people"), "e5"),),
    )
    denied = replace(last, id="c13", stance="denied")
    base = ledger()
    event = replace(base.events[1], claims=(*base.events[1].claims, "c13"))
    return replace(base, claims=(*CLAIMS[:11], last, denied), events=(base.events[0], event))


@pytest.mark.parametrize("of", [ledger(), involving(), *map(made_ledger, range(100))])
def test_every_row_is_of_the_model(of: Ledger) -> None:
    found = {row["id"]: row for row in rows(of)}
    assert len(found) == len(rows(of))
    for row in found.values():
        properties, required = MODEL[row["schema"]]
        held = row["properties"]
        assert set(held) <= set(properties) and set(required) <= set(held)
        for name, values in held.items():
            assert values and all(isinstance(v, str) and v for v in values)
            kind, _, target = properties[name].partition(":")
            if kind == "entity":
                assert all(found[v]["schema"] in IS_A[target] for v in values)


def test_followthemoney_itself_takes_every_row() -> None:
    model = pytest.importorskip("followthemoney").model
    for of in (ledger(), involving(), *map(made_ledger, range(200))):
        for row in rows(of):
            schema = model.get(row["schema"])
            schema.validate(row)
            for name in row["properties"]:
                own = schema.properties[name]
                told = own.type.name + (f":{own.range.name}" if own.range else "")
                assert told == MODEL[row["schema"]][0][name]
            assert model.get_proxy(row).to_dict()["properties"] == row["properties"]
    assert all(set(model.get(s).required) == set(MODEL[s][1]) for s in MODEL)


def test_victims_and_accused_are_links_of_their_own() -> None:
    found = rows(involving())
    links = [r["properties"] for r in found if r["schema"] == "UnknownLink"]
    by_claim = {
        (p["recordId"][0], p["subject"][0]): p["role"][0]
        for p in links
        if p["recordId"][0] in ("c12", "c13") and "source" not in p["role"][0]
    }
    assert by_claim == {
        ("c12", "recount-entity-e6"): "alleged perpetrator",
        ("c12", "recount-entity-e5"): "victim, as alleged",
        ("c13", "recount-entity-e6"): "perpetrator named in a denial",
        ("c13", "recount-entity-e5"): "victim named in a denial",
    }
    assert all(len(p["subject"]) == len(p["role"]) == 1 for p in links)
    assert all("Involvement is alleged." in p["summary"][0] for p in links)
    assert not any(key in r["properties"] for r in found for key in ("involved", "organizer"))


def test_a_matter_is_told_as_its_claims_put_it() -> None:
    """A name is what another tool lists: it must not say that it happened."""
    base = ledger()
    named = {r["id"]: r["properties"] for r in rows(base) if r["schema"] == "Event"}
    first = named["recount-event-v1"]
    assert first["name"] == ["Alleged: Hangings at Korvath prison"]
    assert "claims: alleged (5), denied (1) and believed (1)" in first["summary"][0]
    assert "Nothing here says that it happened" in first["summary"][0]
    denied = replace(base, claims=tuple(replace(c, stance="denied") for c in base.claims))
    told = rows(denied)
    assert [r["properties"]["name"] for r in told if r["schema"] == "Event"] == [
        ["Denied: Hangings at Korvath prison"],
        ["Denied: Shelling of the market of Sarn"],
    ]
    roles = {r["properties"]["role"][0] for r in told if r["schema"] == "Documentation"}
    assert roles == {"tells of it as denied"}


def test_a_rejected_claim_is_left_out() -> None:
    base = ledger()
    rejected = replace(base, claims=(replace(base.claims[0], status="rejected"), *base.claims[1:]))
    ids = {row["id"] for row in rows(rejected)}
    assert "recount-claim-c1" not in ids and "recount-claim-c2" in ids
    assert not any(one.startswith("recount-link-c1source") for one in ids)


def test_ids_do_not_hang_on_the_order_of_claims() -> None:
    base = ledger()
    turned = replace(base, claims=base.claims[::-1], events=base.events[::-1])
    assert rows(base) == rows(turned)
