"""Matters as events: with an act, a place, a time, a title a person would give, and origins."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date

from recount.link.across import across
from recount.link.bodies import bodies_beside
from recount.link.bounds import Bounds
from recount.link.forms import is_capital, trimmed
from recount.link.names import bare, pieces
from recount.link.origins import origins_of
from recount.link.placekeys import Keys, keys_of, telling
from recount.link.places import place_form, place_words
from recount.link.slots import TELLING, Account, Slot, said_in_place
from recount.link.titles import told_apart
from recount.link.told import Told
from recount.link.voice import Voice
from recount.link.within import local_slots
from recount.model.claim import Claim, stable_id
from recount.model.document import Document
from recount.model.ledger import Entity, Event, Member, Origin, Reason
from recount.model.times import TimeInterval
from recount.resources import load

# An event is named after the attack itself where so many of its claims state one.
ATTACK_SHARE = 0.2


def find_events(
    told: Told, found: dict[str, Voice], partners: dict[str, tuple[str, ...]], bounds: Bounds
) -> tuple[Event, ...]:
    """All events, those with most claims first.

    `found` are the origins of all claims, `partners` documents that share text,
    `bounds` what a person said of matters.
    """
    documents = tuple(told.documents.values())
    rows = {
        home: sorted(claims, key=lambda c: (c.span.start, c.id))
        for home, claims in told.of_document.items()
    }
    dated = sorted(documents, key=lambda d: (d.published.day() or date.max, d.name))
    keys = keys_of(word for c in told.claims if c.place for word in place_words(c.place.text))
    slots = [
        slot
        for document in dated
        for slot in local_slots(rows.get(document.id, []), document, bounds, keys)
    ]
    for slot in slots:
        slot.accounts = _accounts(slot, found)
    tied: dict[str, set[str]] = {}
    for tie in told.ties:
        tied.setdefault(tie.one, set()).add(tie.other)
        tied.setdefault(tie.other, set()).add(tie.one)
    _place_by_title(slots, told.documents, keys)
    matters = _together(across(slots, tied, partners, bounds), bounds)
    beside = bodies_beside(told)
    order = {document.id: (document.name, n) for n, document in enumerate(documents)}
    events = []
    for slot in matters:
        claims = sorted(slot.claims, key=lambda c: (order[c.document], c.span.start, c.id))
        origins = origins_of(claims, found, beside)
        events.append(_event(slot, claims, told.entities, origins))
    return tuple(told_apart(told, sorted(events, key=lambda e: (-len(e.claims), e.id))))


def _accounts(slot: Slot, found: dict[str, Voice]) -> dict[Account, str]:
    """The large figures of a matter that a named voice gives, each with the first claim of it."""
    rows: dict[Account, str] = {}
    for claim in slot.claims:
        count, voice = claim.quantity, found[claim.id]
        level = (count.low or count.high or 0) if count and count.bound != "vague" else 0
        if voice.entity and level >= TELLING:
            rows.setdefault((voice.entity, claim.act, level), claim.id)
    return rows


def _together(matters: list[Slot], bounds: Bounds) -> list[Slot]:
    """The matters, those made one that a person said are one."""
    found: dict[str, Slot] = {}
    for slot in matters:
        root = bounds.root(slot.claims)
        if root in found:
            found[root].absorb(slot, (said_to_be_one(found[root]),))
        else:
            found[root] = slot
    return list(found.values())


def said_to_be_one(slot: Slot) -> Reason:
    """A person said that they are about one matter."""
    return Reason.of(said_to_be_one, (slot.claims[0].id,))


def _place_by_title(slots: list[Slot], documents: dict[str, Document], keys: Keys) -> None:
    """Give matters without any place that which their document's title names, if claims know it.

    A letter headed "Ossin cannot wait" says "our market" and means that of Ossin.
    """
    for slot in slots:
        document = documents[slot.claims[0].document]
        if not slot.near and document.title:
            titled = {bare(word) for word in pieces(document.title) if is_capital(word)}
            known = telling(sorted(titled & keys.keys()))
            slot.near = {keys[word]: slot.claims[0].id for word in known}


def _event(
    slot: Slot, claims: list[Claim], entities: dict[str, Entity], origins: tuple[Origin, ...]
) -> Event:
    place = _place(claims)
    when = _when(slot)
    act = _act(claims)
    title = _title(act, claims, entities.get(place or ""), when)
    ids = tuple(claim.id for claim in claims)
    members = tuple(Member(claim, slot.why[claim]) for claim in ids)
    identity = stable_id("v", *ids)
    return Event(identity, title, act, place, when, ids, origins, members=members)


def _act(claims: list[Claim]) -> str:
    counts = Counter(claim.act for claim in claims)
    if counts["attack"] and counts["attack"] >= ATTACK_SHARE * len(claims):
        return "attack"
    return max(sorted(counts), key=lambda act: counts[act])


def _place(claims: list[Claim]) -> str | None:
    """The entity most claims give as the place, the first named on a draw.

    A place itself goes before one that lies by it, a name before a whole
    country or a common noun; one within a claim's own passage counts twice.
    """
    counts: Counter[str] = Counter()
    rank: dict[str, tuple[bool, bool]] = {}
    for claim in claims:
        if claim.place and claim.place.entity:
            form = place_form(claim.place.text)
            counts[claim.place.entity] += 1 + said_in_place(claim)
            named, itself = rank.get(claim.place.entity, (False, False))
            rank[claim.place.entity] = (named or form.shape == "name", itself or not form.beside)
    order = {place: -number for number, place in enumerate(rank)}
    return max(
        rank,
        key=lambda p: (rank[p][0], counts[p] - 2 * (not rank[p][1]), order[p]),
        default=None,
    )


def _when(slot: Slot) -> TimeInterval | None:
    """The event's days, else the stretch most claims give, the shortest of those on a draw."""
    days = slot.days
    if days is None and slot.stretches:
        counts = Counter(slot.stretches)
        days = max(sorted(counts), key=lambda row: (counts[row], row[0] - row[1]))
    if days is None:
        return None
    first = days[0].isoformat() if days[0].year > 1 else None
    last = days[1].isoformat() if days[1].year < 9999 else None
    return TimeInterval(first, last, None, "stated")


def _title(act: str, claims: list[Claim], place: Entity | None, when: TimeInterval | None) -> str:
    """ "Executions at Marun prison", "Bombing in Ossin, 15 April 2017"."""
    words = load("events")
    named = str(words["titles"].get(act, act.capitalize()))
    named = _method_title(act, claims) or named
    return named + _where(place) + _day(when, words["calendar"]["months"])


def _method_title(act: str, claims: list[Claim]) -> str:
    """What most claims of the event's own act call the way it was done, "" where they do not."""
    if act not in ("killing", "attack"):
        return ""
    stems = load("events")["method_titles"]
    counts: dict[str, Counter[str]] = {}
    for claim in claims:
        method = (claim.method or "").casefold()
        found = [title for stem, title in stems.items() if re.search(rf"\b{stem}", method)]
        counts.setdefault(claim.act, Counter()).update(found[:1])
    own = counts.get(act, Counter()) or counts.get("killing", Counter())
    return max(sorted(own), key=lambda title: own[title], default="")


def _where(place: Entity | None) -> str:
    if place is None:
        return ""
    form = place_form(place.name)
    name = place.name
    if form.beside:
        return f", {name}"
    if place.kind == "facility":
        with_noun = [n for n in place.names if place_form(n).kind == "facility" and n[:1].isupper()]
        named = [n for n in with_noun if place_form(n).shape == "name"]
        if named:
            return f" at {min(named, key=lambda n: (len(n), n))}"
        if form.shape == "name":
            return f" at {name}"
        plain = " ".join(trimmed(name))
        return str(load("events")["unnamed"]["facility"]).format(name=plain)
    return f" in {name}"


def _day(when: TimeInterval | None, months: list[str]) -> str:
    if when is None or when.earliest is None or when.latest is None:
        return ""
    if when.is_day():
        year, month, day = when.earliest.split("-")
        return f", {int(day)} {months[int(month) - 1]} {year}"
    if when.earliest[:7] == when.latest[:7]:
        return f", {months[int(when.earliest[5:7]) - 1]} {when.earliest[:4]}"
    first, last = when.earliest[:4], when.latest[:4]
    return f", {first}" if first == last else f", {first} to {last}"
