"""Patterns over word classes, compiled to regular expressions.

Every item of the text gets one private character that stands for its set of
classes; a pattern such as ``the? month=MONTH .? day=DAY`` becomes a regular
expression over those characters. So grammars can live in the language's TOML
as plain lines. Names in capitals are classes, all else literal words (lower
case) or signs; ``name=`` captures; ``( | ) ? *`` mean what they always mean,
and a literal bracket or bar is not to be had.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

_PIECE = re.compile(r"[()|]|[?*]|[^\s()|?*]+")
_BASE = 0xE000


class Alphabet:
    """Gives every set of classes its character; grows as new sets are met."""

    def __init__(self, wanted: Iterable[str]) -> None:
        self.wanted = frozenset(wanted)
        self._chars: dict[frozenset[str], str] = {}

    def char(self, classes: frozenset[str]) -> str:
        """The character of a set of classes, classes that no pattern names left out."""
        key = classes & self.wanted
        return self._chars.setdefault(key, chr(_BASE + len(self._chars)))

    def sets(self) -> list[tuple[frozenset[str], str]]:
        """Every set met so far with its character, in order of first meeting."""
        return list(self._chars.items())


@dataclass(frozen=True, slots=True)
class Pattern:
    """A pattern as its pieces, with the classes it names and those it may begin with."""

    source: str
    pieces: tuple[str, ...]
    classes: frozenset[str]
    starts: frozenset[str]

    def regex(self, sets: Sequence[tuple[frozenset[str], str]]) -> re.Pattern[str]:
        """The pattern as a regular expression over the characters of the sets given."""
        out, used = [], 0
        for piece in self.pieces:
            if piece == "(":
                out.append("(?:")
            elif piece in ")|?*":
                out.append(piece)
            else:
                name, _, cls = piece.rpartition("=") if piece != "=" else ("", "", "=")
                chars = "".join(char for classes, char in sets if cls in classes)
                one = f"[{chars}]" if chars else "(?!)"
                used += 1
                out.append(f"(?P<{name}__{used}>{one})" if name else one)
        return re.compile("".join(out))


def captures(match: re.Match[str]) -> dict[str, int]:
    """Which item each ``name=`` of a matched pattern took, names that took none left out."""
    return {
        name.rpartition("__")[0]: match.start(name)
        for name, taken in match.groupdict().items()
        if taken is not None
    }


def parse_pattern(source: str) -> Pattern:
    """Read a pattern. Raises ValueError where its brackets do not match."""
    pieces = tuple(_PIECE.findall(source))
    named = [p.rpartition("=")[2] for p in pieces if p not in "()|?*"]
    if pieces.count("(") != pieces.count(")"):
        raise ValueError(f"pattern {source!r} has unequal brackets; close every '('")
    starts, _, end = _alternatives(pieces, 0)
    if end != len(pieces):
        raise ValueError(f"pattern {source!r} has a ')' too many; remove it")
    return Pattern(source, pieces, frozenset(named), frozenset(starts))


def _alternatives(pieces: Sequence[str], i: int) -> tuple[set[str], bool, int]:
    """First classes of alternatives from piece `i`, whether they can be empty, where they end."""
    starts: set[str] = set()
    optional = False
    while True:
        more, empty, i = _sequence(pieces, i)
        starts |= more
        optional = optional or empty
        if i < len(pieces) and pieces[i] == "|":
            i += 1
            continue
        return starts, optional, i


def _sequence(pieces: Sequence[str], i: int) -> tuple[set[str], bool, int]:
    """The same for one sequence, up to "|", ")" or the end."""
    starts: set[str] = set()
    empty = True
    while i < len(pieces) and pieces[i] not in "|)":
        if pieces[i] == "(":
            first, can_skip, i = _alternatives(pieces, i + 1)
        else:
            first, can_skip = {pieces[i].rpartition("=")[2]}, False
        i += 1
        if i < len(pieces) and pieces[i] in "?*":
            can_skip, i = True, i + 1
        if empty:
            starts |= first
        empty = empty and can_skip
    return starts, empty, i


class Matcher:
    """Several patterns matched at a place of an encoded text, the longest first.

    What it compiles depends on nothing but the patterns and is kept: a new set of
    classes makes stale only the patterns that name one of them.
    """

    def __init__(self, patterns: Mapping[int, Pattern]) -> None:
        self._patterns = patterns
        self._alphabet = Alphabet(c for p in patterns.values() for c in p.classes)
        self._able: dict[str, tuple[int, ...]] = {}
        self._pairs: dict[str, tuple[int, ...]] = {}
        self._classes: dict[str, frozenset[str]] = {}
        self._compiled: dict[int, re.Pattern[str]] = {}

    def encode(self, items: Iterable[frozenset[str]]) -> str:
        """The classes of every item of a text as one character each."""
        char = self._alphabet.char
        code = "".join([char(classes) for classes in items])
        for classes, sign in self._alphabet.sets()[len(self._able) :]:
            self._able[sign] = tuple(k for k, p in self._patterns.items() if p.starts & classes)
            self._classes[sign] = classes
            for key, pattern in self._patterns.items():
                if pattern.classes & classes:
                    self._compiled.pop(key, None)
        return code

    def at(self, code: str, i: int) -> list[tuple[int, re.Match[str]]]:
        """All matches that begin at `i`, longest first, then in the patterns' order."""
        found: list[tuple[int, re.Match[str]]] = []
        if not self._able[code[i]]:
            return found
        for key in self._candidates(code[i : i + 2]):
            match = self._regex(key).match(code, i)
            if match and match.end() > i:
                found.append((key, match))
        found.sort(key=lambda pair: -pair[1].end())
        return found

    def _candidates(self, pair: str) -> tuple[int, ...]:
        """Patterns that can begin with the first of two items and take the second or end there.

        "the" begins many; most of them are ruled out by the word behind it.
        """
        known = self._pairs.get(pair)
        if known is None:
            able, after = self._able[pair[0]], self._classes.get(pair[1:], frozenset())
            known = self._pairs[pair] = tuple(
                key
                for key in able
                if self._patterns[key].classes & after or self._regex(key).match(pair[0])
            )
        return known

    def _regex(self, key: int) -> re.Pattern[str]:
        known = self._compiled.get(key)
        if known is None:
            known = self._compiled[key] = self._patterns[key].regex(self._alphabet.sets())
        return known
