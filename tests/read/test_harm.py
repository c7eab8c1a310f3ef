"""What was done to whom and what was not, on invented accounts: torture, abduction, no killing."""

from __future__ import annotations

import pytest

from recount.ingest import read_bytes
from recount.language import Reader
from recount.model.claim import Claim
from recount.run.document import read_document

OPENER = "Two teachers spoke of the barracks on Monday. "


def claims_of(reader: Reader, text: str) -> tuple[Claim, ...]:
    return read_document(reader, read_bytes("a.txt", (OPENER + text).encode())).claims


def parts(claim: Claim) -> tuple[str, str | None, list[str], list[str]]:
    doers = [p.text for p in claim.perpetrators]
    return claim.act, claim.method, doers, [v.text for v in claim.victims]


DONE = [
    (
        "Prisoners were hung by their wrists in the yard.",
        ("torture", "suspension", [], ["Prisoners"]),
    ),
    ("Guards hanged four men.", ("killing", "hanging", ["Guards"], ["men"])),
    ("His fingernails had been pulled out.", ("torture", None, [], ["His"])),
    (
        "Men in masks took Ivo Rell from his home.",
        ("abduction", None, ["Men in masks"], ["Ivo Rell"]),
    ),
    ("The woman was dragged from her bed by gunmen.", ("abduction", None, ["gunmen"], ["woman"])),
    ("The army did not fire on Orvel on Saturday.", ("attack", None, ["army"], ["Orvel"])),
    ("Five of the wounded died in hospital.", ("killing", None, [], ["wounded"])),
]


@pytest.mark.parametrize(("text", "done"), DONE)
def test_what_was_done(
    reader: Reader, text: str, done: tuple[str, str | None, list[str], list[str]]
) -> None:
    assert [parts(claim) for claim in claims_of(reader, text)] == [done]


def test_those_of_the_wounded_who_died_are_counted_with_the_dead(reader: Reader) -> None:
    (claim,) = claims_of(reader, "Five of the wounded died in hospital.")
    assert claim.quantity is not None
    assert (claim.act, claim.quantity.low, claim.quantity.high) == ("killing", 5, 5)


NOT_DONE = [
    "The army has not commented on his arrest.",
    "The ministry declined to comment on the killing of nine men.",
    "Two people were killed when a bus collided with a lorry.",
    "Three men died in a road accident near Marun.",
    "A cousin who washed the body said nothing.",
    "He took a book from the house.",
]


@pytest.mark.parametrize("text", NOT_DONE)
def test_what_nobody_says_was_done(reader: Reader, text: str) -> None:
    assert claims_of(reader, text) == ()


NATURAL = [
    "Two detainees died there in April of natural causes.",
    "He had died in the Sarnik barracks of heart failure.",
]


@pytest.mark.parametrize("text", NATURAL)
def test_who_tells_of_a_natural_death_denies_a_killing(reader: Reader, text: str) -> None:
    assert [c.stance for c in claims_of(reader, text) if c.act == "killing"] == ["denied"]


def test_in_front_of_people_is_no_place(reader: Reader) -> None:
    (claim,) = claims_of(reader, "Soldiers beat the man in front of his children.")
    assert claim.place is None
