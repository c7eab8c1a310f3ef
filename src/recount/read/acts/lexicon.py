"""The act lexicon (`resources/<language>/acts.toml`) as frozen entries, indexed by lemma."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from recount.resources import load


@dataclass(frozen=True, slots=True)
class Entry:
    """One group of words that name an act the same way.

    `pos` is verb, noun or adjective; `frame` says how participants stand
    (see the head of acts.toml); `also` is a second act where one word covers
    two ("casualties"). `objects`, `modifiers`, `places`, `results` and
    `companions` are words of which one must stand by for the entry to count.
    """

    name: str
    pos: str
    act: str
    frame: str
    lemmas: frozenset[str]
    example: str
    method: str | None = None
    also: str | None = None
    objects: frozenset[str] = frozenset()
    modifiers: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    results: frozenset[str] = frozenset()
    companions: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All entries, by part of speech and lemma, and the shared word lists."""

    entries: tuple[Entry, ...]
    index: dict[tuple[str, str], tuple[Entry, ...]]
    words: dict[str, frozenset[str]]

    def find(self, pos: str, lemma: str) -> tuple[Entry, ...]:
        """Entries of one part of speech that hold this lemma."""
        return self.index.get((pos, lemma), ())

    def has(self, name: str, lemma: str) -> bool:
        """Whether the shared list `name` holds this lemma."""
        return lemma in self.words[name]


def _entry(pos: str, number: int, row: dict[str, Any]) -> Entry:
    sets = ("lemmas", "objects", "modifiers", "places", "results", "companions")
    return Entry(
        name=f"{row['act']}/{pos}{number}",
        pos=pos,
        act=row["act"],
        frame=row.get("frame", "state"),
        example=row["example"],
        method=row.get("method"),
        also=row.get("also"),
        **{key: frozenset(row.get(key, ())) for key in sets},
    )


@cache
def act_lexicon(language: str = "en") -> Lexicon:
    """The act lexicon of a language. Raises FileNotFoundError where it has none."""
    table = load("acts", language)
    entries = [
        _entry(pos, number, row)
        for pos in ("verb", "noun", "adjective")
        for number, row in enumerate(table[pos], 1)
    ]
    index: dict[tuple[str, str], tuple[Entry, ...]] = {}
    for entry in entries:
        for lemma in sorted(entry.lemmas):
            index[entry.pos, lemma] = (*index.get((entry.pos, lemma), ()), entry)
    words = {name: frozenset(values) for name, values in table["words"].items()}
    return Lexicon(tuple(entries), index, words)
