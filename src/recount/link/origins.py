"""Whose word it is in the end: the last voice of every chain, copies and relays joined."""

from __future__ import annotations

import re
from functools import cache

from recount.link.forms import party_form
from recount.link.lexicon import words
from recount.link.names import bare, core_words, fold, pieces
from recount.link.roles import appositions, office_body, role_words, same_person, spoken_in
from recount.link.ties import Tie, components
from recount.link.voice import Voice, lowered, running
from recount.model.claim import Claim
from recount.model.document import Document
from recount.model.ledger import Entity, Origin
from recount.resources import load

# Shapes of voices that are many people's: "the rebels", "the opposition" are no one origin.
MANY = ("side",)
# Roles of so few words ("the foreign minister") many people have.
MOST_COMMON_ROLE = 2
# "its spokesman" is of a body named so many characters before.
PARAGRAPH = 400


def _document_words(document: Document) -> str:
    """What to call the voice of a document whose outlet is not known."""
    return str(load("events")["voices"]["document"]).format(name=document.name)


def _ours(source: str) -> bool:
    """Whether a voice is one's own people ("our medics"); "US officials" are not."""
    small = {bare(word) for word in pieces(source) if not (word.isupper() and len(word) > 1)}
    return bool(small & set(load("events")["voices"]["ours"]))


def _first_voice(
    claim: Claim, document: Document, entities: dict[str, Entity], houses: dict[str, Entity]
) -> Voice:
    """Origin of a claim taken by itself, before what other documents show of it.

    What "our investigators" found is the outlet's own.
    """
    if not claim.attribution:
        house = document.outlet or _document_words(document)
        own = houses.get(document.outlet or "")
        if own:
            why = f"said by {own.name} on its own pages"
            return Voice(own.id, own.name, own.id, why, 0)
        return Voice(f"outlet:{fold(house)}", house, None, "said in the outlet's own voice", 2)
    last = claim.attribution[-1]
    if last.entity is not None and party_form(last.source).shape not in MANY:
        name = entities[last.entity].name
        return Voice(
            last.entity,
            name,
            last.entity,
            f"the last voice is {lowered(last.source)}",
            0,
        )
    if _ours(last.source):
        house = document.outlet or _document_words(document)
        why = f"{last.source}: the outlet's own people, counted as the outlet"
        return Voice(f"outlet:{fold(house)}", house, None, why, 2)
    key = f"unnamed:{document.id}:{' '.join(core_words(last.source))}"
    called = running(last.source, document.text)
    return Voice(key, called, None, f"unnamed: {called}, kept apart from other voices", 1)


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
    found.update(_by_role(claims, documents, by_entity, found))
    for group in components([(tie.one, tie.other) for tie in ties]):
        found.update(_of_one_text(group, found, home))
    found.update(_attributed_elsewhere(claims, found))
    found.update(_at_home(claims, by_document, found))
    bodies = spoken_for(claims, documents, entities)
    bodies.update(_of_offices(claims, by_entity, found, by_document))
    for claim in claims:
        voice = found[claim.id]
        body = bodies.get(voice.entity or "")
        if body:
            why = f"{voice.label} speaks for {body.name}: counted as one"
            found[claim.id] = Voice(body.id, body.name, body.id, why, 0)
    return found


def _by_role(
    claims: tuple[Claim, ...],
    documents: tuple[Document, ...],
    entities: dict[str, Entity],
    found: dict[str, Voice],
) -> dict[str, Voice]:
    """Voices that go by a role, as the person or body their document names for it."""
    rows: dict[str, list[Claim]] = {}
    for claim in claims:
        rows.setdefault(claim.document, []).append(claim)
    changed: dict[str, Voice] = {}
    known = appositions(documents)
    people = {name: entity for entity in entities.values() if entity.kind == "person"
              for name in entity.names}  # fmt: skip
    for document in documents:
        mine = rows.get(document.id, [])
        keys = {claim.id: found[claim.id].key for claim in mine}
        joined = same_person(document, spoken_in(mine, keys, entities))
        named = {found[claim.id].key: found[claim.id] for claim in mine}
        for claim in mine:
            other = joined.get(found[claim.id].key)
            if other and claim.attribution:
                voice = named[other.key]
                said = running(claim.attribution[-1].source, document.text)
                why = f"{said} is {voice.label} by the text of {document.name}: counted as one"
                changed[claim.id] = Voice(voice.key, voice.label, voice.entity, why, voice.rank)
            elif claim.attribution:
                person = _named_elsewhere(claim.attribution[-1].source, known, people)
                if person and person.id != found[claim.id].key:
                    why = f"another document names {person.name} in this role: counted as one"
                    changed[claim.id] = Voice(person.id, person.name, person.id, why, 0)
    return changed


def _named_elsewhere(
    source: str, known: dict[str, set[str]], people: dict[str, Entity]
) -> Entity | None:
    """The one person whom any document calls by a role that says whose it is."""
    role = role_words(source)
    names = known.get(" ".join(role), set()) if len(role) > MOST_COMMON_ROLE else set()
    found = {people[name].id: people[name] for name in sorted(names) if name in people}
    return next(iter(found.values())) if len(found) == 1 else None


def _at_home(
    claims: tuple[Claim, ...], documents: dict[str, Document], found: dict[str, Voice]
) -> dict[str, Voice]:
    """A minister in a ministry's own document, as the ministry."""
    offices: dict[str, str] = load("events")["voices"]["offices"]
    changed: dict[str, Voice] = {}
    for claim in claims:
        document = documents[claim.document]
        house = {bare(word) for word in pieces(document.outlet or "")}
        if not claim.attribution or not house & set(offices.values()):
            continue
        name = claim.attribution[-1].source
        at = document.text.find(name)
        title = document.text[max(0, at - 30) : at].rsplit(".", 1)[-1] + name
        if any(offices.get(bare(word)) in house for word in pieces(title)):
            label = document.outlet or ""
            why = f"{running(name, document.text)} speaks for {label} in its own document"
            changed[claim.id] = Voice(f"outlet:{fold(label)}", label, None, why, 2)
    return changed


def _of_offices(
    claims: tuple[Claim, ...],
    entities: dict[str, Entity],
    found: dict[str, Voice],
    documents: dict[str, Document],
) -> dict[str, Entity]:
    """Ministers to the ministry that speaks in the same document, by entity."""
    bodies: dict[str, dict[str, Entity]] = {}
    for claim in claims:
        for hop in claim.attribution:
            body = entities.get(hop.entity or "")
            if body and body.kind == "organisation":
                bodies.setdefault(claim.document, {})[body.id] = body
    changed: dict[str, Entity] = {}
    for claim in claims:
        voice = found[claim.id]
        body = entities.get(voice.entity or "")
        if body is None or body.kind != "person" or not claim.attribution:
            continue
        text, name = documents[claim.document].text, claim.attribution[-1].source
        at = text.find(name)
        title = text[max(0, at - 40) : at].rsplit(".", 1)[-1] if at >= 0 else ""
        near = list(bodies.get(claim.document, {}).values())
        office = office_body(title + " " + name, near)
        if office and office.id != body.id:
            changed[body.id] = office
    return changed


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
    """A lead's own-voice figure that its document gives to voices is the first one's."""
    given: dict[tuple[object, ...], dict[str, Voice]] = {}
    for claim in claims:
        if claim.quantity and claim.attribution:
            given.setdefault(_figure(claim), {})[found[claim.id].key] = found[claim.id]
    changed = {}
    for claim in claims:
        voices_of = given.get(_figure(claim), {}) if claim.quantity else {}
        if found[claim.id].rank == 2 and not claim.attribution and voices_of:
            voice = next(iter(voices_of.values()))
            rest = f", and to {len(voices_of) - 1} more" if len(voices_of) > 1 else ""
            why = f"the same document gives this figure to {voice.label}{rest}"
            changed[claim.id] = Voice(voice.key, voice.label, voice.entity, why, voice.rank)
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
    bodies = [e for e in speakers if e.kind == "organisation" and not role_words(e.name)]
    able = [e for e in speakers if e.kind in ("organisation", "government", "group")]
    found: dict[str, Entity] = {}
    for person in (e for e in speakers if e.kind == "person"):
        near: dict[str, Entity] = {}
        for document in spoken[person.id]:
            beside = _beside_head(person, texts[document], heads)
            near.update({b.id: b for b in bodies if any(_marks(b) & around for around in beside)})
            if not near and any(around & set(_whose()) for around in beside):
                mine = [body for body in able if document in spoken[body.id]]
                near.update({b.id: b for b in _spoke_before(person, mine, texts[document])})
        if len(near) == 1:
            found[person.id] = near.popitem()[1]
    return found


@cache
def _whose() -> frozenset[str]:
    return frozenset(load("events")["voices"]["whose"])


def _spoke_before(person: Entity, bodies: list[Entity], text: str) -> list[Entity]:
    """The body named last before a person who is "its spokesman", no further than a paragraph."""
    at = min((found for name in person.names if (found := text.find(name)) >= 0), default=-1)
    rows = [
        (hit.start(), body.id, body)
        for body in bodies
        for name in body.names
        for hit in re.finditer(re.escape(name.strip(" ,")), text[:at] if at > 0 else "")
        if at - hit.start() <= PARAGRAPH
    ]
    return [max(rows, key=lambda row: row[:2])[2]] if rows else []


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


def beside_one_voice(claims: list[Claim], found: dict[str, Voice]) -> dict[str, Voice]:
    """Own words of an outlet, of a matter on which its document quotes one voice, as that voice's.

    An outlet that retells the one account it has is no second one; a figure of
    its own stays its own.
    """
    quoted: dict[str, dict[str, Voice]] = {}
    for claim in claims:
        if claim.attribution and claim.stance not in ("denied", "demanded"):
            quoted.setdefault(claim.document, {})[found[claim.id].key] = found[claim.id]
    changed = {}
    for claim in claims:
        voices_of = quoted.get(claim.document, {})
        own = found[claim.id].rank == 2 and not claim.attribution and not claim.quantity
        if own and len(voices_of) == 1 and found[claim.id].key not in voices_of:
            (voice,) = voices_of.values()
            why = f"{found[claim.id].label} quotes one voice on this, {voice.label}: counted as one"
            changed[claim.id] = Voice(voice.key, voice.label, voice.entity, why, voice.rank)
    return changed


def origins_of(claims: list[Claim], found: dict[str, Voice]) -> tuple[Origin, ...]:
    """Distinct origins of some claims, the one with most claims first."""
    found = found | beside_one_voice(claims, found)
    groups: dict[str, list[str]] = {}
    for claim in claims:
        groups.setdefault(found[claim.id].key, []).append(claim.id)
    origins = []
    for key in sorted(groups, key=lambda k: (-len(groups[k]), k)):
        members = [found[claim] for claim in groups[key]]
        why = "; ".join(dict.fromkeys(voice.why for voice in members))
        origins.append(Origin(members[0].entity, tuple(groups[key]), members[0].label, why))
    return tuple(origins)
