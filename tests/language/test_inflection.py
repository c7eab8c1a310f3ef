"""Lemmas of forms that no treebank has."""

from __future__ import annotations

import pytest

from recount.language.inflection import irregular_lemma, regular_lemma


@pytest.mark.parametrize(
    ("form", "tag", "lemma"),
    [
        ("strangled", "VBD", "strangle"),
        ("Detonated", "VBN", "detonate"),
        ("stabbed", "VBD", "stab"),
        ("raped", "VBD", "rape"),
        ("fled", "VBD", "flee"),
        ("slain", "VBN", "slay"),
        ("oversaw", "VBD", "oversee"),
        ("lies", "VBZ", "lie"),
        ("rotating", "VBG", "rotate"),
        ("boundaries", "NNS", "boundary"),
        ("xyzzied", "VBD", None),
    ],
)
def test_a_form_goes_back_to_a_word_the_lexicons_know(
    form: str, tag: str, lemma: str | None
) -> None:
    assert (irregular_lemma(form, tag) or regular_lemma(form, tag)) == lemma
