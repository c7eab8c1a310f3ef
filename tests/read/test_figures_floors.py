"""Figures, times and periods of claims on invented sentences: floors that may only be raised."""

from __future__ import annotations

import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from recount.language import Reader
from recount.model.claim import Claim
from recount.model.document import Document, Published, Zone, digest
from recount.run.document import read_document

DATA = Path(__file__).parent / "data" / "figures.toml"
PASSAGES: list[dict[str, Any]] = tomllib.loads(DATA.read_text(encoding="utf-8"))["passage"]
DAY = Published("2031-03-06", "2031-03-06", "given", "the test says so")

# What was measured when they were last set. They may be raised, not lowered.
FLOORS = {"figures": 0.95, "when": 1.0, "period": 1.0}


def claims(reader: Reader, text: str) -> tuple[Claim, ...]:
    sha = digest(text.encode())
    zones = (Zone("body", 0, len(text)),)
    return read_document(reader, Document(sha, "t", text, sha, zones, published=DAY)).claims


def figures(found: tuple[Claim, ...]) -> Counter[tuple[Any, ...]]:
    return Counter(
        (c.act, c.quantity.low, c.quantity.high, c.quantity.measure) for c in found if c.quantity
    )


def wanted(row: dict[str, Any]) -> Counter[tuple[Any, ...]]:
    return Counter(tuple(None if v == -1 else v for v in figure) for figure in row["figures"])


@pytest.fixture(scope="module")
def read(reader: Reader) -> list[tuple[dict[str, Any], tuple[Claim, ...]]]:
    return [(row, claims(reader, row["text"])) for row in PASSAGES]


def test_figures(read: list[tuple[dict[str, Any], tuple[Claim, ...]]]) -> None:
    right = given = gold = 0
    wrong = []
    for row, found in read:
        mine, due = figures(found), wanted(row)
        right += (mine & due).total()
        given += mine.total()
        gold += due.total()
        if mine != due:
            wrong.append((row["text"], mine))
    assert 2 * right / (given + gold) >= FLOORS["figures"], wrong


@pytest.mark.parametrize("field", ["when", "period"])
def test_times(read: list[tuple[dict[str, Any], tuple[Claim, ...]]], field: str) -> None:
    due = [(row, found) for row, found in read if field in row]
    wrong = [
        (row["text"], [(c.when, c.period) for c in found])
        for row, found in due
        if row[field] not in [_said(c, field) for c in found]
    ]
    assert 1 - len(wrong) / len(due) >= FLOORS[field], wrong


def _said(claim: Claim, field: str) -> object:
    if field == "period":
        return claim.period
    return [claim.when.earliest, claim.when.latest] if claim.when else None


def test_a_list_of_places_gives_each_figure_its_own(reader: Reader) -> None:
    found = claims(reader, "150 bodies were counted in Ardel, 100 in Boreth and 67 in Costen.")
    places = {c.quantity.low: c.place.text for c in found if c.quantity and c.place}
    assert (places[100], places[67]) == ("Boreth", "Costen")


def test_the_day_of_an_incident_carries_through_the_text(reader: Reader) -> None:
    text = (
        "A blast hit the market in Orvel on Tuesday. The walls of the hall were black. "
        "Nurses treated 40 wounded. The war has killed 9,000 people."
    )
    day = {c.act: c.when.latest for c in claims(reader, text) if c.when}
    assert day["injury"] == "2031-03-04"
    war = [c for c in claims(reader, text) if c.quantity and c.quantity.low == 9000]
    assert [c.when for c in war] == [None]


def test_two_days_of_attacks_are_not_carried(reader: Reader) -> None:
    text = (
        "A blast hit Orvel on Tuesday. A raid hit Merro on Wednesday. "
        "The hall was black. Nurses treated 40 wounded."
    )
    assert all(c.when is None for c in claims(reader, text) if c.act == "injury")
