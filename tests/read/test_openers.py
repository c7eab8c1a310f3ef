"""A common noun at the start of a sentence is no name for its capital."""

from __future__ import annotations

import pytest

from recount.language import Reader
from recount.read.names import refined_names
from recount.read.openers import with_common_openers


@pytest.mark.parametrize(
    ("text", "lemma"),
    [
        ("Warplanes struck a hospital in Merro.", "warplane"),
        ("Rebels hit a convoy near Orvel.", "rebel"),
        ("Soldiers came at night, she said.", "soldier"),
    ],
)
def test_a_known_noun_is_read_as_one(reader: Reader, text: str, lemma: str) -> None:
    analysis = with_common_openers(refined_names(reader.analyse(text)))
    first = next(t for t in analysis.tokens if t.text.isalpha())
    assert (first.lemma, first.upos) == (lemma, "NOUN")
    assert not any(run.first <= first.i < run.last for run in analysis.names)


def test_a_name_stays_a_name(reader: Reader) -> None:
    analysis = refined_names(reader.analyse("Dana Harun said rebels hit a convoy near Orvel."))
    assert with_common_openers(analysis) == analysis
