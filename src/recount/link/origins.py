"""Whose word it is in the end: the last voice of every chain, copies and relays joined."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from recount.link.forms import party_form
from recount.link.lexicon import words
from recount.link.names import bare, core_words, fold, pieces
from recount.link.ties import Tie, components
from recount.model.claim import Claim
from recount.model.document import Document
from recount.model.ledger import Entity, Origin
from recount.resources import load

# Shapes of voices that are many people's: "the rebels", "the opposition" are no one origin.
MANY = ("side",)


@dataclass(frozen=True, slots=True)
class Voice:
    """The origin of one claim: a key that all its claims share, and what to call it."""

    key: str
    label: str
    entity: str | None
    why: str
    rank: int


def _first_voice(
    claim: Claim, document: Document, entities: dict[str, Entity], houses: dict[str, Entity]
) -> Voice:
    """Origin of a claim taken by itself, before what other documents show of it.

    Rank 0 is a named voice, 1 an unnamed one, 2 the outlet's own.
    """
    if not claim.attribution:
        house = document.outlet or document.name
        own = houses.get(document.outlet or "")
        if own:
            why = f"said by {own.name} on its own pages"
            return Voice(own.id, own.name, own.id, why, 0)
        return Voice(f"outlet:{fold(house)}", house, None, "said in the outlet's own voice", 2)
    last = claim.attribution[-1]
    if last.entity is not None and party_form(last.source).shape not in MANY:
        name = entities[last.entity].name
        return Voice(last.entity, name, last.entity, f"the last voice is {last.source}", 0)
    key = f"unnamed:{document.id}:{' '.join(core_words(last.source))}"
    return Voice(key, last.source, None, f"unnamed: {last.source}, kept apart", 1)


def voices(
    claims: tuple[Claim, ...],
    documents: tuple[Document, ...],
    entities: tuple[Entity, ...],
    ties: tuple[Tie, ...],
) -> dict[str, Voice]:
    """The origin of every claim: its last voice, then what copies and spokespersons tell."""
    by_document = {document.id: document for document in documents}
    by_entity = {entity.id: entity for entity in entities}
    houses = own_pages(claims, documents, entities)
    found = {c.id: _first_voice(c, by_document[c.document], by_entity, houses) for c in claims}
    home = {c.id: by_document[c.document] for c in claims}
    for group in components([(tie.one, tie.other) for tie in ties]):
        found.update(_of_one_text(group, found, home))
    found.update(_attributed_elsewhere(claims, found))
    bodies = spoken_for(claims, documents, entities)
    for claim in claims:
        voice = found[claim.id]
        body = bodies.get(voice.entity or "")
        if body:
            why = f"{voice.label} speaks for {body.name}: counted as one"
            found[claim.id] = Voice(body.id, body.name, body.id, why, 0)
    return found


def own_pages(
    claims: tuple[Claim, ...], documents: tuple[Document, ...], entities: tuple[Entity, ...]
) -> dict[str, Entity]:
    """Outlets that others quote as a voice: a ministry's own site, a group's own report."""
    quoted = {hop.entity for claim in claims for hop in claim.attribution[-1:] if hop.entity}
    known: dict[object, Entity] = {}
    for entity in entities:
        if entity.id in quoted and entity.kind in ("organisation", "group"):
            for name in entity.names:
                known.setdefault(_house_key(name), entity)
    wires = {fold(agency) for document in documents for agency in document.agencies}
    outlets = dict.fromkeys(d.outlet for d in documents if d.outlet and fold(d.outlet) not in wires)
    return {outlet: known[key] for outlet in outlets if (key := _house_key(outlet)) in known}


def _house_key(name: str) -> object:
    """What a body's name and its outlet's have in common; a ministry goes by its subject."""
    form = party_form(name)
    core = form.core or core_words(name)
    if set(core) & words("ministries"):
        drop = words("words", "inner") | words("words", "polities")
        topic = [word for word in core if word not in drop and word not in words("government")]
        return tuple(sorted(topic[:2]))
    return core


def _attributed_elsewhere(claims: tuple[Claim, ...], found: dict[str, Voice]) -> dict[str, Voice]:
    """A lead's own-voice figure that its document gives to one named voice is that voice's."""
    given: dict[tuple[object, ...], dict[str, Voice]] = {}
    for claim in claims:
        if claim.quantity and found[claim.id].rank == 0:
            given.setdefault(_figure(claim), {})[found[claim.id].key] = found[claim.id]
    changed = {}
    for claim in claims:
        voices_of = given.get(_figure(claim), {}) if claim.quantity else {}
        if found[claim.id].rank == 2 and not claim.attribution and len(voices_of) == 1:
            (voice,) = voices_of.values()
            why = f"the same document gives this figure to {voice.label}"
            changed[claim.id] = Voice(voice.key, voice.label, voice.entity, why, 0)
    return changed


def _figure(claim: Claim) -> tuple[object, ...]:
    """Document, act and figure, the bound apart: "126" and "at least 126" are one."""
    quantity = claim.quantity
    if quantity is None:
        return ()
    return claim.document, claim.act, quantity.low or quantity.high, quantity.measure


def _of_one_text(
    group: list[str], found: dict[str, Voice], home: dict[str, Document]
) -> dict[str, Voice]:
    """One statement printed again has one origin: its named voice, else its first print."""
    named = {found[claim].key: found[claim] for claim in group if found[claim].rank == 0}
    if len(named) > 1:
        return {}
    if named:
        (voice,) = named.values()
        why = f"the same text elsewhere gives it to {voice.label}"
        return {c: Voice(voice.key, voice.label, voice.entity, why, 0)
                for c in group if found[c].rank}  # fmt: skip
    first = min(
        group, key=lambda c: (found[c].rank, home[c].published.earliest or "9", home[c].name)
    )
    wire = sorted({agency for c in group for agency in home[c].agencies})
    label = found[first].label if found[first].rank == 1 or len(wire) != 1 else wire[0]
    why = f"one text in {len({home[c].id for c in group})} documents, first in {home[first].name}"
    return {c: Voice(found[first].key, label, None, why, found[first].rank) for c in group}


def spoken_for(
    claims: tuple[Claim, ...], documents: tuple[Document, ...], entities: tuple[Entity, ...]
) -> dict[str, Entity]:
    """Persons to the one body that the texts make them head or spokesperson of."""
    heads = set(load("events")["voices"]["speaks_for"])
    by_id = {entity.id: entity for entity in entities}
    texts = {document.id: document.text for document in documents}
    spoken: dict[str, dict[str, None]] = {}
    for claim in claims:
        for hop in claim.attribution[-1:]:
            if hop.entity:
                spoken.setdefault(hop.entity, {})[claim.document] = None
    speakers = [by_id[i] for i in sorted(spoken)]
    bodies = [e for e in speakers if e.kind == "organisation"]
    found: dict[str, Entity] = {}
    for person in (e for e in speakers if e.kind == "person"):
        near: dict[str, Entity] = {}
        for document in spoken[person.id]:
            beside = _beside_head(person, texts[document], heads)
            near.update({b.id: b for b in bodies if any(_marks(b) & around for around in beside)})
        if len(near) == 1:
            found[person.id] = near.popitem()[1]
    return found


@cache
def _marks(body: Entity) -> frozenset[str]:
    """Nouns by which a body is called for short ("committee")."""
    found = {word for name in body.names for word in party_form(name).core}
    return frozenset(found & words("organisations"))


def _beside_head(person: Entity, text: str, heads: set[str]) -> list[set[str]]:
    """Words beside a person's name wherever a head's or speaker's title is among them."""
    names = sorted({bare(pieces(name)[-1]) for name in person.names if pieces(name)})
    if not names:
        return []
    pattern = r"\b(?:" + "|".join(map(re.escape, names)) + r")\b"
    found = []
    for hit in re.finditer(pattern, fold(text)):
        before = [bare(w) for w in pieces(fold(text)[max(0, hit.start() - 70) : hit.start()])][-8:]
        after = [bare(w) for w in pieces(fold(text)[hit.end() : hit.end() + 60])][:7]
        found += [set(side) for side in (before, after) if set(side) & heads]
    return found


def origins_of(claims: list[Claim], found: dict[str, Voice]) -> tuple[Origin, ...]:
    """Distinct origins of some claims, the one with most claims first."""
    groups: dict[str, list[str]] = {}
    for claim in claims:
        groups.setdefault(found[claim.id].key, []).append(claim.id)
    origins = []
    for key in sorted(groups, key=lambda k: (-len(groups[k]), k)):
        members = [found[claim] for claim in groups[key]]
        why = "; ".join(dict.fromkeys(voice.why for voice in members))
        origins.append(Origin(members[0].entity, tuple(groups[key]), members[0].label, why))
    return tuple(origins)
