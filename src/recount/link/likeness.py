"""How far two names as heard lie apart: the cheapest way to read one as the other.

An edit distance over units of sound. A consonant must be met by a consonant
that may be the same; vowels may differ, be left out or be put in, at a price.
The prices were set on the development half of the place names of
`bench/reconcile/names.py`.
"""

from __future__ import annotations

from collections.abc import Iterator

from recount.link.sounds import LEAST, Heard, Unit

# A vowel against another, the same where one may be any; one left out inside a word, a long one;
# one at its beginning or end.
OTHER_VOWEL, ANY_VOWEL, INNER_VOWEL, LONG_VOWEL, OUTER_VOWEL = 120, 80, 40, 100, 130
# A w or y beside a vowel ("Zakiya", "Zakia"); an h inside a word; a space; an article grown on.
GLIDE, BREATH, SPACE, ARTICLE = 50, 100, 10, 25
# What cannot be.
NEVER = 1_000_000
# Names of more letters are nobody's: whoever writes one means to keep us busy.
LONGEST = 100
Place = tuple[int, int, int]


def _skip(unit: Unit, first: bool, last: bool, free: bool) -> int:
    """The price of a unit that the other name has nothing for."""
    if unit.silent:
        return 0
    if unit.kind == "vowel":
        if first or last:
            return OUTER_VOWEL
        return LONG_VOWEL if unit.size > 1 else 0 if free else INNER_VOWEL
    if unit.kind == "glide":
        return GLIDE
    if unit.kind == "breath":
        return 0 if last else BREATH
    return SPACE if unit.kind == "space" else NEVER


def _meet(one: Unit, other: Unit) -> int:
    """The price of reading one unit as another."""
    if one.sounds & other.sounds or one.kind == other.kind == "space":
        return 0
    if not {one.kind, other.kind} <= {"vowel", "glide"}:
        return NEVER
    return ANY_VOWEL if one.reduced or other.reduced else OTHER_VOWEL


def distance(one: Heard, other: Heard, limit: int) -> int:
    """The price of reading one name as the other; NEVER where it is more than `limit`.

    A place is (letters of one, letters of the other, whose vowel was left out
    since they last met: 0 nobody's, 1 one's, 2 the other's).
    """
    rows, columns = len(one.units), len(other.units)
    if max(rows, columns) > LONGEST:
        return NEVER
    best: dict[Place, int] = {(0, 0, 0): 0}
    for i in range(rows + 1):
        for j in range(columns + 1):
            for left_out in (0, 1, 2):
                here = best.get((i, j, left_out), NEVER)
                if here <= limit:
                    for place, cost in _steps(one, other, (i, j, left_out)):
                        best[place] = min(best.get(place, NEVER), here + cost)
    found = min(best.get((rows, columns, left_out), NEVER) for left_out in (0, 1, 2))
    return found if found <= limit else NEVER


def _steps(one: Heard, other: Heard, place: Place) -> Iterator[tuple[Place, int]]:
    """Where one may go on from a place in both names, and at what price."""
    i, j, left_out = place
    left = one.units[i] if i < len(one.units) else ()
    right = other.units[j] if j < len(other.units) else ()
    for a in left:
        for b in right:
            if (cost := _meet(a, b)) < NEVER:
                yield (i + a.size, j + b.size, 0), cost
    for a in left:
        cost = _skip(a, i == 0, i + a.size == len(one.units), other.unwritten)
        if cost < NEVER:
            whose, more = _left_out(a, 1, left_out, cost)
            yield (i + a.size, j, whose), cost + more
    for b in right:
        cost = _skip(b, j == 0, j + b.size == len(other.units), one.unwritten)
        if cost < NEVER:
            whose, more = _left_out(b, 2, left_out, cost)
            yield (i, j + b.size, whose), cost + more
    for space, size in _grown(one, i, other, j):
        yield (i + space, j + size, 0), ARTICLE
    for space, size in _grown(other, j, one, i):
        yield (i + size, j + space, 0), ARTICLE


def _left_out(unit: Unit, mine: int, before: int, cost: int) -> tuple[int, int]:
    """Whose vowel is left out now, and the price more.

    One left out on each side is a vowel for another; a second one running is
    a long one, which no script leaves unwritten.
    """
    if unit.kind not in ("vowel", "glide") or unit.silent:
        return before, 0
    if before == mine:
        return mine, LONG_VOWEL - INNER_VOWEL - min(cost, INNER_VOWEL)
    return mine, max(0, OTHER_VOWEL - cost) if before else 0


def _grown(one: Heard, i: int, other: Heard, j: int) -> list[tuple[int, int]]:
    """An article grown onto the other name where a word of this one begins: (space, article)."""
    size = other.articles[j] if j < len(other.articles) else 0
    if not size or len(other.units) - j - size < LEAST:
        return []
    space = i < len(one.units) and one.units[i][0].kind == "space"
    return [(1 if space else 0, size)] if space or i == j == 0 else []
