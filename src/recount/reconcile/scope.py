"""Scope first: what a figure counts, and when two figures can be laid side by side."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from recount.model.claim import Claim, Quantity
from recount.model.counts import Count
from recount.resources import load

# Two rounded figures are one where they lie within a tenth of each other.
ROUNDING = 0.1
# Figures within a twentieth of each other do not part two accounts: "30" and "more than 30".
TRIFLE = 0.05
# Classes that name all victims of an event as well as some of them.
ONLY_SUBSETS = ("evacuees", "civilians")
# "109 of the dead were evacuees": of a part so many words say whose it is.
SAID_OF = 6
# Acts whose figure is of one place: people leave a town, an attack strikes across several.
OF_A_PLACE = ("displacement", "siege", "detention", "deprivation")


@dataclass(frozen=True, slots=True)
class Scope:
    """What a figure counts: the act, the measure, whose number it is, in what unit, which part.

    `part` is the place of a figure that its text sets beside figures for other
    places; `combined` where one figure covers two acts ("killed or wounded").
    """

    act: str
    measure: str
    victims: str
    unit: str
    part: str
    combined: bool


@cache
def _classes() -> dict[str, str]:
    table = load("reconcile")["victims"]
    return {word: name for name, words in table.items() for word in words}


def victim_class(claim: Claim, part: bool = False) -> str:
    """Class of victims a figure is of ("children"), "" for everyone or where it cannot be said.

    The noun that the number stands before says it, else the victims as read:
    of "68 children were among the 126 people killed" the 126 are everyone. Some
    classes may be all victims of an event; `part` where the figure is known for
    one of a larger total.
    """
    quantity = claim.quantity
    subset = part or (quantity is not None and quantity.measure == "subset")
    words = claim.victims[0].text.casefold().split() if claim.victims else []
    if quantity:
        words = [*_counted_noun(claim, quantity), *(words or quantity.unit.casefold().split())]
    for word in words:
        plain = word.strip(".,'’\"")
        if plain in _everyone():
            break
        if plain in _classes():
            return _classes()[plain] if subset or _classes()[plain] not in ONLY_SUBSETS else ""
    if quantity is None or quantity.measure != "subset":
        return ""
    told = (word for word in _after(claim, quantity)[:SAID_OF] if word in _classes())
    return _classes().get(next(told, ""), "")


def _after(claim: Claim, quantity: Quantity) -> list[str]:
    """The words after a number in its passage, up to a stop."""
    if not claim.span.covers(quantity.span):
        return []
    after = claim.span.exact[quantity.span.end - claim.span.start :].casefold()
    return re.split(r"[.,;:!?()\"“”–-]", after)[0].split()


def _counted_noun(claim: Claim, quantity: Quantity) -> list[str]:
    """The one or two words right after a number in its passage, up to a preposition."""
    words = _after(claim, quantity)[:2]
    breaks = set(load("reconcile")["everyone"]["breaks"])
    return words[: next((n for n, word in enumerate(words) if word in breaks), None)]


@cache
def _everyone() -> frozenset[str]:
    return frozenset(load("reconcile")["everyone"]["words"])


def unit_class(claim: Claim) -> str:
    """What a figure counts, persons under whatever name being persons.

    Who is killed or held is a person, unless the noun is known for another thing.
    """
    units = load("reconcile")["units"]
    unit = claim.quantity.unit if claim.quantity else ""
    done_to_people = claim.act in units["done_to_people"] and unit not in units["things"]
    return "persons" if unit in units["persons"] or done_to_people else unit


def interval(claim: Claim) -> Count:
    """A claim's figure; a rounded one with the room that rounding leaves it."""
    quantity = claim.quantity
    if quantity is None:
        return Count(None, None)
    if not quantity.approximate or vague(claim):
        return quantity.count()
    low = None if quantity.low is None else int(quantity.low * (1 - ROUNDING))
    high = None if quantity.high is None else round(quantity.high * (1 + ROUNDING))
    return Count(low, high)


def vague(claim: Claim) -> bool:
    """Whether a figure has no number in it: "dozens", "hundreds"."""
    return claim.quantity is not None and claim.quantity.bound == "vague"


def disjoint(one: Claim, other: Claim) -> bool:
    """Whether no number satisfies both figures, nor nearly."""
    a, b = interval(one), interval(other)
    if vague(one) or vague(other) or not a.disjoint(b):
        return False
    gap, edge = (
        (a.low - b.high, b.high)
        if a.low is not None and b.high is not None and a.low > b.high
        else ((b.low or 0) - (a.high or 0), a.high or 0)
    )
    return gap > TRIFLE * edge
