"""Figures of one scope, at one time, that no number can satisfy."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from itertools import combinations

from recount.model.claim import Claim
from recount.model.counts import Count
from recount.model.ledger import Finding
from recount.model.times import interval_days
from recount.reconcile.matter import Matter, finding
from recount.reconcile.place import places_apart
from recount.reconcile.scope import OF_A_PLACE, disjoint, interval, vague
from recount.reconcile.sheet import sheet
from recount.reconcile.wholes import MOMENT, superseded
from recount.reconcile.wording import figure, voices
from recount.resources import load

# So many days after an event its toll is no longer running, and later figures are comparable.
SETTLED = 3
# So many figures are set out in a sentence; of more, those in the middle are counted.
FIGURES = 6


def _of_one_time(matter: Matter, one: Claim, other: Claim) -> bool:
    """Whether figures were given on one day, or when the count stood still, or the later falls.

    A count that runs can only rise: a later figure below an earlier one is no update.
    """
    if one.document == other.document:
        return True
    a, b = matter.day(one), matter.day(other)
    if a is None or b is None or a == b:
        return True
    first, later = (one, other) if a < b else (other, one)
    low, high = interval(first).low, interval(later).high
    if low is not None and high is not None and high < low:
        return True
    when = matter.event.when
    if when is None or when.latest is None:
        return True
    return min(a, b) >= when.days()[1] + timedelta(days=SETTLED)


def _placed(matter: Matter, claim: Claim) -> bool:
    """Whether a figure says what it is of: its stretch of a long event, its place among several."""
    if claim.act in OF_A_PLACE and claim.place and not re.search(r"\b[A-Z]", claim.place.text):
        return False
    when = matter.event.when
    days = interval_days(when) if when else None
    if days is None or days <= MOMENT or claim.period or claim.when:
        return True
    since = load("reconcile")["wider"]["since"]
    return any(re.search(pattern, claim.span.exact) for pattern in since)


def relayed(matter: Matter, claims: list[Claim], one: Claim, other: Claim) -> bool:
    """Whether an outlet's own figure stands beside its one voice: two states of one count."""
    if one.document != other.document:
        return False
    voices = {matter.origin(c) for c in claims if c.document == one.document}
    own = matter.own_voice(one) or matter.own_voice(other)
    return own and len(voices) == 2


def _apart(matter: Matter, claims: list[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """Pairs of claims of different origins whose figures exclude one another, in their order.

    Each figure is asked once of each other, however many claims give it.
    """
    rows: dict[tuple[int, Count, bool], list[Claim]] = {}
    for claim in claims:
        rows.setdefault((matter.origin(claim), interval(claim), vague(claim)), []).append(claim)
    order = {claim.id: n for n, claim in enumerate(claims)}
    for (left, ones), (right, others) in combinations(rows.items(), 2):
        if left[0] != right[0] and disjoint(ones[0], others[0]):
            for one in ones:
                for other in others:
                    yield (one, other) if order[one.id] < order[other.id] else (other, one)


def _both_told(matter: Matter, claims: list[Claim]) -> set[frozenset[Count]]:
    """Pairs of figures that one voice gives beside each other in one document: of two things."""
    rows: dict[tuple[str, int], set[Count]] = {}
    for claim in claims:
        rows.setdefault((claim.document, matter.origin(claim)), set()).add(interval(claim))
    return {frozenset(pair) for held in rows.values() for pair in combinations(held, 2)}


def _of_two_places(matter: Matter, claims: list[Claim]) -> set[frozenset[str]]:
    """Pairs of named places, for each of which one voice gives a figure in one document."""
    rows: dict[tuple[str, int], dict[str, Claim]] = {}
    for claim in claims:
        if claim.place and claim.place.entity:
            key = (claim.document, matter.origin(claim))
            rows.setdefault(key, {}).setdefault(claim.place.entity, claim)
    return {
        frozenset((one, other))
        for held in rows.values()
        for (one, first), (other, second) in combinations(held.items(), 2)
        if places_apart(first, second)
    }


def _places(one: Claim, other: Claim) -> frozenset[str]:
    return frozenset(c.place.entity for c in (one, other) if c.place and c.place.entity)


def figures_disagree(matter: Matter) -> Iterator[Finding]:
    """Different origins give figures for the same thing that cannot both be right."""
    for scope, claims in sheet(matter).totals.items():
        if scope.part and scope.act not in OF_A_PLACE:
            continue
        claims = [c for c in claims if _placed(matter, c) and not superseded(matter, c)]
        parted: dict[str, Claim] = {}
        both, places = _both_told(matter, claims), _of_two_places(matter, claims)
        for one, other in _apart(matter, claims):
            if frozenset((interval(one), interval(other))) in both or _places(one, other) in places:
                continue
            if _of_one_time(matter, one, other) and not relayed(matter, claims, one, other):
                parted.update({one.id: one, other.id: other})
        if parted:
            yield finding(matter, "figures-disagree", parted.values(), _why(matter, parted))


def _why(matter: Matter, parted: dict[str, Claim]) -> str:
    """Figures from the lowest to the highest, each with its voices; of many the outer ones."""
    said: dict[Count, list[Claim]] = {}
    for claim in parted.values():
        said.setdefault(interval(claim), []).append(claim)
    ordered = sorted(said, key=lambda value: (value.low or value.high or 0, value.high or 0))
    t = matter.t
    rows = [
        t("said.figure", figure=figure(t, said[v][0]), voices=voices(matter, said[v]))
        for v in ordered
    ]
    if len(rows) > FIGURES:
        half = FIGURES // 2
        between = t.count("said.between", len(rows) - 2 * half)
        rows = [*rows[:half], between, *rows[-half:]]
    key = "both" if len(rows) == 2 else "all"
    return t(f"finding.figures-disagree.{key}", figures=t("said.against").join(rows))
