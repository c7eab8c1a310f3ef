"""Matters over all documents: what ties one document's account to the others', what forbids it.

As within a document, every evidence is one function with its sentence.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeVar

from recount.link.bounds import Bounds
from recount.link.slots import (
    LASTING,
    MANYFOLD,
    TOLLS,
    Account,
    Days,
    Slot,
    apart,
    scope_apart,
    settings_part,
)
from recount.model.ledger import Reason

# News without a date of its own is of the week before it.
WEEK = 7
# Without a time, events of one place stay one while their reports lie so many days apart.
NEWS = 45
# A toll told so many days after others is no early one, and does not fall to a fifth.
SETTLED = 2
FALLEN = 5
# A document's account joins a matter from so much evidence on.
ENOUGH = 1.5


@dataclass(frozen=True, slots=True)
class Pair:
    """A matter so far, the account of one document, and the statements both print."""

    event: Slot
    slot: Slot
    tied: tuple[tuple[str, str], ...] = ()
    shares_text: bool = False

    @property
    def joins(self) -> int:
        """How many statements join them; text they share in part counts as one."""
        return len(self.tied) or int(self.shares_text)

    @property
    def timed(self) -> bool:
        """Whether both give a day, and their days meet."""
        both = self.event.days and self.slot.days
        return bool(both and not apart(self.event.days, self.slot.days))


# How much an evidence weighs, and the claims it rests on; None where it says nothing.
Weight = tuple[float, tuple[str, ...]] | None
Evidence = Callable[[Pair], Weight]


def one_statement(pair: Pair) -> Weight:
    """Its document prints a statement, in nearly the same words, that another prints of this."""
    if not pair.tied:
        return None
    return 2.0 * min(2, len(pair.tied)), tuple(dict.fromkeys(c for tie in pair.tied for c in tie))


def one_text(pair: Pair) -> Weight:
    """Its document gives no place and no day, and shares text with one that tells this."""
    return (2.0, ()) if pair.shares_text and not pair.tied else None


def same_days(pair: Pair) -> Weight:
    """Both documents put it at the same time."""
    return (2.0, (pair.event.dated, pair.slot.dated)) if pair.timed else None


def reported_within_a_week(pair: Pair) -> Weight:
    """Its document gives no day, and was published in the week after."""
    event, slot = pair.event, pair.slot
    if event.days is None or slot.days is not None:
        return None
    last = event.days[1]
    near = any(0 <= (on - last).days <= WEEK for on in slot.reported)
    return (0.5, (event.dated,)) if near else None


def same_method(pair: Pair) -> Weight:
    """Both documents tell of one method."""
    return _shared(0.5, pair.event.methods, pair.slot.methods)


def same_figure(pair: Pair) -> Weight:
    """Both documents give the same large figure."""
    if pair.slot.family != "violence":
        return None
    return _shared(1.0, pair.event.figures, pair.slot.figures)


def one_account(pair: Pair) -> Weight:
    """Both documents have one voice give the same large figure of one act."""
    return _shared(1.5, pair.event.accounts, pair.slot.accounts)


def same_place(pair: Pair) -> Weight:
    """Both documents put it at the same place."""
    return _shared(3.0, pair.event.places, pair.slot.places)


def place_named_beside(pair: Pair) -> Weight:
    """The places that both documents give share a name."""
    if pair.event.places.keys() & pair.slot.places.keys():
        return None
    return _shared(1.5, pair.event.near, pair.slot.near)


def another_place_of_it(pair: Pair) -> Weight:
    """Its document names another place, and what else they share outweighs that."""
    return (-1.0, ()) if _elsewhere(pair) else None


Key = TypeVar("Key", str, int, Account)


def _shared(weight: float, one: dict[Key, str], other: dict[Key, str]) -> Weight:
    both = sorted(one.keys() & other.keys())
    return (weight, (one[both[0]], other[both[0]])) if both else None


EVIDENCE: tuple[Evidence, ...] = (
    one_statement,
    one_text,
    same_days,
    same_place,
    place_named_beside,
    another_place_of_it,
    reported_within_a_week,
    same_method,
    same_figure,
    one_account,
)


def _elsewhere(pair: Pair) -> bool:
    """Whether both name places, and no name is in both."""
    event, slot = pair.event, pair.slot
    if event.places.keys() & slot.places.keys() or event.near.keys() & slot.near.keys():
        return False
    return bool(event.near and slot.near)


def at_other_times(pair: Pair) -> bool:
    """The times given exclude one another, or one is a part of a longer whole."""
    event, slot = pair.event, pair.slot
    if slot.family in LASTING or pair.joins > 1:
        return False
    broad = None if slot.days else slot.broad
    return _far_apart(event.days, slot.days) or scope_apart(event, slot.days, broad)


def in_other_settings(pair: Pair) -> bool:
    """The one was done in fighting, the other to people held."""
    return settings_part(pair.event, frozenset(pair.slot.methods))


def at_another_place(pair: Pair) -> bool:
    """They name different places, and neither a day nor a shared statement joins them."""
    if pair.joins:
        return False
    if _elsewhere(pair) and (not pair.timed or pair.slot.family != "violence"):
        return True
    event, slot = pair.event, pair.slot
    named = bool(event.places and slot.places and not event.places.keys() & slot.places.keys())
    return named and slot.family != "violence"


def long_after(pair: Pair) -> bool:
    """Neither gives a day, and they were reported weeks apart."""
    if pair.timed or pair.joins or (pair.event.facility and pair.slot.facility):
        return False
    ours: list[date] = [*pair.event.reported, *(pair.event.days or ())]
    theirs: list[date] = [*pair.slot.reported, *(pair.slot.days or ())]
    if not ours or not theirs:
        return False
    return all(abs((a - b).days) > NEWS for a in ours for b in theirs)


def of_a_fallen_toll(pair: Pair) -> bool:
    """It gives no day, and its toll is far below what was known of this days before."""
    if pair.joins or pair.slot.days:
        return False
    return any(_fallen(pair.event, act, rows) for act, rows in pair.slot.tolls.items())


def _fallen(event: Slot, act: str, rows: list[tuple[date | None, int]]) -> bool:
    days = [on for on, _ in rows if on]
    if not days:
        return False
    settled = min(days) - timedelta(days=SETTLED)
    known = sorted(n for on, n in event.tolls.get(act, ()) if on and on <= settled)
    return len(known) > 2 and FALLEN * max(n for _, n in rows) <= known[len(known) // 2]


def of_a_larger_toll(pair: Pair) -> bool:
    """Its toll is many times the largest told of the matter, and no day it gives ties them."""
    if pair.joins or (pair.timed and (pair.slot.own_day or not _one_document(pair))):
        return False
    return any(_larger(pair.event, pair.slot, act) for act in TOLLS)


def _one_document(pair: Pair) -> bool:
    """Whether a document that tells of the matter already gives this account too."""
    told = {claim.document for claim in pair.event.claims}
    return pair.slot.claims[0].document in told


def _larger(event: Slot, slot: Slot, act: str) -> bool:
    known = max((level for _, level in event.tolls.get(act, ())), default=0)
    least = min((level for _, level in slot.tolls.get(act, ())), default=0)
    return bool(known) and least >= MANYFOLD * known


VETOES: tuple[Callable[[Pair], bool], ...] = (
    at_other_times,
    in_other_settings,
    at_another_place,
    long_after,
    of_a_fallen_toll,
    of_a_larger_toll,
)


def _far_apart(one: Days | None, other: Days | None) -> bool:
    """Whether times lie more than a day apart; a report's day is often taken for the event's."""
    return apart(one, other) and bool(
        one and other and min(abs((one[0] - other[1]).days), abs((other[0] - one[1]).days)) > 1
    )


def belongs(pair: Pair) -> float | None:
    """How well a document's account belongs to a matter of others; None where it is forbidden."""
    if any(veto(pair) for veto in VETOES):
        return None
    return sum(weight[0] for evidence in EVIDENCE if (weight := evidence(pair)))


def _reasons(pair: Pair) -> tuple[Reason, ...]:
    return tuple(
        Reason.of(evidence, weight[1]) for evidence in EVIDENCE if (weight := evidence(pair))
    )


def _of_one_kind(pair: Pair) -> bool:
    event, slot = pair.event, pair.slot
    return (event.family, event.generic) == (slot.family, slot.generic)


@dataclass(slots=True)
class _Gathered:
    """The matters found so far, where each claim is, and by what keys a matter can be met."""

    events: list[Slot]
    home: dict[str, int]
    index: dict[tuple[str, object], list[int]]
    told: dict[tuple[str, str], list[int]]

    def add(self, slot: Slot, number: int) -> None:
        """Let a slot that became part of matter `number` be met by its keys and claims."""
        for key in _keys(self.events[number]):
            members = self.index.setdefault(key, [])
            if number not in members:
                members.append(number)
        self.home.update({claim.id: number for claim in slot.claims})
        for document in dict.fromkeys(claim.document for claim in slot.claims):
            numbers = self.told.setdefault((document, slot.family), [])
            numbers.append(number)
            numbers.sort(key=lambda n: (-len(self.events[n].claims), n))


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
    known = _Gathered([], {}, {}, {})
    for slot in slots:
        pairs = _candidates(slot, known, ties, partners)
        scored = [
            (score, -number)
            for number, pair in sorted(pairs.items())
            if _of_one_kind(pair)
            and not bounds.apart(pair.event.claims, slot.claims)
            and (score := belongs(pair)) is not None
        ]
        best = max(scored, default=(0.0, 0))
        if best[0] >= ENOUGH:
            number = -best[1]
            bounds.join(known.events[number].claims, slot.claims)
            known.events[number].absorb(slot, _reasons(pairs[number]))
        else:
            number = len(known.events)
            known.events.append(slot)
        known.add(slot, number)
    return known.events


def _candidates(
    slot: Slot, known: _Gathered, ties: dict[str, set[str]], partners: dict[str, tuple[str, ...]]
) -> dict[int, Pair]:
    """The matters a document's account can be of, each as a pair with it, by number."""
    found = {n for key in (*_keys(slot), *_week(slot)) for n in known.index.get(key, ())}
    tied: dict[int, list[tuple[str, str]]] = {}
    for claim in slot.claims:
        for other in sorted(ties.get(claim.id, ())):
            if other in known.home:
                tied.setdefault(known.home[other], []).append((other, claim.id))
    beside: set[int] = set()
    if not slot.near and not slot.days:
        for partner in partners.get(slot.claims[0].document, ()):
            beside.update(known.told.get((partner, slot.family), ())[:1])
    return {
        n: Pair(known.events[n], slot, tuple(tied.get(n, ())), n in beside)
        for n in found | tied.keys() | beside
    }


def _keys(slot: Slot) -> list[tuple[str, object]]:
    names = sorted(slot.near.keys() | slot.places.keys())
    keys: list[tuple[str, object]] = [("place", word) for word in names]
    keys += [("account", account) for account in slot.accounts]
    if slot.days and slot.days[1] - slot.days[0] <= timedelta(days=3):
        first, last = slot.days
        keys += [("day", first + timedelta(days=n)) for n in range((last - first).days + 1)]
    return keys


def _week(slot: Slot) -> list[tuple[str, object]]:
    """Days an untimed slot may be of: the week before it was reported."""
    if slot.days or slot.broad:
        return []
    return [("day", on - timedelta(days=n)) for on in slot.reported for n in range(WEEK + 1)]
