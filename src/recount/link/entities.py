"""Wordings to entities: a person's word, then every evidence in its order, none against a veto."""

from __future__ import annotations

from dataclasses import dataclass, replace

from recount.link.evidence import EVIDENCE
from recount.link.gazetteer import SOURCE
from recount.link.judged import Judged
from recount.link.lexicon import words
from recount.link.names import bare, core_words
from recount.link.places import name_of_place
from recount.link.scene import Node, Scene, Word
from recount.link.vetoes import VETOES
from recount.link.voice import lowered, running
from recount.link.wellknown import best_known
from recount.model.claim import Claim, Hop, Named, stable_id
from recount.model.ledger import Entity, Location
from recount.model.span import Span

# Vetoes are asked of so many members of each side; larger clusters are of one spelling.
ASKED = 12
# So many of the towns a place could be are named.
SHOWN = 5


@dataclass(frozen=True, slots=True)
class Resolution:
    """Entities, and which of them a wording in a role in a document is.

    `entity_at` goes before `entity_of`: what a wording is at one offset alone.
    """

    entities: tuple[Entity, ...]
    entity_of: dict[Word, str]
    entity_at: dict[tuple[Word, int], str]

    def of(self, word: Word, span: Span) -> str | None:
        """The entity of a wording at its place, None where it is none."""
        return self.entity_at.get((word, span.start), self.entity_of.get(word))


def _sentence(function: object) -> str:
    doc = (getattr(function, "__doc__", None) or "").strip().splitlines()
    return doc[0] if doc else ""


def _clusters(judged: Judged) -> tuple[list[list[int]], dict[int, list[str]]]:
    """Node numbers by cluster, and the sentences that joined each (by its first node)."""
    scene = judged.scene
    parent = list(range(len(scene.nodes)))
    members = {i: [i] for i in parent}
    why: dict[int, list[str]] = {i: [] for i in parent}

    def root(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    def join(one: int, other: int, sentence: str) -> None:
        a, b = sorted((root(one), root(other)))
        said = " / ".join(scene.nodes[n].texts[0] for n in (one, other))
        if a != b:
            parent[b] = a
            members[a] += members.pop(b)
            why[a] += why.pop(b)
        why[a].append(f"{said}: {sentence}")

    for one, other, sentence in judged.joined():
        join(one, other, sentence)
    for evidence in EVIDENCE:
        for one, other in evidence(scene):
            a, b = root(one), root(other)
            if a != b and not _vetoed(judged, members[a], members[b]):
                join(one, other, _sentence(evidence))
    return [members[i] for i in sorted(members)], why


def _vetoed(judged: Judged, left: list[int], right: list[int]) -> bool:
    nodes, over = judged.scene.nodes, judged.overruled_in(left, right)
    return judged.signed.apart(left, right) or any(
        veto(nodes[a], nodes[b])
        for veto in VETOES
        if veto not in over
        for a in left[:ASKED]
        for b in right[:ASKED]
    )


def resolve(judged: Judged) -> Resolution:
    """Entities of a scene; a common noun that stayed alone and indefinite gets one of its own."""
    scene = judged.scene
    clusters, why = _clusters(judged)
    entities: list[Entity] = []
    entity_by_node: dict[int, str] = {}
    for group in clusters:
        nodes = [scene.nodes[i] for i in group]
        names = sorted({text.strip(" ,;:") or text for node in nodes for text in node.texts})
        known = [node for node in nodes if node.form.shape != "none"] or nodes
        kinds = [node.form.kind for node in known]
        kind = (
            "facility"
            if "facility" in kinds
            else max(dict.fromkeys(kinds), key=lambda k: (kinds.count(k), k))
        )
        parts = (f"{node.key!r}#{node.part}" if node.part else repr(node.key) for node in nodes)
        identity = stable_id("e", kind, *sorted(parts))
        name = _best_name(scene, group)
        name = name_of_place(name) if kind == "place" else name
        location, unplaced = _location(nodes) if kind == "place" else (None, [])
        reasons = (*why[group[0]], *unplaced)
        entities.append(Entity(identity, kind, name, tuple(names), reasons, location))
        entity_by_node.update(dict.fromkeys(group, identity))
    entity_of = {word: entity_by_node[node] for word, node in scene.node_of.items()}
    entity_at = {spot: entity_by_node[node] for spot, node in scene.node_at.items()}
    return Resolution(tuple(sorted(entities, key=lambda e: e.id)), entity_of, entity_at)


def _location(nodes: list[Node]) -> tuple[Location | None, list[str]]:
    """Where a place lies, if all its wordings that the gazetteer knows are one town; else why not.

    Towns of several numbers were joined only where they lie near each other.
    """
    found = {node.sought.town.id: node.sought.town for node in nodes if node.sought.town}
    if len(found) == 1:
        (town,) = found.values()
        number = str(town.id)
        return Location(town.latitude, town.longitude, "town", SOURCE, number), []
    rivals = sorted({town.id: town for n in nodes for town in n.sought.rivals}.items())
    near = ", ".join(f"{town.name}, {town.country} ({id})" for id, town in rivals[:SHOWN])
    more = " and others" if len(rivals) > SHOWN else ""
    said = f"Not placed: {SOURCE} has {len(rivals)} towns of this name: {near}{more}"
    return None, [said] if rivals else []


def _best_name(scene: Scene, group: list[int]) -> str:
    """The fullest proper wording that says no more than the name: most name words, then shortest.

    A government goes by its country and its noun where some text has both, a body
    known to the world by the name it is best known by.
    """
    nodes = [scene.nodes[i] for i in group]
    if called := best_known(text for node in nodes for text in node.texts):
        return lowered(called)
    named = [node for node in nodes if node.form.shape == "name"]
    nouns = words("government") | words("forces")
    state = [n for n in nodes if n.form.country and n.form.noun in nouns and not n.form.leader]
    known = [node for node in nodes if node.form.country]
    sizes = {text: len(node.form.core) for node in named for text in node.texts}
    texts = [text for node in (named or state or known or nodes) for text in node.texts]
    texts = [text for text in texts if bare(text) not in words("state_media")] or texts
    best = min(texts, key=lambda t: (-sizes.get(t, 0), len(core_words(t)), len(t), t))
    if best in sizes:
        return lowered(best)
    plain = running(best, "")
    article = next((w for w in sorted(texts) if w.casefold().endswith(f" {plain.casefold()}")
                    and len(w.split()) == len(plain.split()) + 1
                    and bare(w.split()[0]) in words("words", "leading")), "")  # fmt: skip
    return lowered(article) or plain


def with_entities(claims: tuple[Claim, ...], resolution: Resolution) -> tuple[Claim, ...]:
    """The claims with every resolved wording tied to its entity."""

    def tied(named: Named, role: str, document: str) -> Named:
        return replace(named, entity=resolution.of((document, named.text, role), named.span))

    def tied_hop(hop: Hop, document: str) -> Hop:
        also = tuple(tied(named, "party", document) for named in hop.also)
        entity = resolution.of((document, hop.source, "party"), hop.span)
        return replace(hop, entity=entity, also=also)

    found = []
    for claim in claims:
        home = claim.document
        found.append(
            replace(
                claim,
                attribution=tuple(tied_hop(hop, home) for hop in claim.attribution),
                basis=tuple(tied(n, "party", home) for n in claim.basis),
                perpetrators=tuple(tied(n, "party", home) for n in claim.perpetrators),
                victims=tuple(tied(n, "party", home) for n in claim.victims),
                place=tied(claim.place, "place", home) if claim.place else None,
            )
        )
    return tuple(found)
