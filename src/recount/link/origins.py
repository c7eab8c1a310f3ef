"""Whose word it is in the end: the last voice of every chain, copies and relays joined.

Every evidence is one function that gives some claims another voice; its
sentence for the reader stands under its name in `origins.toml`.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from recount.link.bodies import (
    at_home,
    called_for_short,
    own_pages,
    speaks_for,
    speaks_for_office,
)
from recount.link.forms import party_form
from recount.link.names import bare, core_words, fold, pieces
from recount.link.roles import appositions, role_words, same_person, spoken_in
from recount.link.signed import signatories
from recount.link.told import Told
from recount.link.voice import Voice, lowered, of_entity, running
from recount.model.claim import Claim
from recount.model.document import Document
from recount.model.ledger import Entity, Origin, Reason
from recount.resources import load
from recount.resources.phrases import Phrasebook

# Shapes of voices that are many people's: "the rebels", "the opposition" are no one origin.
MANY = ("side",)
# Roles of so few words ("the foreign minister") many people have.
MOST_COMMON_ROLE = 2

PHRASES = Phrasebook(("origins",))
Evidence = Callable[[Told, dict[str, Voice]], dict[str, Voice]]


def voices(told: Told) -> dict[str, Voice]:
    """The origin of every claim: its last voice, then what copies and spokespersons tell."""
    houses, letters = own_pages(told), signatories(told)
    found = {claim.id: _first_voice(told, claim, houses, letters) for claim in told.claims}
    for evidence in EVIDENCE:
        found.update(evidence(told, found))
    return found


def _house(document: Document) -> str:
    """What to call the outlet of a document, or the document itself where it is not known."""
    return document.outlet or PHRASES("document", name=document.name)


def _own_people(source: str) -> bool:
    """Whether a voice is one's own people ("our medics"); "US officials" are not."""
    small = {bare(word) for word in pieces(source) if not (word.isupper() and len(word) > 1)}
    return bool(small & set(load("events")["voices"]["ours"]))


def _outlet(document: Document, by: str, why: str) -> Voice:
    house = _house(document)
    return Voice(f"outlet:{fold(house)}", house, None, 2, by, why)


def _first_voice(
    told: Told, claim: Claim, houses: dict[str, Entity], letters: dict[str, Entity]
) -> Voice:
    """Origin of a claim taken by itself, before what other documents show of it.

    What "our investigators" found is the outlet's own, a letter its signatory's.
    """
    document = told.home(claim)
    if not claim.attribution:
        if author := letters.get(document.id):
            return of_entity(author, "signed", PHRASES("signed", name=author.name))
        own = houses.get(document.outlet or "")
        if own:
            return of_entity(own, "own_pages", PHRASES("own_pages", name=own.name))
        return _outlet(document, "own_voice", PHRASES("own_voice"))
    last = claim.attribution[-1]
    if last.entity is not None and party_form(last.source).shape not in MANY:
        why = PHRASES("last_voice", name=lowered(last.source))
        return of_entity(told.entities[last.entity], "last_voice", why)
    if _own_people(last.source):
        return _outlet(document, "own_people", PHRASES("own_people", name=last.source))
    key = f"unnamed:{document.id}:{' '.join(core_words(last.source))}"
    called = running(last.source, document.text)
    return Voice(key, called, None, 1, "unnamed", PHRASES("unnamed", name=called))


def by_role(told: Told, found: dict[str, Voice]) -> dict[str, Voice]:
    """A voice goes by a role, and its document names the person or body that has it."""
    changed: dict[str, Voice] = {}
    for document in told.documents.values():
        mine = [c for c in told.of_document.get(document.id, []) if c.attribution]
        keys = {claim.id: found[claim.id].key for claim in mine}
        joined = same_person(document, spoken_in(mine, keys, told.entities))
        named = {found[claim.id].key: found[claim.id] for claim in mine}
        for claim in mine:
            other = joined.get(found[claim.id].key)
            if other:
                voice = named[other.key]
                said = running(claim.attribution[-1].source, document.text)
                why = PHRASES("by_role", name=said, voice=voice.label, document=document.name)
                changed[claim.id] = voice.given("by_role", why)
    return changed


def by_role_elsewhere(told: Told, found: dict[str, Voice]) -> dict[str, Voice]:
    """A voice goes by a role of several words, and another document names who has it."""
    known = appositions(tuple(told.documents.values()))
    people = {name: entity for entity in told.entities.values() if entity.kind == "person"
              for name in entity.names}  # fmt: skip
    changed: dict[str, Voice] = {}
    for claim in told.claims:
        if not claim.attribution or found[claim.id].by == "by_role":
            continue
        person = _one_in_role(claim.attribution[-1].source, known, people)
        if person and person.id != found[claim.id].key:
            why = PHRASES("by_role_elsewhere", voice=person.name)
            changed[claim.id] = of_entity(person, "by_role_elsewhere", why)
    return changed


def _one_in_role(
    source: str, known: dict[str, set[str]], people: dict[str, Entity]
) -> Entity | None:
    """The one person whom any document calls by a role that says whose it is."""
    role = role_words(source)
    names = known.get(" ".join(role), set()) if len(role) > MOST_COMMON_ROLE else set()
    found = {people[name].id: people[name] for name in sorted(names) if name in people}
    return next(iter(found.values())) if len(found) == 1 else None


def one_text(told: Told, found: dict[str, Voice]) -> dict[str, Voice]:
    """One statement printed again has one origin: its named voice, else its first print."""
    home = {claim.id: told.home(claim) for claim in told.claims}
    changed: dict[str, Voice] = {}
    for group in told.of_one_text:
        named = {found[claim].key: found[claim] for claim in group if found[claim].rank == 0}
        if len(named) == 1:
            (voice,) = named.values()
            why = PHRASES("one_text_named", voice=voice.label)
            changed.update({c: voice.given("one_text", why) for c in group if found[c].rank})
        elif not named:
            voice = _first_print(group, found, home)
            changed.update(dict.fromkeys(group, voice))
    return changed


def _first_print(group: list[str], found: dict[str, Voice], home: dict[str, Document]) -> Voice:
    """The voice of a statement nobody is named for, by the earliest document that prints it."""
    days = {c: home[c].published.day() or date.max for c in group}
    first = min(group, key=lambda c: (found[c].rank, days[c], home[c].name))
    wire = sorted({agency for c in group for agency in home[c].agencies})
    label = found[first].label if found[first].rank == 1 or len(wire) != 1 else wire[0]
    prints = len({home[c].id for c in group})
    why = PHRASES("one_text", n=prints, document=home[first].name)
    return Voice(found[first].key, label, None, found[first].rank, "one_text", why)


def attributed_elsewhere(told: Told, found: dict[str, Voice]) -> dict[str, Voice]:
    """A lead's own-voice figure that its document gives to voices is the first one's."""
    given: dict[tuple[object, ...], dict[str, Voice]] = {}
    for claim in told.claims:
        if claim.quantity and claim.attribution:
            given.setdefault(_figure(claim), {})[found[claim.id].key] = found[claim.id]
    changed = {}
    for claim in told.claims:
        voices_of = given.get(_figure(claim), {}) if claim.quantity else {}
        if found[claim.id].rank == 2 and not claim.attribution and voices_of:
            voice, more = next(iter(voices_of.values())), len(voices_of) - 1
            key = "attributed_elsewhere_more" if more else "attributed_elsewhere"
            why = PHRASES(key, voice=voice.label, n=more)
            changed[claim.id] = voice.given("attributed_elsewhere", why)
    return changed


def named_in_full(told: Told, found: dict[str, Voice]) -> dict[str, Voice]:
    """An unnamed voice gives a figure that one body, whose name has its word, gives there too."""
    given: dict[tuple[object, ...], dict[str, Voice]] = {}
    for claim in told.claims:
        if claim.quantity and claim.attribution and found[claim.id].rank == 0:
            given.setdefault(_figure(claim), {})[found[claim.id].key] = found[claim.id]
    changed = {}
    for claim in told.claims:
        voice = found[claim.id]
        if voice.rank != 1 or not claim.attribution or claim.quantity is None:
            continue
        said = set(core_words(claim.attribution[-1].source))
        bodies = [b for b in given.get(_figure(claim), {}).values() if said & _names(told, b)]
        if len(bodies) == 1:
            why = PHRASES("named_in_full", name=voice.label, voice=bodies[0].label)
            changed[claim.id] = bodies[0].given("named_in_full", why)
    return changed


def _names(told: Told, voice: Voice) -> set[str]:
    """Every word of an organisation's names; none of a person's, whose name is no noun."""
    body = told.entities.get(voice.entity or "")
    if body is None or body.kind == "person":
        return set()
    return {word for name in body.names for word in core_words(name)}


def _figure(claim: Claim) -> tuple[object, ...]:
    """Document, act and figure, the bound apart: "126" and "at least 126" are one."""
    quantity = claim.quantity
    if quantity is None:
        return ()
    return claim.document, claim.act, quantity.low or quantity.high, quantity.measure


EVIDENCE: tuple[Evidence, ...] = (
    by_role,
    by_role_elsewhere,
    called_for_short,
    one_text,
    named_in_full,
    attributed_elsewhere,
    at_home,
    speaks_for_office,
    speaks_for,
)


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
            name = found[claim.id].label
            why = PHRASES("beside_one_voice", name=name, voice=voice.label)
            changed[claim.id] = voice.given("beside_one_voice", why)
    return changed


def origins_of(
    claims: list[Claim], found: dict[str, Voice], beside: dict[str, tuple[str, ...]]
) -> tuple[Origin, ...]:
    """Distinct origins of some claims, the one with most claims first.

    `beside` are bodies that texts name beside a person who speaks: where both
    are origins here, the person's says that they were counted apart.
    """
    found = found | beside_one_voice(claims, found)
    groups: dict[str, list[str]] = {}
    for claim in claims:
        groups.setdefault(found[claim.id].key, []).append(claim.id)
    called = {found[rows[0]].entity: found[rows[0]].label for rows in groups.values()}
    origins = []
    for key in sorted(groups, key=lambda k: (-len(groups[k]), k)):
        first = found[groups[key][0]]
        reasons = [*_reasons(groups[key], found)]
        for body in beside.get(first.entity or "", ()):
            if body in called:
                says = PHRASES("counted_apart", body=called[body])
                reasons.append(Reason("counted_apart", says))
        origins.append(Origin(first.entity, tuple(groups[key]), first.label, tuple(reasons)))
    return tuple(origins)


def _reasons(claims: list[str], found: dict[str, Voice]) -> list[Reason]:
    """What made one voice the origin of some claims: each sentence once, with its claims."""
    rows: dict[tuple[str, str], list[str]] = {}
    for claim in claims:
        rows.setdefault((found[claim].by, found[claim].why), []).append(claim)
    return [Reason(by, why, tuple(mine)) for (by, why), mine in rows.items()]
