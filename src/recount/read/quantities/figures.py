"""Figures on the surface: a number or a range with what bounds it, by the words alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from recount.read.grammar.atoms import Atom
from recount.read.grammar.numerals import NumberWords, Numeral, numeral_at
from recount.read.quantities.lexicon import FigureWords

_HYPHENS = "-‐‑"
_DASHES = "–—-‐‑~"


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure, atoms `first` to `last` (exclusive), its bound words included.

    `low`/`high` are exact, None on an open side; `core` is the atom that its
    last number begins at, `end` the atom after that number; `sign` a currency
    or percent sign that is its unit; `fraction` marks a share of something;
    `spelled` that it is in words, `scale` its scale word's value.
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


def figures(
    found: list[Atom], blocked: frozenset[int], numbers: NumberWords, words: FigureWords
) -> Iterator[Figure]:
    """All figures of a text in order, atoms in `blocked` (dates and such) left out."""
    i = 0
    while i < len(found):
        figure = None if i in blocked else _figure_at(found, i, numbers, words)
        if figure is not None and not blocked & set(range(i, figure.end)):
            yield _with_bounds(found, figure, words)
            i = max(figure.last, i + 1)
        else:
            i += 1


def _figure_at(
    found: list[Atom], i: int, numbers: NumberWords, words: FigureWords
) -> Figure | None:
    """A number or range whose first atom is `i` (a currency sign counts as its first)."""
    first = _number(found, i, numbers, words)
    if first is None:
        return None
    joined = _join(found, first.last, words)
    if joined is not None:
        second = _second(found, joined, numbers, words)
        ranged = _range(found, first, second, words) if second else None
        if ranged is not None:
            return ranged
    return first


def _number(found: list[Atom], i: int, numbers: NumberWords, words: FigureWords) -> Figure | None:
    """One number with its sign."""
    j, sign = _money_before(found, i, words)
    minus = j < len(found) and found[j].text in "-−" and _is_minus(found, j)
    j += minus
    number = numeral_at(found, j, numbers)
    if number is None or _is_name(found, j, number, words):
        return None
    value = -number.value if minus else number.value
    last, percent = _percent_after(found, number.last, words)
    figure = Figure(
        i,
        last,
        j,
        number.last,
        value,
        value,
        "exact",
        sign=percent or sign,
        fraction=number.fraction,
        spelled=not number.digits,
        scale=number.scale,
    )
    if number.vague:
        return replace(figure, low=2 * value, high=None, bound="vague", approximate=True)
    return figure


def _money_before(found: list[Atom], i: int, words: FigureWords) -> tuple[int, str | None]:
    """Where the number begins after a currency sign or code at atom `i`, and that sign."""
    signs, codes = words.words["money.signs"], words.words["money.codes"]
    j = i
    if found[j].lower in codes and j + 1 < len(found):
        follows = found[j + 1]
        if follows.text in signs or (follows.kind == "number" and follows.glued):
            j += 1
            if follows.kind == "number":
                return j, found[i].text
    if found[j].text in signs:
        k = j + 1
        if k < len(found) and found[k].kind != "line":
            return k, found[j].text
    return i, None


def _percent_after(found: list[Atom], j: int, words: FigureWords) -> tuple[int, str | None]:
    """Where the figure ends after "%", "percent", "per cent", and that it is a share."""
    if j < len(found) and (
        found[j].text in words.words["percent.signs"]
        or found[j].lower in words.words["percent.words"]
    ):
        return j + 1, "percent"
    if j + 1 < len(found):
        pair = f"{found[j].lower} {found[j + 1].lower}"
        if pair in words.words["percent.pairs"]:
            return j + 2, "percent"
    return j, None


def _is_minus(found: list[Atom], j: int) -> bool:
    """Whether a hyphen is the sign of the number right after it."""
    follows = found[j + 1] if j + 1 < len(found) else None
    return not found[j].glued and follows is not None and follows.glued and follows.kind == "number"


def _is_name(found: list[Atom], i: int, number: Numeral, words: FigureWords) -> bool:
    """Whether digits are part of a name ("F-16", "B2"), an ordinal, a list number or an age."""
    before = found[i - 1] if i else None
    after = found[number.last] if number.last < len(found) else None
    if before is not None and found[i].glued and before.kind in ("word", "dotted"):
        return before.lower not in words.words["money.codes"]
    if before is not None and found[i].glued and before.text in _HYPHENS and i > 1:
        name = found[i - 2]
        short = len(name.text) <= 3 or name.text.isupper()
        if before.glued and name.kind == "word" and name.text[0].isupper() and short:
            return True
    if before is not None and before.lower in words.words["labels.before"]:
        return True
    if before is not None and before.lower in words.words["labels.aged"]:
        return True
    if number.digits and after is not None and after.glued:
        if after.lower in ("st", "nd", "rd", "th"):
            return True
        starts_line = before is None or before.kind == "line"
        ends = after.text in (".", ")") and number.last + 1 < len(found)
        if starts_line and ends and not found[number.last + 1].glued:
            return True
    return _is_age(found, i, number, words)


def _is_age(found: list[Atom], i: int, number: Numeral, words: FigureWords) -> bool:
    """ "12-year-old", "30 years old", and the "44" of "Amal Karam, 44,"."""
    j = number.last
    near = [a.lower for a in found[j : j + 5] if a.text not in _HYPHENS]
    if len(near) > 1 and near[1] in words.words["labels.old"]:
        return True
    if not (number.bare and 1 <= number.value < 120 and i > 1 and j < len(found)):
        return False
    name, comma = found[i - 2], found[i - 1]
    return (
        comma.text == ","
        and found[j].text in ",.)"
        and name.kind == "word"
        and name.text[0].isupper()
        and len(name.text) > 1
    )


def _join(found: list[Atom], i: int, words: FigureWords) -> int | None:
    """Where the second number of a range would begin, None where nothing joins."""
    for size in range(min(words.longest, len(found) - i), 0, -1):
        if tuple(a.lower for a in found[i : i + size]) in words.joins:
            return i + size
    return None


def _second(found: list[Atom], i: int, numbers: NumberWords, words: FigureWords) -> Figure | None:
    """The second number of a range, with bound words of its own ("to well over 1000")."""
    for size in range(words.longest, -1, -1):
        phrase = tuple(a.lower for a in found[i : i + size])
        bound = words.before.get(phrase) if size else "exact"
        if bound is None or i + size >= len(found):
            continue
        second = _number(found, i + size, numbers, words)
        if second is not None:
            return _bounded(second, bound)
    return None


def _range(found: list[Atom], first: Figure, second: Figure, words: FigureWords) -> Figure | None:
    """Two numbers as one range; None where the words between make them two figures."""
    low, high = first.low, second.high
    if low is None:
        return None
    join = words.joins[tuple(a.lower for a in found[first.last : _join(found, first.last, words)])]
    lead = found[first.first - 1].lower if first.first else ""
    if join == "and" and lead not in words.words["range.between"]:
        return None
    if {first.sign, second.sign} >= {"percent"} and first.sign not in (None, "percent"):
        return None
    if first.sign == "percent" and second.sign != "percent":
        return None
    top = second.high if second.high is not None else second.low
    scale = _shared_scale(first, second)
    low = low * scale
    if top is None or low > top or (join == "or" and top > 2 * low + 2):
        return None
    return replace(
        second,
        first=first.first,
        low=low,
        high=high,
        bound="range",
        sign=second.sign or first.sign,
        approximate=first.approximate or second.approximate,
        spelled=first.spelled,
    )


def _shared_scale(first: Figure, second: Figure) -> int:
    """The scale that a range says once ("5 to 10 million", "two to three dozen")."""
    value = second.low if second.low is not None else second.high
    if first.low is None or value is None or second.scale <= first.scale:
        return 1
    return second.scale if first.low <= value / second.scale else 1


def _bounded(figure: Figure, bound: str) -> Figure:
    """A figure under a bound word."""
    value = figure.high if figure.high is not None else figure.low
    if value is None or figure.bound == "vague":
        return figure
    step = Fraction(1) if value.denominator == 1 and figure.sign is None else Fraction(0)
    if bound in ("at-least", "more-than", "just-over"):
        low = (figure.low or value) + (0 if bound == "at-least" else step)
        soft = figure.approximate or bound == "just-over"
        return replace(figure, low=low, high=None, bound="at-least", approximate=soft)
    if bound in ("at-most", "less-than", "just-under", "nearly"):
        high = value - (step if bound in ("less-than", "just-under") else 0)
        soft = figure.approximate or bound in ("nearly", "just-under")
        return replace(figure, low=None, high=high, bound="at-most", approximate=soft)
    if bound == "about":
        kind = figure.bound if figure.bound != "exact" else "about"
        return replace(figure, bound=kind, approximate=True)
    if bound == "average":
        return replace(figure, bound="average" if figure.bound == "exact" else figure.bound)
    return figure


def _with_bounds(found: list[Atom], figure: Figure, words: FigureWords) -> Figure:
    """The figure with every bound phrase before and after it."""
    first = figure.first
    for _ in range(3):
        phrase = _before(found, first, words)
        if phrase is None:
            break
        first -= phrase[1]
        figure = _bounded(figure, phrase[0])
    if (
        figure.bound == "range"
        and first
        and found[first - 1].lower in (words.words["range.between"] | words.words["range.from"])
    ):
        first -= 1
        outer = _before(found, first, words)
        if outer is not None:
            first -= outer[1]
            figure = _bounded_range(figure, outer[0])
    last = figure.last
    for size in range(min(words.longest, len(found) - last), 0, -1):
        bound = words.after.get(tuple(a.lower for a in found[last : last + size]))
        if bound:
            figure, last = _bounded(figure, bound), last + size
            break
    return replace(figure, first=first, last=last)


def _bounded_range(figure: Figure, bound: str) -> Figure:
    """A range under "about" or "an average of" keeps its ends."""
    if bound in ("about", "nearly"):
        return replace(figure, approximate=True)
    return figure


def _before(found: list[Atom], i: int, words: FigureWords) -> tuple[str, int] | None:
    """The longest bound phrase that ends right before atom `i`, and its length."""
    for size in range(min(words.longest, i), 0, -1):
        bound = words.before.get(tuple(a.lower for a in found[i - size : i]))
        if bound:
            return bound, size
    return None
