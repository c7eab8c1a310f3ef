"""`ftm`: FollowTheMoney entities as JSON lines, for OpenAleph.

What becomes what (followthemoney 4 schemata):

    document    Article, its text in bodyText
    entity      Person, Organization, PublicBody, LegalEntity (groups), Address
                (places) or RealEstate (facilities)
    matter      Event, its name saying whether it is alleged or only denied; an
                Article tells of it by a Documentation
    claim       Note on its matter and document, its words and chain in `description`
    who is in   UnknownLink from the entity to the matter, its `role` saying which:
    a claim     perpetrators, victims and sources are links of their own, never one list

Event.involved stays empty, since it would put victims and accused side by side.
A rejected claim is left out. Ids are stable: the ledger's own with a prefix.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256

from recount.model.claim import Claim, Named
from recount.model.document import Document
from recount.model.ledger import Entity, Event, Ledger, Location
from recount.model.times import TimeInterval
from recount.show.exports.labels import role_of
from recount.show.exports.values import Exported, one_file
from recount.show.index import Index, index
from recount.show.phrases import Phrases
from recount.show.readback import whole
from recount.show.safe import one_line
from recount.show.told import stance_words, stances, told_title
from recount.show.wording import figure_words

SCHEMATA = {
    "person": "Person",
    "group": "LegalEntity",
    "organisation": "Organization",
    "government": "PublicBody",
    "place": "Address",
    "facility": "RealEstate",
}
# FollowTheMoney names languages by ISO 639-3.
LANGUAGES = {"en": "eng"}
TEXT = "bodyText"
UNNAMED = "unnamed"
Values = dict[str, list[str]]
Row = dict[str, object]


def render_ftm(ledger: Ledger) -> Exported:
    """One entity a line, sorted by nothing but the ledger's order."""
    at, t = index(ledger), Phrases()
    rows = [
        *(_document(d) for d in ledger.documents),
        *(_entity(e) for e in ledger.entities),
        *(row for e in ledger.events for row in _event(t, at, e)),
        *(row for c in ledger.claims if c.status != "rejected" for row in _claim(t, at, c)),
    ]
    lines = (json.dumps(row, ensure_ascii=False, sort_keys=True) + "\n" for row in rows)
    return one_file("".join(lines))


def _row(kind: str, own: str, schema: str, values: Values) -> Row:
    """An entity with the properties that have a value, each but a whole text on one line."""
    told = {
        name: [v if name == TEXT else one_line(v) for v in held] for name, held in values.items()
    }
    filled = {name: kept for name, held in told.items() if (kept := [v for v in held if v])}
    return {"id": _id(kind, own), "schema": schema, "properties": filled}


def _id(kind: str, own: str) -> str:
    """An id of letters and digits, whatever the ledger's own id holds."""
    plain = own.removeprefix("sha256:")
    if not plain.isalnum() or not plain.isascii():
        plain = sha256(own.encode()).hexdigest()
    return f"recount-{kind}-{plain}"


def _document(d: Document) -> Row:
    return _row("document", d.id, "Article", {
        "fileName": [d.name or UNNAMED],
        "title": [d.title or ""],
        "publisher": [d.outlet or ""],
        "author": list(d.agencies),
        "language": [LANGUAGES.get(d.language, "")],
        "publishedAt": [d.published.earliest or d.published.latest or ""],
        TEXT: [d.text if whole(d) else ""],
        "notes": [f"Date {d.published.basis}: {d.published.why}", d.id],
    })  # fmt: skip


def _entity(e: Entity) -> Row:
    schema = SCHEMATA[e.kind]
    names = list(dict.fromkeys(_name(name) for name in (e.name, *e.names)))
    values = {"name": [names[0] or UNNAMED], "alias": names[1:]}
    if schema == "Address":
        values["full"] = values["name"]
        values |= _located(e.location)
    return _row("entity", e.id, schema, values)


def _located(where: Location | None) -> Values:
    """Coordinates of a place whose town is known."""
    if where is None:
        return {}
    return {
        "latitude": [str(where.latitude)],
        "longitude": [str(where.longitude)],
        "notes": [f"{where.source} {where.id}, the point of the {where.precision}"],
    }


def _name(words: str) -> str:
    """Words as FollowTheMoney takes a name: not in quotes, and with a letter or digit in it."""
    bare = one_line(words).strip("\"' ")
    return bare if any(letter.isalnum() for letter in bare) else ""


def _event(t: Phrases, at: Index, e: Event) -> Iterator[Row]:
    """A matter, and the documents that report it."""
    brackets = [
        f"{b.policy}: low {_number(b.low)}, best {_number(b.best)}, high {_number(b.high)}; {b.why}"
        for b in e.brackets
    ]
    place = at.entities.get(e.place or "")
    yield _row("event", e.id, "Event", {
        "name": [told_title(t, at, replace(e, title=_name(e.title) or UNNAMED))],
        "keywords": list(dict.fromkeys((e.act, *stances(at, e)))),
        "location": [_name(place.name) if place else ""],
        "addressEntity": [_id("entity", place.id)] if place and place.kind == "place" else [],
        "summary": [_summary(t, at, e)],
        "notes": brackets,
        **_dates(e.when),
    })  # fmt: skip
    homes: dict[str, list[str]] = {}
    for claim in (at.claims[c] for c in e.claims):
        homes.setdefault(claim.document, []).append(claim.stance)
    for document, met in homes.items():
        told = f"tells of it as {t.listing(list(dict.fromkeys(met)))}"
        yield _row("documentation", f"{e.id}{document}", "Documentation", {
            "document": [_id("document", document)],
            "entity": [_id("event", e.id)],
            "role": [told],
        })  # fmt: skip


def _summary(t: Phrases, at: Index, e: Event) -> str:
    origins, told = t.number(e.independent_origins), stance_words(t, at, e)
    return t("told.summary", origins=origins, stances=told)


def _claim(t: Phrases, at: Index, c: Claim) -> Iterator[Row]:
    """A claim as a note, and each linked entity in it by its role."""
    event = at.event.get(c.id)
    home = _id("event", event.id) if event else _id("document", c.document)
    about = dict.fromkeys((home, _id("document", c.document)))
    yield _row("claim", c.id, "Note", {
        "name": [f"{t.sentence(t.either(f'act.{c.act}', c.act))}, {c.stance}"],
        "entity": list(about),
        "description": [f"“{c.span.exact}”"],
        "summary": [_account(t, at, c)],
        "notes": [figure_words(t, c.quantity)] if c.quantity else [],
        "keywords": [c.act, c.stance, c.status],
        "publisher": [at.documents[c.document].outlet or ""],
        "proof": [_id("document", c.document)],
    })  # fmt: skip
    for role, n, entity in _involved(c):
        yield _row("link", f"{c.id}{role}{n}", "UnknownLink", {
            "subject": [_id("entity", entity)],
            "object": [home],
            "role": [role_of(role, c)],
            "status": [f"{c.stance}; {c.status}"],
            "summary": [_account(t, at, c)],
            "description": [f"“{c.span.exact}”"],
            "recordId": [c.id],
            "publisher": [at.documents[c.document].outlet or ""],
            "proof": [_id("document", c.document)],
            **_dates(c.when),
        })  # fmt: skip


def _involved(c: Claim) -> Iterator[tuple[str, int, str]]:
    """Linked entities of a claim: role, number, entity's id."""
    parts: dict[str, tuple[Named, ...]] = {"perpetrator": c.perpetrators, "victim": c.victims}
    for role, named in parts.items():
        yield from ((role, n, part.entity) for n, part in enumerate(named) if part.entity)
    yield from (("source", n, hop.entity) for n, hop in enumerate(c.attribution) if hop.entity)


def _account(t: Phrases, at: Index, c: Claim) -> str:
    """Stance and chain: "alleged; according to A ← B, in Harbour Post"."""
    voices = t("chain.arrow").join(at.voice(hop) for hop in c.attribution)
    told = f"; according to {voices}" if voices else ""
    return f"{c.stance}{told}, in {at.outlet(c.document)}. Involvement is alleged."


def _dates(when: TimeInterval | None) -> Values:
    if when is None:
        return {}
    return {"startDate": [when.earliest or ""], "endDate": [when.latest or ""]}


def _number(n: int | None) -> str:
    return "open" if n is None else str(n)
