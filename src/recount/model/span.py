"""Where words stand: W3C Web Annotation position and quote in one value."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A run of characters of a text view.

    `start` and `end` count Unicode code points, end exclusive; `exact` is the
    text between them (W3C Web Annotation, TextPositionSelector and
    TextQuoteSelector).
    """

    start: int
    end: int
    exact: str

    @classmethod
    def of(cls, text: str, start: int, end: int) -> Span:
        """The span of `text` from `start` to `end`, white space at its ends left out.

        Raises ValueError where the offsets do not lie inside the text.
        """
        if not 0 <= start <= end <= len(text):
            raise ValueError(f"span {start}-{end} lies outside a text of {len(text)} characters")
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        return cls(start, end, text[start:end])

    def grounded(self, text: str) -> bool:
        """Whether `exact` is what `text` has at these offsets."""
        return text[self.start : self.end] == self.exact

    def covers(self, other: Span) -> bool:
        """Whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlap(self, other: Span) -> int:
        """How many characters the two share."""
        return max(0, min(self.end, other.end) - max(self.start, other.start))


def hull(text: str, spans: Iterable[Span]) -> Span:
    """The smallest span of `text` that covers all of `spans` (at least one)."""
    parts = list(spans)
    return Span.of(text, min(s.start for s in parts), max(s.end for s in parts))
