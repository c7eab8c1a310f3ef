"""Numbers, lists and lengths of time in the words of a report."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from fractions import Fraction

from recount.model.claim import Claim
from recount.model.counts import Count
from recount.resources import load

# So many voices are named in a sentence; more are counted.
VOICES = 4
UNITS = {"D": "day", "W": "week", "M": "month", "Y": "year", "H": "hour"}


def number(value: int) -> str:
    """A whole number with thousands parted."""
    return f"{value:,}"


def count(value: Count, said: str = "") -> str:
    """An interval in words; "more than 5,000" for 5,001 where `said` names only the former.

    A strict bound is kept as the next whole number, which nobody said.
    """
    low = value.low
    plain = said.replace(",", "")
    if low and value.high is None and str(low) not in plain and str(low - 1) in plain:
        return f"more than {number(low - 1)}"
    if value.low is None:
        return "any number" if value.high is None else f"at most {number(value.high)}"
    if value.high is None:
        return f"at least {number(value.low)}"
    if value.low == value.high:
        return number(value.low)
    return f"{number(value.low)} to {number(value.high)}"


def figure(claim: Claim) -> str:
    """A claim's figure in its own words, else as an interval."""
    if claim.quantity is None:
        return "no figure"
    return claim.quantity.words.strip().lower() or count(claim.quantity.count())


def listed(items: Iterable[str], most: int = 0) -> str:
    """Distinct items as "a, b and c"; beyond `most` (0 for all) the rest as their number."""
    rows = list(dict.fromkeys(item for item in items if item))
    if most and len(rows) > most + 1:
        rows = [*rows[:most], f"{number(len(rows) - most)} others"]
    return rows[0] if len(rows) == 1 else ", ".join(rows[:-1]) + " and " + rows[-1] if rows else ""


def spoken(name: str) -> str:
    """A voice's name as it stands inside a sentence: "the army", "three residents".

    A state's body without a name of its own takes its article: "the government of Northland".
    """
    first, _, rest = name.partition(" ")
    openers = set(load("reconcile")["opening"]["words"])
    bodies = set(load("reconcile")["articled"]["words"])
    plain = f"{first.lower()} {rest}" if rest and first.casefold() in openers else name
    head = re.split(r" (?:of|in|from|at) ", name)[0]
    owned = "'s " in head or "’s " in head
    if head.split(" ")[-1] in bodies and not owned and first.casefold() not in openers - bodies:
        return f"the {plain}"
    return plain


def plural(names: Collection[str]) -> bool:
    """Whether voices take a plural verb: several of them, or one that is several people."""
    if len(names) != 1:
        return len(names) > 1
    (name,) = names
    head = re.split(r" (?:of|in|from|at|who|with) ", name)[0].split(" ")[-1]
    many = head.endswith("s") and not head.endswith("ss") and head == head.lower()
    return many or head.casefold() in load("reconcile")["plural"]["words"]


def passage(claim: Claim, most: int = 160) -> str:
    """A claim's passage on one line, cut at a word where it is long."""
    words = " ".join(claim.span.exact.split()).replace("“", "").replace("”", "").replace('"', "")
    if len(words) <= most:
        return words.rstrip(" .,;")
    return words[:most].rsplit(" ", 1)[0].rstrip(" .,;") + " …"


def several(amount: int, noun: str) -> str:
    """ "1 claim", "3 claims"."""
    return f"{number(amount)} {noun}" + ("" if amount == 1 else "s")


def per(iso: str) -> str:
    """ "P1D" as "a day", "P2W" as "every 2 weeks"."""
    size, unit = iso[1:-1], UNITS.get(iso[-1], "")
    return f"a {unit}" if size == "1" else f"every {size} {unit}s"


def length(days: Fraction) -> str:
    """A length of time in the unit that fits it: years, months, weeks or days."""
    for size, unit in (
        (Fraction(146097, 400), "year"),
        (Fraction(146097, 4800), "month"),
        (Fraction(7), "week"),
    ):
        amount = days / size
        if amount >= Fraction(19, 20):
            near = round(amount)
            if abs(amount - near) < Fraction(near, 20):
                return several(near, unit)
            return f"about {float(amount):.1f} {unit}s"
    return several(round(days), "day")


def about(value: Fraction | int) -> str:
    """A computed number, rounded to what its parts can carry."""
    whole = round(value)
    if whole >= 10_000:
        return number(round(whole, -3))
    return number(round(whole, -2) if whole >= 1000 else whole)
