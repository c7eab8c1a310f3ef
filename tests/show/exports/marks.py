"""What annotation tools should hold of a ledger, to compare their files with."""

from __future__ import annotations

from collections import Counter

from recount.model.ledger import Ledger
from recount.show.exports import Decided
from recount.show.exports.labels import labelled
from recount.show.grounding import grounded, spans_of

Marks = Counter[tuple[str, int, int, str, str]]


def expected(ledger: Ledger, rejected: bool = True) -> Marks:
    """Every span of the ledger as (document, start, end, words, label), `rejected` ones or not."""
    return Counter(
        (document.id, s.span.start, s.span.end, s.span.exact, s.label)
        for document, spans in labelled(grounded(ledger))
        for s in spans
        if rejected or s.claim is None or s.claim.status != "rejected"
    )


def taken(decided: Decided) -> Marks:
    assert decided.failures == ()
    return Counter((d.document, d.start, d.end, d.exact, d.label) for d in decided.decisions)


def spans_in(ledger: Ledger) -> int:
    """How many spans claims and dates of a ledger have, voices side by side left out."""
    claims = sum(len(list(spans_of(c))) for c in ledger.claims)
    return claims + sum(d.published.span is not None for d in ledger.documents)
