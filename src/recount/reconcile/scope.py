"""Scope first: which figures count the same thing and may be laid side by side."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta
from functools import cache

from recount.model.claim import Claim, Quantity
from recount.model.counts import Count
from recount.model.times import TimeInterval, duration_days, interval_days
from recount.reconcile.matter import Matter
from recount.resources import load

# Two rounded figures are one where they lie within a tenth of each other.
ROUNDING = 0.1


# Figures within a twentieth of each other do not part two accounts: "30" and "more than 30".
TRIFLE = 0.05
# A figure so many times the middle one is of another whole.
WHOLE = 50
# Where nothing ties a figure to the event, so many times the middle one is another whole too.
UNTIED = 5
# From so many days on an event is a campaign, whose figures may be of any part of it.
MOMENT = 31
# Those interviewed are listed within so many characters: "34 detainees, four guards and a judge".
LISTED = 80
# Figures of an event may be dated by the days in which its wounded still died.
AFTERMATH = 14
# Classes that name all victims of an event as well as some of them.
ONLY_SUBSETS = ("evacuees", "civilians")
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


def victim_class(claim: Claim) -> str:
    """Class of victims a figure is of ("children"), "" for everyone or where it cannot be said."""
    everyone = set(load("reconcile")["everyone"]["words"])
    subset = claim.quantity is not None and claim.quantity.measure == "subset"
    words = claim.victims[0].text.casefold().split() if claim.victims else []
    if claim.quantity:
        words = words or claim.quantity.unit.casefold().split()
    for word in words:
        plain = word.strip(".,'’\"")
        if plain in everyone:
            return ""
        if plain in _classes():
            return _classes()[plain] if subset or plain not in ONLY_SUBSETS else ""
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


def scopes(matter: Matter) -> dict[Scope, list[Claim]]:
    """Claims with a figure by scope; forecasts, demands and denials have none."""
    parts, regions = _parts(matter), _regions(matter)
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
        if _of_others(matter, claim):
            continue
        combined = len(acts[(claim.document, quantity.span.start)]) > 1
        act = (
            "+".join(sorted(acts[(claim.document, quantity.span.start)])) if combined else claim.act
        )
        part = parts.get(claim.id, "")
        if claim.act in OF_A_PLACE and claim.place and claim.place.entity:
            part = regions.get(claim.place.entity, "")
        scope = Scope(
            act, quantity.measure, victim_class(claim), unit_class(quantity), part, combined
        )
        found.setdefault(scope, []).append(claim)
    return found


def _of_others(matter: Matter, claim: Claim) -> bool:
    """Whether the words beside a number give it to others: the wounded, or those interviewed."""
    quantity = claim.quantity
    if quantity is None:
        return False
    text, table = matter.documents[claim.document].text, load("reconcile")
    before = text[max(0, quantity.span.start - LISTED) : quantity.span.start].casefold()
    before = " ".join(re.split(r"[.;:!?]", before)[-1].split())
    told = table["informants"]
    spoke = [re.split(rf"\b{re.escape(words)}\b", before) for words in told["before"]]
    listed = [set(parts[-1].split()) for parts in spoke if len(parts) > 1]
    if any(not words & set(told["breaks"]) for words in listed):
        return True
    after = re.findall(r"[\w'’-]+|[.;:,]", text[quantity.span.end : quantity.span.end + 40])[:2]
    return claim.act == "killing" and bool(set(after) & set(table["hurt"]["words"]))


def totals(matter: Matter) -> dict[Scope, list[Claim]]:
    """Scopes of totals and of subsets of one class of victims, figures of some larger whole out."""
    found: dict[Scope, list[Claim]] = {}
    for scope, claims in scopes(matter).items():
        if scope.measure == "total" or (scope.measure == "subset" and scope.victims):
            kept = _of_one_size(matter, [c for c in claims if not wider(matter, c)])
            if kept:
                found[scope] = kept
    return found


def wider(matter: Matter, claim: Claim) -> bool:
    """Whether a figure is said to be of a longer time or a larger place than a short event."""
    when = matter.event.when
    length = interval_days(when) if when else None
    if when is None or length is None or length > MOMENT:
        return False
    if claim.period and (duration_days(claim.period) or 0) > max(length, MOMENT):
        return True
    if claim.when is not None and _beyond(claim.when, when):
        return True
    table = load("reconcile")["wider"]
    if any(re.search(pattern, claim.span.exact) for pattern in table["since"]):
        return True
    place = claim.place
    if place is None or _tied(matter, claim) or claim.when is not None:
        return False
    return bool(set(place.text.casefold().split()) & set(table["words"])) and not _here(
        matter, place.text
    )


def _here(matter: Matter, text: str) -> bool:
    """Whether a place's wording holds the name of the event's own place."""
    entity = matter.entities.get(matter.event.place or "")
    names = set(re.findall(r"[A-Z][\w'’-]{3,}", entity.name)) if entity else set()
    return any(name in text for name in names)


def _beyond(own: TimeInterval, when: TimeInterval) -> bool:
    """Whether a claim's time is no part of an event's days, nor of those just after."""
    (first, last), (begin, end) = own.days(), when.days()
    length = interval_days(own)
    if length is None or length > MOMENT:
        return True
    return last < begin or first > end + timedelta(days=AFTERMATH)


def _of_one_size(matter: Matter, claims: list[Claim]) -> list[Claim]:
    """Claims without those so much above the middle figure that they count a larger whole.

    A war's dead stand in many reports of a day's; where nothing in the
    sentence says so, their size does.
    """
    level = {c.id: interval(c).low or interval(c).high or 0 for c in claims}
    middle = sorted(level.values())[len(claims) // 2] if len(claims) > 2 else 0
    if not middle:
        return claims
    return [
        c
        for c in claims
        if level[c.id] <= UNTIED * middle
        or (level[c.id] <= WHOLE * middle and (_tied(matter, c) or _backed(matter, c, claims)))
        or c.when
        or c.period
    ]


def _backed(matter: Matter, claim: Claim, claims: list[Claim]) -> bool:
    """Whether another origin gives a figure of that size."""
    level = interval(claim).low or interval(claim).high or 0
    return any(
        matter.origin(other) != matter.origin(claim)
        and 2 * (interval(other).low or interval(other).high or 0) >= level
        for other in claims
    )


def _tied(matter: Matter, claim: Claim) -> bool:
    """Whether a claim itself says that it is of the event: its place, or how it was done."""
    here = claim.place is not None and claim.place.entity == matter.event.place
    return here or bool(claim.method)


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
