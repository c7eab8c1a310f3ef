"""Different documents, one ultimate voice or one text: not so many confirmations."""

from __future__ import annotations

from collections.abc import Iterator

from recount.model.claim import Claim
from recount.model.ledger import Finding
from recount.reconcile.matter import Matter, finding
from recount.reconcile.wording import listed, several


def same_origin(matter: Matter) -> Iterator[Finding]:
    """Claims with a figure, or of one text, that several documents have from one origin."""
    for number, origin in enumerate(matter.event.origins):
        claims = [claim for claim in matter.claims if matter.origin(claim) == number]
        telling = [claim for claim in claims if claim.quantity or _retold(matter, claim, claims)]
        documents = list(dict.fromkeys(claim.document for claim in telling))
        if len(documents) > 1:
            yield finding(matter, "same-origin", telling, _why(matter, telling, origin.label))


def _retold(matter: Matter, claim: Claim, claims: list[Claim]) -> bool:
    """Whether another document that shares text with the claim's has the same voice on the act."""
    return any(
        other.act == claim.act and matter.share_text(claim.document, other.document)
        for other in claims
    )


def _why(matter: Matter, claims: list[Claim], origin: str) -> str:
    count = len({claim.document for claim in claims})
    outlets = listed(sorted({matter.outlet(claim) for claim in claims}))
    return (
        f"{several(len(claims), 'claim')} in {several(count, 'document')} ({outlets}) go back to one "
        f"origin, {origin}: one account, not {count} confirmations"
    )
