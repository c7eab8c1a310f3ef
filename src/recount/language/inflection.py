"""Inflection undone: the lemma of a form no treebank has, where a known word fits it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib.resources import files

from recount.language.lemma import known_lemmas
from recount.resources import lexicon_words, load


@cache
def vocabularies(language: str = "en") -> tuple[frozenset[str], frozenset[str]]:
    """Words that may be lemmas, those of the lexicons before those of the treebanks.

    "Raped" fits "rape" and "rap"; the word a lexicon waits for is taken.
    """
    return lexicon_words(language), frozenset(known_lemmas(language).values())


@cache
def common_words(language: str = "en") -> dict[str, int]:
    """Whole words of the encoder's vocabulary by rank, which is lowest for the commonest."""
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
    `resources/<language>/inflection.toml`. Where neither lexicons nor treebanks
    have a word that fits, the commonest of the encoder's whole words is taken.
    """
    stems = list(_stems(form.lower(), load("inflection", language).get(tag, ())))
    for known in vocabularies(language):
        for stem in stems:
            if stem in known:
                return stem
    common = common_words(language)
    return min((stem for stem in stems if stem in common), key=common.__getitem__, default=None)


def _stems(word: str, endings: Iterable[Sequence[str]]) -> Iterator[str]:
    """What may be left of a word when each ending that it has is undone."""
    for ending, stands in endings:
        cut = ending.rstrip("2")
        if not word.endswith(cut) or len(word) < len(cut) + 3:
            continue
        stem = word[: -len(cut)]
        if not ending.endswith("2"):
            yield stem + stands
        elif stem[-1] == stem[-2]:
            yield stem[:-1] + stands
