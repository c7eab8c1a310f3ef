"""Which wordings become one entity over documents, and which never do."""

import pytest
from accounts import claim, document

from recount.link import link
from recount.model.ledger import Links


def linked(*rows: tuple[str, str | None, str | None]) -> Links:
    """One document a row of (text, voice, place)."""
    documents = tuple(document(f"d{n}.txt", text) for n, (text, _, _) in enumerate(rows))
    claims = tuple(
        claim(home, home.text, voice=voice, at=place)
        for home, (_, voice, place) in zip(documents, rows)
    )
    return link(documents, (), claims)


def joined(links: Links, one: str, other: str) -> bool:
    return any({one, other} <= set(entity.names) for entity in links.entities)


@pytest.mark.parametrize(
    ("first", "second", "one", "other"),
    [
        ("The Ossin Relief Committee said ten died.", "Ossin Relief Committee put it at ten.",
         "The Ossin Relief Committee", "Ossin Relief Committee"),
        ("Amal Watch International said so.", "Amal Watch said ten died.",
         "Amal Watch International", "Amal Watch"),
        ("The Ossin Relief Committee (ORC) said so.", "ORC said ten died.",
         "The Ossin Relief Committee", "ORC"),
        ("Kenyan authorities said so.", "Nairobi said ten died.", "Kenyan authorities", "Nairobi"),
        ("Kenyan President Adan Rell spoke; Rell's regime said so.", "Kenyan officials met; "
         "the Kenyan government said so.", "Rell's regime", "the Kenyan government"),
        ("Ahmed al-Jarra said so.", "Ahmad Jarra said ten died.", "Ahmed al-Jarra", "Ahmad Jarra"),
        ("بشار الجرة said so.", "Bashar al-Jarra said so.", "بشار الجرة", "Bashar al-Jarra"),
        ("Gen. Adan Rell said so.", "General Adan Rell said so.", "Gen. Adan Rell",
         "General Adan Rell"),
        ("Lt. Col. Adan Rell said so.", "Adan Rell said so.", "Lt. Col. Adan Rell", "Adan Rell"),
        ("Sheikh Ahmed al-Jarra said so.", "Ahmad Jarra said so.", "Sheikh Ahmed al-Jarra",
         "Ahmad Jarra"),
        ("Foreign Minister Walid al-Jarra said so.", "Waleed Jarra said so.",
         "Foreign Minister Walid al-Jarra", "Waleed Jarra"),
        ("The government of Adan Rell said so. Kenyan President Adan Rell spoke.",
         "Kenyan authorities said ten died.", "The government of Adan Rell",
         "Kenyan authorities"),
    ],
)  # fmt: skip
def test_voices_joined(first: str, second: str, one: str, other: str) -> None:
    assert joined(linked((first, one, None), (second, other, None)), one, other)


@pytest.mark.parametrize(
    ("first", "second", "one", "other"),
    [
        ("Adan Rell said so.", "Omar Rell said ten died.", "Adan Rell", "Omar Rell"),
        ("Salim Jarra said so.", "Salam Jarra said ten died.", "Salim Jarra", "Salam Jarra"),
        ("حافظ الجرة said so.", "Bashar al-Jarra said so.", "حافظ الجرة", "Bashar al-Jarra"),
        ("Abu Omar al-Jarra said so.", "Omar al-Jarra said so.", "Abu Omar al-Jarra",
         "Omar al-Jarra"),
        ("Kenyan authorities said so.", "Ugandan authorities said so.", "Kenyan authorities",
         "Ugandan authorities"),
        ("The Ossin Relief Committee said so.", "The Tal Relief Committee said so.",
         "The Ossin Relief Committee", "The Tal Relief Committee"),
        ("The 3rd Ossin Brigade said so.", "The 5th Ossin Brigade said so.",
         "The 3rd Ossin Brigade", "The 5th Ossin Brigade"),
    ],
)  # fmt: skip
def test_voices_kept_apart(first: str, second: str, one: str, other: str) -> None:
    assert not joined(linked((first, one, None), (second, other, None)), one, other)


def test_a_last_name_alone_goes_to_the_one_who_bears_it_there() -> None:
    text = "Adan Rell said ten died. Rell said more would."
    home = document("a.txt", text)
    rows = (
        claim(home, "Adan Rell said ten died.", voice="Adan Rell"),
        claim(home, "Rell said more would.", voice="Rell"),
    )
    assert joined(link((home,), (), rows), "Adan Rell", "Rell")


def test_a_last_name_two_bear_stays_unjoined() -> None:
    home = document("a.txt", "Adan Rell said ten. Omar Rell said five. Rell said more would.")
    rows = (
        claim(home, "Adan Rell said ten.", voice="Adan Rell"),
        claim(home, "Omar Rell said five.", voice="Omar Rell"),
        claim(home, "Rell said more would.", voice="Rell"),
    )
    links = link((home,), (), rows)
    assert not joined(links, "Adan Rell", "Rell") and not joined(links, "Omar Rell", "Rell")


@pytest.mark.parametrize(
    "wording",
    [
        "the Kenyan government", "Kenya's government", "the government of Kenya", "Kenya",
        "the government in Nairobi", "the Nairobi regime", "Nairobi", "the Kenyan regime",
        "the Kenyan state", "the Republic of Kenya", "the Kenyan Republic",
        "Rell's government", "the Rell administration", "President Adan Rell's regime",
    ],
)  # fmt: skip
def test_a_government_by_its_many_names(wording: str) -> None:
    text = f"Kenyan President Adan Rell spoke. {wording} said so."
    links = linked(
        (text, wording, None), ("Kenyan authorities said so.", "Kenyan authorities", None)
    )
    assert joined(links, wording, "Kenyan authorities")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("the White House", "the US government", True),
        ("the United States of America", "Washington", True),
        ("Downing Street", "British authorities", True),
        ("the Syrian Arab Republic", "Damascus", True),
        ("the Republic of Korea", "Seoul", True),
        ("the Republic of Korea", "North Korean authorities", False),
        ("the South Sudanese government", "the Sudanese government", False),
        ("the provincial government of Tal", "Kenyan authorities", False),
    ],
)
def test_governments_of_the_world(one: str, other: str, same: bool) -> None:
    links = linked((f"{one} said so.", one, None), (f"{other} said so.", other, None))
    assert joined(links, one, other) is same


@pytest.mark.parametrize(
    ("text", "alone", "same"),
    [
        # The full name stands in the text, in a claim or not.
        ("Adan Rell met reporters. But Rell said ten died.", "Rell", True),
        ("Adan Rell met reporters. President Rell said ten died.", "President Rell", True),
        ("Adan H. Rell met reporters. Rell said ten died.", "Rell", True),
        ("Northland's leader Adan Rell met reporters. Adan said ten died.", "Adan", True),
        ("Kenyan President Adan Hassan Rell met us. Rell said ten died.", "Rell", True),
        # Somebody else of the name stands there, alone or beside him.
        ("Omar Rell ruled for thirty years. Rell said ten died.", "Rell", False),
        ("Adan Rell is the son of Omar Rell. Rell said ten died.", "Rell", False),
        ("Adan Rell spoke after his late father, Omar al-Rell. Rell said ten died.", "Rell", False),
        ("Adan Rell and Adan Tole came. Adan said ten died.", "Adan", False),
        # Nobody of the name does.
        ("The president spoke. Rell said ten died.", "Rell", False),
    ],
)
def test_a_name_alone_is_whom_its_own_text_names(text: str, alone: str, same: bool) -> None:
    known = document("a.txt", "President Adan Rell said five died.")
    home = document("b.txt", text)
    last = text.split(". ")[-1]
    rows = (
        claim(known, known.text, voice="President Adan Rell"),
        claim(home, last, voice=alone),
    )
    assert joined(link((known, home), (), rows), "President Adan Rell", alone) is same


def test_a_name_alone_in_one_text_is_nobodys_in_another() -> None:
    links = linked(("Adan Rell said so.", "Adan Rell", None), ("Rell said so.", "Rell", None))
    assert not joined(links, "Adan Rell", "Rell")


def test_the_government_alone_needs_one_government_in_its_document() -> None:
    one = "Kenyan authorities said so. The government denied it."
    two = "Kenyan authorities said so. Ugandan authorities said so. The government denied it."
    for text, expected in ((one, True), (two, False)):
        home = document("a.txt", text)
        voices = [v for v in ("Kenyan authorities", "Ugandan authorities") if v in text]
        rows = [claim(home, f"{voice} said so.", voice=voice) for voice in voices]
        rows.append(claim(home, "The government denied it.", voice="The government"))
        assert (
            joined(link((home,), (), tuple(rows)), "Kenyan authorities", "The government")
            is expected
        )


@pytest.mark.parametrize(
    ("first", "second", "one", "other", "same"),
    [
        ("Ten died at Marun prison.", "Five died at Maroun military prison.", "Marun prison",
         "Maroun military prison", True),
        ("Ten died at Marun prison.", "Five were hanged at Marun.", "Marun prison", "Marun", True),
        ("Ten died at Marun prison.", "Five died in Marun.", "Marun prison", "Marun", False),
        ("Ten died at Marun prison.", "Five died at Marun hospital.", "Marun prison",
         "Marun hospital", False),
        ("Ten died at the military prison of Marun.", "Five died at the notorious Marun jail.",
         "the military prison of Marun", "the notorious Marun jail", True),
        ("Ten died at Marun prison.", "Five died at the Marun prison complex.", "Marun prison",
         "the Marun prison complex", True),
        ("Ten died at Marun central prison.", "Five died at Marun military prison.",
         "Marun central prison", "Marun military prison", False),
        ("Ten died at Marun women's prison.", "Five died at Marun prison.",
         "Marun women's prison", "Marun prison", False),
        ("Ten died at Marun Prison 1.", "Five died at Marun Prison 2.", "Marun Prison 1",
         "Marun Prison 2", False),
        ("Ten died at Marun air base.", "Five died at Maroun airbase.", "Marun air base",
         "Maroun airbase", True),
        ("Ten died at St. Ann hospital.", "Five died at Saint Ann clinic.", "St. Ann hospital",
         "Saint Ann clinic", True),
        ("Ten died at سجن مارون.", "Five died at Marun prison.", "سجن مارون", "Marun prison",
         True),
        ("Ten died in مارون.", "Five died in Marun.", "مارون", "Marun", True),
        ("Ten died in Ossin province.", "Five died in Ossin city.", "Ossin province",
         "Ossin city", False),
        ("Ten died in the city of Ossin.", "Five died in Ossin.", "the city of Ossin", "Ossin",
         True),
        ("Ten died in Eastern Tal.", "Five died in Western Tal.", "Eastern Tal", "Western Tal",
         False),
        ("Ten died near Tal.", "Five died in Tal.", "near Tal", "Tal", False),
        ("Ten died in Fouta and Kefra.", "Five died in Kafra and Futa.", "Fouta and Kefra",
         "Kafra and Futa", True),
    ],
)  # fmt: skip
def test_places_and_facilities(first: str, second: str, one: str, other: str, same: bool) -> None:
    assert joined(linked((first, None, one), (second, None, other)), one, other) is same


def test_a_prison_that_two_could_be_is_neither() -> None:
    wordings = ("Marun prison", "Marun military prison", "Maroun central prison")
    links = linked(*((f"Ten died at {word}.", None, word) for word in wordings))
    assert len(links.entities) == 3


def test_every_join_says_why() -> None:
    links = linked(("Kenyan authorities said so.", "Kenyan authorities", None),
                   ("Nairobi said ten died.", "Nairobi", None))  # fmt: skip
    (entity,) = links.entities
    assert entity.kind == "government"
    assert any("government of one country" in why for why in entity.why)


def test_people_at_large_get_no_entity() -> None:
    home = document("a.txt", "Civilians were killed.")
    links = link((home,), (), (claim(home, "Civilians were killed.", victims="Civilians"),))
    assert links.entities == ()
