"""Whose word it is in the end: roles, spokesmen and outlets counted once."""

import pytest
from accounts import claim, document, figure

from recount.link import link
from recount.model.ledger import Links


def origins(text: str, *voices: str, outlet: str = "Tal Herald") -> list[str]:
    """Labels of the origins of claims on one day in Tal, one a voice, in order of their voices."""
    home = document("a.txt", text, outlet=outlet)
    rows = tuple(
        claim(home, voice, "attack", voice=voice, at="Tal", on="2017-04-14") for voice in voices
    )
    links = link((home,), (), rows)
    return labels(links)


def labels(links: Links) -> list[str]:
    return [origin.label for event in links.events for origin in event.origins]


@pytest.mark.parametrize(
    ("text", "voices", "count"),
    [
        ("The army denied it. Colonel Adan Rell, its spokesman, said so in Tal.",
         ("The army", "Adan Rell"), 1),
        ("Ten died in Tal, the head of the clinic said. \"We had none,\" Dr Mora Hill said.",
         ("the head of the clinic", "Mora Hill"), 1),
        ("Ten died in Tal, said the mayor, Mora Hill. The mayor said more would.",
         ("The mayor", "Mora Hill"), 1),
        ("Ten died in Tal, doctors said. Witnesses counted more.", ("doctors", "Witnesses"), 2),
        ("Ten died in Tal, Adan Rell said. Mora Hill counted more.", ("Adan Rell", "Mora Hill"), 2),
    ],
)  # fmt: skip
def test_one_voice_under_its_role_and_its_name(
    text: str, voices: tuple[str, ...], count: int
) -> None:
    assert len(origins(text, *voices)) == count


def test_an_outlet_that_was_told_is_no_relay() -> None:
    home = document("a.txt", "Adan Rell told the Herald ten died in Tal.", outlet="Tal Herald")
    row = claim(home, "ten died in Tal", voice="the Herald", at="Tal", on="2017-04-14")
    links = link((home,), (), (row,))
    assert links.claims[0].attribution == ()
    assert labels(links) == ["Tal Herald"]


def test_an_unnamed_voice_is_written_small_and_said_to_be_kept_apart() -> None:
    home = document("a.txt", "Three residents saw it. Ten died in Tal.", outlet="Tal Herald")
    row = claim(home, "Three residents saw it.", voice="Three residents", at="Tal")
    (origin,) = link((home,), (), (row,)).events[0].origins
    assert origin.label == "three residents" and "kept apart" in origin.why


def test_a_document_without_outlet_is_called_by_its_name() -> None:
    home = document("a.txt", "Ten died in Tal.")
    home = type(home)(home.id, home.name, home.text, home.text_id, home.zones)
    row = claim(home, "Ten died in Tal.", at="Tal", on="2017-04-14")
    assert labels(link((home,), (), (row,))) == ["the document a.txt"]


def test_a_role_that_another_document_names_is_that_person() -> None:
    first = document("a.txt", "It was rebels, the head of the village council, Adan Rell, said.")
    other = document("b.txt", "Five died in Tal, the head of the village council said.")
    rows = (
        claim(first, "It was rebels", "attack", voice="Adan Rell"),
        claim(other, "Five died in Tal", "attack", voice="the head of the village council"),
    )
    assert set(labels(link((first, other), (), rows))) == {"Adan Rell"}


def test_a_figure_the_document_gives_to_voices_is_not_the_outlets_own() -> None:
    text = "Ten killed in Tal. Ten died, Adan Rell said. Ten died, Mora Hill said."
    home = document("a.txt", text, outlet="Tal Herald")
    rows = (
        claim(home, "Ten killed in Tal", at="Tal", count=figure(home, "Ten", 10, 10)),
        claim(home, "Ten died, Adan Rell said", voice="Adan Rell", at="Tal",
              count=figure(home, "Ten", 10, 10)),
        claim(home, "Ten died, Mora Hill said", voice="Mora Hill", at="Tal",
              count=figure(home, "Ten", 10, 10)),
    )  # fmt: skip
    assert sorted(labels(link((home,), (), rows))) == ["Adan Rell", "Mora Hill"]


@pytest.mark.parametrize(
    ("voice", "label"), [("our medics", "Tal Relief"), ("US officials", "US officials")]
)
def test_our_medics_are_the_outlets_own_and_us_officials_are_not(voice: str, label: str) -> None:
    assert origins(f"Ten died in Tal, {voice} said.", voice, outlet="Tal Relief") == [label]


@pytest.mark.parametrize(
    ("second", "apart"),
    [
        ("Adan Rell, a nurse at Amal Watch, counted more.", True),
        ("Amal Watch chairman Adan Rell counted more.", False),
        ("Amal Watch said Adan Rell counted more.", False),
    ],
)
def test_a_person_of_a_body_is_one_with_it_or_said_to_be_counted_apart(
    second: str, apart: bool
) -> None:
    home = document("a.txt", f"Amal Watch said ten died in Tal. {second}")
    rows = (
        claim(home, "ten died in Tal", voice="Amal Watch", at="Tal", on="2017-04-14"),
        claim(home, second, voice="Adan Rell", at="Tal", on="2017-04-14"),
    )
    (event,) = link((home,), (), rows).events
    told = [reason.by for origin in event.origins for reason in origin.reasons]
    assert ("counted_apart" in told) is apart
    assert event.independent_origins == (1 if "chairman" in second else 2)


def test_every_reason_of_an_origin_names_its_evidence_and_its_claims() -> None:
    text = "Ten killed in Tal. Ten died, Adan Rell said."
    home = document("a.txt", text, outlet="Tal Herald")
    rows = (
        claim(home, "Ten killed in Tal", at="Tal", count=figure(home, "Ten", 10, 10)),
        claim(home, "Ten died, Adan Rell said", voice="Adan Rell", at="Tal",
              count=figure(home, "Ten", 10, 10)),
    )  # fmt: skip
    (origin,) = link((home,), (), rows).events[0].origins
    assert {(reason.by, reason.claims) for reason in origin.reasons} == {
        ("attributed_elsewhere", (rows[0].id,)),
        ("last_voice", (rows[1].id,)),
    }


@pytest.mark.parametrize(("voice", "count"), [("rescue workers", 1), ("residents", 2)])
def test_an_unnamed_voice_is_the_body_that_gives_its_figure_and_has_its_word(
    voice: str, count: int
) -> None:
    text = f"Ten died in Tal, {voice} said. The Ossin Rescue Committee counted ten dead."
    home = document("a.txt", text)
    rows = (
        claim(home, "Ten died in Tal", voice=voice, at="Tal", on="2017-04-14",
              count=figure(home, "Ten", 10, 10)),
        claim(home, "The Ossin Rescue Committee counted ten dead.", at="Tal", on="2017-04-14",
              voice="The Ossin Rescue Committee", count=figure(home, "ten dead", 10, 10)),
    )  # fmt: skip
    assert len(labels(link((home,), (), rows))) == count


# Each row: how the second voice is worded, what else speaks, and how many origins there are.
@pytest.mark.parametrize(
    ("called", "beside", "origins"),
    [
        ("a monitoring group", None, 1),
        ("the Ossin-based organisation", None, 1),
        ("the group", None, 1),
        ("a monitor", "Fajr Front", 2),
        ("the group", "Fajr Front", 3),
        ("the group", "the civil defence", 3),
        ("the group", "Fajr News", 2),
        ("three residents", None, 2),
    ],
)
def test_a_body_called_by_its_noun_is_the_one_that_is_named(
    called: str, beside: str | None, origins: int
) -> None:
    voices = ["Tal Observatory", called, *([beside] if beside else [])]
    home = document("a.txt", " ".join(f"Killed in Ossin were ten, {v} said." for v in voices))
    rows = [
        claim(home, f"Killed in Ossin were ten, {v} said.", voice=v, at="Ossin", on="2017-04-15")
        for v in voices
    ]
    (event,) = link((home,), (), tuple(rows)).events
    assert len(event.origins) == origins


def test_the_tv_is_the_state_tv_that_its_document_speaks_of() -> None:
    text = "Kenyan state TV said six died in Tal. The TV said more were hurt."
    assert origins(text, "Kenyan state TV", "TV") == ["Kenyan state TV"]
