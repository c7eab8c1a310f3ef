"""Items: what the time grammar reads, each with its classes and what it stands for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from recount.model.analysis import Analysis, Token
from recount.read.grammar.atoms import Atom, atoms
from recount.read.grammar.numerals import NumberWords, Numeral, number_words, numeral_at
from recount.read.grammar.places import TokenIndex
from recount.read.times.lexicon import Calendar

_HYPHENS = "-‐‑"
_DASHES = "–—"
_SIGNS = _HYPHENS + _DASHES + "'’"
_FIRST_YEAR, _LAST_YEAR = 1500, 2100
_SUFFIXES = ("st", "nd", "rd", "th")
_LIKELY = (1900, 2035)  # years that may stand before a noun without a preposition
_LAST_DAY = 31
_RATE_REACH = 4  # atoms between a figure and its "a day"


class Item(NamedTuple):
    """Characters `start` to `end`, the word in lower case, its number if any, its classes."""

    start: int
    end: int
    lower: str
    value: Fraction | None
    classes: frozenset[str]


def items(analysis: Analysis, cal: Calendar, language: str = "en") -> list[Item]:
    """The text as items: numerals merged, ordinals and decades too, all with classes."""
    found = atoms(analysis.text)
    places, words = TokenIndex(analysis), number_words(language)
    out: list[Item] = []
    for first, last, number, ordinal in _pieces(found, cal, words):
        if (
            number is None
            and ordinal is None
            and last == first + 1
            and _is_plain(found[first], cal)
        ):
            atom = found[first]
            out.append(Item(atom.start, atom.end, atom.lower, None, _only(atom.lower)))
            continue
        token = places.at(found[first].start)
        classes = _classes(found, first, last, cal, token)
        if "WEEKDAYS" in classes and last < len(found):
            follows = places.at(found[last].start)
            if _is_possessive(found[first - 1] if first else None, (token, follows), cal):
                classes = (classes - {"WEEKDAYS"}) | {"WEEKDAY"}
        if number is not None:
            classes |= _number_classes(found, (first, last), number, token, cal, analysis)
        if ordinal is not None:
            classes |= {"ORD"} | ({"ORDDAY"} if 1 <= ordinal <= 31 else set())
        value = number.value if number else Fraction(ordinal) if ordinal is not None else None
        atom, end = found[first], found[last - 1].end
        out.append(Item(atom.start, end, atom.lower, value, frozenset(classes)))
    return out


def _is_plain(atom: Atom, cal: Calendar) -> bool:
    """Whether an atom has no class but the word itself, whatever stands beside it."""
    return (
        atom.kind in ("word", "other", "line")
        and atom.lower not in cal.by_word
        and atom.text not in _SIGNS
        and atom.lower not in cal.words["articles"]
    )


@lru_cache(maxsize=4096)
def _only(word: str) -> frozenset[str]:
    """The classes of a word that has none but itself."""
    return frozenset((word,))


def _pieces(
    found: Sequence[Atom], cal: Calendar, words: NumberWords
) -> Iterator[tuple[int, int, Numeral | None, int | None]]:
    """Runs of atoms: first, last (exclusive), a numeral, an ordinal's value."""
    ordinals = words.ordinals
    i = 0
    while i < len(found):
        plain = found[i].kind != "number" and found[i].lower not in ordinals
        if plain and found[i].lower not in words.starts:
            yield i, i + 1, None, None
            i += 1
            continue
        year = _spelled_year(found, i, words)
        if year:
            yield i, year.last, year, None
            i = year.last
            continue
        decade = _decade(found, i)
        if decade:
            yield i, i + 2, decade, None
            i += 2
            continue
        ordinal = _ordinal(found, i, words)
        if ordinal:
            yield i, ordinal[1], None, ordinal[0]
            i = ordinal[1]
            continue
        number = numeral_at(found, i, words)
        if number and (number.vague or (number.article and not _counts_units(found, number, cal))):
            number = None
        after_month = i > 0 and (
            found[i - 1].lower in cal.classes["MONTH"] or found[i - 1].lower == "."
        )
        if number and after_month and found[i].text.isdigit() and number.last > i + 1:
            number = Numeral(i, i + 1, Fraction(int(found[i].text)), digits=True, bare=True)
        if number and found[i].lower in ordinals:
            number = None
        last = number.last if number else i + 1
        yield i, last, number, None
        i = last


def _counts_units(found: Sequence[Atom], number: Numeral, cal: Calendar) -> bool:
    """Whether units of time follow a number with an article ("a hundred years")."""
    after = found[number.last].lower if number.last < len(found) else ""
    return after in cal.classes["UNITS"]


def _spelled_year(found: Sequence[Atom], i: int, words: NumberWords) -> Numeral | None:
    """ "nineteen ninety-six": two spelled numbers side by side that make a year."""
    if i + 1 >= len(found):
        return None
    head = words.ones.get(found[i].lower) or words.tens.get(found[i].lower, 0)
    if head not in (17, 18, 19, 20):
        return None
    rest = numeral_at(found, i + 1, words)
    if rest is None or rest.digits or rest.vague or not 10 <= rest.value <= 99:
        return None
    return Numeral(i, rest.last, head * 100 + rest.value, bare=True)


def _decade(found: Sequence[Atom], i: int) -> Numeral | None:
    """ "1990s", "'90s": the first year of the decade."""
    atom = found[i]
    if atom.kind != "number" or not atom.text.isdigit() or i + 1 >= len(found):
        return None
    if found[i + 1].lower != "s" or not found[i + 1].glued or atom.text[-1] != "0":
        return None
    if len(atom.text) == 4 and _FIRST_YEAR <= int(atom.text) <= _LAST_YEAR:
        return Numeral(i, i + 2, Fraction(int(atom.text)))
    if len(atom.text) == 2 and i and found[i - 1].text in "'’‘`" and atom.glued:
        return Numeral(i, i + 2, Fraction(1900 + int(atom.text)))
    return None


def _ordinal(found: Sequence[Atom], i: int, words: NumberWords) -> tuple[int, int] | None:
    """An ordinal's value and where it ends: "22nd", "fourth", "twenty-first"."""
    atom = found[i]
    if atom.lower in words.ordinals:
        return words.ordinals[atom.lower], i + 1
    if i + 1 >= len(found):
        return None
    follows = found[i + 1]
    if atom.kind == "number" and follows.glued and follows.lower in words.ordinal_suffixes:
        return (int(atom.text), i + 2) if atom.text.isdigit() and len(atom.text) < 5 else None
    if atom.lower in words.tens and i + 2 < len(found) and follows.text in _HYPHENS:
        unit = words.ordinals.get(found[i + 2].lower, 10)
        return (words.tens[atom.lower] + unit, i + 3) if unit < 10 else None
    return None


def _classes(
    found: Sequence[Atom], first: int, last: int, cal: Calendar, token: Token | None
) -> set[str]:
    """Classes that the word itself has."""
    atom = found[first]
    before = found[first - 1] if first else None
    after = found[last] if last < len(found) else None
    classes = set(cal.by_word.get(atom.lower, ())) or {atom.lower}
    if atom.text in _HYPHENS and atom.glued and after is not None and after.glued:
        classes.add("HY")
    if atom.text in _DASHES or atom.text in _HYPHENS:
        classes.add("DASH")
    if atom.kind == "date":
        classes.add("ISO")
    if atom.kind == "clock":
        classes.add("CLOCK")
    if "MONTH" in classes and not _is_month(atom, before, after, cal, token):
        classes -= {"MONTH"}
    elif "MONTH" in classes or "MABBR" in classes:
        classes.add("MONTHDAY")
    classes -= _not_units(found, first, cal, classes)
    if atom.lower in cal.words["articles"]:
        classes |= _article_classes(found, first, cal)
    frames = cal.words["duration_contexts"] | cal.words["frames"]
    if "OFTEN" in classes and token is not None and token.upos in ("NOUN", "PROPN"):
        classes -= {"OFTEN"}
    if "UNITS" in classes and before is not None and before.lower in frames:
        classes.add("UNITSALONE")
    if atom.text in "'’" and after is not None and after.lower == "s" and after.glued:
        classes.add("POSSMARK")
    return classes


def _is_month(
    atom: Atom, before: Atom | None, after: Atom | None, cal: Calendar, token: Token | None
) -> bool:
    """Whether a month's name is one here, and no verb, name or common word."""
    if token is not None and token.upos in ("AUX", "VERB"):
        return False
    if atom.lower not in cal.words["ambiguous_months"]:
        return True
    if atom.text == atom.lower:
        return False
    if after is not None and after.kind == "number":
        return True
    if before is None or before.kind in ("line", "number"):
        return atom.lower != "may" or (before is not None and before.kind == "number")
    return before.lower in cal.words["month_contexts"] or before.lower in _SUFFIXES


def _is_possessive(
    before: Atom | None, pair: tuple[Token | None, Token | None], cal: Calendar
) -> bool:
    """Whether "Saturdays" has lost an apostrophe: it stands on, or right before, a noun."""
    token, follows = pair
    if token is None:
        return False
    next_to = follows if follows is not None and follows.i == token.i + 1 else None
    if before is not None and before.lower in cal.words["habit_contexts"]:
        # "details on Wednesdays blast", but "on Wednesdays people gather".
        return next_to is not None and next_to.upos == "NOUN" and next_to.rel != "nsubj"
    beside = next_to is not None and next_to.upos == "NOUN"
    return token.head > token.i or beside


def _not_units(found: Sequence[Atom], first: int, cal: Calendar, classes: set[str]) -> set[str]:
    """Classes that a word loses for what stands beside it."""
    atom = found[first]
    before = found[first - 1] if first else None
    if "SEASON" in classes and atom.lower in cal.words["ambiguous_seasons"]:
        fits = before is not None and before.lower in cal.words["season_contexts"]
        year = first + 2 < len(found) and found[first + 2].kind == "number"
        return set() if (fits or year) and not atom.text[0].isupper() else {"SEASON"}
    if atom.lower in cal.words["ambiguous_units"]:
        fits = before is not None and (before.kind == "number" or before.text in _HYPHENS)
        return set() if fits else {"UNIT"}
    return set()


def _article_classes(found: Sequence[Atom], first: int, cal: Calendar) -> set[str]:
    """What an article before a unit of time is: one of it, a length, or a rate's "each"."""
    after = [atom.lower for atom in found[first + 1 : first + 3]]
    unit = after[1:] if after and after[0] in cal.words["whole_words"] else after[:1]
    if not any(word in cal.classes["UNIT"] for word in unit):
        return set()
    before = found[first - 1].lower if first else ""
    if before in cal.words["duration_contexts"]:
        return {"ART", "ARTLENGTH"}
    near = found[max(0, first - _RATE_REACH) : first]
    rate = any(a.kind == "number" or a.lower in cal.words["rate_words"] for a in near)
    return {"ART", "ARTRATE"} if rate else {"ART"}


def _number_classes(
    found: Sequence[Atom],
    run: tuple[int, int],
    number: Numeral,
    token: Token | None,
    cal: Calendar,
    analysis: Analysis,
) -> set[str]:
    """Classes of a numeral: day, year, hour."""
    first, last = run
    before = found[first - 1] if first else None
    after = found[last] if last < len(found) else None
    if last == first + 2 and found[first + 1].lower == "s":
        return {"DECADE"}
    classes = {"NUM"}
    if not number.digits and 2000 <= number.value <= _LIKELY[1]:
        classes.add("MILLENNIUM")
    if not number.bare or number.value.denominator != 1:
        return classes
    value, text = int(number.value), found[first].text
    money = before is not None and before.text in "$€£¥#"
    glued_word = after is not None and after.glued and after.kind == "word"
    if 1 <= value <= 31 and len(text) < 3 and not glued_word and not money:
        classes.add("DAY")
    if value <= 24 and len(text) < 3:
        classes.add("HOUR")
    if before is not None and before.text in _HYPHENS + _DASHES and len(text) == 2:
        classes.add("YY")
    if not (_FIRST_YEAR <= value <= _LAST_YEAR) or money or (text.isdigit() and len(text) != 4):
        return classes
    if glued_word or (after is not None and after.text in "%°"):
        return classes
    classes.add("YEAR")
    if token is not None and _LIKELY[0] <= value <= _LIKELY[1] and _before_one(analysis, token):
        classes.add("YEARALONE")
    if not text.isdigit() or _stands_alone(found, first, token, cal):
        classes.add("YEARALONE")
    return classes


def _ends_a_range(found: Sequence[Atom], first: int) -> bool:
    """Whether a number goes on from one that is no year and no day ("between 1000 and 1800")."""
    if first < 2 or found[first - 2].kind != "number" or found[first - 1].kind == "line":
        return False
    before = found[first - 2].text.replace(",", "")
    return not before.isdigit() or _LAST_DAY < int(before) < _FIRST_YEAR


def _before_one(analysis: Analysis, token: Token) -> bool:
    """Whether a number stands before a noun in the singular ("a 1971 convention")."""
    head = analysis.tokens[token.head]
    beside = token.rel in ("nummod", "compound", "nmod") and head.i > token.i
    return beside and head.feat("Number") == "Sing"


def _stands_alone(found: Sequence[Atom], first: int, token: Token | None, cal: Calendar) -> bool:
    """Whether a four-digit number by itself is a year.

    A preposition says so and it counts nothing; or it stands before one thing
    ("a 1971 convention"), which a count does not.
    """
    before = found[first - 1] if first else None
    counts = token is not None and token.rel == "nummod" and token.head > token.i
    if counts or before is None or _ends_a_range(found, first):
        return False
    if before.lower == "of" and first > 1:
        return found[first - 2].lower not in cal.words["counting_nouns"]
    return before.lower in cal.words["year_contexts"]
