"""Counts over a stretch of time, deaths nobody caused, letters, and denials told twice."""

import pytest
from accounts import claim, document, figure

from recount.link import link
from recount.model.claim import Claim
from recount.model.document import Document
from recount.model.ledger import Event, Finding
from recount.reconcile import reconcile

DAY = "2017-04-15"


def all_of(
    documents: tuple[Document, ...], rows: tuple[Claim, ...]
) -> tuple[tuple[Event, ...], tuple[Finding, ...]]:
    return reconcile(link(documents, (), rows), documents)


def test_counts_of_the_year_so_far_and_of_the_same_period_are_one_matter_and_disagree() -> None:
    home = document(
        "a.txt",
        "Ten died in Tal on Friday. Mora Hill counts 150 to 180 civilians killed since the new "
        "year. Amal Watch has recorded 131 civilian deaths over the same period.",
    )
    day, year, same = (part.strip() + "." for part in home.text.split(".")[:3])
    rows = (
        claim(home, day, at="Tal", on="2017-04-14", count=figure(home, "Ten", 10, 10)),
        claim(home, year, voice="Mora Hill", victims="civilians",
              count=figure(home, "150 to 180", 150, 180)),
        claim(home, same, voice="Amal Watch", count=figure(home, "131", 131, 131)),
    )  # fmt: skip
    events, findings = all_of((home,), rows)
    assert sorted(len(event.claims) for event in events) == [1, 2]
    assert [f.claims for f in findings if f.kind == "figures-disagree"] == [
        (rows[1].id, rows[2].id)
    ]


@pytest.mark.parametrize(
    ("words", "low"), [("214 died, all of natural causes", 900), ("214 were shot", 214)]
)
def test_deaths_that_nobody_caused_are_in_no_bracket(words: str, low: int) -> None:
    home = document("a.txt", f"Amal Watch said 900 died. The warden said {words}.")
    rows = (
        claim(home, "Amal Watch said 900 died.", voice="Amal Watch", at=None,
              count=figure(home, "900", 900, 900)),
        claim(home, f"The warden said {words}.", voice="The warden",
              count=figure(home, "214", 214, 214)),
    )  # fmt: skip
    (event,), _ = all_of((home,), rows)
    brackets = {bracket.policy: bracket for bracket in event.brackets}
    assert brackets["ucdp"].low == low


@pytest.mark.parametrize(
    ("end", "outlet", "origins"),
    [
        ("Dr Mora Hill and eleven colleagues", None, 1),
        ("Mora Hill wrote to us.", None, 2),
        ("Dr Mora Hill", "Tal Herald", 2),
        ("Dr Adan Rell", None, 2),
    ],
)
def test_a_letter_without_an_outlet_is_its_signatorys(
    end: str, outlet: str | None, origins: int
) -> None:
    from_paper = document("a.txt", "17 died in Tal, Mora Hill said.", DAY)
    letter = document("b.txt", f"A shell hit Tal and killed 17.\n\n{end}\n", DAY, outlet)
    if outlet is None:
        letter = Document(letter.id, letter.name, letter.text, letter.text_id, letter.zones,
                          None, None, published=letter.published)  # fmt: skip
    rows = (
        claim(from_paper, from_paper.text, voice="Mora Hill", at="Tal", on=DAY,
              count=figure(from_paper, "17", 17, 17)),
        claim(letter, "A shell hit Tal and killed 17.", at="Tal", on=DAY,
              count=figure(letter, "17", 17, 17)),
    )  # fmt: skip
    (event,), _ = all_of((from_paper, letter), rows)
    assert len(event.origins) == origins


def test_a_denial_that_answers_its_accusers_is_told_once() -> None:
    home = document(
        "a.txt",
        "The Kenyan army said the Fajr Front shelled Tal. The Fajr Front rejected it. "
        "We do not fire on homes, the Fajr Front said. Amal Watch said a shell hit homes in Tal.",
    )
    rows = (
        claim(home, "the Fajr Front shelled Tal", "attack", voice="The Kenyan army",
              by="the Fajr Front", at="Tal", on=DAY),
        claim(home, "The Fajr Front rejected it.", "attack", voice="The Fajr Front",
              by="The Fajr Front", stance="denied"),
        claim(home, "We do not fire on homes", "attack", voice="the Fajr Front", stance="denied"),
        claim(home, "a shell hit homes in Tal", "attack", voice="Amal Watch", at="Tal", on=DAY),
    )  # fmt: skip
    _, findings = all_of((home,), rows)
    assert len([found for found in findings if found.kind == "denied"]) == 1
