"""Lemma rules and the table before them."""

import pytest

from recount.language.inflection import regular_lemma
from recount.language.lemma import apply_rule, known_lemmas, listed_lemma

RULES = [
    ("Killed", "L-2+", "kill"),
    ("cities", "L-3+y", "city"),
    ("KESTRIA", "L", "kestria"),
    ("Kestria", "K", "Kestria"),
    ("Kestrians", "K-1+", "Kestrian"),
    ("were", "=be", "be"),
    ("n't", "=not", "not"),
    ("s", "L-3+", "s"),
    ("Odd", "?", "odd"),
]


@pytest.mark.parametrize(("form", "rule", "expected"), RULES)
def test_rules(form: str, rule: str, expected: str) -> None:
    assert apply_rule(form, rule) == expected


KNOWN = [
    ("hung", "VBN", "hang"), ("Children", "NNS", "child"), ("was", "VBD", "be"),
    ("said", "VBD", "say"), ("won’t", "MD", None),
]  # fmt: skip


@pytest.mark.parametrize(("form", "tag", "expected"), KNOWN)
def test_the_table_of_the_treebanks(form: str, tag: str, expected: str | None) -> None:
    assert listed_lemma(form, tag, known_lemmas()) == expected


REGULAR = [
    ("strangled", "VBD", "strangle"), ("Bombings", "NNS", "bombing"), ("raided", "VBN", "raid"),
    ("blorped", "VBD", None), ("news", "NN", None),
]  # fmt: skip


@pytest.mark.parametrize(("form", "tag", "expected"), REGULAR)
def test_regular_inflection_leads_to_known_words_only(
    form: str, tag: str, expected: str | None
) -> None:
    assert regular_lemma(form, tag) == expected
