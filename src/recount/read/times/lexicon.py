"""The words of a language's calendar, from ``calendar.toml``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from recount.read.grammar.patterns import Pattern, parse_pattern
from recount.read.times.forms import NamedDay
from recount.resources import load

_WORD_SETS = (
    "ambiguous_months",
    "month_contexts",
    "year_contexts",
    "counting_nouns",
    "duration_contexts",
    "ambiguous_seasons",
    "season_contexts",
    "ambiguous_units",
    "articles",
    "whole_words",
    "rate_words",
    "frames",
    "negations",
    "habit_contexts",
)


@dataclass(frozen=True, slots=True)
class Rule:
    """One pattern of the grammar, the form it builds, and fixed arguments of that form."""

    pattern: Pattern
    form: str
    args: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Calendar:
    """Classes of words with their values, rules, named days and word sets of a language.

    `by_word` has the classes of each word.
    """

    classes: Mapping[str, Mapping[str, Any]]
    rules: tuple[Rule, ...]
    named: Mapping[str, tuple[tuple[tuple[str, ...], NamedDay], ...]]
    words: Mapping[str, frozenset[str]]
    by_word: Mapping[str, frozenset[str]]

    def value(self, cls: str, word: str) -> Any:
        """What a word stands for in a class. Raises KeyError where it is not in it."""
        return self.classes[cls][word]


@cache
def calendar(language: str = "en") -> Calendar:
    """The calendar words and rules of a language from the package's resources."""
    table = load("calendar", language)
    macros: dict[str, str] = table["macros"]
    rules = tuple(
        Rule(parse_pattern(_expand(row["pattern"], macros)), row["form"], row.get("args", {}))
        for row in table["rules"]
    )
    words = {key: frozenset(value) for key, value in table.items() if key in _WORD_SETS}
    words.update({key: frozenset(value) for key, value in table["tense"].items()})
    words.update({key: frozenset(table["ranges"][key]) for key in ("since", "from")})
    return Calendar(
        classes=table["classes"],
        rules=rules,
        named=_by_first(table["named"]),
        words=words,
        by_word=_by_word(table["classes"]),
    )


def _expand(pattern: str, macros: Mapping[str, str]) -> str:
    """A pattern with its macros written out."""
    return " ".join(macros.get(_bare(p), _bare(p)) + p[len(_bare(p)) :] for p in pattern.split(" "))


def _bare(piece: str) -> str:
    return piece.rstrip("?*")


def _by_word(classes: Mapping[str, Mapping[str, Any]]) -> dict[str, frozenset[str]]:
    """The classes of every word that has any, the word itself among them."""
    found: dict[str, set[str]] = {}
    for name, words in classes.items():
        for word in words:
            found.setdefault(word, {word}).add(name)
    return {word: frozenset(names) for word, names in found.items()}


def _by_first(
    rows: Mapping[str, Mapping[str, Any]],
) -> dict[str, tuple[tuple[tuple[str, ...], NamedDay], ...]]:
    """Named days by their first word, longest names first."""
    named: dict[str, list[tuple[tuple[str, ...], NamedDay]]] = {}
    for name, how in rows.items():
        words = tuple(_split(name))
        named.setdefault(words[0], []).append((words, NamedDay(**how)))
    return {k: tuple(sorted(v, key=lambda row: -len(row[0]))) for k, v in named.items()}


def _split(name: str) -> list[str]:
    """A named day as the atoms it is written with."""
    return name.replace("'", " ' ").replace("-", " - ").split()
