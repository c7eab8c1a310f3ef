"""The names to take out, found however they are written, and what takes their place."""

from __future__ import annotations

import base64
import binascii
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from recount.case.redaction.fold import Folded, fold

DEFAULT = "[redacted]"
_ARROW = "=>"
_APOSTROPHES = "'’‘`´ʼʿʾʻ′"
# As much may stand between two words of a name: a hyphen, a line break, a comma and a space.
_BETWEEN = 4
_HYPHENATED = re.compile(r"[-‐­][ \t]*\r?\n[ \t]*")
# Short words that Arabic writes as one with a name: and, so, with, to, like.
_BOUND = frozenset("وفبلك")
_BASE64 = re.compile(r"[A-Za-z0-9+/_-]{4}(?:[A-Za-z0-9+/_-]|\r?\n(?=[A-Za-z0-9+/_-])){8,}={0,2}")
# A part of a name that is shorter is a particle or an initial.
_PART = 3
# Of what base64 holds so much must show, or it is taken for a word that only looks like it.
_SENSE = 0.8


class NamesError(ValueError):
    """A list of names that cannot be used; the message names the line and the remedy."""


@dataclass(frozen=True, slots=True)
class Cut:
    """A stretch of the old text, and what stands in its place."""

    start: int
    end: int
    instead: str


@dataclass(frozen=True, slots=True)
class Redacted:
    """A text without the names; `cuts` are in order and do not overlap."""

    text: str
    cuts: tuple[Cut, ...]

    def moved(self, start: int, end: int) -> tuple[int, int]:
        """Where a stretch of the old text stands now; a cut that it touches is in it whole."""
        for cut in self.cuts:
            if cut.start < end and start < cut.end:
                start, end = min(start, cut.start), max(end, cut.end)
        return self._shifted(start), self._shifted(end)

    def _shifted(self, offset: int) -> int:
        return offset + sum(
            len(cut.instead) - (cut.end - cut.start) for cut in self.cuts if cut.end <= offset
        )


@dataclass(frozen=True, slots=True)
class Name:
    """A name's folded letters, the letters its words begin at, its replacement, and as written."""

    letters: str
    words: frozenset[int]
    instead: str
    written: str = ""


class Names:
    """The names of a list."""

    def __init__(self, names: tuple[Name, ...]) -> None:
        # The longest first, so that a name within another gives way to it.
        self._names = tuple(sorted(set(names), key=lambda n: (-len(n.letters), n.letters)))

    @classmethod
    def read(cls, text: str) -> Names:
        """The names of a list: one a line, `Name => Replacement` where one is wanted.

        Raises NamesError naming the line.
        """
        found = []
        for number, line in enumerate(text.splitlines(), 1):
            written, arrow, instead = (part.strip() for part in line.partition(_ARROW))
            if written or arrow:
                found.append(_name(written, instead if arrow else DEFAULT, number))
        if not found:
            raise NamesError("the list holds no names: write one a line")
        names = cls(tuple(found))
        for name in (*names._names, Name("", frozenset(), DEFAULT)):
            if names.found(name.instead):
                raise NamesError(f"the replacement {name.instead!r} holds a name of the list")
        return names

    def found(self, text: str) -> bool:
        """Whether some name stands in `text`."""
        return bool(self._cuts(text))

    def redact(self, text: str) -> Redacted:
        """`text` without the names."""
        cuts = self._cuts(text)
        plain = [replace(cut, instead=DEFAULT) for cut in cuts]
        # What is put in can make a name with what stands beside it; the default makes none.
        for tried in (cuts, plain):
            done = _applied(text, tried)
            if not self.found(done):
                return Redacted(done, tuple(tried))
        return Redacted(DEFAULT, (Cut(0, len(text), DEFAULT),))

    def alone(self, texts: Sequence[str]) -> tuple[tuple[str, int], ...]:
        """Parts of the names that stand by themselves in `texts`, and how often each does.

        In small letters a part is taken for a common word.
        """
        parts = {
            word: _name(word, DEFAULT, 0)
            for name in self._names
            for word in name.written.split()
            if len(name.words) > 1 and sum(map(str.isalpha, word)) >= _PART
        }
        counts = Counter(
            word
            for text in texts
            for folded in (fold(text),)
            for word, name in parts.items()
            for start, _ in _stretches(folded, name)
            if not text[start].islower()
        )
        return tuple(sorted(counts.items()))

    def _cuts(self, text: str) -> list[Cut]:
        encoded = (
            Cut(*run.span(), DEFAULT)
            for run in _BASE64.finditer(text)
            if any(self._plain_cuts(meant) for meant in _meanings(run.group()))
        )
        return _merged([*self._plain_cuts(text), *encoded])

    def _plain_cuts(self, text: str) -> list[Cut]:
        """Where names stand in letters, or letters written by their codes."""
        found = fold(text)
        return [
            Cut(*stretch, name.instead)
            for name in self._names
            for stretch in _stretches(found, name)
        ]


def _name(written: str, instead: str, number: int) -> Name:
    found = fold(written)
    if sum(map(str.isalpha, found.letters)) < 2:
        raise NamesError(f"line {number}: {written!r} is too short for a name; write two letters")
    words = {0}
    for at in range(1, len(found.letters)):
        gap = found.between(at - 1)
        if gap and gap not in _APOSTROPHES:
            words.add(at)
    return Name(found.letters, frozenset(words), instead, written)


def _stretches(text: Folded, name: Name) -> Iterator[tuple[int, int]]:
    """Where in the text itself a name stands."""
    for at in _places(text.letters, name.letters):
        if _stands(text, at, name):
            yield text.stretch(at, at + len(name.letters) - 1)


def _places(text: str, part: str) -> Iterator[int]:
    at = text.find(part)
    while at >= 0:
        yield at
        at = text.find(part, at + 1)


def _stands(text: Folded, at: int, name: Name) -> bool:
    """Whether the letters from `at` are the name: by word borders and what lies between them."""
    last = at + len(name.letters) - 1
    return (
        _begins(text, at)
        and not _goes_on(text, last)
        and all(_joined(text.between(i), i + 1 - at in name.words) for i in range(at, last))
    )


def _joined(gap: str, between_words: bool) -> bool:
    if not gap or gap in _APOSTROPHES or _HYPHENATED.fullmatch(gap):
        return True
    return between_words and len(gap) <= _BETWEEN


def _begins(text: Folded, at: int) -> bool:
    """Whether a word begins there; what Arabic binds to the word's front is no part of it."""
    while at and text.letters[at - 1].isalpha() and not text.between(at - 1):
        if text.letters[at - 1] not in _BOUND:
            return False
        at -= 1
    return True


def _goes_on(text: Folded, at: int) -> bool:
    """Whether the word goes on behind a letter."""
    last = at + 1 == len(text.letters)
    return not last and text.letters[at + 1].isalpha() and not text.between(at)


def _merged(cuts: list[Cut]) -> list[Cut]:
    """Cuts in order; those that overlap are one, by the name of the longest."""
    found: list[Cut] = []
    for cut in sorted(cuts, key=lambda c: (c.start, -c.end)):
        if found and cut.start < found[-1].end:
            before = found.pop()
            longer = max(before, cut, key=lambda c: c.end - c.start)
            cut = Cut(before.start, max(before.end, cut.end), longer.instead)
        found.append(cut)
    return found


def _applied(text: str, cuts: list[Cut]) -> str:
    parts, at = [], 0
    for cut in cuts:
        parts += [text[at : cut.start], cut.instead]
        at = cut.end
    return "".join([*parts, text[at:]])


def _meanings(run: str) -> Iterator[str]:
    """What a stretch of base64 can mean, as text."""
    plain = re.sub(r"\s", "", run).rstrip("=").replace("-", "+").replace("_", "/")
    for skip in range(4):
        part = plain[skip:]
        part = part[: len(part) - (len(part) % 4 == 1)]
        try:
            data = base64.b64decode(part + "=" * (-len(part) % 4))
        except (binascii.Error, ValueError):
            continue
        for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
            meant = data.decode(encoding, "replace")
            # A long word decodes to noise, which by chance can hold a short name.
            if sum(map(_shows, meant)) >= _SENSE * len(meant):
                yield meant


def _shows(char: str) -> bool:
    return (char.isprintable() and char != "\ufffd") or char.isspace()
