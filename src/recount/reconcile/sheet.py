"""The figures of a matter laid out by scope, and why each of the others is set aside."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from recount.model.claim import Claim
from recount.reconcile.matter import ASSERTED, Matter
from recount.reconcile.scope import OF_A_PLACE, Scope, interval, unit_class, vague, victim_class
from recount.reconcile.wholes import natural, of_one_size, of_others, wider


@dataclass(frozen=True, slots=True)
class Sheet:
    """Claims with a figure by scope; `aside` says why a claim stands in none.

    `totals` are the scopes of totals, and of subsets of one class of victims,
    without the figures of some larger whole.
    """

    scopes: dict[Scope, list[Claim]]
    totals: dict[Scope, list[Claim]]
    aside: dict[str, str]


@lru_cache(maxsize=1)
def sheet(matter: Matter) -> Sheet:
    """The figures of a matter by scope; forecasts, demands and denials have none."""
    aside: dict[str, str] = {}
    found = _scopes(matter, aside)
    totals: dict[Scope, list[Claim]] = {}
    for scope, claims in found.items():
        if scope.measure == "total" or (scope.measure == "subset" and scope.victims):
            own = [claim for claim in claims if not wider(matter, claim)]
            kept = of_one_size(matter, own)
            _set_aside(matter, aside, "wider", claims, own)
            _set_aside(matter, aside, "size", own, kept)
            if kept:
                totals[scope] = kept
    return Sheet(found, totals, aside)


def _set_aside(
    matter: Matter, aside: dict[str, str], why: str, claims: list[Claim], kept: list[Claim]
) -> None:
    """Note of all claims that were not kept why they stand in no scope."""
    ids = {claim.id for claim in kept}
    aside.update({claim.id: matter.t(f"aside.{why}") for claim in claims if claim.id not in ids})


def _not_counted(matter: Matter, claim: Claim) -> str:
    """What keeps a claim's figure out of every scope, as a phrase's key; "" for nothing."""
    quantity = claim.quantity
    if claim.stance not in ASSERTED:
        return "stance"
    if quantity is None or (quantity.low is None and quantity.high is None):
        return "no_number"
    if natural(claim):
        return "natural"
    return "others" if of_others(matter, claim) else ""


def _scopes(matter: Matter, aside: dict[str, str]) -> dict[Scope, list[Claim]]:
    """Claims with a figure by scope; what has none is put `aside`."""
    parts, regions, acts = _parts(matter), _regions(matter), _acts(matter)
    of_larger = _of_larger(matter)
    found: dict[Scope, list[Claim]] = {}
    for claim in matter.claims:
        quantity = claim.quantity
        if quantity is None:
            continue
        if why := _not_counted(matter, claim):
            stance = matter.t.either(f"stance.{claim.stance}", claim.stance)
            aside[claim.id] = matter.t(f"aside.{why}", stance=stance)
            continue
        named = acts[(claim.document, quantity.span.start)]
        part = parts.get(claim.id, "")
        if claim.act in OF_A_PLACE and claim.place and claim.place.entity:
            part = regions.get(claim.place.entity, "")
        act = "+".join(sorted(named)) if len(named) > 1 else claim.act
        victims = victim_class(claim, claim.id in of_larger)
        measure = "subset" if victims and quantity.measure == "total" else quantity.measure
        scope = Scope(act, measure, victims, unit_class(claim), part, len(named) > 1)
        found.setdefault(scope, []).append(claim)
    return found


def _of_larger(matter: Matter) -> set[str]:
    """Totals beside which the same voice gives a larger one for the act in the same document."""
    rows: dict[tuple[str, int, str], list[Claim]] = {}
    for claim in matter.asserted():
        if claim.quantity and claim.quantity.measure == "total" and not vague(claim):
            key = (claim.document, matter.origin(claim), claim.act)
            rows.setdefault(key, []).append(claim)
    found: set[str] = set()
    for claims in rows.values():
        level = {c.id: interval(c).low or interval(c).high or 0 for c in claims}
        found.update(c for c, n in level.items() if n < max(level.values()))
    return found


def _acts(matter: Matter) -> dict[tuple[str, int], set[str]]:
    """The acts that each figure is given for, by document and offset of the figure."""
    found: dict[tuple[str, int], set[str]] = {}
    for claim in matter.claims:
        if claim.quantity:
            found.setdefault((claim.document, claim.quantity.span.start), set()).add(claim.act)
    return found


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


def _regions(matter: Matter) -> dict[str, str]:
    """Places of an event to their region: those whose names share a word, "" for the event's own.

    Names of places are told by their capitals, so that "Ossin and Tal" and
    "Tal and two other towns" are of one region.
    """
    ids = dict.fromkeys(c.place.entity for c in matter.claims if c.place and c.place.entity)
    region: dict[str, str] = {}
    marks: dict[str, str] = {}
    start = [matter.event.place] if matter.event.place in ids else []
    for place in [*start, *(i for i in ids if i != matter.event.place)]:
        entity = matter.entities.get(place or "")
        if entity is None:
            continue
        first = re.split(r" (?:near|outside) ", entity.name)[0]
        names = set(re.findall(r"[A-Z][\w'’-]{3,}", first))
        known = [marks[name] for name in sorted(names) if name in marks]
        own = "" if entity.id == matter.event.place else entity.id
        region[entity.id] = known[0] if known else own
        marks.update({name: region[entity.id] for name in names if name not in marks})
    return region
