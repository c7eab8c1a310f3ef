"""What may be shown: rows whose words stand at their offsets, in the contract's order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from recount.model.claim import Claim
from recount.model.document import Document, Failure
from recount.model.ledger import Bracket, Event, Finding, Ledger, Reason
from recount.model.span import Span


def grounded(ledger: Ledger) -> Ledger:
    """The ledger without the claims that cannot be grounded, its rows sorted.

    A claim falls where one of its spans is not the document's text at those
    offsets, or its document is missing; a failure names each, and events,
    origins, brackets and findings no longer rest on it. Raises ValueError where
    the span of a document's own date is ungrounded.
    """
    documents = {d.id: d for d in ledger.documents}
    for document in ledger.documents:
        span = document.published.span
        if span is not None and not span.grounded(document.text):
            raise ValueError(f"{document.name}: the date's words do not stand at {span.start}")
    faults = {c.id: why for c in ledger.claims if (why := _fault(c, documents.get(c.document)))}
    name = {d.id: d.name for d in ledger.documents}
    shown = {c.id for c in ledger.claims} - set(faults)
    claims = sorted(
        (_freed(c, shown) for c in ledger.claims if c.id not in faults),
        key=lambda c: (name[c.document], c.span.start, c.span.end, c.id),
    )
    rank = {c.id: n for n, c in enumerate(claims)}
    failures = [Failure(name.get(c.document, c.document), faults[c.id]) for c in ledger.claims
                if c.id in faults]  # fmt: skip
    return replace(
        ledger,
        documents=tuple(sorted(ledger.documents, key=lambda d: (d.name, d.id))),
        claims=tuple(claims),
        entities=tuple(sorted(ledger.entities, key=lambda e: (e.id, e.name))),
        events=events_within(ledger.events, rank),
        findings=findings_within(ledger.findings, rank),
        failures=tuple(sorted((*ledger.failures, *failures), key=lambda f: (f.name, f.why))),
    )


def spans_of(claim: Claim) -> Iterator[Span]:
    """Every span of a claim, its own first."""
    yield claim.span
    for hop in claim.attribution:
        yield hop.span
        yield from (also.span for also in hop.also)
    for named in (*claim.basis, *claim.perpetrators, *claim.victims):
        yield named.span
    if claim.place:
        yield claim.place.span
    if claim.quantity:
        yield claim.quantity.span


def _fault(claim: Claim, document: Document | None) -> str | None:
    if document is None:
        return f"claim {claim.id} is not shown: its document is not in the ledger"
    for span in spans_of(claim):
        if not span.grounded(document.text):
            return (
                f"claim {claim.id} is not shown: its words do not stand at {span.start}–{span.end}"
            )
    return None


def _freed(claim: Claim, shown: set[str]) -> Claim:
    """A claim that names none that is not shown, as its whole or as put in its place."""
    figure = claim.quantity
    if figure and figure.subset_of and figure.subset_of not in shown:
        claim = replace(claim, quantity=replace(figure, subset_of=None))
    return replace(claim, instead=tuple(c for c in claim.instead if c in shown))


def _kept(ids: tuple[str, ...], rank: dict[str, int]) -> tuple[str, ...]:
    return tuple(sorted(dict.fromkeys(i for i in ids if i in rank), key=rank.__getitem__))


def events_within(events: tuple[Event, ...], rank: dict[str, int]) -> tuple[Event, ...]:
    """Events that still rest on a claim, in the order of their first claims.

    `rank` gives each claim that is left its place: no other is named by an event any more.
    """
    kept = [_event(event, rank) for event in events if any(c in rank for c in event.claims)]
    return tuple(sorted(kept, key=lambda e: (rank[e.claims[0]], e.id)))


def _event(event: Event, rank: dict[str, int]) -> Event:
    claims = _kept(event.claims, rank)
    members = {m.claim: replace(m, reasons=_reasons(m.reasons, rank)) for m in event.members}
    origins = (
        replace(o, claims=_kept(o.claims, rank), reasons=_reasons(o.reasons, rank))
        for o in event.origins
    )
    told = sorted((o for o in origins if o.claims), key=lambda o: rank[o.claims[0]])
    brackets = (_bracket(bracket, rank) for bracket in event.brackets)
    return replace(
        event,
        claims=claims,
        origins=tuple(told),
        brackets=tuple(sorted(brackets, key=lambda b: b.policy)),
        members=tuple(members[claim] for claim in claims if claim in members),
    )


def _reasons(reasons: tuple[Reason, ...], rank: dict[str, int]) -> tuple[Reason, ...]:
    """Reasons without the claims that are not shown; one that rested on those alone is gone."""
    kept = (replace(r, claims=_kept(r.claims, rank)) for r in reasons)
    return tuple(new for old, new in zip(reasons, kept) if new.claims or not old.claims)


def _bracket(bracket: Bracket, rank: dict[str, int]) -> Bracket:
    left = sorted((row for row in bracket.left_out if row.claim in rank),
                  key=lambda row: rank[row.claim])  # fmt: skip
    return replace(bracket, claims=_kept(bracket.claims, rank), left_out=tuple(left))


def findings_within(findings: tuple[Finding, ...], rank: dict[str, int]) -> tuple[Finding, ...]:
    """Findings all of whose claims are shown, in the order of their first claims."""
    whole = [f for f in findings if f.claims and all(c in rank for c in f.claims)]
    return tuple(sorted(whole, key=lambda f: (rank[f.claims[0]], f.kind, f.id)))
