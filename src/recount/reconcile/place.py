"""Whether two claims are said to be of different places."""

from __future__ import annotations

from recount.model.claim import Claim


def places_apart(one: Claim, other: Claim) -> bool:
    """Whether two claims name places that share no name; "the market" names none."""
    a, b = one.place, other.place
    if not (a and b and a.entity and b.entity) or a.entity == b.entity:
        return False
    named = all(any(word[:1].isupper() for word in place.text.split()) for place in (a, b))
    return named and not _content(a.text) & _content(b.text)


def _content(text: str) -> set[str]:
    """A place's names and nouns: what is longer than an article or a preposition."""
    return {word.strip(".,'’") for word in text.split() if len(word) > 3 or word[:1].isupper()}
