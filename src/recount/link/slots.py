"""What claims say of where, when and how, and the matters they are gathered in."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache

from recount.link.placekeys import Keys, telling
from recount.link.places import place_form, place_names
from recount.model.claim import Claim
from recount.model.ledger import Reason
from recount.model.times import TimeInterval
from recount.resources import load

Days = tuple[date, date]
# The key of a named voice, the act, and a figure it gives for that.
Account = tuple[str, str, int]

# Acts that are told of one matter together: an attack, its dead, its wounded, its traces.
FAMILIES = {
    "killing": "violence", "injury": "violence", "attack": "violence", "atrocity": "violence",
    "destruction": "violence", "concealment": "violence", "detention": "custody",
    "torture": "custody", "unfair-trial": "custody", "sexual-violence": "custody",
    "deprivation": "custody",
    "abduction": "abduction", "disappearance": "abduction", "siege": "siege",
    "displacement": "displacement", "other": "other",
}  # fmt: skip
# What lasts is one matter whenever it is spoken of; its times say how long, not which.
LASTING = ("siege",)
# A time up to so many days is a moment's; a longer one is a campaign's or a war's.
MOMENT = 31
# Acts whose totals are tolls.
TOLLS = ("killing", "injury")
# Tolls of one event do not lie so many times apart.
MANYFOLD = 10
# Figures from so many on are of one count when they are equal; smaller ones are equal by chance.
TELLING = 30


@dataclass(frozen=True, slots=True)
class Said:
    """What one claim says by itself of its matter.

    `days` is a moment, `broad` a long or open stretch, at most one of them set;
    `carried` where its own words give no time, and a neighbour's was carried over;
    `places` what its place is, `near` every name in its wording; `figure` a
    count large enough to tell one event from another, `toll` a total of dead or hurt.
    """

    claim: Claim
    days: Days | None
    broad: Days | None
    places: frozenset[str]
    near: frozenset[str]
    methods: frozenset[str]
    named: bool
    facility: bool
    figure: int | None
    toll: int | None
    carried: bool


def said(claim: Claim, keys: Keys) -> Said:
    """The facts of a claim that its evidence is asked of; `keys` are those of places' names."""
    days, broad = moment(claim.when)
    places = frozenset(core_places(claim, keys))
    level = claim.quantity.low if claim.quantity and claim.quantity.bound != "vague" else None
    return Said(
        claim,
        days,
        broad,
        places,
        frozenset(all_places(claim, keys)),
        method_kinds(claim.method or ""),
        bool(places) and shape(claim) == "name" and not _lent(claim, days),
        _facility(claim),
        level if level and level >= TELLING else None,
        level if level and claim.act in TOLLS and _is_total(claim) else None,
        _carried(claim),
    )


def _carried(claim: Claim) -> bool:
    words = claim.when.words if claim.when else None
    return words is not None and words not in claim.span.exact


def _lent(claim: Claim, days: Days | None) -> bool:
    """Whether a deed's place is lent by a clause beside it, and no day or figure is its own.

    "Before they were shot, they were tried in Ossin" does not say where they were shot.
    """
    if FAMILIES.get(claim.act) != "violence" or days or claim.quantity:
        return False
    return not said_in_place(claim)


def said_in_place(claim: Claim) -> bool:
    """Whether a claim's place stands in its own passage."""
    return claim.place is not None and claim.span.covers(claim.place.span)


def _is_total(claim: Claim) -> bool:
    return claim.quantity is not None and claim.quantity.measure == "total"


@dataclass(slots=True)
class Slot:
    """Claims taken together so far, with the places and the time they give.

    Each place, method and figure is held with the first claim that says it, and
    `why` with what put each claim here: so a join can show what it rests on.
    `generic` matters are of what happens in general, and of no event. `weight` counts
    the claims that give its days: of days that part, those of most claims hold;
    `own_day` says whether the words of any of them do.
    `tolls` are totals by act, each with the day its document appeared, `accounts`
    large figures that a named voice gives.
    """

    family: str
    generic: bool = False
    claims: list[Claim] = field(default_factory=list)
    places: dict[str, str] = field(default_factory=dict)
    near: dict[str, str] = field(default_factory=dict)
    days: Days | None = None
    dated: str = ""
    weight: int = 0
    own_day: bool = False
    broad: Days | None = None
    facility: bool = False
    town: bool = False
    methods: dict[str, str] = field(default_factory=dict)
    acts: set[str] = field(default_factory=set)
    figures: dict[int, str] = field(default_factory=dict)
    tolls: dict[str, list[tuple[date | None, int]]] = field(default_factory=dict)
    reported: list[date] = field(default_factory=list)
    stretches: list[Days] = field(default_factory=list)
    accounts: dict[Account, str] = field(default_factory=dict)
    why: dict[str, tuple[Reason, ...]] = field(default_factory=dict)

    def take(self, what: Said, reasons: tuple[Reason, ...], on: date | None = None) -> None:
        """Add a claim told on a day, what it says, and why it is of this matter."""
        claim = what.claim
        self.claims.append(claim)
        self.why[claim.id] = reasons
        for word in sorted(what.places):
            self.places.setdefault(word, claim.id)
        for word in sorted(what.near):
            self.near.setdefault(word, claim.id)
        for kind in sorted(what.methods):
            self.methods.setdefault(kind, claim.id)
        if what.figure is not None:
            self.figures.setdefault(what.figure, claim.id)
        if what.toll is not None:
            self.tolls.setdefault(claim.act, []).append((on, what.toll))
        self.facility = self.facility or what.facility
        self.town = self.town or (what.named and not what.facility)
        self.acts.add(claim.act)
        if what.days and not apart(self.days, what.days):
            self.days = _narrow(self.days, what.days)
            self.dated = self.dated or claim.id
            self.weight += 1
            self.own_day = self.own_day or not what.carried
        if what.broad:
            self.broad = _narrow(self.broad, what.broad)
            self.stretches.append(what.broad)

    def absorb(self, other: Slot, reasons: tuple[Reason, ...]) -> None:
        """Add all of another slot, and why it is of this matter."""
        self.claims += other.claims
        self.why.update({claim: (*own, *reasons) for claim, own in other.why.items()})
        self.places = other.places | self.places
        self.near = other.near | self.near
        self.facility = self.facility or other.facility
        self.town = self.town or other.town
        self.reported += other.reported
        self.methods = other.methods | self.methods
        self.acts |= other.acts
        self.figures = other.figures | self.figures
        self.accounts = other.accounts | self.accounts
        for act, rows in other.tolls.items():
            self.tolls[act] = [*self.tolls.get(act, ()), *rows]
        self.stretches += other.stretches
        if other.days:
            lighter = apart(self.days, other.days) and other.weight > self.weight
            self.days = other.days if lighter else _narrow(self.days, other.days)
            self.dated = other.dated if lighter else self.dated or other.dated
            self.weight += other.weight
            self.own_day = self.own_day or other.own_day
        if other.broad:
            self.broad = _narrow(self.broad, other.broad)


def _narrow(one: Days | None, other: Days) -> Days:
    if one is None:
        return other
    low, high = max(one[0], other[0]), min(one[1], other[1])
    return (low, high) if low <= high else one


def moment(when: TimeInterval | None) -> tuple[Days | None, Days | None]:
    """A claim's time as (moment, None), (None, long or open stretch) or (None, None)."""
    if when is None or (when.earliest is None and when.latest is None):
        return None, None
    days = when.days()
    if days[1] - days[0] <= timedelta(days=MOMENT):
        return days, None
    return None, days


def core_places(claim: Claim, keys: Keys) -> set[str]:
    """What a claim's place is, by entity and name; nothing for one that only lies by a name."""
    if claim.place is None:
        return set()
    form = place_form(claim.place.text)
    if form.beside or form.shape == "country":
        return set()
    own = {claim.place.entity} if claim.place.entity else set()
    return own | {keys.get(word, word) for word in telling(form.core)}


def all_places(claim: Claim, keys: Keys) -> set[str]:
    """The key of every name in a claim's place, countries left out."""
    names = place_names(claim.place.text) if claim.place else ()
    return {keys.get(word, word) for name in names for word in telling(name)}


@cache
def method_kinds(method: str) -> frozenset[str]:
    """Widest classes that a method as worded belongs to ("bombing" for a car bomb)."""
    low = method.casefold()
    return frozenset(
        row.get("in", name)
        for name, row in load("methods").items()
        if any(re.search(rf"\b{re.escape(stem)}", low) for stem in row["words"])
    )


def settings_part(one: Slot, methods: frozenset[str]) -> bool:
    """Whether methods are those of fighting on one side and of custody on the other."""
    table = load("methods")
    ours, theirs = (
        {table[kind]["setting"] for kind in kinds if "setting" in table[kind]}
        for kinds in (frozenset(one.methods), methods)
    )
    return bool(ours and theirs and not ours & theirs)


def _facility(claim: Claim) -> bool:
    return (
        claim.place is not None
        and place_form(claim.place.text).kind == "facility"
        and shape(claim) == "name"
    )


def shape(claim: Claim) -> str:
    """The shape of a claim's place ("name", "head", "country"), "none" where it has no place."""
    return place_form(claim.place.text).shape if claim.place else "none"


def apart(one: Days | None, other: Days | None) -> bool:
    """Whether two times exclude one another; one that is not known excludes none."""
    return bool(one and other and (one[1] < other[0] or other[1] < one[0]))


def scope_apart(slot: Slot, days: Days | None, broad: Days | None) -> bool:
    """A long stretch is the whole of what a moment is a part of: never one event."""
    whole = slot.days is not None and broad is not None and days is None
    part = slot.broad is not None and slot.days is None and days is not None
    return whole or part
