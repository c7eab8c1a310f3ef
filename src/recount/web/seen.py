"""Whether a page still shows the claim it decides on: by the last decision that changed it."""

from __future__ import annotations

from collections.abc import Sequence

from recount.model.claim import stable_id
from recount.model.judgement import (
    AcceptClaim,
    AddClaim,
    EditClaim,
    Judgement,
    MergeClaims,
    RejectClaim,
    SplitClaim,
)
from recount.run.targets import made_by, refs_of
from recount.web.desk import Desk
from recount.web.form import Form

CHANGING = AcceptClaim | RejectClaim | EditClaim | SplitClaim | MergeClaims | AddClaim
# Decisions that stand in the place of earlier ones on their claim, so that these must be known.
OVER_OTHERS = ("accept", "reject", "edit", "split", "merge")


class ChangedError(ValueError):
    """A claim is not as the page shows it any more."""

    def __init__(self) -> None:
        super().__init__("this claim was changed meanwhile; look again")


def last_change(log: Sequence[Judgement], claim: str) -> str:
    """The id of the last decision of `log`, oldest first, that changed a claim; "" for none.

    The undoing of such a decision is one, too.
    """
    found: dict[str, None] = {}
    for judgement in log:
        if judgement.undoes in found or _changes(judgement, claim):
            found[judgement.id] = None
    return next(reversed(found), "")


def _changes(judgement: Judgement, claim: str) -> bool:
    if not isinstance(judgement.decision, CHANGING):
        return False
    named = claim in {ref.id for ref in refs_of(judgement.decision)}
    return named or claim in {id for id, _ in made_by(judgement)}


def seen(desk: Desk, claim: str) -> str:
    """What a form says of a claim as it is shown now; "" where there is no such claim."""
    known = desk.scene().at.claims.get(claim)
    if known is None:
        return ""
    return stable_id("seen", claim, last_change(desk.on_document(known.document), claim))


def unchanged(desk: Desk, kind: str, form: Form) -> None:
    """Raises ChangedError where a form was drawn from a claim that was changed since."""
    told = form.all("seen")
    if kind not in OVER_OTHERS or not told:
        return
    for claim in form.all("mark" if kind == "merge" else "claim"):
        if seen(desk, claim) not in ("", *told):
            raise ChangedError
