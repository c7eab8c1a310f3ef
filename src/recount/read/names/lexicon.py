"""The names and nouns of the field, as sets and one table of fixed names."""

from __future__ import annotations

from functools import cache, lru_cache

from recount.resources import load

LONGEST = 8
"""Words of the longest fixed name."""

_APOSTROPHES = str.maketrans("’‘ʼ`", "''''")


@lru_cache(maxsize=50_000)
def fold(text: str) -> str:
    """A name as it is looked up: white space single, apostrophes straight, case gone."""
    return " ".join(text.translate(_APOSTROPHES).split()).casefold()


@cache
def words(name: str, language: str = "en") -> frozenset[str]:
    """A list of names.toml as a set, folded."""
    return frozenset(fold(word) for word in load("names", language)[name])


@cache
def fixed(language: str = "en") -> dict[str, str]:
    """Names whose label does not hang on the text: armed groups, bodies, regions, countries.

    A country is a place here; where it acts it is its government (see kinds).
    """
    rows = load("countries", language)["rows"]
    table = {fold(form): "place" for name, _, _, also in rows for form in (name, *also)}
    table.update({fold(capital): "place" for _, capital, _, _ in rows if capital})
    table.update(dict.fromkeys(words("regions", language), "place"))
    table.update(dict.fromkeys(words("bodies", language), "organisation"))
    table.update(dict.fromkeys(words("armed_groups", language), "organisation"))
    return table


@cache
def countries(language: str = "en") -> frozenset[str]:
    """Names of countries, folded: what can act as a government."""
    rows = load("countries", language)["rows"]
    return frozenset(fold(form) for name, _, _, also in rows for form in (name, *also))


@cache
def demonyms(language: str = "en") -> frozenset[str]:
    """What a country's people and things are called, folded."""
    rows = load("countries", language)["rows"]
    return frozenset(fold(form) for _, _, adjectives, _ in rows for form in adjectives)
