import json
from dataclasses import replace

import pytest
from show_case import DOCUMENTS, ledger, readings

from recount.model.document import Published
from recount.model.ledger import Location
from recount.model.span import Span
from recount.show.ledger_json import render_ledger
from recount.show.readings_json import render_readings

SPAN = {"start", "end", "exact"}
KEYS = {
    "": {"format", "documents", "claims", "entities", "events", "findings", "cautions",
         "failures"},
    "documents": {"id", "name", "text", "title", "outlet", "agencies", "language", "published",
                  "zones", "copy_of", "shares_text"},
    "documents.published": {"earliest", "latest", "basis", "why", "span"},
    "documents.zones": {"kind", "start", "end"},
    "documents.shares_text": {"document", "share"},
    "claims": {"id", "document", "span", "act", "method", "stance", "attribution", "basis",
               "perpetrators", "victims", "place", "when", "period", "quantity", "status", "by"},
    "claims.attribution": {"source", "entity", "cue", "span", "on", "carried"},
    "claims.attribution.on": {"earliest", "latest"},
    "claims.basis": {"text", "span"},
    "claims.perpetrators": {"text", "entity", "span"},
    "claims.victims": {"text", "entity", "span"},
    "claims.place": {"text", "entity", "span"},
    "claims.when": {"earliest", "latest", "words", "basis"},
    "claims.quantity": {"low", "high", "measure", "per", "times_per", "subset_of", "unit", "bound",
                        "approximate", "words", "span"},
    "claims.quantity.times_per": {"low", "high", "per"},
    "entities": {"id", "kind", "name", "names", "why"},
    "events": {"id", "title", "act", "place", "when", "claims", "members", "origins",
               "independent_origins", "brackets"},
    "events.members": {"claim", "reasons"},
    "events.members.reasons": {"by", "says", "claims"},
    "events.when": {"earliest", "latest", "words", "basis"},
    "events.origins": {"entity", "name", "claims", "reasons"},
    "events.origins.reasons": {"by", "says", "claims"},
    "events.brackets": {"policy", "low", "best", "high", "grade", "claims", "left_out", "why"},
    "events.brackets.left_out": {"claim", "why"},
    "findings": {"id", "kind", "event", "claims", "why", "reasons"},
    "findings.reasons": {"by", "says", "claims"},
    "cautions": {"id", "kind", "event", "claims", "why", "reasons"},
    "cautions.reasons": {"by", "says", "claims"},
    "failures": {"name", "why"},
}  # fmt: skip


def check_keys(value: object, path: str = "") -> set[str]:
    """Asserts the contract's keys everywhere; gives the paths met."""
    met = set()
    if isinstance(value, dict):
        expected = SPAN if path.endswith("span") else KEYS[path]
        assert set(value) == expected, path
        met.add(path)
        for key, below in value.items():
            met |= check_keys(below, f"{path}.{key}".lstrip("."))
    elif isinstance(value, list):
        for item in value:
            met |= check_keys(item, path)
    return met


def test_every_row_has_the_keys_of_the_contract():
    met = check_keys(json.loads(render_ledger(ledger())))
    assert set(KEYS) <= met


def test_where_a_place_lies_is_written_where_known():
    base = ledger()
    point = Location(34.5, -2.25, "town", "GeoNames", "1")
    placed = replace(base.entities[0], location=point)
    rows = json.loads(render_ledger(replace(base, entities=(placed, *base.entities[1:]))))
    (row,) = [row for row in rows["entities"] if "location" in row]
    assert row["location"] == {"latitude": 34.5, "longitude": -2.25, "precision": "town",
                               "source": "GeoNames", "id": "1"}  # fmt: skip


def test_spans_are_the_text_at_their_offsets():
    texts = {d.id: d.text for d in DOCUMENTS}
    for claim in json.loads(render_ledger(ledger()))["claims"]:
        found = [claim["span"], *(h["span"] for h in claim["attribution"])]
        for s in found:
            assert texts[claim["document"]][s["start"] : s["end"]] == s["exact"]


def test_the_order_rows_come_in_does_not_matter():
    base = ledger()
    turned = replace(
        base,
        documents=base.documents[::-1],
        claims=base.claims[::-1],
        entities=base.entities[::-1],
        events=base.events[::-1],
        findings=base.findings[::-1],
        relations=base.relations[::-1],
    )
    assert render_ledger(base) == render_ledger(turned)
    claims = json.loads(render_ledger(turned))["claims"]
    name = {d.id: d.name for d in DOCUMENTS}
    order = [(name[c["document"]], c["span"]["start"]) for c in claims]
    assert order == sorted(order)


def test_an_ungrounded_claim_is_not_written_and_is_named_as_a_failure():
    base = ledger()
    first = base.claims[0]
    wrong = Span(first.span.start + 1, first.span.end + 1, first.span.exact)
    broken = replace(base, claims=(replace(first, span=wrong), *base.claims[1:]))
    out = json.loads(render_ledger(broken))
    assert "c1" not in {c["id"] for c in out["claims"]}
    assert all("c1" not in e["claims"] for e in out["events"])
    assert {f["id"] for f in out["findings"]} == {"f2", "f4"}
    assert [f["name"] for f in out["failures"]] == ["harbour.txt", "photo.jpg"]


def test_a_wrong_inner_span_drops_the_row_too():
    base = ledger()
    first = base.claims[0]
    assert first.place
    place = replace(first.place, span=replace(first.place.span, exact="elsewhere"))
    out = json.loads(render_ledger(replace(base, claims=(replace(first, place=place),))))
    assert out["claims"] == [] and out["events"] == []


def test_a_wrong_date_span_is_an_error():
    base = ledger()
    wrong = replace(
        base.documents[0], published=Published("2031", "2031", "stated", "", Span(0, 3, "xyz"))
    )
    with pytest.raises(ValueError, match=r"harbour\.txt"):
        render_ledger(replace(base, documents=(wrong,)))


def test_text_is_utf_8_as_it_is():
    assert "Updated March 4, 2031”" in render_ledger(ledger())
    assert render_ledger(ledger()).encode("utf-8").endswith(b"}\n")


READING_KEYS = {
    "statements": {"source", "cue", "content", "direct", "stance", "inside"},
    "quantities": {"span", "low", "high", "bound", "approximate", "unit", "per", "measure"},
    "times": {"span", "kind", "value", "earliest", "latest", "modifier", "anchor"},
    "names": {"span", "kind"},
    "acts": {"span", "act", "method"},
    "sentences": {"start", "end"},
}


def test_readings_are_one_object_a_line():
    lines = render_readings(DOCUMENTS, readings()).splitlines()
    assert len(lines) == 1
    row = json.loads(lines[0])
    assert set(row) == {"document", "name", "published", *READING_KEYS}
    for key, keys in READING_KEYS.items():
        assert row[key] and all(set(item) == keys for item in row[key]), key


def test_a_reading_whose_words_do_not_stand_there_is_an_error():
    reading = readings()[0]
    wrong = replace(reading.names[0], span=Span(0, 4, "xyzw"))
    with pytest.raises(ValueError, match=r"harbour\.txt"):
        render_readings(DOCUMENTS, (replace(reading, names=(wrong,)),))
