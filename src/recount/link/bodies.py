"""A person and the body they speak for, an outlet and the body whose pages it is: one or two."""

from __future__ import annotations

import re
from functools import cache

from recount.link.forms import party_form
from recount.link.lexicon import words
from recount.link.names import bare, core_words, fold, pieces
from recount.link.roles import office_body, role_words
from recount.link.told import Told
from recount.link.voice import Voice, of_entity, running
from recount.model.claim import Claim
from recount.model.ledger import Entity
from recount.resources import load
from recount.resources.phrases import Phrasebook

# "its spokesman" is of a body named so many characters before.
PARAGRAPH = 400
# So much of a title stands before a minister's name.
TITLE = 40

PHRASES = Phrasebook(("origins",))


def at_home(told: Told, found: dict[str, Voice]) -> dict[str, Voice]:
    """A minister speaks in the ministry's own document."""
    offices: dict[str, str] = load("events")["voices"]["offices"]
    changed: dict[str, Voice] = {}
    for claim in told.claims:
        document = told.home(claim)
        label = document.outlet or ""
        house = {bare(word) for word in pieces(label)}
        if not claim.attribution or not house & set(offices.values()):
            continue
        name = claim.attribution[-1].source
        if any(offices.get(word) in house for word in _titled(document.text, name)):
            why = PHRASES("at_home", name=running(name, document.text), body=label)
            changed[claim.id] = Voice(f"outlet:{fold(label)}", label, None, 2, "at_home", why)
    return changed


def called_for_short(told: Told, found: dict[str, Voice]) -> dict[str, Voice]:
    """A voice is "the group" or "a monitor", and one such body is named that speaks there too."""
    changed: dict[str, Voice] = {}
    for document, claims in told.of_document.items():
        named = _named_bodies(told, claims, found)
        for claim in claims:
            said = claim.attribution[-1].source if claim.attribution else ""
            plain = [bare(word) for word in pieces(said)]
            if not plain or plain[-1] not in _of_voices("bodies") or not _common(said, plain):
                continue
            fitting = [b for b in named if not set(plain) & _of_voices("watching") or _watches(b)]
            if len(fitting) == 1 and fitting[0].id != found[claim.id].key:
                text = told.documents[document].text
                why = PHRASES("called_for_short", name=running(said, text), voice=fitting[0].name)
                changed[claim.id] = of_entity(fitting[0], "called_for_short", why)
    return changed


def _common(said: str, plain: list[str]) -> bool:
    """Whether a wording names nobody: "the group", "the Ossin based monitor"."""
    return party_form(said).shape == "head" or any(w.endswith("based") for w in plain)


def _named_bodies(told: Told, claims: list[Claim], found: dict[str, Voice]) -> list[Entity]:
    """The bodies that speak in some claims, outlets and offices of state left out.

    With a name, or by a noun of their own: "the group" may be "the civil defence".
    """
    rows = {found[c.id].key: told.entities.get(found[c.id].entity or "") for c in claims
            if c.attribution}  # fmt: skip
    return [
        body
        for body in rows.values()
        if body is not None
        and body.kind in ("organisation", "group")
        and party_form(body.name).shape in ("name", "head")
        and bare(pieces(body.name)[-1]) not in _of_voices("bodies")
        and not _words(body) & (_of_voices("outlets") | words("ministries") | words("forces"))
    ]


def _watches(body: Entity) -> bool:
    """Whether a body is by its name one that watches and counts."""
    return bool(_words(body) & _of_voices("watchers"))


def _words(body: Entity) -> set[str]:
    return {word for name in body.names for word in core_words(name)}


@cache
def _of_voices(name: str) -> frozenset[str]:
    return frozenset(load("events")["voices"][name])


def _titled(text: str, name: str) -> list[str]:
    """The words of a name with those of its sentence that stand right before it."""
    at = text.find(name)
    before = text[max(0, at - TITLE) : at].rsplit(".", 1)[-1] if at >= 0 else ""
    return [bare(word) for word in pieces(before + " " + name)]


def speaks_for_office(told: Told, found: dict[str, Voice]) -> dict[str, Voice]:
    """A minister or ambassador is named beside the ministry or embassy that speaks there too."""
    bodies: dict[str, dict[str, Entity]] = {}
    for claim in told.claims:
        for hop in claim.attribution:
            body = told.entities.get(hop.entity or "")
            if body and body.kind == "organisation":
                bodies.setdefault(claim.document, {})[body.id] = body
    offices: dict[str, Entity] = {}
    for claim in told.claims:
        person = told.entities.get(found[claim.id].entity or "")
        if person is None or person.kind != "person" or not claim.attribution:
            continue
        near = list(bodies.get(claim.document, {}).values())
        title = " ".join(_titled(told.home(claim).text, claim.attribution[-1].source))
        office = office_body(title, near)
        if office and office.id != person.id:
            offices[person.id] = office
    return _through(offices, found)


def speaks_for(told: Told, found: dict[str, Voice]) -> dict[str, Voice]:
    """The texts make a person the head or spokesperson of one body that speaks too."""
    speakers = told.speakers()
    bodies = _bodies(speakers)
    able = [e for e in speakers if e.kind in ("organisation", "government", "group")]
    joined: dict[str, Entity] = {}
    for person in (e for e in speakers if e.kind == "person"):
        near: dict[str, Entity] = {}
        for document in told.spoken[person.id]:
            text = told.documents[document].text
            beside = [around for around in _beside(person, text) if around & _heads()]
            near.update({b.id: b for b in bodies if any(_marks(b) & around for around in beside)})
            if not near and any(around & _whose() for around in beside):
                mine = [body for body in able if document in told.spoken[body.id]]
                near.update({b.id: b for b in _spoke_before(person, mine, text)})
        if len(near) == 1:
            joined[person.id] = near.popitem()[1]
    return _through(joined, found)


def _through(bodies: dict[str, Entity], found: dict[str, Voice]) -> dict[str, Voice]:
    """Every claim of a person who speaks for a body, as that body's."""
    changed = {}
    for claim, voice in found.items():
        body = bodies.get(voice.entity or "")
        if body:
            why = PHRASES("speaks_for", name=voice.label, body=body.name)
            changed[claim] = of_entity(body, "speaks_for", why)
    return changed


def bodies_beside(told: Told) -> dict[str, tuple[str, ...]]:
    """For each person who speaks the bodies that a text says they are of, by id.

    "Adan Rell, a nurse at the clinic": no head of it, so counted apart, and that can be said.
    """
    speakers = told.speakers()
    bodies = _bodies(speakers)
    found: dict[str, tuple[str, ...]] = {}
    for person in (e for e in speakers if e.kind == "person"):
        texts = [told.documents[document].text for document in told.spoken[person.id]]
        near = [b.id for b in bodies if any(_is_of(person, b, text) for text in texts)]
        if near:
            found[person.id] = tuple(near)
    return found


def _is_of(person: Entity, body: Entity, text: str) -> bool:
    """Whether a text has "Name, a role at the body" or "body role Name"."""
    names = "|".join(sorted({re.escape(name) for name in person.names}))
    bodies = "|".join(sorted({re.escape(name) for name in body.names}))
    roles = "|".join(sorted(map(re.escape, words("titles") | _heads())))
    links = "|".join(map(re.escape, load("events")["voices"]["of_body"]))
    articles = "|".join(sorted(words("words", "leading") | {"a", "an"}))
    after = rf"(?:{names}), (?:(?:{articles}) )?(?:\w+ ){{1,4}}?(?:{links}) (?:\w+ )?(?:{bodies})\b"
    before = rf"(?:{bodies})(?:['’]s)? (?:\w+ )?(?:{roles}) (?:{names})\b"
    return bool(re.search(after, text) or re.search(before, text))


@cache
def _heads() -> frozenset[str]:
    return frozenset(load("events")["voices"]["speaks_for"])


def _bodies(speakers: list[Entity]) -> list[Entity]:
    return [e for e in speakers if e.kind == "organisation" and not role_words(e.name)]


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


def _beside(person: Entity, text: str) -> list[frozenset[str]]:
    """The words before and after each place where a text has a person's last name."""
    names = sorted({bare(pieces(name)[-1]) for name in person.names if pieces(name)})
    if not names:
        return []
    pattern = r"\b(?:" + "|".join(map(re.escape, names)) + r")\b"
    plain, found = fold(text), []
    for hit in re.finditer(pattern, plain):
        before = [bare(w) for w in pieces(plain[max(0, hit.start() - 70) : hit.start()])][-8:]
        after = [bare(w) for w in pieces(plain[hit.end() : hit.end() + 60])][:7]
        found += [frozenset(before), frozenset(after)]
    return found


def own_pages(told: Told) -> dict[str, Entity]:
    """Outlets that others quote as a voice: a ministry's own site, a group's own report."""
    known: dict[object, Entity] = {}
    for entity in told.entities.values():
        if entity.id in told.spoken and entity.kind in ("organisation", "group"):
            for name in entity.names:
                known.setdefault(_house_key(name), entity)
    documents = told.documents.values()
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
