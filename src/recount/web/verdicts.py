"""Which claims a person gave a verdict on, and what the desk calls each one's state.

The ledger calls a claim edited as soon as a field of it was set, and accepted
when a person wrote it down. At the desk such a claim is still to decide: nobody
has said yet that the whole of it says what its passage says.
"""

from __future__ import annotations

from collections.abc import Mapping

from recount.model.claim import Claim
from recount.model.judgement import AcceptClaim, MergeClaims, RejectClaim, SplitClaim
from recount.model.reference import PERSON
from recount.run.judged import JudgedClaims
from recount.show.phrases import Phrases

# What the desk calls a claim without a verdict.
OPEN = "proposed"
VERDICTS: Mapping[type, str] = {
    AcceptClaim: "accepted",
    RejectClaim: "rejected",
    SplitClaim: "split",
    MergeClaims: "merged",
}


def verdicts_of(judged: JudgedClaims, blind: bool) -> dict[str, str]:
    """The verdict on each claim that has one, by its id.

    For a reviewer who is not `blind`, what others decided blind is none.
    """
    return {
        claim: VERDICTS[type(row.judgement.decision)]
        for row in judged.standings
        if row.state == "applied" and type(row.judgement.decision) in VERDICTS
        and (blind or not row.judgement.blind)
        for claim in row.claims
    }  # fmt: skip


def state_words(
    t: Phrases, claim: Claim, verdicts: Mapping[str, str], number: Mapping[str, int]
) -> str:
    """A claim's state in words; `number` are the numbers that claims go by."""
    verdict = verdicts.get(claim.id, OPEN)
    if verdict == "accepted" and claim.status == "edited":
        return t("state.accepted_edited")
    if verdict == "merged" and claim.instead:
        return t("state.merged", n=number.get(claim.instead[0], 0))
    if verdict != OPEN or claim.status == OPEN:
        return t(f"status.{verdict}")
    if claim.status == "edited":
        return t("state.edited")
    return t("state.written" if claim.by == PERSON else "state.blind")
