"""Claims of one matter within a document: what ties each, and what forbids it.

Every evidence is one function that weighs a claim against a matter told so
far, and its docstring is the sentence shown to whoever asks why.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from recount.link.bounds import Bounds
from recount.link.placekeys import Keys
from recount.link.slots import (
    FAMILIES,
    LASTING,
    MANYFOLD,
    Said,
    Slot,
    apart,
    said,
    scope_apart,
    settings_part,
    shape,
)
from recount.model.claim import Claim
from recount.model.document import Document
from recount.model.ledger import Reason
from recount.resources import load

# Of the wounded, those who die within so many days belong to the event.
AFTERMATH = 10
# Without a time, events of one place stay one while their reports lie so many days apart.
NEWS = 45

# How much an evidence weighs, and the claims it rests on; None where it says nothing.
Weight = tuple[int, tuple[str, ...]] | None
Evidence = Callable[[Slot, Said], Weight]


def died_of_wounds(slot: Slot, what: Said) -> Weight:
    """Some of the wounded, or of the dead already told of, died in the days after."""
    claim, days = what.claim, what.days
    words = {word for named in claim.victims for word in named.text.casefold().split()}
    hurt = bool(words & set(load("events")["wounded"]["words"]))
    part = claim.quantity is not None and claim.quantity.measure == "subset"
    known = part or hurt or _told_before(slot, what)
    if not (known and days and slot.days) or claim.act not in ("killing", "injury"):
        return None
    elsewhere = what.places and not what.places & slot.places.keys()
    if elsewhere and not (hurt and shape(claim) == "head"):
        return None
    after = timedelta(0) < days[0] - slot.days[1] <= timedelta(days=AFTERMATH)
    return (1, (slot.dated,)) if after else None


def _told_before(slot: Slot, what: Said) -> bool:
    """Whether a claim repeats the very toll of an event, at its place."""
    claim = what.claim
    count = claim.quantity.count() if claim.quantity else None
    same = any(c.act == claim.act and c.quantity and c.quantity.count() == count
               for c in slot.claims)  # fmt: skip
    return same and bool(what.places & slot.places.keys())


def same_days(slot: Slot, what: Said) -> Weight:
    """It is put at the same time as what its document tells before."""
    return (3, (slot.dated,)) if slot.days and what.days else None


def same_place(slot: Slot, what: Said) -> Weight:
    """It is put at the same place as what its document tells before."""
    shared = sorted(what.places & slot.places.keys())
    return (3, (slot.places[shared[0]],)) if shared else None


def place_named_beside(slot: Slot, what: Said) -> Weight:
    """The wording of its place names a place that its document names before."""
    if what.places and slot.places:
        return None
    shared = sorted(what.near & slot.near.keys())
    return (1, (slot.near[shared[0]],)) if shared else None


def another_place_of_it(slot: Slot, what: Said) -> Weight:
    """It names another place, and nothing else parts it from the attack its document tells of."""
    return (-1, ()) if _elsewhere(slot, what) else None


EVIDENCE: tuple[Evidence, ...] = (same_days, same_place, place_named_beside, another_place_of_it)


def _elsewhere(slot: Slot, what: Said) -> bool:
    """Whether a claim names a place of its own, that is none of the matter's."""
    if not what.places or not slot.places or what.places & slot.places.keys():
        return False
    return what.named and (slot.town or slot.facility)


def at_other_times(slot: Slot, what: Said) -> bool:
    """The times given exclude one another, or one is a part of a longer whole."""
    return slot.family not in LASTING and (
        apart(slot.days, what.days) or scope_apart(slot, what.days, what.broad)
    )


def in_other_settings(slot: Slot, what: Said) -> bool:
    """The one was done in fighting, the other to people held."""
    return settings_part(slot, what.methods)


def of_an_own_stretch(slot: Slot, what: Said) -> bool:
    """It is of a longer time, and not said to be of the same place."""
    own = what.broad is not None and what.days is None and slot.broad is None
    return slot.family not in LASTING and own and not what.places & slot.places.keys()


def at_another_place(slot: Slot, what: Said) -> bool:
    """It names another place, by another method or on a day of its own."""
    if not _elsewhere(slot, what):
        return False
    if slot.family != "violence" or (slot.facility and not slot.town):
        return True
    if slot.days and what.days:
        return False
    methods = bool(what.methods and slot.methods and not what.methods & slot.methods.keys())
    return methods or what.days is not None


def of_a_larger_toll(slot: Slot, what: Said) -> bool:
    """Its toll is many times the largest told of the matter before, and no day ties them."""
    known = max((level for _, level in slot.tolls.get(what.claim.act, ())), default=0)
    tied = slot.days and what.days and not what.carried
    if not known or what.toll is None or tied:
        return False
    return what.toll >= MANYFOLD * known


VETOES: tuple[Callable[[Slot, Said], bool], ...] = (
    at_other_times,
    in_other_settings,
    of_an_own_stretch,
    at_another_place,
    of_a_larger_toll,
)


def fits(slot: Slot, what: Said) -> int | None:
    """How well a claim belongs to a matter of its document; None where something forbids it."""
    if (late := died_of_wounds(slot, what)) is not None:
        return late[0]
    if any(veto(slot, what) for veto in VETOES):
        return None
    return sum(weight[0] for evidence in EVIDENCE if (weight := evidence(slot, what)))


def carries_on(slot: Slot) -> Reason:
    """It names no time and no place of its own, and goes on with what its document tells."""
    return Reason.of(carries_on, (slot.claims[-1].id,))


def told_first() -> Reason:
    """It is the first that its document tells of this matter."""
    return Reason.of(told_first)


def _reasons(slot: Slot, what: Said) -> tuple[Reason, ...]:
    """What ties a claim to a matter that it fits, as it was weighed."""
    listed = (died_of_wounds,) if died_of_wounds(slot, what) else EVIDENCE
    found = tuple(
        Reason.of(evidence, weight[1]) for evidence in listed if (weight := evidence(slot, what))
    )
    return found or (carries_on(slot),)


def _past(slot: Slot, on: date | None) -> bool:
    """Whether a slot is history to its document: nothing that names no time goes back to it."""
    days = slot.days or slot.broad
    return bool(on and days and days[1].year < 9999 and (on - days[1]).days > NEWS)


def local_slots(claims: list[Claim], document: Document, bounds: Bounds, keys: Keys) -> list[Slot]:
    """The matters of one document, claims in text order; what says nothing carries on.

    `bounds` keep apart what a person said is apart, `keys` are those of places' names.
    """
    slots: list[Slot] = []
    on = document.published.day()
    for what in (said(claim, keys) for claim in claims):
        family = FAMILIES.get(what.claim.act, "other")
        generic = what.claim.telling == "generic"
        scored = [
            (score, not _past(slot, on), what.claim.act in slot.acts, at)
            for at, slot in enumerate(slots)
            if (slot.family, slot.generic) == (family, generic)
            and not bounds.apart(slot.claims, [what.claim])
            and (score := fits(slot, what)) is not None
            and (score >= 0 or not _past(slot, on))
        ]
        best = max(scored, default=None)
        if best is None:
            slots.append(Slot(family, generic))
            slots[-1].take(what, (told_first(),), on)
            continue
        slot = slots.pop(best[3])
        slot.take(what, _reasons(slot, what), on)
        bounds.join(slot.claims, [what.claim])
        slots.append(slot)
    for slot in slots:
        slot.reported = [on] if on else []
    return slots
