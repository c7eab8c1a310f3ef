"""Numbers that count nothing: parts of names, ordinals, labels, list numbers, scores, ages."""

from __future__ import annotations

from collections.abc import Sequence

from recount.read.grammar.atoms import Atom
from recount.read.grammar.numerals import Numeral
from recount.read.quantities.lexicon import FigureWords

HYPHENS = "-‐‑"
_OLDEST = 120  # years that a person's age may have


def is_no_count(found: Sequence[Atom], i: int, number: Numeral, words: FigureWords) -> bool:
    """Whether the number at atom `i` is one of those."""
    before = found[i - 1] if i else None
    return (
        _in_name(found, i, words)
        or (before is not None and before.lower in words.words["labels.before"])
        or (before is not None and before.lower in words.words["labels.aged"])
        or (number.digits and _numbers_a_line(found, i, number))
        or _is_age(found, i, number, words)
        or _is_compound(found, i, number)
        or _is_score(found, i, number)
    )


def _in_name(found: Sequence[Atom], i: int, words: FigureWords) -> bool:
    """ "S23", "F-16", "last-32"; a currency code before a number is no name."""
    if not i or not found[i].glued:
        return False
    before = found[i - 1]
    if before.kind in ("word", "dotted"):
        money = i > 1 and found[i - 2].text in words.words["money.signs"]
        return not money and before.lower not in words.words["money.glued"]
    if before.text in HYPHENS and i > 1 and before.glued:
        name = found[i - 2]
        return name.kind == "word" and name.lower not in words.words["range.to"]
    return False


def _numbers_a_line(found: Sequence[Atom], i: int, number: Numeral) -> bool:
    """Ordinals in figures ("22nd") and the numbers of a list ("1. ", "2) ")."""
    if number.last >= len(found) or not found[number.last].glued:
        return False
    after = found[number.last]
    if after.lower in ("st", "nd", "rd", "th"):
        return True
    starts = i == 0 or found[i - 1].kind == "line"
    goes_on = number.last + 1 < len(found) and not found[number.last + 1].glued
    return starts and after.text in (".", ")") and goes_on


def _is_compound(found: Sequence[Atom], i: int, number: Numeral) -> bool:
    """A spelled number bound to its noun by a hyphen ("six-speed", "one-sided")."""
    j = number.last
    if number.digits or number.scale > 1 or j + 1 >= len(found):
        return False
    return (
        found[j].text in HYPHENS
        and found[j].glued
        and found[j + 1].glued
        and found[j + 1].kind == "word"
    )


def _is_score(found: Sequence[Atom], i: int, number: Numeral) -> bool:
    """A score ("2-1", "3-3"): small figures that run down over a hyphen."""
    return _pair(found, i, number.last + 1) or _pair(found, i - 2, i)


def _pair(found: Sequence[Atom], i: int, j: int) -> bool:
    """Whether atoms `i` and `j` are such a pair."""
    if i < 0 or j >= len(found) or j - i != 2 or found[i + 1].text not in HYPHENS:
        return False
    first, second = found[i].text, found[j].text
    small = first.isdigit() and second.isdigit() and len(first) < 3 and len(second) < 3
    return small and found[i + 1].glued and found[j].glued and int(first) >= int(second)


def _is_age(found: Sequence[Atom], i: int, number: Numeral, words: FigureWords) -> bool:
    """ "12-year-old", "30 years old", and the "44" of "Amal Karam, 44,"."""
    j = number.last
    near = [a.lower for a in found[j : j + 5] if a.text not in HYPHENS]
    if len(near) > 1 and near[1] in words.words["labels.old"]:
        return number.value < _OLDEST
    if not (number.bare and 1 <= number.value < _OLDEST and i > 1 and j < len(found)):
        return False
    name, comma = found[i - 2], found[i - 1]
    return (
        comma.text == ","
        and found[j].text in ",.)"
        and name.kind == "word"
        and name.text[0].isupper()
        and len(name.text) > 1
    )
