"""Bodies known to the world under several names, by whichever of them a wording has."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from recount.link.lexicon import words
from recount.link.names import bare, core_words, pieces
from recount.resources import load

# An abbreviation of so few letters is a common word where it is written small: "is", "us".
SHORT = 4


@cache
def _rows() -> tuple[tuple[str, ...], ...]:
    wires = ((row["name"], *row["also"]) for row in load("agencies")["agency"])
    table = load("bodies")
    return (*map(tuple, table["armed"]), *map(tuple, table["others"]), *wires)


def best_known(texts: Iterable[str]) -> str | None:
    """Of some wordings the one that is the best known name of a body, None where none is a name."""
    ranks = {
        text: (rank, row)
        for text in texts
        for row, names in enumerate(_rows())
        for rank, name in enumerate(names)
        if core_words(text) == core_words(name) and well_known(text) == names[0]
    }
    return min(ranks, key=lambda text: (*ranks[text], len(text), text), default=None)


@cache
def _names() -> dict[tuple[str, ...], str]:
    """The folded words of every name, with the first name of its row."""
    return {core_words(name): row[0] for row in _rows() for name in row}


@cache
def _shouted() -> frozenset[str]:
    """Short abbreviations, which count in capitals alone."""
    names = (name.replace(".", "") for row in _rows() for name in row)
    return frozenset(bare(name) for name in names if len(name) <= SHORT and name.isupper())


@cache
def well_known(text: str) -> str | None:
    """The one body a wording names, by its first name; None where it names none, or says more.

    "Daesh militants" names a body, "the headquarters of Daesh" something of its.
    """
    parts = pieces(text)
    longest = max(map(len, _names()))
    for size in range(min(longest + 2, len(parts)), 0, -1):
        for start in range(len(parts) - size + 1):
            name = _called(parts[start : start + size])
            if name and _says_no_more((*parts[:start], *parts[start + size :])):
                return name
    return None


def _called(run: tuple[str, ...]) -> str | None:
    """The body that a run of words is a name of, written with its capitals."""
    first, last = run[0], run[-1]
    if not (first[:1].isupper() or "-" in first) or not (last[:1].isupper() or "-" in last):
        return None
    found = _names().get(core_words(" ".join(run)))
    if found and len(run) == 1 and bare(first).replace(".", "") in _shouted():
        return found if first.isupper() else None
    return found


def _says_no_more(rest: tuple[str, ...]) -> bool:
    """Whether the words beside a name are articles and common nouns of such bodies."""
    small = (
        frozenset(load("bodies")["beside"]) | words("words", "leading") | words("places", "owned")
    )
    plain = words("words", "adjectives")
    return all(bare(word) in small or bare(word) in plain for word in rest)
