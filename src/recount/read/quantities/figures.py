"""Figures on the surface: a number or a range with what bounds it, by the words alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from recount.read.grammar.atoms import Atom
from recount.read.grammar.numerals import NumberWords, numeral_at
from recount.read.quantities.bounds import Figure, bounded
from recount.read.quantities.lexicon import FigureWords
from recount.read.quantities.names import HYPHENS, is_no_count


def figures(
    found: Sequence[Atom], blocked: frozenset[int], numbers: NumberWords, words: FigureWords
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
    found: Sequence[Atom], i: int, numbers: NumberWords, words: FigureWords
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


def _number(
    found: Sequence[Atom], i: int, numbers: NumberWords, words: FigureWords
) -> Figure | None:
    """One number with its sign."""
    j, sign = _money_before(found, i, words)
    minus = _minus(found, j, words)
    j += minus
    number = numeral_at(found, j, numbers)
    if number is None or is_no_count(found, j if minus < 2 else i, number, words):
        return None
    value = -number.value if minus else number.value
    last, percent = _percent_after(found, number.last, words)
    figure = Figure(
        first=i,
        last=last,
        core=j,
        end=number.last,
        low=value,
        high=value,
        bound="exact",
        sign=percent or sign,
        fraction=number.fraction,
        spelled=not number.digits,
        scale=number.scale,
    )
    if number.vague:
        return replace(figure, low=2 * value, high=None, bound="vague", approximate=True)
    return figure


def _money_before(found: Sequence[Atom], i: int, words: FigureWords) -> tuple[int, str | None]:
    """Where the number begins after a currency sign or code at atom `i`, and that sign."""
    signs, codes = words.words["money.signs"], words.words["money.codes"]
    j = i
    if found[j].lower in codes and j + 1 < len(found) and found[j + 1].text in signs:
        j += 1
    if found[j].text in signs and j + 1 < len(found):
        code = found[j + 1].lower in codes and j + 2 < len(found)
        return j + 1 + code, found[j].text
    glued = j + 1 < len(found) and found[j + 1].kind == "number" and found[j + 1].glued
    if glued and found[j].lower in words.words["money.glued"]:
        return j + 1, found[j].text
    return i, None


def _minus(found: Sequence[Atom], j: int, words: FigureWords) -> int:
    """How many atoms a minus before a number takes: 0, 1 ("-5", "minus 5") or 2 ("minus-5")."""
    if j + 1 >= len(found):
        return 0
    sign, follows = found[j], found[j + 1]
    if sign.lower in words.words["money.minus"]:
        hyphen = follows.text in HYPHENS and j + 2 < len(found) and found[j + 2].kind == "number"
        return 2 if hyphen else int(follows.kind == "number")
    money = j > 0 and found[j - 1].text in words.words["money.signs"]
    free = not sign.glued or money
    label = j > 0 and found[j - 1].lower in words.words["labels.before"]
    sure = sign.text in "-−" and free and follows.glued and follows.kind == "number"
    return int(sure and not label)


def _percent_after(found: Sequence[Atom], j: int, words: FigureWords) -> tuple[int, str | None]:
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


def _join(found: Sequence[Atom], i: int, words: FigureWords) -> int | None:
    """Where the second number of a range would begin, None where nothing joins."""
    for size in range(min(words.longest, len(found) - i), 0, -1):
        if tuple(a.lower for a in found[i : i + size]) in words.joins:
            return i + size
    return None


def _second(
    found: Sequence[Atom], i: int, numbers: NumberWords, words: FigureWords
) -> Figure | None:
    """The second number of a range, with bound words of its own ("to well over 1000")."""
    for size in range(words.longest, -1, -1):
        phrase = tuple(a.lower for a in found[i : i + size])
        bound = words.before.get(phrase) if size else "exact"
        if bound is None or i + size >= len(found):
            continue
        second = _number(found, i + size, numbers, words)
        if second is not None:
            return bounded(second, bound)
    return None


def _range(
    found: Sequence[Atom], first: Figure, second: Figure, words: FigureWords
) -> Figure | None:
    """Two numbers as one range; None where the words between make them two figures."""
    low, high = first.low, second.high
    if low is None:
        return None
    join = words.joins[tuple(a.lower for a in found[first.last : _join(found, first.last, words)])]
    lead = found[first.first - 1].lower if first.first else ""
    if join == "and" and lead not in words.words["range.between"]:
        return None
    if join == "to" and first.sign is not None and lead in words.words["range.steps"]:
        return None
    if {first.sign, second.sign} >= {"percent"} and first.sign not in (None, "percent"):
        return None
    if join == "slash" and (first.sign is None or first.sign != second.sign):
        return None
    if first.sign == "percent" and second.sign != "percent":
        return None
    top = second.high if second.high is not None else second.low
    scale = _shared_scale(first, second)
    low = low * scale
    if top is not None and low > top and lead in words.words["range.from"]:
        if first.sign is None or first.sign != second.sign:
            return None
        low, high, top = top, low, low
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
        strict=False,
        spelled=first.spelled,
    )


def _shared_scale(first: Figure, second: Figure) -> int:
    """The scale that a range says once ("5 to 10 million", "two to three dozen")."""
    value = second.low if second.low is not None else second.high
    if first.low is None or value is None or second.scale <= first.scale:
        return 1
    return second.scale if first.low <= value / second.scale else 1


def _with_bounds(found: Sequence[Atom], figure: Figure, words: FigureWords) -> Figure:
    """The figure with every bound phrase before and after it."""
    first = figure.first
    for _ in range(3):
        phrase = _before(found, first, words)
        if phrase is None:
            break
        first -= phrase[1]
        figure = bounded(figure, phrase[0])
    if (
        figure.bound == "range"
        and first
        and found[first - 1].lower in (words.words["range.between"] | words.words["range.from"])
    ):
        first -= 1
        outer = _before(found, first, words)
        if outer is not None:
            first -= outer[1]
            figure = bounded(figure, outer[0])
    last = figure.last
    for size in range(min(words.longest, len(found) - last), 0, -1):
        bound = words.after.get(tuple(a.lower for a in found[last : last + size]))
        if bound:
            figure, last = bounded(figure, bound), last + size
            break
    return replace(figure, first=first, last=last)


def _before(found: Sequence[Atom], i: int, words: FigureWords) -> tuple[str, int] | None:
    """The longest bound phrase that ends right before atom `i`, and its length."""
    for size in range(min(words.longest, i), 0, -1):
        bound = words.before.get(tuple(a.lower for a in found[i - size : i]))
        if bound:
            return bound, size
    return None
