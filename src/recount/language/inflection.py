"""Inflection undone: the lemma of a form no treebank has, where a known word fits it."""

from __future__ import annotations

from functools import cache

from recount.language.lemma import known_lemmas
from recount.resources import lexicon_words, load


@cache
def vocabulary(language: str = "en") -> frozenset[str]:
    """Words that may be lemmas: those of the treebanks and of the lexicons."""
    return frozenset(known_lemmas(language).values()) | lexicon_words(language)


def irregular_lemma(form: str, tag: str, language: str = "en") -> str | None:
    """The lemma of a form that the language's list of irregular words holds for the tag (XPOS).

    A form with a verbal prefix goes by the verb without it ("oversaw", "retook").
    """
    table, word = load("inflection", language), form.lower()
    listed = table["irregular"].get(tag, {})
    for prefix in ("", *table["prefixes"]):
        stem = word.removeprefix(prefix)
        if word.startswith(prefix) and stem in listed:
            return f"{prefix}{listed[stem]}"
    return None


def regular_lemma(form: str, tag: str, language: str = "en") -> str | None:
    """The known word that `form` is a regular inflection of, None where there is none.

    `tag` is the treebank's own (XPOS). The endings are those of
    `resources/<language>/inflection.toml`.
    """
    word, known = form.lower(), vocabulary(language)
    for ending, stands in load("inflection", language).get(tag, ()):
        doubled = ending.endswith("2")
        cut = ending.rstrip("2")
        if not word.endswith(cut) or len(word) < len(cut) + 3:
            continue
        stem = word[: -len(cut)]
        if doubled:
            if stem[-1] != stem[-2]:
                continue
            stem = stem[:-1]
        if stem + stands in known:
            return str(stem + stands)
    return None
