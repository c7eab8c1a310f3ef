"""The example case: its hand annotation stands on the words of its documents."""

import json
from pathlib import Path
from typing import Any

import pytest

from recount.ingest import ingest
from recount.model.claim import ACTS
from recount.model.document import READ_ZONES, Document
from recount.model.reading import STANCES

EXAMPLES = Path(__file__).parents[1] / "examples"
GOLD: dict[str, Any] = json.loads((EXAMPLES / "gold.json").read_text(encoding="utf-8"))
CLAIMS: list[dict[str, Any]] = GOLD["claims"]
IDS = [claim["id"] for claim in CLAIMS]
MEASURES = ("total", "subset", "rate", "per-event")


@pytest.fixture(scope="module")
def documents() -> dict[str, Document]:
    read = ingest([str(EXAMPLES / "kestria")])
    assert read.failures == ()
    return {document.name: document for document in read.documents}


def test_gold_names_the_documents_there_are(documents: dict[str, Document]) -> None:
    assert {row["name"] for row in GOLD["documents"]} == set(documents)
    assert 8 <= len(documents) <= 12


@pytest.mark.parametrize("claim", CLAIMS, ids=IDS)
def test_quotes_stand_at_their_offsets(
    claim: dict[str, Any], documents: dict[str, Document]
) -> None:
    document = documents[claim["document"]]
    assert document.text[claim["start"] : claim["end"]] == claim["quote"]
    assert document.zone_at(claim["start"]) in READ_ZONES


@pytest.mark.parametrize("claim", CLAIMS, ids=IDS)
def test_claims_keep_to_the_codebook(claim: dict[str, Any]) -> None:
    assert claim["act"] and set(claim["act"]) <= set(ACTS)
    assert claim["stance"] in STANCES
    assert (claim["stance"] == "reported") <= (claim["voices"] == [])
    figure = claim.get("figure")
    if figure:
        assert figure["measure"] in MEASURES
        assert (figure["measure"] == "rate") == bool(figure["per"])
        assert (figure["measure"] == "subset") == ("of" in figure)
        assert figure["text"].lower() in claim["quote"].lower()
        assert None in (figure["low"], figure["high"]) or figure["low"] <= figure["high"]


def test_references_within_the_gold_resolve() -> None:
    assert len(IDS) == len(set(IDS))
    events = {event["id"] for event in GOLD["events"]}
    assert {claim["event"] for claim in CLAIMS if "event" in claim} == events
    for claim in CLAIMS:
        assert claim.get("figure", {}).get("of", claim["id"]) in IDS
    for finding in GOLD["findings"]:
        assert set(finding["claims"]) | set(finding.get("denies", [])) <= set(IDS)


def test_dates_and_outlets_of_documents(documents: dict[str, Document]) -> None:
    """Of the undated letter ingest knows nothing: its date is inferred from what it says."""
    for row in GOLD["documents"]:
        if row["published"]["basis"] in ("stated", "given"):
            published = documents[row["name"]].published
            assert (published.earliest, published.latest) == (row["published"]["on"],) * 2
            assert published.basis == row["published"]["basis"]
            assert documents[row["name"]].outlet == row["outlet"]
