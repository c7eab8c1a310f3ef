"""Claims of one matter: within a document by what each says and carries on, then across."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, timedelta

from recount.link.bounds import Bounds
from recount.link.names import sound_key
from recount.link.places import place_form, place_words
from recount.model.claim import Claim
from recount.model.document import Document
from recount.model.times import TimeInterval
from recount.resources import load

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
# Of the wounded, those who die within so many days belong to the event.
AFTERMATH = 10
# News without a date of its own is of the week before it.
WEEK = 7
# Figures from so many on are of one count when they are equal; smaller ones are equal by chance.
TELLING = 30
# Without a time, events of one place stay one while their reports lie so many days apart.
NEWS = 45


@dataclass(slots=True)
class Slot:
    """Claims taken together so far, with the places and the time they give."""

    family: str
    generic: bool = False
    claims: list[Claim] = field(default_factory=list)
    places: set[str] = field(default_factory=set)
    near: set[str] = field(default_factory=set)
    days: tuple[date, date] | None = None
    broad: tuple[date, date] | None = None
    facility: bool = False
    town: bool = False
    methods: set[str] = field(default_factory=set)
    acts: set[str] = field(default_factory=set)
    figures: set[int] = field(default_factory=set)
    reported: list[date] = field(default_factory=list)
    stretches: list[tuple[date, date]] = field(default_factory=list)

    def take(self, claim: Claim) -> None:
        """Add a claim and what it says of place and time."""
        self.claims.append(claim)
        self.places |= core_places(claim)
        self.near |= all_places(claim)
        self.facility = self.facility or _facility(claim)
        self.town = self.town or (_names_place(claim) and not _facility(claim))
        self.methods |= method_kinds(claim)
        self.acts.add(claim.act)
        level = claim.quantity.low if claim.quantity and claim.quantity.bound != "vague" else None
        self.figures |= {level} if level and level >= TELLING else set()
        days, broad = moment(claim.when)
        if days and not _apart(self.days, days):
            self.days = _narrow(self.days, days)
        if broad:
            self.broad = _narrow(self.broad, broad)
            self.stretches.append(broad)

    def absorb(self, other: Slot) -> None:
        """Add all of another slot."""
        self.claims += other.claims
        self.places |= other.places
        self.near |= other.near
        self.facility = self.facility or other.facility
        self.town = self.town or other.town
        self.reported += other.reported
        self.methods |= other.methods
        self.acts |= other.acts
        self.figures |= other.figures
        self.stretches += other.stretches
        if other.days:
            self.days = _narrow(self.days, other.days)
        if other.broad:
            self.broad = _narrow(self.broad, other.broad)


def _narrow(one: tuple[date, date] | None, other: tuple[date, date]) -> tuple[date, date]:
    if one is None:
        return other
    low, high = max(one[0], other[0]), min(one[1], other[1])
    return (low, high) if low <= high else one


def moment(
    when: TimeInterval | None,
) -> tuple[tuple[date, date] | None, tuple[date, date] | None]:
    """A claim's time as (moment, None), (None, long or open stretch) or (None, None)."""
    if when is None or (when.earliest is None and when.latest is None):
        return None, None
    days = when.days()
    if days[1] - days[0] <= timedelta(days=MOMENT):
        return days, None
    return None, days


def core_places(claim: Claim) -> set[str]:
    """What a claim's place is, by entity and sound; nothing for one that only lies by a name."""
    if claim.place is None:
        return set()
    form = place_form(claim.place.text)
    if form.beside or form.shape == "country":
        return set()
    own = {claim.place.entity} if claim.place.entity else set()
    return own | {sound_key(word) for word in form.core}


def all_places(claim: Claim) -> set[str]:
    """Sounds of every name in a claim's place, countries left out."""
    return {sound_key(w) for w in place_words(claim.place.text)} if claim.place else set()


def method_kinds(claim: Claim) -> set[str]:
    """Widest classes of method that a claim's method belongs to ("bombing" for a car bomb)."""
    table = load("methods")
    low = (claim.method or "").casefold()
    return {
        row.get("in", name)
        for name, row in table.items()
        if any(re.search(rf"\b{re.escape(stem)}", low) for stem in row["words"])
    }


def _settings(kinds: set[str]) -> set[str]:
    """Whether methods are those of fighting, of custody, or either (nothing)."""
    table = load("methods")
    return {table[kind]["setting"] for kind in kinds if "setting" in table[kind]}


def _names_place(claim: Claim) -> bool:
    """Whether a claim names its place, rather than "the prison" or "the site"."""
    return bool(core_places(claim)) and _shape(claim) == "name"


def _facility(claim: Claim) -> bool:
    return (
        claim.place is not None
        and place_form(claim.place.text).kind == "facility"
        and _shape(claim) == "name"
    )


def _shape(claim: Claim) -> str:
    return place_form(claim.place.text).shape if claim.place else "none"


def _apart(one: tuple[date, date] | None, other: tuple[date, date] | None) -> bool:
    return bool(one and other and (one[1] < other[0] or other[1] < one[0]))


def _scope_apart(slot: Slot, days: object, broad: object) -> bool:
    """A long stretch is the whole of what a moment is a part of: never one event."""
    whole = slot.days is not None and broad is not None and days is None
    part = slot.broad is not None and slot.days is None and days is not None
    return whole or part


def _of_its_wounded(slot: Slot, claim: Claim, days: tuple[date, date] | None) -> bool:
    """Whether some of an event's wounded died in the days after: part of the event's toll.

    Where they died, a hospital or nowhere named, is not where it happened.
    """
    said = {word for named in claim.victims for word in named.text.casefold().split()}
    hurt = bool(said & set(load("events")["wounded"]["words"]))
    part = claim.quantity is not None and claim.quantity.measure == "subset"
    known = part or hurt or _told_before(slot, claim)
    if not (known and days and slot.days) or claim.act not in ("killing", "injury"):
        return False
    mine = core_places(claim)
    if mine and not mine & slot.places and not (hurt and _shape(claim) == "head"):
        return False
    return timedelta(0) < days[0] - slot.days[1] <= timedelta(days=AFTERMATH)


def _told_before(slot: Slot, claim: Claim) -> bool:
    """Whether a claim repeats the very toll of an event, at its place."""
    count = claim.quantity.count() if claim.quantity else None
    same = any(c.act == claim.act and c.quantity and c.quantity.count() == count
               for c in slot.claims)  # fmt: skip
    return same and bool(core_places(claim) & slot.places)


def fits(slot: Slot, claim: Claim) -> int | None:
    """How well a claim belongs to a slot of its document; None where something forbids it."""
    days, broad = moment(claim.when)
    if _of_its_wounded(slot, claim, days):
        return 1
    lasts = slot.family in LASTING
    if not lasts and (_apart(slot.days, days) or _scope_apart(slot, days, broad)):
        return None
    ours, theirs = _settings(method_kinds(claim)), _settings(slot.methods)
    if ours and theirs and not ours & theirs:
        return None
    score = 3 if slot.days and days else 0
    places, mine = slot.places, core_places(claim)
    if not lasts and broad and not days and not slot.broad and not mine & places:
        return None
    if mine and places:
        if mine & places:
            return score + 3
        if not _names_place(claim) or not (slot.town or slot.facility):
            return score
        if slot.family != "violence" or (slot.facility and not slot.town):
            return None
        kinds = method_kinds(claim)
        if kinds and slot.methods and not kinds & slot.methods and not score:
            return None
        return score - 1 if score or not days else None
    if all_places(claim) & slot.near:
        score += 1
    return score


def _past(slot: Slot, on: date | None) -> bool:
    """Whether a slot is history to its document: nothing that names no time goes back to it."""
    days = slot.days or slot.broad
    return bool(on and days and days[1].year < 9999 and (on - days[1]).days > NEWS)


def local_slots(claims: list[Claim], document: Document, bounds: Bounds) -> list[Slot]:
    """The matters of one document, claims in text order; what says nothing carries on.

    `bounds` keep apart what a person said is apart.
    """
    slots: list[Slot] = []
    on = document.published.interval().days()[0] if document.published.earliest else None
    for claim in claims:
        family, generic = FAMILIES.get(claim.act, "other"), claim.telling == "generic"
        scored = [
            (score, not _past(slot, on), claim.act in slot.acts, at)
            for at, slot in enumerate(slots)
            if slot.family == family
            and slot.generic == generic
            and not bounds.apart(slot.claims, [claim])
            and (score := fits(slot, claim)) is not None
            and (score >= 0 or not _past(slot, on))
        ]
        best = max(scored, default=None)
        if best is None or best[0] < -1:
            slots.append(Slot(family, generic))
            best = (0, True, True, len(slots) - 1)
        slots[best[3]].take(claim)
        bounds.join(slots[best[3]].claims, [claim])
        slots.append(slots.pop(best[3]))
    for slot in slots:
        slot.reported = [on] if on else []
    return slots


def belongs(event: Slot, slot: Slot, tied: int) -> float | None:
    """How well a document's slot belongs to a matter of others; None where it is forbidden."""
    parted = _far_apart(event.days, slot.days) or _scope_apart(
        event, slot.days, None if slot.days else slot.broad
    )
    if parted and slot.family not in LASTING and tied < 2:
        return None
    ours, theirs = _settings(slot.methods), _settings(event.methods)
    if ours and theirs and not ours & theirs:
        return None
    timed = bool(event.days and slot.days) and not _apart(event.days, slot.days)
    score = 2.0 * min(2, tied) + (2 if timed else 0) + _likeness(event, slot)
    if event.places & slot.places:
        score += 3
    elif event.near & slot.near:
        score += 1.5
    elif event.near and slot.near:
        if not tied and (not timed or slot.family != "violence"):
            return None
        score -= 1
    apart = bool(event.places and slot.places and not event.places & slot.places)
    if apart and slot.family != "violence":
        return score if tied else None
    if not timed and not tied and not (event.facility and slot.facility) and _far(event, slot):
        return None
    return score


def _far_apart(one: tuple[date, date] | None, other: tuple[date, date] | None) -> bool:
    """Whether times lie more than a day apart; a report's day is often taken for the event's."""
    return _apart(one, other) and bool(
        one and other and min(abs((one[0] - other[1]).days), abs((other[0] - one[1]).days)) > 1
    )


def _likeness(event: Slot, slot: Slot) -> float:
    """What speaks for one matter beside place and day: its week, its method, its very figure."""
    window = bool(
        event.days
        and not slot.days
        and any(0 <= (on - event.days[1]).days <= WEEK for on in slot.reported)
    )
    same = bool(event.figures & slot.figures) and slot.family == "violence"
    return 0.5 * window + 0.5 * bool(event.methods & slot.methods) + 1.0 * same


def _far(event: Slot, slot: Slot) -> bool:
    """Whether untimed matters were reported, or dated and reported, too far apart to be one."""
    ours: list[date] = [*event.reported, *(event.days or ())]
    theirs: list[date] = [*slot.reported, *(slot.days or ())]
    if not ours or not theirs:
        return False
    return all(abs((a - b).days) > NEWS for a in ours for b in theirs)


def across(
    slots: list[Slot],
    ties: dict[str, set[str]],
    partners: dict[str, tuple[str, ...]],
    bounds: Bounds,
) -> list[Slot]:
    """Matters over all documents: each slot joins the best that fits by place, day or shared text.

    `ties` are claims that are one statement, `partners` documents that share
    text. Candidates come from an index by place, day, tied claim and partner,
    so the work grows with the slots and not with their pairs. `bounds` keep apart
    what a person said is apart.
    """
    slots = sorted(slots, key=lambda s: (not (s.days and s.near), not s.near, not s.days))
    events: list[Slot] = []
    index: dict[tuple[str, object], list[int]] = {}
    home: dict[str, int] = {}
    told: dict[tuple[str, str], list[int]] = {}
    for slot in slots:
        votes: dict[int, int] = {}
        for claim in slot.claims:
            for other in sorted(ties.get(claim.id, ())):
                if other in home:
                    votes[home[other]] = votes.get(home[other], 0) + 1
        if not slot.near and not slot.days:
            for partner in partners.get(slot.claims[0].document, ()):
                for n in told.get((partner, slot.family), ())[:1]:
                    votes.setdefault(n, 1)
        found = {n for key in (*_keys(slot), *_week(slot)) for n in index.get(key, ())}
        found |= votes.keys()
        scored = [
            (score, -n)
            for n in sorted(found)
            if (events[n].family, events[n].generic) == (slot.family, slot.generic)
            and not bounds.apart(events[n].claims, slot.claims)
            and (score := belongs(events[n], slot, votes.get(n, 0))) is not None
        ]
        best = max(scored, default=(0.0, 0))
        if best[0] >= 1.5:
            number = -best[1]
            bounds.join(events[number].claims, slot.claims)
            events[number].absorb(slot)
        else:
            number = len(events)
            events.append(slot)
        for key in _keys(events[number]):
            members = index.setdefault(key, [])
            if number not in members:
                members.append(number)
        home.update({claim.id: number for claim in slot.claims})
        for document in dict.fromkeys(claim.document for claim in slot.claims):
            numbers = told.setdefault((document, slot.family), [])
            numbers.append(number)
            numbers.sort(key=lambda n: (-len(events[n].claims), n))
    return events


def _keys(slot: Slot) -> list[tuple[str, object]]:
    keys: list[tuple[str, object]] = [("place", word) for word in sorted(slot.near | slot.places)]
    if slot.days and slot.days[1] - slot.days[0] <= timedelta(days=3):
        first, last = slot.days
        keys += [("day", first + timedelta(days=n)) for n in range((last - first).days + 1)]
    return keys


def _week(slot: Slot) -> list[tuple[str, object]]:
    """Days an untimed slot may be of: the week before it was reported."""
    if slot.days or slot.broad:
        return []
    return [("day", on - timedelta(days=n)) for on in slot.reported for n in range(WEEK + 1)]
