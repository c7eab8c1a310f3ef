"""What judgements ask of linking and reconciling, by the ids of claims that take part in them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field

from recount.model.claim import Claim
from recount.model.judgement import (
    BestFigure,
    DifferentEntity,
    DifferentEvent,
    Judgement,
    MoveClaim,
    PolicyException,
    SameEntity,
    SameEvent,
)
from recount.model.reference import ClaimRef, Mention
from recount.model.signed import Edge
from recount.model.standing import Exemption, OwnFigures
from recount.run.targets import Targets

REJECTED = "the claim on “{words}” was rejected"


@dataclass(slots=True)
class Plans:
    """Edges, exemptions and own figures, each list with what weighs least first.

    `alone` are the claims that are matters of their own; `lost` says what has no target.
    """

    entities: list[Edge[Mention]] = field(default_factory=list)
    events: list[Edge[str]] = field(default_factory=list)
    exemptions: list[Exemption] = field(default_factory=list)
    figures: list[OwnFigures] = field(default_factory=list)
    alone: set[str] = field(default_factory=set)
    lost: dict[str, str] = field(default_factory=dict)


class RejectedError(LookupError):
    """A judgement refers to a claim that a person rejected."""


def planned(
    judgements: Sequence[Judgement], claims: Mapping[str, Claim], targets: Targets
) -> Plans:
    """What the judgements, all with their claims, ask for; `claims` are those judged, by id.

    What was decided blind comes before the rest and so gives way to it.
    """
    plans = Plans()
    for judgement in sorted(judgements, key=lambda row: not row.blind):
        try:
            _take(plans, judgement, lambda ref: _live(ref, claims, targets))
        except RejectedError as error:
            plans.lost[judgement.id] = str(error)
    return plans


def _live(ref: ClaimRef, claims: Mapping[str, Claim], targets: Targets) -> str:
    """The id of the claim meant, or of the one that stands in its place."""
    claim = claims[targets.of(ref)]
    while claim.status == "rejected":
        if len(claim.instead) != 1:
            raise RejectedError(REJECTED.format(words=claim.span.exact))
        claim = claims[claim.instead[0]]
    return claim.id


def _take(plans: Plans, judgement: Judgement, live: Callable[[ClaimRef], str]) -> None:
    by, who = judgement.id, judgement.who
    match judgement.decision:
        case SameEntity(a, b):
            plans.entities.append(Edge(by, who, a, b, True))
        case DifferentEntity(a, b):
            plans.entities.append(Edge(by, who, a, b, False))
        case SameEvent(one, other):
            plans.events.append(Edge(by, who, live(one), live(other), True))
        case DifferentEvent(one, other):
            plans.events.append(Edge(by, who, live(one), live(other), False))
        case MoveClaim():
            _move(plans, judgement, judgement.decision, live)
        case PolicyException(event, policy, claim, reason, counts):
            row = Exemption(by, who, live(event), policy, live(claim), reason, counts)
            plans.exemptions.append(row)
        case BestFigure(event, low, best, high, reason):
            plans.figures.append(OwnFigures(by, who, live(event), low, best, high, reason))


def _move(
    plans: Plans, judgement: Judgement, move: MoveClaim, live: Callable[[ClaimRef], str]
) -> None:
    """A claim apart from every other it was shown with that is left, and with one it is put with.

    With one, not with all: that those are one matter is for the evidence to say.
    """
    by, who, claim = judgement.id, judgement.who, live(move.claim)
    others = _left(move.out_of, live) - {claim}
    plans.events += (Edge(by, who, claim, other, False) for other in sorted(others))
    if move.alone:
        plans.alone.add(claim)
    if move.into:
        goal = next((ref for ref in move.into if _left((ref,), live)), move.into[0])
        if (other := live(goal)) != claim:
            plans.events.append(Edge(by, who, claim, other, True))


def _left(refs: Sequence[ClaimRef], live: Callable[[ClaimRef], str]) -> set[str]:
    """The ids of the claims that still take part."""
    found = set()
    for ref in refs:
        with suppress(KeyError, RejectedError):
            found.add(live(ref))
    return found
