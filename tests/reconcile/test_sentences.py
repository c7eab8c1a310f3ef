"""Voices, numbers and passages as a sentence has them."""

import pytest

from recount.model.counts import Count
from recount.reconcile.wording import count, listed, phrases, plural, spoken

T = phrases()


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("The army", "the army"),
        ("Three residents", "three residents"),
        ("government of Northland", "the government of Northland"),
        ("Northland army", "the Northland army"),
        ("Rell's regime", "Rell's regime"),
        ("Amal Watch", "Amal Watch"),
        ("the interior ministry", "the interior ministry"),
    ],
)
def test_a_voice_inside_a_sentence(name: str, said: str) -> None:
    assert spoken(name) == said


@pytest.mark.parametrize(
    ("names", "many"),
    [
        (["doctors"], True),
        (["the police"], True),
        (["Open Cells"], False),
        (["a group of doctors"], False),
        (["Amal Watch", "Adan Rell"], True),
    ],
)
def test_the_verb_agrees_with_its_voices(names: list[str], many: bool) -> None:
    assert plural(names) is many


def test_a_strict_bound_keeps_the_number_that_was_said() -> None:
    assert count(T, Count(5001, None), "more than 5,000") == "more than 5,000"
    assert count(T, Count(5001, None), "at least 5,001") == "at least 5,001"


def test_many_voices_are_counted() -> None:
    assert listed(T, ["a", "b", "c", "d"], 2) == "a, b and 2 others"
    assert listed(T, ["a", "b", "c"], 2) == "a, b and c"
