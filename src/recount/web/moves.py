"""From a form to a claim's move: out of its matter, into another, or a matter of its own."""

from __future__ import annotations

from recount.model.claim import Claim
from recount.model.effective import effective
from recount.model.judgement import MoveClaim
from recount.model.ledger import Event
from recount.model.reference import ClaimRef
from recount.web.desk import Desk
from recount.web.form import FormError
from recount.web.lasting import matter_named

NO_MATTER = "this matter is not there any more; go back to the overview"


def matter_in(desk: Desk, id_: str) -> Event:
    """The matter of this id, or of this claim. Raises FormError."""
    found = matter_named(desk.scene(), id_)
    if found is None:
        raise FormError(NO_MATTER)
    return found


def living(desk: Desk, event: Event) -> list[Claim]:
    """The claims of a matter that were not rejected."""
    at = desk.scene().at
    rows = [at.claims[id] for id in event.claims if id in at.claims]
    return [row for row in rows if row.status != "rejected"]


def move(desk: Desk, claim: Claim, into: Event | None, alone: bool = False) -> MoveClaim:
    """A claim away from all it is shown with, and from those it was moved from before.

    `into` is the matter it is put with, those of its claims first that are most
    like it. Raises FormError where there is nothing to move from or to.
    """
    home = desk.scene().at.event.get(claim.id)
    if into is not None and home is not None and into.id == home.id:
        raise FormError("the claim is of this matter already")
    goals = [row for row in living(desk, into) if row.id != claim.id] if into else []
    if into and not goals:
        raise FormError("the matter has no other claim")
    goals.sort(key=lambda row: -likeness(row, claim))
    goal = tuple(desk.ref(row.id) for row in goals)
    shown = [row for row in living(desk, home) if row.id != claim.id] if home else []
    left = [*(desk.ref(row.id) for row in shown), *_left_before(desk, claim)]
    kept = {ref.id: ref for ref in left if ref.id not in {claim.id, *(g.id for g in goal)}}
    if not (kept or goal or alone):
        raise FormError("no other claim is of its matter, so it cannot be taken out")
    return MoveClaim(desk.ref(claim.id), tuple(kept.values()), goal, alone)


def _left_before(desk: Desk, claim: Claim) -> list[ClaimRef]:
    """The claims that the claim was taken from by the move that holds now."""
    held = effective(desk.on_document(claim.document))
    moves = [row.decision for row in held if isinstance(row.decision, MoveClaim)]
    return [ref for row in moves if row.claim.id == desk.ref(claim.id).id for ref in row.out_of]


def likeness(one: Claim, other: Claim) -> int:
    """How many of act, place and day two claims have in common."""
    places = {claim.place.entity or claim.place.text for claim in (one, other) if claim.place}
    same_place = one.place is not None and other.place is not None and len(places) == 1
    days = one.when is not None and other.when is not None and one.when.intersects(other.when)
    return (one.act == other.act) + same_place + days
