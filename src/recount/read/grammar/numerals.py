"""Numerals in digits and words, read from atoms.

A numeral is a value and the atoms it takes: "13,000", "13 000", "1.3 million",
"two hundred and five", "half a million", "2-1/2", "a dozen". A plural scale
("dozens", "tens of thousands", "several hundred") is a vague numeral: it says
an order of magnitude, which `vague` keeps as the scale it names.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache, lru_cache
from typing import Any

from recount.read.grammar.atoms import Atom
from recount.resources import load

_MAX_DIGITS = 18
_DENOMINATORS = ("2", "3", "4", "5", "6", "8", "10", "16")  # so that 9/11 stays a date
_FRACTION_SIGNS = {
    "½": Fraction(1, 2),
    "¼": Fraction(1, 4),
    "¾": Fraction(3, 4),
    "⅓": Fraction(1, 3),
    "⅔": Fraction(2, 3),
}


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number in the text, atoms `first` to `last` (exclusive).

    `value` is exact; `vague` marks a plural or counted-by-"several" scale, with
    `value` the scale; `digits` whether it begins with figures, `bare` whether
    it is figures alone without grouping or scale (so it could be a year or a
    day); `fraction` marks "half", "a third"; `article` that its first atom is
    an article or determiner ("a dozen");
    `scale` is the scale word's ("three dozen": 12).
    """

    first: int
    last: int
    value: Fraction
    vague: bool = False
    digits: bool = False
    bare: bool = False
    fraction: bool = False
    article: bool = False
    scale: int = 1

    @property
    def number(self) -> int | float:
        """The value as a plain number, whole where it is whole."""
        return self.value.numerator if self.value.denominator == 1 else float(self.value)


@dataclass(frozen=True, slots=True)
class NumberWords:
    """The number words of a language (``numbers.toml``), in lower case.

    `starts` are the words that a numeral may begin with.
    """

    ones: dict[str, int]
    tens: dict[str, int]
    scales: dict[str, int]
    plurals: dict[str, int]
    suffixes: dict[str, int]
    fractions: dict[str, Fraction]
    articles: frozenset[str]
    joins: frozenset[str]
    several: frozenset[str]
    of: frozenset[str]
    halves: frozenset[str]
    ordinals: dict[str, int]
    ordinal_suffixes: frozenset[str]
    starts: frozenset[str]


@cache
def number_words(language: str = "en") -> NumberWords:
    """The number words of a language from the package's resources."""
    table: dict[str, Any] = load("numbers", language)
    return NumberWords(
        ones=table["ones"],
        tens=table["tens"],
        scales=table["scales"],
        plurals=table["plurals"],
        suffixes=table["suffixes"],
        fractions={word: Fraction(value) for word, value in table["fractions"].items()},
        articles=frozenset(table["articles"]),
        joins=frozenset(table["joins"]),
        several=frozenset(table["several"]),
        of=frozenset(table["of"]),
        halves=frozenset(table["halves"]),
        ordinals=table["ordinals"],
        ordinal_suffixes=frozenset(table["ordinal_suffixes"]),
        starts=frozenset(
            word
            for key in ("ones", "tens", "plurals", "fractions", "articles", "several")
            for word in table[key]
        ),
    )


def numeral_at(found: Sequence[Atom], i: int, words: NumberWords) -> Numeral | None:
    """The longest numeral that begins at atom `i`, None where none does.

    Looks ahead no further than the numeral it reads, so reading a text is linear.
    """
    if i >= len(found) or (found[i].kind != "number" and found[i].lower not in words.starts):
        return None
    return (
        _vague(found, i, words)
        or _digits(found, i, words)
        or _fraction(found, i, words)
        or _spelled(found, i, words)
    )


def _lower(found: Sequence[Atom], i: int) -> str:
    return found[i].lower if i < len(found) else ""


def _is_hyphen(found: Sequence[Atom], i: int) -> bool:
    return i + 1 < len(found) and found[i].text in "-‐‑" and found[i].glued and found[i + 1].glued


def _vague(found: Sequence[Atom], i: int, words: NumberWords) -> Numeral | None:
    """ "dozens", "tens of thousands", "several hundred", "many thousands"."""
    start, scale, j = i, 0, i
    if _lower(found, j) in words.several:
        j += 1
        j += _lower(found, j) in words.articles  # "a few hundred" has its article before
        scale = words.scales.get(_lower(found, j), 0) or words.plurals.get(_lower(found, j), 0)
    elif _lower(found, j) in words.plurals:
        scale = words.plurals[_lower(found, j)]
    if not scale:
        return None
    j += 1
    while _lower(found, j) in words.of:
        more = words.plurals.get(_lower(found, j + 1), 0)
        if more <= scale or more > 10**15:
            break
        scale, j = scale * more, j + 2
    if j < len(found) and scale < 10**6:
        more = words.scales.get(_lower(found, j), 0)
        if more > scale:
            scale, j = scale * more, j + 1
    return Numeral(start, j, Fraction(scale), vague=True)


def _digits(found: Sequence[Atom], i: int, words: NumberWords) -> Numeral | None:
    """ "13,000", "13 000", "1.3 million", "5 1/2", "1/2", "12m"."""
    if i >= len(found) or found[i].kind != "number":
        return None
    text = found[i].text
    part = _simple_fraction(found, i)
    if part:
        return Numeral(i, part[1], part[0], digits=True, fraction=True)
    digits, j = text.replace(",", ""), i + 1
    while _spaced_group(found, i, j):
        digits, j = digits + found[j].text, j + 1
    if len(digits) > _MAX_DIGITS:
        return None
    value, bare = _value(digits), j == i + 1 and text.isdigit()
    more = _simple_fraction(found, j + 1 if _is_hyphen(found, j) else j) if bare else None
    if more:
        value, j, bare = value + more[0], more[1], False
    scale, j = _scale_after(found, j, words)
    value = value if scale == 1 else value * scale
    return Numeral(i, j, value, digits=True, bare=bare and scale == 1, scale=scale)


@lru_cache(maxsize=4096)
def _value(digits: str) -> Fraction:
    """The exact value of figures; kept, since making fractions is most of a number's cost."""
    return Fraction(digits)


def _simple_fraction(found: Sequence[Atom], i: int) -> tuple[Fraction, int] | None:
    """A fraction by itself at atom `i` and where it ends: "1/2", "¾"."""
    if i >= len(found):
        return None
    if found[i].text in _FRACTION_SIGNS:
        return _FRACTION_SIGNS[found[i].text], i + 1
    if i + 2 < len(found) and found[i + 1].text in "/⁄" and found[i + 1].glued:
        above, below = found[i].text, found[i + 2].text
        small = above.isdigit() and below in _DENOMINATORS and found[i + 2].glued
        if small and 0 < len(above) < 3 and 0 < int(above) < int(below):
            return Fraction(int(above), int(below)), i + 3
    return None


def _spaced_group(found: Sequence[Atom], first: int, j: int) -> bool:
    """Whether atom `j` goes on a number grouped by spaces ("13 000")."""
    if j >= len(found) or j - first > 4 or found[j].kind != "number":
        return False
    head, before, group = found[first].text, found[j - 1], found[j]
    return (
        head.isdigit()
        and len(head) <= 3
        and head[0] != "0"
        and group.text.isdigit()
        and len(group.text) == 3
        and group.start - before.end == 1
        and not (j + 1 < len(found) and found[j + 1].kind == "number" and found[j + 1].glued)
    )


def _scale_after(found: Sequence[Atom], j: int, words: NumberWords) -> tuple[int, int]:
    """A scale after figures: "million", "hundred thousand", a glued "m" or "bn"."""
    total, low = 1, 10**18
    if j < len(found) and found[j].glued and found[j].lower in words.suffixes:
        return words.suffixes[found[j].lower], j + 1
    for _ in range(2):
        at = j + 1 if _is_hyphen(found, j) else j
        scale = words.scales.get(_lower(found, at), 0)
        if not scale or total * scale > low or (total > 1 and scale < total):
            break
        total, j = total * scale, at + 1
    return total, j


def _spelled(found: Sequence[Atom], i: int, words: NumberWords) -> Numeral | None:
    """ "two", "twenty-five", "two hundred and five", "a dozen", "one and a half million"."""
    total, group, j, last_scale, article = Fraction(0), Fraction(0), i, 10**18, False
    seen = False
    if _lower(found, j) in words.articles and _lower(found, j + 1) in words.scales:
        group, j, article = Fraction(1), j + 1, True
    while j < len(found):
        word, at = found[j].lower, j
        if seen and (_is_hyphen(found, j) or (word in words.joins and group % 100 == 0)):
            at = j + 1
            word = _lower(found, at)
        step = _step(word, group, seen, last_scale, words)
        if step is None or (at > j and word in words.scales and found[j].lower in words.joins):
            break
        group, closed, last_scale = step
        if closed:
            total, group = total + group, Fraction(0)
        seen, j = True, at + 1
    if not seen:
        return None
    half, j = _and_a_half(found, j, words)
    value = total + group + half
    scale, j = _scale_after(found, j, words) if half else (1, j)
    closing = words.scales.get(found[j - 1].lower, 1)
    return Numeral(i, j, value * scale, article=article, scale=closing)


def _step(
    word: str, group: Fraction, seen: bool, last_scale: int, words: NumberWords
) -> tuple[Fraction, bool, int] | None:
    """The group after one more word, whether it closes, and the scale that closed last."""
    if word in words.ones:
        n = words.ones[word]
        room = group % 100 == 0 or (n < 10 and group % 10 == 0 and group % 100 >= 20)
        if not room or (n == 0 and seen):
            return None
        return group + n, False, last_scale
    if word in words.tens:
        return (group + words.tens[word], False, last_scale) if group % 100 == 0 else None
    scale = words.scales.get(word, 0)
    if not scale or not group:
        return None
    if scale <= 100:
        return (group * scale, False, last_scale) if 0 < group < 100 else None
    return (group * scale, True, scale) if scale < last_scale and group < 10**6 else None


def _and_a_half(found: Sequence[Atom], j: int, words: NumberWords) -> tuple[Fraction, int]:
    """ "and a half" after a whole number."""
    if _lower(found, j) in words.joins and _lower(found, j + 1) in words.articles:
        part = words.fractions.get(_lower(found, j + 2))
        if part:
            return part, j + 3
    return Fraction(0), j


def _fraction(found: Sequence[Atom], i: int, words: NumberWords) -> Numeral | None:
    """ "half", "half a million", "a third of", "two-thirds", "a quarter of a million"."""
    j = i + (_lower(found, i) in words.articles)
    counted = words.ones.get(_lower(found, i), 0)
    if counted:
        j = i + 2 if _is_hyphen(found, i + 1) else i + 1
    part = words.fractions.get(_lower(found, j))
    if part is None:
        return None
    of = j + 1 + (_lower(found, j + 1) in words.of)
    whole = words.scales.get(_lower(found, of + 1), 0)
    if of > j + 1 and whole and _lower(found, of) in words.articles:
        return Numeral(i, of + 2, part * (counted or 1) * whole)
    half = _lower(found, j) in words.halves
    k = j + 1 + (_lower(found, j + 1) in words.articles)
    scale = words.scales.get(_lower(found, k), 0) if half else 0
    if scale:
        return Numeral(i, k + 1, part * scale)
    if half or (j > i and _lower(found, j + 1) in words.of):
        return Numeral(i, j + 1, part * (counted or 1), fraction=True)
    return None
