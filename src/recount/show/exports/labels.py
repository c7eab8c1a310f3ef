"""Every span of a ledger with a label, document by document: what annotation tools show."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from recount.model.claim import ACTS, Claim
from recount.model.document import Document
from recount.model.ledger import Ledger
from recount.model.span import Span

PARTS = ("source", "perpetrator", "victim", "place", "figure", "basis", "published")
# A claim is labelled by its act, its parts by what they are in it.
LABELS = (*ACTS, *PARTS)

# What somebody named in a claim is in it, and in a denial: never a finding.
ROLES = {
    "perpetrator": ("alleged perpetrator", "perpetrator named in a denial"),
    "victim": ("victim, as alleged", "victim named in a denial"),
    "source": ("source of the account", "source of the denial"),
}


@dataclass(frozen=True, slots=True)
class Labelled:
    """A span with one of LABELS. `id` is unique in the ledger; `claim` is what it belongs to."""

    id: str
    label: str
    span: Span
    claim: Claim | None


def labelled(ledger: Ledger) -> Iterator[tuple[Document, tuple[Labelled, ...]]]:
    """Each document with its spans, those of its date first, then claim by claim."""
    claims: dict[str, list[Claim]] = {document.id: [] for document in ledger.documents}
    for claim in ledger.claims:
        claims[claim.document].append(claim)
    for document in ledger.documents:
        found = [one for claim in claims[document.id] for one in labels_of(claim)]
        if document.published.span:
            dated = Labelled(f"{document.id}/published", "published", document.published.span, None)
            found.insert(0, dated)
        yield document, tuple(found)


def role_of(part: str, claim: Claim) -> str:
    """What a part of a claim is in it, in words that accuse nobody; other parts as they are."""
    alleged, denied = ROLES.get(part, (part, part))
    return denied if claim.stance == "denied" else alleged


def proposals(ledger: Ledger) -> Iterator[tuple[Document, tuple[Labelled, ...]]]:
    """Each document with the spans to propose to people: not those of claims they rejected."""
    for document, spans in labelled(ledger):
        yield document, tuple(s for s in spans if s.claim is None or s.claim.status != "rejected")


def labels_of(claim: Claim) -> Iterator[Labelled]:
    """A claim's passage, then its parts."""
    yield Labelled(claim.id, claim.act, claim.span, claim)
    parts = {
        "source": [hop.span for hop in claim.attribution],
        "perpetrator": [named.span for named in claim.perpetrators],
        "victim": [named.span for named in claim.victims],
        "place": [claim.place.span] if claim.place else [],
        "figure": [claim.quantity.span] if claim.quantity else [],
        "basis": [named.span for named in claim.basis],
    }
    for label, spans in parts.items():
        for n, span in enumerate(spans):
            yield Labelled(f"{claim.id}/{label}/{n}", label, span, claim)
