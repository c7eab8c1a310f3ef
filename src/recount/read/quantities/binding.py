"""What a figure counts: its noun through the parse, and its unit."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from recount.model.analysis import Analysis, Token
from recount.resources import load

_NOUNS = ("NOUN", "PROPN", "PRON", "SYM")
_REACH = 6  # tokens after a number in which its noun may stand
_BESIDE = 2  # so near, a noun is what the number counts, whatever the parse says


@dataclass(frozen=True, slots=True)
class Units:
    """The unit words of a language, all lemmas in lower case."""

    persons: frozenset[str]
    harmed: frozenset[str]
    tolls: frozenset[str]
    times: frozenset[str]
    measures: frozenset[str]
    trailing: frozenset[str]
    carrying: frozenset[str]
    changing: frozenset[str]
    places: frozenset[str]


@cache
def unit_words(language: str = "en") -> Units:
    """The unit words of a language from the package's resources."""
    table = load("units", language)
    return Units(**{name: frozenset(table[name]) for name in Units.__slots__})


def counted(
    analysis: Analysis, number: Token, last: Token, units: Units, taken: frozenset[int]
) -> Token:
    """The token a number counts, the number itself where no noun follows.

    `number` is the figure's last number token, `last` the last token of its wording. The
    noun right beside it, else what the parse says (nummod; "thousands of inmates"), else
    what follows; `taken` are
    tokens of dates and times, which no number counts.
    """
    beside = _following(analysis, last, units, taken)
    if beside is not None and beside.i - last.i <= _BESIDE:
        return beside
    if number.rel in ("nummod", "compound", "det", "amod", "advmod"):
        head = analysis.tokens[number.head]
        while head.rel in ("nummod", "compound") and head.upos == "NUM" and head.head != head.i:
            head = analysis.tokens[head.head]
        free = head.i > last.i and head.i not in taken and head.sentence == number.sentence
        free = free and not _predicate_between(analysis, last.i, head.i)
        if free and head.upos in _NOUNS:
            return head
    below = _of_noun(analysis, number)
    if below is not None:
        return below
    if number.upos == "NOUN" and number.rel in ("nmod", "compound", "nummod"):
        head = analysis.tokens[number.head]
        if head.i > last.i:
            return head
    return beside or number


def _predicate_between(analysis: Analysis, first: int, last: int) -> bool:
    """Whether a verb that tells something parts a number from a noun ("about 2200 left Orvel")."""
    between = analysis.tokens[first + 1 : last]
    return any(t.upos == "VERB" and t.rel not in ("amod", "acl", "compound") for t in between)


def _of_noun(analysis: Analysis, number: Token) -> Token | None:
    """The noun of "thousands of inmates", "50 of the prisoners"."""
    for child in analysis.children(number.i, "nmod", "obl"):
        cases = analysis.children(child.i, "case")
        if child.i > number.i and any(c.lemma.lower() == "of" for c in cases):
            return child
    return None


def _following(
    analysis: Analysis, last: Token, units: Units, taken: frozenset[int]
) -> Token | None:
    """The noun that follows on the surface, past adjectives and "other", "of the"."""
    found = None
    sentence = analysis.sentences[last.sentence]
    for token in analysis.tokens[last.i + 1 : min(last.i + 1 + _REACH, sentence.last)]:
        if token.i in taken:
            break
        if token.upos in ("NOUN", "PROPN"):
            found = token
        elif found is not None or not _passes(token, units):
            break
    return found


def _passes(token: Token, units: Units) -> bool:
    """Whether a word may stand between a number and its noun."""
    if token.text in "-‐–":
        return True
    return token.upos == "ADJ" or token.lemma.lower() in units.trailing


def unit_of(analysis: Analysis, number: Token, head: Token, units: Units) -> str | None:
    """ "persons" for people of any wording, else the noun as worded; None where nothing says."""
    if head.i != number.i and head.upos != "PRON":
        return "persons" if _is_person(head, units) else head.text.lower()
    for token in [number, *analysis.ancestors(number.i)][:3]:
        lemma = token.lemma.lower()
        if lemma in units.harmed or lemma in units.tolls:
            return "persons"
    below = analysis.children(number.i, "amod", "acl", "dep")
    if any(t.lemma.lower() in units.harmed or t.lemma.lower() in units.persons for t in below):
        return "persons"
    return None


def _is_person(head: Token, units: Units) -> bool:
    lemma, text = head.lemma.lower(), head.text.lower()
    return lemma in units.persons or text in units.persons or text.rstrip("s") in units.persons
