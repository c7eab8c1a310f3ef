"""Offsets in other units: the one place where code points and UTF-16 code units meet.

Recount counts Unicode code points. JavaScript and Java count UTF-16 code
units, of which a letter outside the Basic Multilingual Plane takes two.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Utf16:
    """The offsets of one text in UTF-16 code units.

    `pairs` are the offsets in code points of the letters that take two units;
    `length` is the text's length in code points.
    """

    pairs: tuple[int, ...]
    length: int

    @classmethod
    def of(cls, text: str) -> Utf16:
        """The offsets of `text`."""
        return cls(tuple(i for i, letter in enumerate(text) if letter > "\uffff"), len(text))

    def units(self, point: int) -> int:
        """The offset in code units of an offset in code points.

        Raises ValueError where it lies outside the text.
        """
        if not 0 <= point <= self.length:
            raise ValueError(f"{point} lies outside a text of {self.length} characters")
        return point + bisect_left(self.pairs, point)

    def points(self, unit: int) -> int:
        """The offset in code points of an offset in code units.

        Raises ValueError where it lies outside the text or within a letter.
        """
        before = bisect_left(range(len(self.pairs)), unit, key=lambda i: self.pairs[i] + i)
        if before and self.pairs[before - 1] + before == unit:
            raise ValueError(f"{unit} lies within a letter of two UTF-16 code units")
        if not 0 <= unit - before <= self.length:
            raise ValueError(f"{unit} lies outside a text of {self.units(self.length)} code units")
        return unit - before
