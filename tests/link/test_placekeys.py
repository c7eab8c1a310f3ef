"""What two reports have in common where they name one place, and what is no such thing."""

import pytest
from accounts import claim, document

from recount.link import link
from recount.link.placekeys import keys_of, telling


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("ossin", "ossin", True),
        ("rashidin", "rashideen", True),
        ("daraya", "deir", False),
        ("daraa", "deir", False),
        ("ossin", "marun", False),
    ],
)
def test_a_key_is_shared_by_spellings_and_not_by_consonants_alone(
    one: str, other: str, same: bool
) -> None:
    keys = keys_of((one, other))
    assert (keys[one] == keys[other]) is same


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        (("tell", "ossin"), ["ossin"]),
        (("northern", "ossin"), ["ossin"]),
        (("san", "marun"), ["marun"]),
        (("tell",), ["tell"]),
        (("ossin", "marun"), ["ossin", "marun"]),
    ],
)
def test_a_word_that_begins_many_names_tells_no_place(
    name: tuple[str, ...], kept: list[str]
) -> None:
    assert telling(name) == kept


@pytest.mark.parametrize(
    ("first", "second", "events"),
    [
        ("Tell Ossin", "Tell Marun", 2),
        ("northern Ossin", "northern Marun", 2),
        ("Dorro", "Deira", 2),
        ("Tell Ossin", "Ossin", 1),
    ],
)
def test_reports_of_a_week_join_by_the_name_of_a_place_alone(
    first: str, second: str, events: int
) -> None:
    one = document("a.txt", f"Ten were shot in {first}.", "2017-04-15")
    other = document("b.txt", f"Four were shot in {second}.", "2017-04-16")
    rows = (
        claim(one, one.text, at=first, on="2017-04-15", method="shot"),
        claim(other, other.text, at=second, method="shot"),
    )
    assert len(link((one, other), (), rows).events) == events
