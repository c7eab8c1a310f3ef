"""Ids of a ledger that was read back: each names one row, and each reference names a row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from recount.model.claim import Claim
from recount.model.ledger import Event, Finding, Ledger
from recount.show.readback.place import PlaceError

Reference = tuple[str, str, str | None]


def check_ids(ledger: Ledger) -> None:
    """Raises PlaceError where an id is there twice, or names nothing or a rejected claim."""
    known = {
        "documents": _unique("documents", (d.id for d in ledger.documents)),
        "claims": _unique("claims", (c.id for c in ledger.claims)),
        "entities": _unique("entities", (e.id for e in ledger.entities)),
        "events": _unique("events", (e.id for e in ledger.events)),
    }
    _unique("findings", (f.id for f in ledger.findings))
    rejected = {c.id for c in ledger.claims if c.status == "rejected"}
    for place, kind, named in _references(ledger):
        if named is not None and named not in known[kind]:
            raise PlaceError(f"{place}: “{named[:40]}” is none of the {kind}")
        if named in rejected and kind == "claims" and place.startswith(("events", "findings")):
            raise PlaceError(f"{place}: “{named[:40]}” is rejected, and counts for nothing")


def _unique(kind: str, ids: Iterable[str]) -> set[str]:
    seen: set[str] = set()
    for n, one in enumerate(ids):
        if one in seen:
            raise PlaceError(f"{kind}[{n}].id: “{one[:40]}” is there twice")
        seen.add(one)
    return seen


def _references(ledger: Ledger) -> Iterator[Reference]:
    """Every id that names a row elsewhere: its place, the kind of row, the id."""
    for relation in ledger.relations:
        place = f"documents {relation.document[:20]}"
        yield place, "documents", relation.copy_of
        yield from ((place, "documents", s.document) for s in relation.shares_text)
    for n, claim in enumerate(ledger.claims):
        yield from _of_claim(f"claims[{n}]", claim)
    for n, event in enumerate(ledger.events):
        yield from _of_event(f"events[{n}]", event)
    for n, finding in enumerate(ledger.findings):
        yield from _of_finding(f"findings[{n}]", finding)


def _of_claim(place: str, claim: Claim) -> Iterator[Reference]:
    yield f"{place}.document", "documents", claim.document
    for hop in claim.attribution:
        yield f"{place}.attribution", "entities", hop.entity
    for named in (*claim.perpetrators, *claim.victims):
        yield place, "entities", named.entity
    if claim.place:
        yield f"{place}.place", "entities", claim.place.entity
    yield from ((f"{place}.instead", "claims", other) for other in claim.instead)
    if claim.quantity:
        yield f"{place}.quantity.subset_of", "claims", claim.quantity.subset_of


def _of_event(place: str, event: Event) -> Iterator[Reference]:
    yield f"{place}.place", "entities", event.place
    for origin in event.origins:
        yield f"{place}.origins", "entities", origin.entity
    rows = [event.claims, *(o.claims for o in event.origins), *(b.claims for b in event.brackets)]
    rows += [tuple(left.claim for left in b.left_out) for b in event.brackets]
    rows += [tuple(member.claim for member in event.members)]
    rows += [reason.claims for member in event.members for reason in member.reasons]
    rows += [reason.claims for origin in event.origins for reason in origin.reasons]
    yield from ((place, "claims", claim) for claims in rows for claim in claims)


def _of_finding(place: str, finding: Finding) -> Iterator[Reference]:
    yield f"{place}.event", "events", finding.event
    rows = (finding.claims, *(reason.claims for reason in finding.reasons))
    yield from ((place, "claims", claim) for claims in rows for claim in claims)
