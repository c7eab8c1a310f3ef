"""WordPiece over a fixed, uncased vocabulary, and the case shape it throws away.

The algorithm is that of BERT (Devlin et al. 2019, appendix A.2): decompose and strip accents, cut
at punctuation, then take the longest piece of the vocabulary again and again.
"""

import unicodedata
from functools import lru_cache
from pathlib import Path

MAX_PIECES = 12
"""Pieces kept of one word; only addresses are longer, and their ends tell nothing."""

_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "`": "'"})


def shape(word: str) -> int:
    """Give the case shape of a word as a number from 1 to 8; 0 is left for marks and padding."""
    if word.islower():
        return 1
    if word.isdigit():
        return 2
    if any(c.isdigit() for c in word):
        return 3
    if word.isupper():
        return 4 if len(word) > 1 else 5
    if word[0].isupper() and word[1:].islower():
        return 6
    return 7 if any(c.isupper() for c in word) else 8


class WordPiece:
    """Turns words into ids of pieces. ``start``, ``end`` and ``unknown`` are ids of marks."""

    def __init__(self, pieces: list[str]) -> None:
        self._ids = {piece: number for number, piece in enumerate(pieces)}
        self.start, self.end = self._ids["[CLS]"], self._ids["[SEP]"]
        self.unknown = self._ids["[UNK]"]
        self.encode = lru_cache(maxsize=100_000)(self._encode)

    @classmethod
    def read(cls, path: Path) -> "WordPiece":
        """Read a vocabulary of one piece a line."""
        return cls(path.read_text(encoding="utf-8").split("\n"))

    def _encode(self, word: str) -> tuple[int, ...]:
        if len(word) > 1:
            word = word.translate(_APOSTROPHES)
        ids: list[int] = []
        for part in _parts(word):
            ids.extend(self._longest(part))
            if len(ids) >= MAX_PIECES:
                break
        return tuple(ids[:MAX_PIECES]) or (self.unknown,)

    def _longest(self, part: str) -> list[int]:
        ids: list[int] = []
        at = 0
        while at < len(part):
            end = min(len(part), at + 24)
            prefix = "##" if at else ""
            while end > at and prefix + part[at:end] not in self._ids:
                end -= 1
            if end == at:
                return [self.unknown]
            ids.append(self._ids[prefix + part[at:end]])
            at = end
        return ids


def _parts(word: str) -> list[str]:
    """Lower-case, strip accents, and cut at punctuation."""
    parts: list[str] = []
    fresh = True
    for c in unicodedata.normalize("NFD", word.lower()):
        kind = unicodedata.category(c)
        if kind == "Mn" or kind[0] == "C":
            continue
        if kind[0] in "PZ" or c in "$+<=>^`|~":
            if kind[0] != "Z":
                parts.append(c)
            fresh = True
        elif fresh:
            parts.append(c)
            fresh = False
        else:
            parts[-1] += c
    return parts
