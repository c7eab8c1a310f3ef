"""Inflection undone: the lemma of a form no treebank has, where a known word fits it."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from recount.language.lemma import known_lemmas
from recount.resources import lexicon_words, load


@cache
def vocabulary(language: str = "en") -> frozenset[str]:
    """Words that may be lemmas: those of the treebanks and of the lexicons."""
    return frozenset(known_lemmas(language).values()) | lexicon_words(language)


@cache
def common_words(language: str = "en") -> dict[str, int]:
    """Words of three letters and more in the encoder's vocabulary, common ones ranked first."""
    path = files("recount.language") / "models" / language / "vocabulary.txt"
    pieces = path.read_text(encoding="utf-8").splitlines()
    return {piece: rank for rank, piece in enumerate(pieces) if len(piece) > 2 and piece.isalpha()}


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
    `resources/<language>/inflection.toml`. Where neither treebanks nor lexicons have a word that
    fits, the commonest that does among the encoder's whole words is taken.
    """
    fitting = _stems(form.lower(), tag, language)
    known = vocabulary(language)
    common = common_words(language)
    ranked = sorted((common[stem], stem) for stem in fitting if stem in common)
    return next((stem for stem in fitting if stem in known), ranked[0][1] if ranked else None)


def _stems(word: str, tag: str, language: str) -> list[str]:
    """What `word` may be an inflection of by its ending, in the resource's order."""
    stems: list[str] = []
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
        stems.append(f"{stem}{stands}")
    return stems
