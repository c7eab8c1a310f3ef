"""GeoJSON: of the form of RFC 7946, places named and not made up."""

from __future__ import annotations

import json

import pytest
from back import files
from jsonschema import Draft202012Validator

from recount.model.ledger import Ledger
from recount.show.exports import export
from tests.ledgers import made_ledger
from tests.show.show_case import ledger

# RFC 7946, sections 3.2 and 3.3.
FORM = {
    "type": "object",
    "required": ["type", "features"],
    "properties": {
        "type": {"const": "FeatureCollection"},
        "features": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["type", "geometry", "properties"],
                "properties": {
                    "type": {"const": "Feature"},
                    "id": {"type": ["string", "number"]},
                    "geometry": {"type": "null"},
                    "properties": {"type": "object"},
                },
                "additionalProperties": False,
            },
        },
    },
    "additionalProperties": False,
}


@pytest.mark.parametrize("of", [ledger(), *map(made_ledger, range(50))])
def test_it_is_of_the_form_of_the_standard(of: Ledger) -> None:
    told = json.loads(files(export(of, "geojson"))[""])
    Draft202012Validator(FORM).validate(told)
    assert [f["id"] for f in told["features"]] == [e.id for e in of.events]


def test_a_place_is_named_and_not_located() -> None:
    exported = export(ledger(), "geojson")
    feature = json.loads(files(exported)[""])["features"][0]
    told = feature["properties"]
    assert (told["place"], told["place_kind"]) == ("Korvath prison", "facility")
    assert told["place_precision"] == "named, not located"
    assert told["brackets"]["ucdp"] == {"low": 5000, "best": None, "high": 13000}
    assert exported.notes == (
        "geojson: places have names and no coordinates yet; every geometry is null",
    )
