"""From characters to tokens: which tokens a span covers, and which of them heads it."""

from __future__ import annotations

from bisect import bisect_right

from recount.model.analysis import Analysis, Token


class TokenIndex:
    """The tokens of an analysis by their place in the text."""

    def __init__(self, analysis: Analysis) -> None:
        self.analysis = analysis
        self._starts = [t.start for t in analysis.tokens]

    def at(self, offset: int) -> Token | None:
        """The token that covers a character, None where none does."""
        k = bisect_right(self._starts, offset) - 1
        if k >= 0 and self.analysis.tokens[k].end > offset:
            return self.analysis.tokens[k]
        return None

    def within(self, start: int, end: int) -> list[Token]:
        """The tokens that share a character with a span, in order."""
        k = max(0, bisect_right(self._starts, start) - 1)
        found = []
        while k < len(self._starts) and self._starts[k] < end:
            if self.analysis.tokens[k].end > start:
                found.append(self.analysis.tokens[k])
            k += 1
        return found

    def head(self, start: int, end: int) -> Token | None:
        """The last token of a span whose head lies outside it, None where there are no tokens."""
        inside = self.within(start, end)
        own = {t.i for t in inside}
        outside = [t for t in inside if t.head == t.i or t.head not in own]
        return outside[-1] if outside else None
