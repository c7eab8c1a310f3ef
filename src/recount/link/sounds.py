"""How names sound, whatever letters they are written in: the tables of sounds.toml, ready to use.

A word becomes a lattice: from each of its letters on, the runs of letters that
may be one sound, with all the sounds each run may stand for.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from recount.resources import load

VOWELS = "aiu"
GLIDES = "wy"
SILENT, REDUCED = "-", "~"
# An article is not taken off a word of fewer letters than this.
LEAST = 3


@dataclass(frozen=True, slots=True)
class Unit:
    """A run of `size` letters and the `sounds` it may stand for, one bit each.

    `kind` is that of its likeliest sound: vowel, glide, consonant or breath (an
    h); `space` between two words; `silent` where it may not be heard at all,
    `reduced` where it may be any vowel.
    """

    size: int
    sounds: int
    kind: str
    first: str = ""
    silent: bool = False
    reduced: bool = False


SPACE = Unit(1, 0, "space")


@dataclass(frozen=True, slots=True)
class Script:
    """The letters of one script: what they stand for in a word, at its beginning, at its end."""

    name: str
    letters: dict[str, Unit]
    first: dict[str, Unit]
    last: dict[str, Unit]
    articles: tuple[str, ...]
    unwritten: bool
    longest: int

    def units_at(self, word: str, at: int) -> tuple[Unit, ...]:
        """Units that may begin at a letter of a word in this script."""
        found = []
        for size in range(1, self.longest + 1):
            run, end = word[at : at + size], at + size
            if len(run) < size:
                break
            edge = self.first if at == 0 else self.last if end == len(word) else {}
            unit = edge.get(run) or self.letters.get(run)
            if unit:
                found.append(unit)
        return tuple(found)


def _bits(sounds: str) -> int:
    return sum(1 << (ord(sound) - ord("A")) for sound in set(sounds))


def _unit(letters: str, sounds: str) -> Unit:
    heard = sounds.replace(SILENT, "").replace(REDUCED, "")
    kinds = {"h": "breath", **dict.fromkeys(VOWELS, "vowel"), **dict.fromkeys(GLIDES, "glide")}
    kind = kinds.get(heard[:1], "consonant" if heard else "vowel")
    return Unit(len(letters), _bits(heard), kind, heard[:1], SILENT in sounds, REDUCED in sounds)


def _units(table: dict[str, str]) -> dict[str, Unit]:
    """The letters of a table, each also doubled, as doubling is never heard."""
    found = {letters: _unit(letters, sounds) for letters, sounds in table.items()}
    for letters, sounds in table.items():
        found.setdefault(letters * 2, _unit(letters * 2, sounds))
    return found


@cache
def scripts() -> tuple[Script, ...]:
    """Every script of the tables."""
    rows: dict[str, Any] = load("sounds", "any")
    found = []
    for name, row in rows.items():
        if "letters" in row:
            letters = _units(row["letters"])
            ends = (_units(row.get("first", {})), _units(row.get("last", {})))
            size = max(map(len, letters))
            articles = tuple(row["articles"])
            found.append(Script(name, letters, *ends, articles, row["vowels_unwritten"], size))
    return tuple(found)


@cache
def _classes(table: str) -> dict[str, str]:
    """From each sound to the name of its class in a table."""
    rows: dict[str, str] = load("sounds", "any")[table]
    return {sound: name for name, sounds in rows.items() for sound in sounds}


@cache
def grown_articles() -> tuple[str, ...]:
    """Articles that their script always writes as one word with the name."""
    rows: dict[str, Any] = load("sounds", "any")
    tables = (row for row in rows.values() if "letters" in row)
    return tuple(a for row in tables if row["articles_joined"] for a in row["articles"])


@cache
def script_of(word: str) -> Script | None:
    """The script of a folded word by its first letter that is in any; None where none is."""
    return next((s for char in word for s in scripts() if char in s.letters), None)


def audible(word: str, script: Script) -> str:
    """The letters of a folded word that its script knows, without an h after its last vowel."""
    letters = "".join(char for char in word if char in script.letters)
    ends = letters.endswith("h") and script.letters[letters[-2:-1] or "h"].kind == "vowel"
    return letters[:-1] if ends and len(letters) > 2 else letters


@dataclass(frozen=True, slots=True)
class Heard:
    """A word or a whole name: its letters, the units that may begin at each, and its skeleton.

    `skeleton` is its consonants in the likeliest reading, one letter each;
    `key` is what all that may be the same share, for looking up and never for
    deciding: the classes of the consonants, without an article grown on and
    without a t at the end, which "Maarat" has and "معرة" only may have.
    `firm` counts its consonants, an h and a first w or y among them.
    `articles` are the lengths of an article that may stand at each letter.
    """

    units: tuple[tuple[Unit, ...], ...]
    articles: tuple[int, ...]
    unwritten: bool
    skeleton: str
    key: str
    firm: int

    @property
    def vowels(self) -> str:
        """The likeliest vowel of each unit, for a word of vowels alone."""
        return "".join(units[-1].first for units in self.units)


@cache
def heard(word: str) -> Heard:
    """A folded word as heard; nothing in a word without letters."""
    script = script_of(word)
    if script is None:
        return Heard((), (), False, "", "", 0)
    letters = audible(word, script)
    units = tuple(script.units_at(letters, at) for at in range(len(letters)))
    found = [next((len(a) for a in script.articles if letters.startswith(a, at)), 0)
             for at in range(len(letters))]  # fmt: skip
    start = found[0] if found and _has_article(letters, found[0]) else 0
    read = _greedy(units)
    key = class_key(_skeleton(_greedy(units[start:])))
    key = key[:-1] if len(key) > 2 and read[-1].first == "t" else key
    firm = sum(u.kind in ("consonant", "breath") or (u.kind == "glide" and not n)
               for n, u in enumerate(read))  # fmt: skip
    return Heard(units, tuple(found), script.unwritten, _skeleton(read), key, firm)


def _has_article(letters: str, size: int) -> bool:
    """Whether the first letters are an article grown on: a consonant, not its last, follows."""
    after = letters[size : size + 1]
    return len(letters) - size >= LEAST and after not in (*"aeiou", letters[size - 1])


def _greedy(units: tuple[tuple[Unit, ...], ...]) -> list[Unit]:
    """The units of a word, the longest taken at each letter."""
    found: list[Unit] = []
    at = 0
    while at < len(units):
        found.append(units[at][-1])
        at += found[-1].size
    return found


def _skeleton(units: list[Unit]) -> str:
    """Consonants of a word, none twice in a row."""
    found = ""
    for before, unit in zip([SPACE, *units], units):
        if unit.kind == "consonant" and not (
            before.kind == "consonant" == unit.kind and found.endswith(unit.first)
        ):
            found += unit.first
    return found


@cache
def joined(words: tuple[str, ...]) -> Heard:
    """A name of several words as one, with the spaces between them as units."""
    parts = [heard(word) for word in words]
    units: list[tuple[Unit, ...]] = []
    articles: list[int] = []
    for n, part in enumerate(parts):
        if n:
            units.append((SPACE,))
            articles.append(0)
        units += part.units
        articles += part.articles
    unwritten = any(part.unwritten for part in parts)
    skeleton = "".join(part.skeleton for part in parts)
    key = re.sub(r"(.)\1+", r"\1", "".join(part.key for part in parts))
    firm = sum(part.firm for part in parts)
    return Heard(tuple(units), tuple(articles), unwritten, skeleton, key, firm)


def class_key(skeleton: str, table: str = "classes") -> str:
    """A skeleton by its sounds' classes, none twice in a row: for looking up, never deciding."""
    found = ""
    for sound in skeleton:
        known = _classes(table).get(sound, sound)
        found += "" if found.endswith(known) else known
    return found
