"""A person's judgements on claims, applied: nothing is lost, and what the machine read stays."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from recount.model.claim import Claim
from recount.model.drafted import claim_of, with_value
from recount.model.effective import effective, standing
from recount.model.judgement import (
    FIELDS,
    AcceptClaim,
    EditClaim,
    Judgement,
    MergeClaims,
    RejectClaim,
    SplitClaim,
)
from recount.model.signed import NO_EDGES, Edges
from recount.model.standing import Exemption, OwnFigures, Standing
from recount.run.plans import planned
from recount.run.targets import Targets, documents_of, grounds_in, made_by, refs_of

LATER = "a later judgement on the same claim holds"


@dataclass(frozen=True, slots=True)
class JudgedClaims:
    """The claims as a person judged them, and what is still to be applied to the ledger.

    `claims` are all: the machine's with their status and edits, then those a
    person made. `proposed` are those with edits as the machine read them.
    `standings` tell every judgement that holds, in the log's order; those with
    edges are settled by `link`.
    """

    claims: tuple[Claim, ...]
    standings: tuple[Standing, ...] = ()
    proposed: tuple[Claim, ...] = ()
    edges: Edges = NO_EDGES
    exemptions: tuple[Exemption, ...] = ()
    figures: tuple[OwnFigures, ...] = ()

    @property
    def live(self) -> tuple[Claim, ...]:
        """The claims that take part in entities, events, origins, findings and brackets."""
        return tuple(claim for claim in self.claims if claim.status != "rejected")

    @property
    def rejected(self) -> tuple[Claim, ...]:
        """The claims that were rejected, or that others stand in the place of."""
        return tuple(claim for claim in self.claims if claim.status == "rejected")

    @property
    def orphans(self) -> tuple[Standing, ...]:
        """The judgements that do not find their claim or their words any more."""
        return tuple(standing for standing in self.standings if standing.state == "orphaned")


def judged_claims(
    claims: Sequence[Claim], judgements: Sequence[Judgement], texts: Mapping[str, str]
) -> JudgedClaims:
    """Claims as read, under the judgements that hold (see `effective`), oldest first.

    `texts` are the text views by document id. A judgement whose claim or words
    are not there any more is orphaned and changes nothing.
    """
    targets = Targets(claims, texts)
    settled = targets.settled(judgements)
    found = {claim.id: claim for claim in claims}
    for judgement in settled.kept:
        for id, draft in made_by(judgement):
            found[id] = claim_of(targets.draft(draft), id, targets.of)
    edited = _edit(found, settled.kept, targets)
    _decide(found, settled.kept, targets)
    plans = planned(settled.kept, found, targets)
    lost = settled.lost | plans.lost
    kept = {judgement.id for judgement in settled.kept}
    return JudgedClaims(
        tuple(found.values()),
        tuple(_standing(j, lost, kept, targets) for j in judgements),
        tuple(claim for claim in claims if claim.id in edited),
        Edges(
            tuple(plans.entities),
            tuple(plans.events),
            _chains(settled.kept, targets),
            frozenset(plans.alone),
        ),
        tuple(plans.exemptions),
        tuple(plans.figures),
    )


def objection(
    judgement: Judgement,
    log: Sequence[Judgement],
    claims: Sequence[Claim],
    texts: Mapping[str, str],
) -> str:
    """Why a new judgement cannot be applied, to be asked before it is written; "" where it can.

    `log` is all that was judged before. Words must stand exactly where the
    judgement says. What is undone must stand: to bring back what was undone,
    the undo itself is undone.
    """
    if judgement.undoes is not None:
        return _not_undone(judgement.undoes, log)
    home = documents_of(judgement)
    for document, span in grounds_in(judgement):
        if not span.grounded(texts.get(document, "")):
            return f"“{span.exact}” does not stand at {span.start} to {span.end} of the text"
    near = [row for row in log if row.undoes or documents_of(row) & home]
    mine = [claim for claim in claims if claim.document in home]
    told = judged_claims(mine, effective([*near, judgement]), texts).standings
    return next((row.why for row in told if row.judgement.id == judgement.id), "")


def _not_undone(target: str, log: Sequence[Judgement]) -> str:
    """Why a judgement cannot be undone, "" where it can."""
    if target in standing(log):
        return ""
    known = any(row.id == target for row in log)
    return "this was taken back already; look again" if known else "there is no such judgement"


def _edit(found: dict[str, Claim], kept: Sequence[Judgement], targets: Targets) -> set[str]:
    """Set every edited field, the passage first since inferred values rest on it."""
    order = list(FIELDS)
    edits = [j.decision for j in kept if isinstance(j.decision, EditClaim)]
    for edit in sorted(edits, key=lambda e: order.index(e.field)):
        id = targets.of(edit.claim)
        value = targets.value(edit)
        found[id] = with_value(found[id], edit.field, value, targets.of)
        if found[id].status == "proposed":
            found[id] = replace(found[id], status="edited")
    return {targets.of(edit.claim) for edit in edits}


def _decide(found: dict[str, Claim], kept: Sequence[Judgement], targets: Targets) -> None:
    """Give every claim its verdict: an edited one that is accepted stays "edited"."""
    for judgement in kept:
        decision = judgement.decision
        if isinstance(decision, AcceptClaim):
            id = targets.of(decision.claim)
            if found[id].status == "proposed":
                found[id] = replace(found[id], status="accepted")
        elif isinstance(decision, RejectClaim | SplitClaim | MergeClaims):
            instead = tuple(id for id, _ in made_by(judgement))
            for ref in refs_of(decision):
                id = targets.of(ref)
                found[id] = replace(found[id], status="rejected", instead=instead)


def _chains(kept: Sequence[Judgement], targets: Targets) -> frozenset[str]:
    """The claims whose chain of voices a person set."""
    found = {id for judgement in kept for id, _ in made_by(judgement)}
    for judgement in kept:
        decision = judgement.decision
        if isinstance(decision, EditClaim) and decision.field in ("attribution", "stance"):
            found.add(targets.of(decision.claim))
    return frozenset(found)


def _standing(
    judgement: Judgement, lost: Mapping[str, str], kept: set[str], targets: Targets
) -> Standing:
    claims = tuple(dict.fromkeys(targets.of(ref) for ref in refs_of(judgement.decision)))
    if judgement.id in lost:
        return Standing(judgement, "orphaned", lost[judgement.id], claims)
    if judgement.id not in kept:
        return Standing(judgement, "superseded", LATER, claims)
    return Standing(judgement, "applied", "", claims, tuple(id for id, _ in made_by(judgement)))
