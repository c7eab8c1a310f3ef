"""The ledger as JSON, format recount.ledger/1: the one contract other tools read."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from recount.model.claim import Claim, Hop, Named, Quantity
from recount.model.document import Document, Published
from recount.model.ledger import (
    CAUTIONS,
    Bracket,
    Entity,
    Event,
    Finding,
    Ledger,
    Origin,
    Reason,
    Relation,
)
from recount.model.span import Span
from recount.model.times import TimeInterval
from recount.show.grounding import grounded
from recount.show.places import placed

FORMAT = "recount.ledger/1"
Row = dict[str, Any]


def render_ledger(ledger: Ledger) -> str:
    """The ledger as JSON text ending in a newline.

    Keys are sorted and rows go by document name, then offset, so the same
    ledger gives the same bytes. Ungrounded claims are left out, and named
    among the failures.
    """
    return json.dumps(ledger_object(ledger), ensure_ascii=False, sort_keys=True, indent=1) + "\n"


def ledger_object(ledger: Ledger) -> Row:
    """The ledger as plain values, rows in the contract's order."""
    shown = grounded(ledger)
    relations = {r.document: r for r in shown.relations}
    documents = {d.id: d for d in shown.documents}
    return {
        "format": FORMAT,
        "documents": [placed(_document(d, relations.get(d.id)), d) for d in shown.documents],
        "claims": [placed(_claim(c), documents.get(c.document)) for c in shown.claims],
        "entities": [_entity(e) for e in shown.entities],
        "events": [_event(e) for e in shown.events],
        "findings": [_finding(f) for f in shown.findings if f.kind not in CAUTIONS],
        "cautions": [_finding(f) for f in shown.findings if f.kind in CAUTIONS],
        "failures": [{"name": f.name, "why": f.why} for f in shown.failures],
    }


def span_object(span: Span) -> Row:
    """A span: start, end and the exact text between them."""
    return {"start": span.start, "end": span.end, "exact": span.exact}


def published_object(published: Published) -> Row:
    """A document's date, with its words where it is stated."""
    return {
        "earliest": published.earliest,
        "latest": published.latest,
        "basis": published.basis,
        "why": published.why,
        "span": span_object(published.span) if published.span else None,
    }


def _document(document: Document, relation: Relation | None) -> Row:
    shared = relation.shares_text if relation else ()
    notes = {"notes": list(document.notes)} if document.notes else {}
    return {
        **notes,
        "id": document.id,
        "name": document.name,
        "text": document.text_id,
        "title": document.title,
        "outlet": document.outlet,
        "agencies": list(document.agencies),
        "language": document.language,
        "published": published_object(document.published),
        "zones": [{"kind": z.kind, "start": z.start, "end": z.end} for z in document.zones],
        "copy_of": relation.copy_of if relation else None,
        "shares_text": [{"document": s.document, "share": s.share} for s in shared],
    }


def _claim(claim: Claim) -> Row:
    return {
        "id": claim.id,
        "document": claim.document,
        "span": span_object(claim.span),
        "act": claim.act,
        "method": claim.method,
        "stance": claim.stance,
        "attribution": [_hop(h) for h in claim.attribution],
        "basis": [{"text": b.text, "span": span_object(b.span)} for b in claim.basis],
        "perpetrators": [_named(n) for n in claim.perpetrators],
        "victims": [_named(n) for n in claim.victims],
        "place": _named(claim.place) if claim.place else None,
        "when": _when(claim.when),
        "period": claim.period,
        "quantity": _quantity(claim.quantity) if claim.quantity else None,
        "status": claim.status,
        "by": claim.by,
        **_telling(claim),
        **_instead(claim),
    }


def _telling(claim: Claim) -> Row:
    """How a claim is told, only where it is not of one occasion."""
    return {} if claim.telling == "particular" else {"telling": claim.telling}


def _instead(claim: Claim) -> Row:
    """The claims a person put in its place, only where there are any."""
    return {"instead": list(claim.instead)} if claim.instead else {}


def _hop(hop: Hop) -> Row:
    return {
        "source": hop.source,
        "entity": hop.entity,
        "cue": hop.cue,
        "span": span_object(hop.span),
        "on": {"earliest": hop.on.earliest, "latest": hop.on.latest} if hop.on else None,
        "carried": hop.carried,
    }


def _named(named: Named) -> Row:
    return {"text": named.text, "entity": named.entity, "span": span_object(named.span)}


def _when(when: TimeInterval | None) -> Row | None:
    if when is None:
        return None
    return {
        "earliest": when.earliest,
        "latest": when.latest,
        "words": when.words,
        "basis": when.basis,
    }


def _quantity(figure: Quantity) -> Row:
    times = figure.times_per
    return {
        "low": figure.low,
        "high": figure.high,
        "measure": figure.measure,
        "per": figure.per,
        "times_per": {"low": times.low, "high": times.high, "per": times.per} if times else None,
        "subset_of": figure.subset_of,
        "unit": figure.unit,
        "bound": figure.bound,
        "approximate": figure.approximate,
        "words": figure.words,
        "span": span_object(figure.span),
    }


def _entity(entity: Entity) -> Row:
    """An entity; where it lies only where that is known."""
    row: Row = {
        "id": entity.id,
        "kind": entity.kind,
        "name": entity.name,
        "names": list(entity.names),
        "why": sorted(entity.why),
    }
    if entity.location:
        row["location"] = asdict(entity.location)
    return row


def _event(event: Event) -> Row:
    return {
        "id": event.id,
        "title": event.title,
        "act": event.act,
        "place": event.place,
        "when": _when(event.when),
        "claims": list(event.claims),
        "members": [{"claim": m.claim, "reasons": _reasons(m.reasons)} for m in event.members],
        "origins": [_origin(o) for o in event.origins],
        "independent_origins": event.independent_origins,
        "brackets": [_bracket(b) for b in event.brackets],
    }


def _reasons(reasons: tuple[Reason, ...]) -> list[Row]:
    return [{"by": r.by, "says": r.says, "claims": list(r.claims)} for r in reasons]


def _origin(origin: Origin) -> Row:
    return {
        "entity": origin.entity,
        "name": origin.label,
        "claims": list(origin.claims),
        "reasons": _reasons(origin.reasons),
    }


def _finding(finding: Finding) -> Row:
    return {
        "id": finding.id,
        "kind": finding.kind,
        "event": finding.event,
        "claims": list(finding.claims),
        "why": finding.why,
        "reasons": _reasons(finding.reasons),
    }


def _bracket(bracket: Bracket) -> Row:
    return {
        "policy": bracket.policy,
        "low": bracket.low,
        "best": bracket.best,
        "high": bracket.high,
        "grade": bracket.grade,
        "claims": list(bracket.claims),
        "left_out": [{"claim": row.claim, "why": row.why} for row in bracket.left_out],
        "why": bracket.why,
    }
