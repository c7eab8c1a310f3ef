"""When accounts part on who did it and how, and when they only tell of two deeds."""

import pytest
from accounts import claim, document

from recount.link import link
from recount.model.claim import Claim
from recount.model.document import Document
from recount.reconcile import reconcile

DAY = "2017-04-15"


def kinds(home: Document, rows: tuple[Claim, ...]) -> set[str]:
    _, findings = reconcile(link((home,), (), rows), (home,))
    return {found.kind for found in findings}


# Each row: the voice, the doer, the place, the victims of two claims, and whether they part.
@pytest.mark.parametrize(
    ("first", "second", "parted"),
    [
        (("Amal Watch", "the Kenyan army", "Tal", None), ("Fajr TV", "rebels", "Tal", None), True),
        (("Amal Watch", "the Kenyan army", "Tal", None), ("Amal Watch", "rebels", "Tal", None),
         False),
        (("Amal Watch", "the Kenyan army", "Tal", None),
         ("Fajr TV", "rebels", "other parts of Kenya", None), False),
        (("Amal Watch", "the Kenyan army", "Tal", "rebels"),
         ("Fajr TV", "rebels", "Tal", "Kenyan soldiers"), False),
        (("Amal Watch", "militants of the Ossin Front", "Tal", None),
         ("Fajr TV", "the Ossin Front", "Tal", None), False),
        (("Amal Watch", "rebels of the so-called Ossin Front", "Tal", None),
         ("Fajr TV", "Marun Brigades", "Tal", None), True),
    ],
)  # fmt: skip
def test_two_doers_are_rivals_by_accounts_that_exclude_each_other(
    first: tuple[str, str, str, str | None],
    second: tuple[str, str, str, str | None],
    parted: bool,
) -> None:
    parts = [
        f"{voice} said {by} struck {whom or 'homes'} in {at}."
        for voice, by, at, whom in (first, second)
    ]
    home = document("a.txt", " ".join(parts))
    rows = tuple(
        claim(home, part, "attack", voice=voice, by=by, at=at, on=DAY, victims=whom)
        for part, (voice, by, at, whom) in zip(parts, (first, second))
    )
    assert ("perpetrators-disagree" in kinds(home, rows)) is parted


@pytest.mark.parametrize(("second", "parted"), [("Fajr TV", True), ("Amal Watch", False)])
def test_one_voice_that_tells_two_methods_tells_of_two_attacks(second: str, parted: bool) -> None:
    home = document(
        "a.txt", f"Amal Watch said a car bomb hit Tal. {second} said an air strike hit Tal."
    )
    rows = (
        claim(home, "a car bomb hit Tal", "attack", voice="Amal Watch", at="Tal", on=DAY,
              method="car bomb"),
        claim(home, "an air strike hit Tal", "attack", voice=second, at="Tal", on=DAY,
              method="air strike"),
    )  # fmt: skip
    assert ("methods-disagree" in kinds(home, rows)) is parted


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Daesh", "the Islamic State group"),
        ("ISIS militants", "ISIL terrorists"),
        ("al-Nusra Front fighters", "Jabhat al-Nusra"),
    ],
)
def test_an_armed_group_is_one_party_under_its_names(one: str, other: str) -> None:
    text = f"Amal Watch said {one} struck Tal. Fajr TV said {other} struck Tal."
    home = document("a.txt", text)
    rows = (
        claim(home, f"{one} struck Tal", "attack", voice="Amal Watch", by=one, at="Tal", on=DAY),
        claim(home, f"{other} struck Tal", "attack", voice="Fajr TV", by=other, at="Tal", on=DAY),
    )
    assert "perpetrators-disagree" not in kinds(home, rows)
