"""What belongs together: entities, copies, origins and events of a collection."""

from __future__ import annotations

from dataclasses import replace

from recount.link.bounds import bounds_of
from recount.link.copies import find_copies
from recount.link.entities import resolve, with_entities
from recount.link.events import find_events
from recount.link.eventtime import event_times
from recount.link.judged import judged_scene
from recount.link.origins import voices
from recount.link.relays import without_self
from recount.link.scene import build_scene, without_states
from recount.link.ties import find_ties
from recount.link.told import Told
from recount.model.claim import Claim
from recount.model.document import Document
from recount.model.ledger import Links
from recount.model.reading import Reading
from recount.model.signed import NO_EDGES, Edges


def link(
    documents: tuple[Document, ...],
    readings: tuple[Reading, ...],
    claims: tuple[Claim, ...],
    edges: Edges = NO_EDGES,
) -> Links:
    """Claims with their entities set, and everything that joins them across documents.

    Claims come from `read` with no entity; `readings` lend the kinds of names
    and may be empty. `edges` are what a person said belongs together or apart:
    they hold against everything the room finds. The result depends on the values
    alone, not their order, that of the edges excepted.
    """
    documents = tuple(sorted(documents, key=lambda d: (d.name, d.id)))
    names = {document.id: document.name for document in documents}
    claims = tuple(
        sorted(claims, key=lambda c: (names[c.document], c.span.start, c.span.end, c.id))
    )
    claims = without_self(claims, documents, edges.chains)
    copies = find_copies(documents)
    partners = {r.document: tuple(s.document for s in r.shares_text) for r in copies.relations}
    scene = build_scene(documents, readings, claims, partners)
    judged = judged_scene(scene, claims, edges)
    resolution = resolve(judged)
    claims = with_entities(claims, resolution)
    ties = find_ties(claims, copies.passages)
    bounds = bounds_of(edges.events, claims, edges.alone)
    homes = {document.id: document for document in documents}
    entities = {entity.id: entity for entity in resolution.entities}
    told = Told(claims, homes, entities, ties)
    found = voices(told)
    times = event_times(claims, homes)
    plain = tuple(
        replace(_plain_place(claim, scene.states), when=times[claim.id]) for claim in claims
    )
    events = find_events(replace(told, claims=plain), found, partners, bounds)
    pairs = tuple((tie.one, tie.other) for tie in ties)
    fates = (*judged.fates, *bounds.fates)
    return Links(claims, resolution.entities, events, copies.relations, pairs, fates)


def _plain_place(claim: Claim, states: dict[str, str]) -> Claim:
    """The claim with its place worded without learned states, as events compare places."""
    if claim.place is None:
        return claim
    text = without_states(claim.place.text, "place", states)
    return replace(claim, place=replace(claim.place, text=text))
