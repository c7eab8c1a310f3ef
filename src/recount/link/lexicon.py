"""The word lists by which names are recognised, as sets and tables ready to use."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from recount.resources import load


@cache
def words(*path: str) -> frozenset[str]:
    """The word list at `path` of entities.toml ("places", "beside") as a set."""
    node: Any = load("entities")
    for part in path:
        node = node[part]
    if isinstance(node, dict):
        return frozenset(word for entries in node.values() for word in entries)
    return frozenset(node)


@cache
def facility_kinds() -> dict[str, str]:
    """From every facility noun ("jail") to the name of its kind ("prison")."""
    return {word: kind for kind, nouns in load("entities")["facilities"].items() for word in nouns}


@cache
def place_marks(of: str) -> dict[str, str]:
    """From words that tell "facilities" or "places" of one name apart to what they say."""
    rows = load("entities")["marks"][of]
    return {word: mark for mark, held in rows.items() for word in held}


@cache
def sides() -> dict[str, str]:
    """From every common name of a side ("insurgents") to the side ("rebels")."""
    return {word: side for side, nouns in load("entities")["sides"].items() for word in nouns}


@cache
def joined_words() -> dict[str, str]:
    """From words with another grown on ("allah") to the word alone ("lah")."""
    return dict(load("entities")["joined"]["words"])


@dataclass(frozen=True, slots=True)
class Countries:
    """Lower-case names, demonyms and capitals, each to the country's common name.

    Among the capitals are houses that a government speaks from. `starts` are the
    words a name may begin with, `longest` the number of words of the longest.
    """

    names: dict[str, str]
    demonyms: dict[str, str]
    capitals: dict[str, str]
    starts: frozenset[str]
    longest: int

    def of(self, word: str) -> str | None:
        """The country a name, demonym or possessive ("Ruritania's", "Ruritanias") points to."""
        for form in (word, word.removesuffix("'s"), word.removesuffix("s")):
            found = self.names.get(form) or self.demonyms.get(form)
            if found:
                return found
        return None


@cache
def countries() -> Countries:
    """The table of the world's countries."""
    names: dict[str, str] = {}
    demonyms: dict[str, str] = {}
    capitals = {seat.casefold(): country for seat, country in load("countries")["seats"]}
    for name, capital, adjectives, others in load("countries")["rows"]:
        names.update({form.casefold(): name for form in (name, *others)})
        demonyms.update({form.casefold(): name for form in adjectives})
        if capital:
            capitals[capital.casefold()] = name
    split = [form.split() for form in (*names, *demonyms)]
    first = [form[0] for form in split]
    starts = frozenset((*first, *(f"{w}s" for w in first), *(w.removesuffix("'s") for w in first)))
    return Countries(names, demonyms, capitals, starts, max(map(len, split)))
