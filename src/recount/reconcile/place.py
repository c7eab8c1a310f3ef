"""Whether two claims are said to be of different places."""

from __future__ import annotations

from recount.model.claim import Claim
from recount.resources import load


def places_apart(one: Claim, other: Claim) -> bool:
    """Whether two claims name places that share no name; "the market" names none.

    "Other parts of Northland" are apart from every place named.
    """
    a, b = one.place, other.place
    if a and b and (_other_place(a.text) != _other_place(b.text)):
        return True
    if not (a and b and a.entity and b.entity) or a.entity == b.entity:
        return False
    named = all(any(word[:1].isupper() for word in place.text.split()) for place in (a, b))
    return named and not _content(a.text) & _content(b.text)


def _other_place(text: str) -> bool:
    """Whether a place's wording says that it is not the one told of before."""
    return bool(set(text.casefold().split()[:2]) & set(load("reconcile")["elsewhere"]["words"]))


def _content(text: str) -> set[str]:
    """A place's names and nouns: what is longer than an article or a preposition."""
    return {word.strip(".,'’") for word in text.split() if len(word) > 3 or word[:1].isupper()}
