"""Common nouns that open a sentence, which a tagger takes for names for their capital.

"Warplanes struck a hospital" names nobody. A capital at the start says nothing,
so where no name was found there and the lexicons know the word, it is that word.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from recount.model.analysis import Analysis, Token
from recount.read.acts.lexicon import act_lexicon
from recount.read.quantities.binding import unit_words

# Lists of the act lexicon that hold nouns for people and for what they strike with.
_LISTS = ("instruments", "weapons", "manned", "parties", "movers")


def with_common_openers(analysis: Analysis, language: str = "en") -> Analysis:
    """The analysis with such words made nouns again, with their lemma and number."""
    changed = {token.i: token for token in _openers(analysis, language)}
    if not changed:
        return analysis
    return replace(
        analysis,
        tokens=tuple(changed.get(t.i, t) for t in analysis.tokens),
        names=tuple(run for run in analysis.names if run.first not in changed),
    )


def _openers(analysis: Analysis, language: str) -> Iterator[Token]:
    # A name of one word may be the same mistake, where the word is a plural ("Rebels").
    runs = {i: run for run in analysis.names for i in range(run.first, run.last)}
    for sentence in analysis.sentences:
        inside = analysis.tokens[sentence.first : sentence.last]
        token = next((t for t in inside if t.upos != "PUNCT"), None)
        if token is None or token.upos != "PROPN":
            continue
        lemma = _lemma(token.text.lower(), language)
        plural = lemma != token.text.lower()
        run = runs.get(token.i)
        if lemma and (run is None or (plural and run.last == run.first + 1)):
            tag, number = ("NNS", "Number=Plur") if plural else ("NN", "Number=Sing")
            yield replace(token, lemma=lemma, upos="NOUN", xpos=tag, feats=number)


def _lemma(word: str, language: str) -> str:
    """The known noun that a word is, itself or its regular plural; "" where there is none."""
    known = _known(language)
    return next(
        (w for w in (word, word.removesuffix("s"), word.removesuffix("es")) if w in known), ""
    )


@cache
def _known(language: str) -> frozenset[str]:
    words = act_lexicon(language).words
    return frozenset().union(*(words[name] for name in _LISTS), unit_words(language).persons)
