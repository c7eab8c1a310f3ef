"""Figures that count something else than the event: a larger whole, or other people."""

from __future__ import annotations

import re
from datetime import date, timedelta

from recount.model.claim import Claim
from recount.model.times import TimeInterval, duration_days, interval_days
from recount.reconcile.matter import Matter
from recount.reconcile.scope import interval
from recount.resources import load

# A figure so many times the middle one is of another whole.
WHOLE = 50
# Where nothing ties a figure to the event, so many times the middle one is another whole too.
UNTIED = 5
# From so many days on an event is a campaign, whose figures may be of any part of it.
MOMENT = 31
# Those interviewed are listed within so many characters: "34 detainees, four guards and a judge".
LISTED = 80
# So many days after others a count is no longer an early one.
SETTLED = 2
# Figures of an event may be dated by the days in which its wounded still died.
AFTERMATH = 14


def of_others(matter: Matter, claim: Claim) -> bool:
    """Whether the words beside a number give it to others: the wounded, or those interviewed."""
    quantity = claim.quantity
    if quantity is None:
        return False
    text, table = matter.documents[claim.document].text, load("reconcile")
    before = _before(matter, claim)
    told = table["informants"]
    spoke = [re.split(rf"\b{re.escape(words)}\b", before) for words in told["before"]]
    listed = [set(parts[-1].split()) for parts in spoke if len(parts) > 1]
    if any(not words & set(told["breaks"]) for words in listed):
        return True
    after = re.findall(r"[\w'’-]+|[.;:,]", text[quantity.span.end : quantity.span.end + 40])[:2]
    return claim.act == "killing" and bool(set(after) & set(table["hurt"]["words"]))


def natural(claim: Claim) -> bool:
    """Whether a count of deaths is said to be of those that nobody caused."""
    patterns = load("reconcile")["natural"]["patterns"]
    return claim.act == "killing" and any(re.search(p, claim.span.exact) for p in patterns)


def _before(matter: Matter, claim: Claim) -> str:
    """The words of its sentence that stand right before a claim's number, in small letters."""
    if claim.quantity is None:
        return ""
    text, at = matter.documents[claim.document].text, claim.quantity.span.start
    return " ".join(re.split(r"[.;:!?]", text[max(0, at - LISTED) : at])[-1].casefold().split())


def superseded(matter: Matter, claim: Claim) -> bool:
    """Whether a figure is told as one that no longer stands: "the previous toll was 20"."""
    patterns = load("reconcile")["superseded"]["patterns"]
    before = _before(matter, claim)
    return any(re.search(rf"{pattern}$", before) for pattern in patterns)


def wider(matter: Matter, claim: Claim) -> bool:
    """Whether a figure is said to be of a longer time or a larger place than a short event."""
    when = matter.event.when
    length = interval_days(when) if when else None
    if when is None or length is None or length > MOMENT:
        return False
    longer = claim.period and (duration_days(claim.period) or 0) > max(length, MOMENT)
    if longer and not _ranked(claim):
        return True
    if claim.when is not None and _beyond(claim.when, when):
        return True
    table = load("reconcile")["wider"]
    if any(re.search(pattern, claim.span.exact) for pattern in table["since"]):
        return not _ranked(claim)
    place = claim.place
    if place is None or _tied(matter, claim) or claim.when is not None:
        return False
    words = set(place.text.casefold().replace("-", " ").split())
    if words & set(table["of_a_side"]) or _here(matter, place.text):
        return False
    return bool(words & set(table["words"]))


def _ranked(claim: Claim) -> bool:
    """Whether a passage ranks its event by a time: "the deadliest in almost a year"."""
    words = re.findall(r"\w+", claim.span.exact.casefold())
    return bool(set(words) & set(load("reconcile")["wider"]["superlatives"]))


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


def of_one_size(matter: Matter, claims: list[Claim]) -> list[Claim]:
    """Claims without those whose size shows that they count something else.

    So much above the middle figure they count a larger whole: a war's dead
    stand in many reports of a day's. So much below what was known days before
    they count another event, since a toll does not fall.
    """
    level = {c.id: interval(c).low or interval(c).high or 0 for c in claims}
    middle = sorted(level.values())[len(claims) // 2] if len(claims) > 2 else 0
    if not middle:
        return claims
    backed = _backing(matter, claims, level)
    kept = [
        c
        for c in claims
        if level[c.id] <= UNTIED * middle
        or (level[c.id] <= WHOLE * middle
            and (_tied(matter, c) or 2 * backed[matter.origin(c)] >= level[c.id]))
        or c.when
        or c.period
    ]  # fmt: skip
    known = _known_before(matter, kept, level)
    return [c for c in kept if c.when or UNTIED * level[c.id] > known.get(matter.day(c), 0)]


def _known_before(
    matter: Matter, claims: list[Claim], level: dict[str, int]
) -> dict[date | None, int]:
    """For each day of report the middle figure of those told days before it; 0 for under three."""
    rows = sorted((day, level[c.id]) for c in claims if (day := matter.day(c)))
    found: dict[date | None, int] = {None: 0}
    for day in dict.fromkeys(day for day, _ in rows):
        before = sorted(n for on, n in rows if on + timedelta(days=SETTLED) <= day)
        found[day] = before[len(before) // 2] if len(before) > 2 else 0
    return found


def _backing(matter: Matter, claims: list[Claim], level: dict[str, int]) -> dict[int, int]:
    """For each origin the largest figure that any other origin gives."""
    top: dict[int, int] = {}
    for claim in claims:
        top[matter.origin(claim)] = max(top.get(matter.origin(claim), 0), level[claim.id])
    ranked = sorted(top, key=lambda origin: -top[origin])
    second = top[ranked[1]] if len(ranked) > 1 else 0
    return {origin: second if origin == ranked[0] else top[ranked[0]] for origin in top}


def _tied(matter: Matter, claim: Claim) -> bool:
    """Whether a claim itself says that it is of the event: its place, or how it was done."""
    here = claim.place is not None and claim.place.entity == matter.event.place
    return here or bool(claim.method)
