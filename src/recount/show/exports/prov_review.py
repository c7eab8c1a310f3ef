"""Who judged which claim, and what stands in the place of what: the review behind a ledger."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from recount.model.claim import Claim
from recount.model.judgement import (
    AcceptClaim,
    AddClaim,
    EditClaim,
    MergeClaims,
    RejectClaim,
    SplitClaim,
)
from recount.model.ledger import Ledger

# Decisions that make a claim what it is in the ledger.
SETTLING = (AcceptClaim, AddClaim, EditClaim, MergeClaims, RejectClaim, SplitClaim)


@dataclass(frozen=True, slots=True)
class Review:
    """By claim id: `people` who settled it, in the log's order; what the machine `proposed`
    where a person edited it; the claims it `replaced`.

    A ledger read from its JSON holds no judgements, so that nobody is named.
    """

    people: Mapping[str, tuple[str, ...]]
    proposed: Mapping[str, Claim]
    replaced: Mapping[str, tuple[str, ...]]


def review_of(ledger: Ledger) -> Review:
    """What a ledger tells of its review."""
    people: dict[str, dict[str, None]] = {}
    for standing in ledger.standings:
        if standing.state == "applied" and isinstance(standing.judgement.decision, SETTLING):
            for id in (*standing.claims, *standing.made):
                people.setdefault(id, {})[standing.judgement.who] = None
    known = {claim.id for claim in ledger.claims}
    replaced: dict[str, list[str]] = {}
    for claim in ledger.claims:
        for new in claim.instead:
            if new in known:
                replaced.setdefault(new, []).append(claim.id)
    return Review(
        {id: tuple(names) for id, names in people.items()},
        {claim.id: claim for claim in ledger.proposed},
        {id: tuple(others) for id, others in replaced.items()},
    )
