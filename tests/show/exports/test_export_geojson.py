"""GeoJSON: of the form of RFC 7946, places named and not made up."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from jsonschema import Draft202012Validator
from tables_back import files

from recount.model.ledger import Ledger, Location
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
                    "geometry": {
                        "anyOf": [
                            {"type": "null"},
                            {
                                "type": "object",
                                "required": ["type", "coordinates"],
                                "properties": {
                                    "type": {"const": "Point"},
                                    "coordinates": {
                                        "type": "array",
                                        "items": {"type": "number"},
                                        "minItems": 2,
                                        "maxItems": 2,
                                    },
                                },
                                "additionalProperties": False,
                            },
                        ]
                    },
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
    assert exported.notes == ("geojson: named and not located, with no geometry: 2",)


def test_a_place_whose_town_is_known_is_a_point() -> None:
    base = ledger()
    town = Location(36.2, 37.16, "town", "GeoNames", "170063")
    entities = tuple(replace(e, location=town) if e.id == "e7" else e for e in base.entities)
    located = replace(base, entities=entities)
    exported = export(located, "geojson")
    feature = json.loads(files(exported)[""])["features"][1]
    assert feature["geometry"] == {"type": "Point", "coordinates": [37.16, 36.2]}
    assert feature["properties"]["place_precision"] == "town"
    assert feature["properties"]["place_source"] == "GeoNames 170063"
    assert exported.notes == ("geojson: named and not located, with no geometry: 1",)
    assert ",36.2,37.16,POINT (37.16 36.2)," in files(export(located, "ged"))[""].decode()
    assert "36.2|37.16" in files(export(located, "uwazi"))["entities.csv"].decode()
    assert '"latitude": ["36.2"]' in files(export(located, "ftm"))[""].decode()
