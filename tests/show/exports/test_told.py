"""No export that lists matters by a title says that one happened."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from dataclasses import replace
from io import StringIO

import pytest
from tables_back import files

from recount.model.ledger import Ledger
from recount.show.exports import export
from tests.show.show_case import ledger

FIRST = "Hangings at Korvath prison"


def from_geojson(of: Ledger) -> str:
    told = json.loads(files(export(of, "geojson"))[""])["features"][0]["properties"]
    return str(told["title"])


def from_uwazi(of: Ledger) -> str:
    data = files(export(of, "uwazi"))["matters.csv"].decode()
    return next(csv.DictReader(StringIO(data, newline="")))["title"]


def from_ftm(of: Ledger) -> str:
    lines = files(export(of, "ftm"))[""].decode().splitlines()
    events = [row for row in map(json.loads, lines) if row["schema"] == "Event"]
    return str(events[0]["properties"]["name"][0])


def from_md(of: Ledger) -> str:
    lines = files(export(of, "md"))[""].decode().splitlines()
    return next(line.partition(". ")[2] for line in lines if FIRST in line and "### " in line)


@pytest.mark.parametrize("title", [from_geojson, from_uwazi, from_ftm, from_md])
@pytest.mark.parametrize(
    ("stances", "told"),
    [
        (("reported",), "Alleged"),
        (("denied", "denied", "believed"), "Alleged"),
        (("denied",), "Denied"),
        (("feared",), "Feared"),
        (("denied", "feared"), "Denied and feared"),
    ],
)
def test_a_title_says_how_it_is_put(
    title: Callable[[Ledger], str], stances: tuple[str, ...], told: str
) -> None:
    base = ledger()
    claims = tuple(replace(c, stance=stances[n % len(stances)]) for n, c in enumerate(base.claims))
    assert title(replace(base, claims=claims)) == f"{told}: {FIRST}"


def test_the_page_heads_a_matter_that_is_only_denied_as_such() -> None:
    base = ledger()
    denied = replace(base, claims=tuple(replace(c, stance="denied") for c in base.claims))
    assert f"<bdi>Denied: {FIRST}</bdi>" in files(export(denied, "html"))[""].decode()
    assert f"<bdi>{FIRST}</bdi>" in files(export(base, "html"))[""].decode()


def test_the_tables_say_beside_a_title_how_it_is_put() -> None:
    data = files(export(ledger(), "csv"))["events.csv"].decode()
    first = next(csv.DictReader(StringIO(data, newline="")))
    assert (first["title"], first["stances"]) == (FIRST, "alleged (5), denied (1), believed (1)")


def test_a_claim_of_the_provenance_is_labelled_with_its_stance() -> None:
    told = json.loads(files(export(ledger(), "prov"))[""])["entity"]
    assert told["recount:claim/c3"]["prov:label"] == "killing, denied"
