"""Figures without a number: nobody, both brothers, a couple of men and, asked, "a man"."""

from __future__ import annotations

from collections.abc import Iterator

from recount.model.analysis import Analysis, Token
from recount.model.reading import QuantityMention
from recount.model.span import Span
from recount.read.quantities.binding import Units
from recount.read.quantities.lexicon import FigureWords


def implicit(
    analysis: Analysis, words: FigureWords, units: Units, unnumbered: bool
) -> Iterator[QuantityMention]:
    """Every such figure of persons, in text order.

    `unnumbered` adds what guidelines count as no figure: "a man" (exactly one)
    and "several men" (vague, open on both sides).
    """
    for token in analysis.tokens:
        word, head = token.text.lower(), _noun(analysis, token, units)
        if word in words.words["vague.nobody"] and token.upos in ("PRON", "DET", "NOUN"):
            yield _mention(analysis, token, token, 0, "exact")
        elif head is None:
            continue
        elif word in words.words["vague.none"]:
            if analysis.tokens[token.i + 1].feat("Degree") == "Cmp":
                continue  # "no fewer than ten" is a bound
            yield _mention(analysis, token, head, 0, "exact")
        elif word in words.words["vague.both"] and head.feat("Number") == "Plur":
            yield _mention(analysis, token, head, 2, "exact")
        elif word in words.words["vague.couple"]:
            yield _mention(analysis, token, head, 2, "about")
        elif unnumbered and word in words.words["vague.article"]:
            yield _mention(analysis, token, head, 1, "exact")
        elif unnumbered and word in words.words["vague.words"]:
            yield _mention(analysis, token, head, None, "vague")


def _noun(analysis: Analysis, token: Token, units: Units) -> Token | None:
    """The noun for persons that a word says how many of, None where it is on no such noun."""
    if token.rel in ("det", "amod", "nummod"):
        head = analysis.tokens[token.head]
        one = head.lemma.lower() == "one" and head.i == token.i + 1
        person = head.lemma.lower() in units.persons or head.text.lower() in units.persons
        return head if head.i > token.i and (person or one) else None
    for child in analysis.children(token.i, "nmod"):
        if child.i > token.i and child.lemma.lower() in units.persons:
            return child
    return None


def _mention(
    analysis: Analysis, token: Token, head: Token, value: int | None, bound: str
) -> QuantityMention:
    """The figure with "persons" as its unit; "no one" is one wording."""
    end = head.end if head.lemma.lower() == "one" else token.end
    return QuantityMention(
        span=Span.of(analysis.text, token.start, end),
        low=value,
        high=value,
        bound=bound,
        approximate=bound in ("about", "vague"),
        unit="persons",
        per=None,
        measure="total",
        head=head.i,
        number=token.i,
    )
