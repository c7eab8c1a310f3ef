"""The rows of each table of the ledger."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping

from recount.model.claim import Claim, Named, Quantity
from recount.model.ledger import Ledger, Reason
from recount.model.span import Span
from recount.model.times import TimeInterval
from recount.show.exports.tables import TABLES, Filled, Row

NO_QUANTITY: Row = (None,) * 15


def filled(ledger: Ledger) -> tuple[Filled, ...]:
    """Every table of TABLES with the ledger's rows."""
    return tuple(Filled(table, tuple(ROWS[table.name](ledger))) for table in TABLES)


def roles(claim: Claim) -> tuple[tuple[str, tuple[Named, ...]], ...]:
    """The named parts of a claim by their role, never mixed."""
    return (
        ("perpetrator", claim.perpetrators),
        ("victim", claim.victims),
        ("basis", claim.basis),
    )


def _span(span: Span | None) -> Row:
    return (span.start, span.end, span.exact) if span else (None, None, None)


def _when(when: TimeInterval | None) -> Row:
    return (when.earliest, when.latest, when.words, when.basis) if when else (None,) * 4


def _documents(ledger: Ledger) -> Iterator[Row]:
    copied = {r.document: r.copy_of for r in ledger.relations}
    for d in ledger.documents:
        p = d.published
        yield (
            *(d.id, d.name, d.text_id, d.title, d.outlet, d.language),
            *(p.earliest, p.latest, p.basis, p.why, *_span(p.span)),
            copied.get(d.id),
        )


def _agencies(ledger: Ledger) -> Iterator[Row]:
    return ((d.id, n, name) for d in ledger.documents for n, name in enumerate(d.agencies))


def _zones(ledger: Ledger) -> Iterator[Row]:
    for d in ledger.documents:
        yield from ((d.id, n, z.kind, z.start, z.end) for n, z in enumerate(d.zones))


def _notes(ledger: Ledger) -> Iterator[Row]:
    return ((d.id, n, note) for d in ledger.documents for n, note in enumerate(d.notes))


def _shares(ledger: Ledger) -> Iterator[Row]:
    shares = {r.document: r.shares_text for r in ledger.relations}
    for d in ledger.documents:
        shared = shares.get(d.id, ())
        yield from ((d.id, n, s.document, s.share) for n, s in enumerate(shared))


def _entities(ledger: Ledger) -> Iterator[Row]:
    for e in ledger.entities:
        at, where = e.location, (None,) * 5
        known: Row = (at.latitude, at.longitude, at.precision, at.source, at.id) if at else where
        yield (e.id, e.kind, e.name, *known)


def _names(ledger: Ledger) -> Iterator[Row]:
    return ((e.id, n, name) for e in ledger.entities for n, name in enumerate(e.names))


def _entity_why(ledger: Ledger) -> Iterator[Row]:
    return ((e.id, n, says) for e in ledger.entities for n, says in enumerate(sorted(e.why)))


def _claims(ledger: Ledger) -> Iterator[Row]:
    for c in ledger.claims:
        place: Row = (None,) * 5
        if c.place:
            place = (c.place.text, c.place.entity, *_span(c.place.span))
        yield (
            *(c.id, c.document, *_span(c.span), c.act, c.method, c.stance),
            *(*place, *_when(c.when), c.period),
            *(_quantity(c.quantity) if c.quantity else NO_QUANTITY),
            *(c.status, c.by, c.telling),
        )


def _quantity(q: Quantity) -> Row:
    times: Row = (None,) * 3
    if q.times_per:
        times = (q.times_per.low, q.times_per.high, q.times_per.per)
    return (
        *(q.low, q.high, q.measure, q.per, *times, q.subset_of),
        *(q.unit, q.bound, q.approximate, q.words, *_span(q.span)),
    )


def _voices(ledger: Ledger) -> Iterator[Row]:
    for c in ledger.claims:
        for n, hop in enumerate(c.attribution):
            on: Row = (True, hop.on.earliest, hop.on.latest) if hop.on else (False, None, None)
            yield (c.id, n, hop.source, hop.entity, hop.cue, *_span(hop.span), *on, hop.carried)


def _parts(ledger: Ledger) -> Iterator[Row]:
    for c in ledger.claims:
        for role, named in roles(c):
            for n, part in enumerate(named):
                yield (c.id, role, n, part.text, part.entity, *_span(part.span))


def _instead(ledger: Ledger) -> Iterator[Row]:
    return ((c.id, n, other) for c in ledger.claims for n, other in enumerate(c.instead))


def _events(ledger: Ledger) -> Iterator[Row]:
    stance = {c.id: c.stance for c in ledger.claims}
    for e in ledger.events:
        met = Counter(stance[c] for c in e.claims)
        told = ", ".join(f"{each} ({n})" for each, n in met.items())
        yield (e.id, e.title, e.act, e.place, *_when(e.when), told)


def _event_claims(ledger: Ledger) -> Iterator[Row]:
    return ((e.id, n, c) for e in ledger.events for n, c in enumerate(e.claims))


def _origins(ledger: Ledger) -> Iterator[Row]:
    return ((e.id, n, o.entity, o.label) for e in ledger.events for n, o in enumerate(e.origins))


def _origin_claims(ledger: Ledger) -> Iterator[Row]:
    for e in ledger.events:
        yield from _below(e.id, (o.claims for o in e.origins))


def _brackets(ledger: Ledger) -> Iterator[Row]:
    for e in ledger.events:
        for n, b in enumerate(e.brackets):
            yield (e.id, n, b.policy, b.low, b.best, b.high, b.grade, b.why)


def _bracket_claims(ledger: Ledger) -> Iterator[Row]:
    for e in ledger.events:
        yield from _below(e.id, (b.claims for b in e.brackets))


def _left_out(ledger: Ledger) -> Iterator[Row]:
    for e in ledger.events:
        for number, b in enumerate(e.brackets):
            yield from ((e.id, number, n, o.claim, o.why) for n, o in enumerate(b.left_out))


def _below(event: str, lists: Iterable[tuple[str, ...]]) -> Iterator[Row]:
    for number, claims in enumerate(lists):
        yield from ((event, number, n, claim) for n, claim in enumerate(claims))


def _findings(ledger: Ledger) -> Iterator[Row]:
    return ((f.id, f.kind, f.event, f.why) for f in ledger.findings)


def _finding_claims(ledger: Ledger) -> Iterator[Row]:
    return ((f.id, n, c) for f in ledger.findings for n, c in enumerate(f.claims))


def _given(ledger: Ledger) -> Iterator[tuple[Row, Reason]]:
    """Every reason with what it is a reason for: matter, claim in it, origin, finding."""
    for e in ledger.events:
        yield from (((e.id, m.claim, None, None), r) for m in e.members for r in m.reasons)
        for n, origin in enumerate(e.origins):
            yield from (((e.id, None, n, None), r) for r in origin.reasons)
    for f in ledger.findings:
        yield from (((None, None, None, f.id), r) for r in f.reasons)


def _reasons(ledger: Ledger) -> Iterator[Row]:
    return ((n, *of, r.by, r.says) for n, (of, r) in enumerate(_given(ledger)))


def _reason_claims(ledger: Ledger) -> Iterator[Row]:
    for number, (_, reason) in enumerate(_given(ledger)):
        yield from ((number, n, claim) for n, claim in enumerate(reason.claims))


def _failures(ledger: Ledger) -> Iterator[Row]:
    return ((n, f.name, f.why) for n, f in enumerate(ledger.failures))


ROWS: Mapping[str, Callable[[Ledger], Iterable[Row]]] = {
    "documents": _documents,
    "document_agencies": _agencies,
    "document_zones": _zones,
    "document_notes": _notes,
    "document_shares": _shares,
    "entities": _entities,
    "entity_names": _names,
    "entity_why": _entity_why,
    "claims": _claims,
    "claim_voices": _voices,
    "claim_parts": _parts,
    "claim_instead": _instead,
    "events": _events,
    "event_claims": _event_claims,
    "event_origins": _origins,
    "origin_claims": _origin_claims,
    "event_brackets": _brackets,
    "bracket_claims": _bracket_claims,
    "bracket_left_out": _left_out,
    "findings": _findings,
    "finding_claims": _finding_claims,
    "reasons": _reasons,
    "reason_claims": _reason_claims,
    "failures": _failures,
}
