"""The cue words of a language, read from its `cues` list and kept by lemma."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from recount.resources import load

Frame = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One use of a cue word: the frames it takes (first that is filled wins), stance and kind.

    `kind` is speech, thought, evidence, attitude or raising; `particle` a word
    the cue needs beside it ("rule out"); `sure` that rules alone are believed.
    """

    lemma: str
    frames: tuple[Frame, ...]
    stance: str
    kind: str
    particle: str | None = None
    sure: bool = False


@dataclass(frozen=True, slots=True)
class Phrase:
    """A verb with a noun of its own, "claim responsibility for"."""

    verbs: frozenset[str]
    nouns: frozenset[str]
    prepositions: frozenset[str]
    stance: str


@dataclass(frozen=True, slots=True)
class Preposition:
    """Fixed words before a source, "according to"."""

    words: tuple[str, ...]
    stance: str


@dataclass(frozen=True)
class Cues:
    """Every cue of a language; `verbs` and `nouns` give all uses of a lemma, in file order."""

    verbs: dict[str, tuple[Entry, ...]]
    nouns: dict[str, tuple[Entry, ...]]
    phrases: tuple[Phrase, ...]
    prepositions: tuple[Preposition, ...]
    adverbs: dict[str, str]


def _entries(groups: list[dict[str, Any]], kind: str) -> dict[str, tuple[Entry, ...]]:
    found: dict[str, list[Entry]] = {}
    for group in groups:
        frames = tuple(tuple(frame.split()) for frame in group["frames"])
        for lemma in group["words"]:
            entry = Entry(
                lemma=lemma,
                frames=frames,
                stance=group["stance"],
                kind=group.get("kind", kind),
                particle=group.get("particle"),
                sure=group.get("sure", False),
            )
            found.setdefault(lemma, []).append(entry)
    return {lemma: tuple(uses) for lemma, uses in found.items()}


@cache
def cues(language: str = "en") -> Cues:
    """The cue lexicon of a language. Raises FileNotFoundError where there is none."""
    table = load("cues", language)
    return Cues(
        verbs=_entries(table["verbs"], "speech"),
        nouns=_entries(table["nouns"], "noun"),
        phrases=tuple(
            Phrase(
                frozenset(row["verbs"]),
                frozenset(row["nouns"]),
                frozenset(row["prepositions"]),
                row["stance"],
            )
            for row in table["phrases"]
        ),
        prepositions=tuple(
            Preposition(tuple(row["words"]), row["stance"]) for row in table["prepositions"]
        ),
        adverbs={lemma: row["stance"] for lemma, row in table["adverbs"].items()},
    )


@cache
def words(table: str, group: str, part: str | None = None, language: str = "en") -> frozenset[str]:
    """The lemmas of one group of a word list; `part` names a group within the group."""
    found = load(table, language)[group]
    return frozenset(found[part] if part else found)
