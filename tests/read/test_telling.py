"""Claims told in general, as history behind the news, or as possible only."""

from __future__ import annotations

import pytest

from recount.language import Reader
from recount.model.claim import Claim
from recount.model.document import Document, Published, Zone, digest
from recount.run.document import ReadDocument, read_document

DATE = Published("2031-03-06", "2031-03-06", "given", "for the test")


def read(reader: Reader, text: str, kind: str = "body") -> ReadDocument:
    data = text.encode()
    zones = (Zone(kind, 0, len(text)),)
    document = Document(digest(data), "test.txt", text, digest(data), zones, published=DATE)
    return read_document(reader, document)


def of(claims: tuple[Claim, ...], act: str) -> list[str]:
    return [claim.telling for claim in claims if claim.act == act]


@pytest.mark.parametrize(
    ("text", "telling"),
    [
        ("Snipers kill farmers, residents said.", "generic"),
        ("Prisoners are tortured by the guards, she said.", "generic"),
        ("Snipers killed farmers, residents said.", "particular"),
        ("Snipers kill ten farmers a month, residents said.", "particular"),
        ("Snipers kill farmers in Orvel, residents said.", "particular"),
        ("On Thursday snipers kill farmers, residents said.", "particular"),
        ("Prisoners have been tortured by the guards, she said.", "particular"),
        ("Guards beat prisoners, she said.", "particular"),  # the past, for all the text says
    ],
)
def test_a_habit_is_told_from_an_occasion(reader: Reader, text: str, telling: str) -> None:
    claims = read(reader, text).claims
    assert claims and {claim.telling for claim in claims} == {telling}


def test_a_headline_in_the_present_is_of_one_occasion(reader: Reader) -> None:
    claims = read(reader, "Snipers kill farmers, residents say", "title").claims
    assert of(claims, "killing") == ["particular"]


def test_what_lies_a_year_behind_the_news_is_history(reader: Reader) -> None:
    text = (
        "A bomb killed nine people in Orvel on Tuesday. "
        "In 1988 the army gassed thousands of villagers at Merro."
    )
    claims = read(reader, text).claims
    assert {c.telling for c in claims if c.when and c.when.latest == "1988"} == {"historical"}
    assert {c.telling for c in claims if c.when and c.when.latest != "1988"} == {"particular"}


def test_a_report_on_the_past_alone_has_no_history(reader: Reader) -> None:
    claims = read(reader, "In 1988 the army gassed thousands of villagers at Merro.").claims
    assert claims and {claim.telling for claim in claims} == {"particular"}


def test_what_is_supposed_is_marked_and_makes_no_claim(reader: Reader) -> None:
    found = read(reader, "The minister asked whether soldiers had killed the farmers.")
    (act,) = [act for act in found.reading.acts if act.act == "killing"]
    assert act.supposed and not act.stated and not of(found.claims, "killing")
