"""What became of judgements in one ledger."""

from __future__ import annotations

from dataclasses import dataclass

from recount.model.judgement import Judgement

# A judgement took effect; found its target or its words no more; gave way to a
# later one on the same thing; or cannot hold beside later ones.
STATES = ("applied", "orphaned", "superseded", "contradicted")


@dataclass(frozen=True, slots=True)
class Standing:
    """A judgement and its `state`, one of STATES, with the reason where it is not applied.

    `claims` are the ids of those it is about as they are now, `made` of those it
    made, `against` those of the judgements that hold against it.
    """

    judgement: Judgement
    state: str = "applied"
    why: str = ""
    claims: tuple[str, ...] = ()
    made: tuple[str, ...] = ()
    against: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Exemption:
    """`policy` leaves `claim` out in the event that `event` is a claim of; both are ids.

    With `counts` it takes the claim in instead. `by` is the judgement's id, `who` made it.
    """

    by: str
    who: str
    event: str
    policy: str
    claim: str
    reason: str
    counts: bool = False


@dataclass(frozen=True, slots=True)
class OwnFigures:
    """The figures a person set for the event that `event`, a claim's id, is of."""

    by: str
    who: str
    event: str
    low: int | None
    best: int | None
    high: int | None
    reason: str
