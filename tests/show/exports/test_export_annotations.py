"""W3C Web Annotations: of the model's form, both selectors on the same words."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any
from urllib.parse import unquote

from jsonschema import Draft202012Validator
from marks import Marks, expected, spans_in
from tables_back import files

from recount.model.ledger import Ledger
from recount.show.exports import export
from recount.show.ledger_json import render_ledger
from recount.show.readback import read_ledger
from tests.ledgers import made_ledger
from tests.show.show_case import DOCUMENTS, ledger

STRING = {"type": "string"}
OFFSET = {"type": "integer", "minimum": 0}
IRI = {"type": "string", "pattern": "^[a-z]+:[!-~]+$"}
# The terms and shapes of the Web Annotation Data Model, sections 3.2, 3.3, 4.2.4, 4.2.5 and 5.
MODEL = {
    "type": "object",
    "required": ["@context", "id", "type", "items"],
    "properties": {
        "@context": {"const": "http://www.w3.org/ns/anno.jsonld"},
        "id": IRI,
        "type": {"const": "AnnotationPage"},
        "startIndex": OFFSET,
        "items": {"type": "array", "items": {"$ref": "#/$defs/annotation"}},
    },
    "additionalProperties": False,
    "$defs": {
        "annotation": {
            "type": "object",
            "required": ["id", "type", "target"],
            "properties": {
                "id": IRI,
                "type": {"const": "Annotation"},
                "motivation": {"enum": ["tagging", "describing", "linking"]},
                "body": {"type": "array", "items": {"$ref": "#/$defs/body"}},
                "target": {"$ref": "#/$defs/target"},
            },
            "additionalProperties": False,
        },
        "body": {
            "anyOf": [
                {"required": ["id", "purpose"], "properties": {"id": IRI, "purpose": STRING}},
                {
                    "required": ["type", "value"],
                    "properties": {
                        "type": {"const": "TextualBody"},
                        "value": STRING,
                        "format": {"const": "text/plain"},
                        "purpose": {"enum": ["tagging", "describing"]},
                    },
                    "additionalProperties": False,
                },
            ]
        },
        "target": {
            "type": "object",
            "required": ["source", "selector"],
            "properties": {
                "type": {"const": "SpecificResource"},
                "source": {"type": "object", "required": ["id"], "properties": {"id": IRI}},
                "selector": {
                    "type": "array",
                    "prefixItems": [
                        {
                            "required": ["type", "start", "end"],
                            "properties": {
                                "type": {"const": "TextPositionSelector"},
                                "start": OFFSET,
                                "end": OFFSET,
                            },
                            "additionalProperties": False,
                        },
                        {
                            "required": ["type", "exact"],
                            "properties": {
                                "type": {"const": "TextQuoteSelector"},
                                "exact": STRING,
                                "prefix": STRING,
                                "suffix": STRING,
                            },
                            "additionalProperties": False,
                        },
                    ],
                    "minItems": 2,
                    "maxItems": 2,
                },
            },
            "additionalProperties": False,
        },
    },
}


def items(of: Ledger) -> list[dict[str, Any]]:
    page = json.loads(files(export(of, "annotations"))[""])
    Draft202012Validator(MODEL).validate(page)
    found: list[dict[str, Any]] = page["items"]
    return found


def marks(of: Ledger) -> Marks:
    """The spans by their annotations; both selectors must give the same words."""
    documents = {f"urn:{d.text_id}": d for d in of.documents}
    found: Marks = Counter()
    for item in items(of):
        document = documents[item["target"]["source"]["id"]]
        at, words = item["target"]["selector"]
        start, end = at["start"], at["end"]
        text = document.text
        assert text[start:end] == words["exact"]
        assert text[:start].endswith(words["prefix"]) and text[end:].startswith(words["suffix"])
        assert len(words["prefix"]) == min(32, start)
        found[document.id, start, end, words["exact"], item["body"][0]["value"]] += 1
    return found


def test_every_span_of_a_case_is_annotated() -> None:
    assert marks(ledger()) == expected(ledger())
    assert sum(marks(ledger()).values()) == spans_in(ledger())


def test_a_thousand_ledgers_keep_their_spans() -> None:
    for seed in range(1000):
        made = made_ledger(seed)
        assert marks(made) == expected(made), seed
        assert sum(expected(made).values()) == spans_in(made)


def test_a_part_is_linked_to_its_claim_and_a_claim_tells_its_chain() -> None:
    found = {unquote(i["id"].rpartition(":")[2]): i for i in items(ledger())}
    assert found["c3"]["body"][1]["value"] == ("denied; according to VNA ← the justice ministry")
    denial = "source of the denial; denied; according to VNA ← the justice ministry"
    assert found["c3/source/1"]["body"][1]["value"] == denial
    assert found["c3/source/1"]["body"][2]["id"] == "urn:recount:span:c3"
    accused = found["c12/perpetrator/0"]["body"][1]["value"]
    assert accused == "alleged perpetrator; alleged; according to the army"
    assert found["c3/source/1"]["body"][0]["value"] == "source"


def test_without_the_text_the_surroundings_are_left_out() -> None:
    bare = read_ledger(render_ledger(ledger()))
    selectors = [i["target"]["selector"][1] for i in items(bare)]
    assert all(set(s) == {"type", "exact"} for s in selectors)
    assert len(selectors) == len(items(ledger()))
    assert DOCUMENTS[0].text_id in json.dumps(items(bare))
