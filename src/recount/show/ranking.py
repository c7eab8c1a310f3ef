"""Findings in the order of how much they matter to a reader, by one rule that is written down."""

from __future__ import annotations

from recount.model.ledger import CAUTIONS, FINDINGS, Finding
from recount.show.index import Index

# What excludes or denies, what is less support than it looks, what agrees.
FIRST = (*(k for k in FINDINGS if k == "denied" or "disagree" in k), "part-exceeds-whole")
SECOND = ("same-origin", *(kind for kind in CAUTIONS if kind not in FIRST))


def _tier(kind: str) -> int:
    return 0 if kind in FIRST else 1 if kind in SECOND else 2


def kind_rank(kind: str) -> tuple[int, int]:
    """Where a kind is named in a list of kinds: by its tier, then as the model lists it."""
    known = (*FINDINGS, *CAUTIONS)
    return _tier(kind), known.index(kind) if kind in known else len(known)


def ranked(at: Index) -> list[Finding]:
    """All findings, those that matter most first.

    First by tier; then by how many independent origins they speak of, in how
    many documents, by how many claims; then in the ledger's order.
    """

    def weight(finding: Finding) -> tuple[int, int, int, int]:
        origins = {id(at.origin.get(claim)) for claim in finding.claims}
        documents = {at.claims[claim].document for claim in finding.claims}
        return (_tier(finding.kind), -len(origins), -len(documents), -len(finding.claims))

    return sorted(at.ledger.findings, key=weight)
