"""Scope first: which figures count the same thing and may be laid side by side."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from recount.model.claim import Claim, Quantity
from recount.model.counts import Count
from recount.reconcile.matter import Matter
from recount.resources import load

# Two rounded figures are one where they lie within a tenth of each other.
ROUNDING = 0.1


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


def victim_class(claim: Claim) -> str:
    """Class of victims a figure is of ("children"), "" for everyone or where it cannot be said."""
    everyone = set(load("reconcile")["everyone"]["words"])
    words = claim.victims[0].text.casefold().split() if claim.victims else []
    if claim.quantity:
        words = words or claim.quantity.unit.casefold().split()
    for word in words:
        plain = word.strip(".,'’\"")
        if plain in everyone:
            return ""
        if plain in _classes():
            return _classes()[plain]
    return ""


def unit_class(quantity: Quantity) -> str:
    """What is counted, persons under whatever name being persons."""
    return "persons" if quantity.unit in load("reconcile")["units"]["persons"] else quantity.unit


def _parts(matter: Matter) -> dict[str, str]:
    """Claims whose figure is of one place among several that one voice counts, and the place."""
    groups: dict[tuple[str, int, str], list[Claim]] = {}
    for claim in matter.claims:
        if claim.quantity and claim.quantity.measure == "total" and claim.place:
            key = (claim.document, matter.origin(claim), claim.act)
            groups.setdefault(key, []).append(claim)
    found: dict[str, str] = {}
    for group in groups.values():
        places = {c.place.entity or c.place.text for c in group if c.place}
        if len(places) > 2:
            found.update({c.id: c.place.entity or c.place.text for c in group
                          if c.place and c.place.entity != matter.event.place})  # fmt: skip
    return found


def scopes(matter: Matter) -> dict[Scope, list[Claim]]:
    """Claims with a figure by scope; forecasts, demands and denials have none."""
    parts = _parts(matter)
    acts: dict[tuple[str, int], set[str]] = {}
    for claim in matter.claims:
        if claim.quantity:
            spot = (claim.document, claim.quantity.span.start)
            acts.setdefault(spot, set()).add(claim.act)
    found: dict[Scope, list[Claim]] = {}
    for claim in matter.asserted():
        quantity = claim.quantity
        if quantity is None or (quantity.low is None and quantity.high is None):
            continue
        combined = len(acts[(claim.document, quantity.span.start)]) > 1
        act = "+".join(sorted(acts[(claim.document, quantity.span.start)])) if combined else claim.act
        scope = Scope(act, quantity.measure, victim_class(claim), unit_class(quantity),
                      parts.get(claim.id, ""), combined)  # fmt: skip
        found.setdefault(scope, []).append(claim)
    return found


def totals(matter: Matter) -> dict[Scope, list[Claim]]:
    """Scopes of totals and of subsets of one class of victims."""
    return {
        scope: claims
        for scope, claims in scopes(matter).items()
        if scope.measure == "total" or (scope.measure == "subset" and scope.victims)
    }


def interval(claim: Claim) -> Count:
    """A claim's figure; a rounded one with the room that rounding leaves it."""
    quantity = claim.quantity
    if quantity is None:
        return Count(None, None)
    if not quantity.approximate or quantity.bound == "vague":
        return quantity.count()
    low = None if quantity.low is None else int(quantity.low * (1 - ROUNDING))
    high = None if quantity.high is None else round(quantity.high * (1 + ROUNDING))
    return Count(low, high)


def disjoint(one: Claim, other: Claim) -> bool:
    """Whether no number satisfies both figures."""
    return interval(one).disjoint(interval(other))
