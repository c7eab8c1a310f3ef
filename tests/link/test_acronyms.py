"""Abbreviations that texts define, and bodies that share one."""

import pytest
from accounts import claim, document

from recount.link import link
from recount.link.acronyms import definitions

FULL = ("tal", "relief", "committee")


@pytest.mark.parametrize(
    "text",
    [
        "The Tal Relief Committee (TRC) said so.",
        'The Tal Relief Committee ("TRC") said so.',
        "The Tal Relief Committee (the TRC) said so.",
        "The Tal Relief Committee [TRC] said so.",
        "The Tal Relief Committee (T.R.C.) said so.",
        "The Tal Relief Committee, known as TRC, said so.",
        "The Tal Relief Committee, or TRC, said so.",
        "TRC (Tal Relief Committee) said so.",
        "TRC, the Tal Relief Committee, said so.",
    ],
)
def test_definitions(text: str) -> None:
    (found,) = definitions(text)
    assert found.short == "trc" and found.full[-3:] == FULL


@pytest.mark.parametrize(
    "text",
    [
        "The Tal Relief Committee said so. TRC is small.",
        "The Tal Relief Committee or the OCC said so.",
        "OCC, the Tal Relief Committee, and others said so.",
        "The Tal Relief Committee (ten members) said so.",
    ],
)
def test_no_definition(text: str) -> None:
    assert definitions(text) == ()


def test_small_words_of_a_name_may_have_a_letter_or_none() -> None:
    assert definitions("TOHR (Tal Observatory for Human Rights)")[0].short == "tohr"
    assert definitions("TCFR (Tal Centre for Relief)")[0].full == ("tal", "centre", "for", "relief")


def voices_joined(texts: dict[str, str], one: str, other: str) -> bool:
    homes = [document(f"d{n}.txt", text) for n, text in enumerate(texts)]
    rows = tuple(claim(home, home.text, voice=texts[home.text]) for home in homes)
    entities = link(tuple(homes), (), rows).entities
    return any({one, other} <= set(entity.names) for entity in entities)


def test_an_abbreviation_holds_in_other_texts() -> None:
    texts = {"The Tal Relief Committee (TRC) said so.": "The Tal Relief Committee",
             "T.R.C. said ten died.": "T.R.C."}  # fmt: skip
    assert voices_joined(texts, "The Tal Relief Committee", "T.R.C.")


def test_an_abbreviation_of_two_bodies_joins_neither() -> None:
    texts = {"The Tal Relief Committee (TRC) said so.": "The Tal Relief Committee",
             "The Ossin Research Centre (TRC) said so.": "The Ossin Research Centre",
             "TRC said ten died.": "TRC"}  # fmt: skip
    assert not voices_joined(texts, "The Tal Relief Committee", "TRC")
    assert not voices_joined(texts, "The Ossin Research Centre", "TRC")


@pytest.mark.parametrize("bit", ["Aa ", "Aa-Bb-", "A.B.", "The Aa Bb, known as ", "((AB) Cc "])
def test_hostile_texts_take_no_time(bit: str) -> None:
    assert definitions(bit * (100_000 // len(bit))) == ()
