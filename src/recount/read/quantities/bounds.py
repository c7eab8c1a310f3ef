"""How bound words change a figure: "at least", "more than", "up to", "nearly", "about"."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure, atoms `first` to `last` (exclusive), its bound words included.

    `low`/`high` are exact, None on an open side; `core` is the atom that its
    last number begins at, `end` the atom after that number; `sign` a currency
    or percent sign that is its unit; `fraction` marks a share of something;
    `spelled` that it is in words, `scale` its scale word's value; `strict`
    that its own number is left out ("more than", "less than").
    """

    first: int
    last: int
    core: int
    end: int
    low: Fraction | None
    high: Fraction | None
    bound: str
    approximate: bool = False
    sign: str | None = None
    fraction: bool = False
    spelled: bool = False
    scale: int = 1
    strict: bool = False

    def counted(self) -> Figure:
        """The figure as a count of whole things: more than N is N + 1, less than N is N - 1."""
        if not self.strict:
            return self
        low, high = self.low, self.high
        if low is not None and low.denominator == 1:
            low += 1
        if high is not None and high.denominator == 1:
            high -= 1
        return replace(self, low=low, high=high)


def bounded(figure: Figure, bound: str) -> Figure:
    """A figure under a bound word, `bound` a key of ``figures.toml``."""
    if figure.bound == "vague" or (figure.low is None and figure.high is None):
        return figure
    if bound in ("at-least", "more-than", "just-over"):
        return _opened_up(figure, bound)
    if bound in ("at-most", "less-than", "just-under", "nearly"):
        return _opened_down(figure, bound)
    if bound == "about":
        kind = "about" if figure.bound == "exact" else figure.bound
        return replace(figure, bound=kind, approximate=True)
    if bound == "average" and figure.bound in ("exact", "about"):
        return replace(figure, bound="average")
    return figure


def _opened_up(figure: Figure, bound: str) -> Figure:
    low = figure.low if figure.low is not None else figure.high
    return replace(
        figure,
        low=low,
        high=None,
        bound="at-least",
        approximate=figure.approximate or bound == "just-over",
        strict=bound != "at-least",
    )


def _opened_down(figure: Figure, bound: str) -> Figure:
    high = figure.high if figure.high is not None else figure.low
    return replace(
        figure,
        low=None,
        high=high,
        bound="at-most",
        approximate=figure.approximate or bound in ("nearly", "just-under"),
        strict=bound in ("less-than", "just-under"),
    )
