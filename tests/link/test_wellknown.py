"""Bodies the world writes of under several names."""

import pytest
from accounts import claim, document

from recount.link import link
from recount.link.wellknown import best_known, well_known


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("Daesh", "Islamic State"),
        ("members of the ISIL group", "Islamic State"),
        ("IS", "Islamic State"),
        ("is", None),
        ("the UN", "United Nations"),
        ("un", None),
        ("the headquarters of Daesh", None),
        ("Daesh and the army", None),
        ("Médecins Sans Frontières", "Doctors Without Borders"),
        ("Agence France-Presse", "AFP"),
        ("the Ossin Front", None),
    ],
)
def test_a_wording_names_one_body_and_says_no_more(text: str, body: str | None) -> None:
    assert well_known(text) == body


def test_the_best_known_name_that_the_texts_have_is_shown() -> None:
    assert best_known(["DAESH", "ISIS", "ISIS militants"]) == "ISIS"
    assert best_known(["Daesh militants"]) is None


def test_two_names_of_one_body_are_one_entity_and_one_origin() -> None:
    first = document("a.txt", "HRW said ten died in Tal.")
    second = document("b.txt", "Human Rights Watch said eleven died in Tal.")
    rows = (
        claim(first, first.text, voice="HRW", at="Tal", on="2017-04-15"),
        claim(second, second.text, voice="Human Rights Watch", at="Tal", on="2017-04-15"),
    )
    (event,) = link((first, second), (), rows).events
    assert [origin.label for origin in event.origins] == ["Human Rights Watch"]
