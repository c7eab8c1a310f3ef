"""The words around figures, from ``figures.toml`` and ``units.toml``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from recount.read.grammar.atoms import atoms
from recount.resources import load

Phrases = Mapping[tuple[str, ...], str]


@dataclass(frozen=True, slots=True)
class FigureWords:
    """Bounds before and after a number as phrases of atoms, and sets of single words."""

    before: Phrases
    after: Phrases
    joins: Mapping[tuple[str, ...], str]
    words: Mapping[str, frozenset[str]]
    longest: int


@cache
def figure_words(language: str = "en") -> FigureWords:
    """The figure words of a language from the package's resources."""
    table = load("figures", language)
    before, after = _phrases(table["before"]), _phrases(table["after"])
    joins = _phrases({key: table["range"][key] for key in ("to", "and", "or", "slash")})
    words = {
        f"{section}.{key}": frozenset(value)
        for section in ("range", "vague", "money", "percent", "labels")
        for key, value in table[section].items()
    }
    longest = max(len(p) for p in (*before, *after, *joins))
    return FigureWords(before, after, joins, words, longest)


def _phrases(table: Mapping[str, Iterable[str]]) -> dict[tuple[str, ...], str]:
    """Phrases by their atoms, with the bound they say."""
    return {
        tuple(atom.lower for atom in atoms(phrase)): bound
        for bound, phrases in table.items()
        for phrase in phrases
    }
