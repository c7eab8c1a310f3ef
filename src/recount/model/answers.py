"""What one reviewer answered, question by question, in a form that two can be held against.

A claim's field is compared by the value that holds after the reviewer's edits,
as it reads: which words it was tied to, and whether it was set, left or set
back, makes no difference.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from recount.model.claim import Claim, Hop, Named, Quantity
from recount.model.drafted import with_value
from recount.model.effective import effective, latest, subjects
from recount.model.judgement import (
    FIELDS,
    AcceptClaim,
    BestFigure,
    DifferentEntity,
    DifferentEvent,
    EditClaim,
    Judgement,
    MergeClaims,
    RejectClaim,
    SameEntity,
    SameEvent,
    SplitClaim,
)
from recount.model.reference import ClaimRef
from recount.model.span import Span
from recount.model.times import TimeInterval

# What a reviewer answers who takes a claim's field as the machine read it.
AS_PROPOSED = "as proposed"
VERDICTS: dict[type, str] = {
    AcceptClaim: "accepted",
    EditClaim: "accepted",
    RejectClaim: "rejected",
    SplitClaim: "split",
    MergeClaims: "merged",
}
SIGNS: dict[type, str] = {
    SameEntity: "same",
    SameEvent: "same",
    DifferentEntity: "different",
    DifferentEvent: "different",
}
# Fields whose values stand in no order.
UNORDERED = ("basis", "perpetrators", "victims")

Answers = dict[Hashable, str]
Answered = dict[Hashable, tuple[str, Judgement]]


@dataclass(frozen=True, slots=True)
class Proposals:
    """What the machine read: `target` is the id of the claim that a reference means now.

    `claims` are by id as they were proposed; without one, a reference means its
    own id, and what was proposed is not known.
    """

    target: Callable[[ClaimRef], str] = field(default=lambda ref: ref.id)
    claims: Mapping[str, Claim] = field(default_factory=dict)


def held_by(judgements: Sequence[Judgement], who: str, read: Proposals) -> tuple[Judgement, ...]:
    """What holds of one reviewer's judgements, of two on the same claim the later."""
    return latest(effective(judgements, who), read.target)


def answers(held: Sequence[Judgement], read: Proposals) -> dict[str, Answers]:
    """What one reviewer answered, by kind of question, then by item.

    `held` are those of the reviewer's judgements that hold.
    """
    return {
        kind: {item: words for item, (words, _) in said.items()}
        for kind, said in answered(held, read).items()
    }


def answered(held: Sequence[Judgement], read: Proposals) -> dict[str, Answered]:
    """The same answers, each with the judgement that gave it."""
    found: dict[str, Answered] = {"verdict": _verdicts(held, read)}
    kept = {item: by for item, (said, by) in found["verdict"].items() if said == "accepted"}
    for each in FIELDS:
        found[each] = {item: (AS_PROPOSED, by) for item, by in kept.items()}
    for judgement in held:
        decision = judgement.decision
        if isinstance(decision, EditClaim):
            if (claim := read.target(decision.claim)) in kept:
                found[decision.field][claim] = answer_of(decision, read), judgement
        elif type(decision) in SIGNS:
            ((kind, item),) = subjects(judgement, read.target)
            found.setdefault(str(kind), {})[item] = SIGNS[type(decision)], judgement
        elif isinstance(decision, BestFigure):
            figures = "/".join(map(str, (decision.low, decision.best, decision.high)))
            found.setdefault("best", {})[read.target(decision.event)] = figures, judgement
    return found


def _verdicts(held: Sequence[Judgement], read: Proposals) -> Answered:
    """A reviewer's verdicts by claim; an edit without one accepts the rest of the claim."""
    found: Answered = {}
    for judgement in sorted(held, key=lambda row: not isinstance(row.decision, EditClaim)):
        decision = judgement.decision
        if isinstance(decision, MergeClaims):
            found.update((read.target(claim), ("merged", judgement)) for claim in decision.claims)
        elif isinstance(decision, AcceptClaim | EditClaim | RejectClaim | SplitClaim):
            found[read.target(decision.claim)] = VERDICTS[type(decision)], judgement
    return found


def answer_of(edit: EditClaim, read: Proposals) -> str:
    """The value that an edit leaves; "as proposed" where it says what the machine read."""
    ref = edit.claim
    proposed = read.claims.get(read.target(ref))
    blank = Claim(ref.id, ref.document, ref.span, ref.act, "")
    set_to = _said(with_value(proposed or blank, edit.field, edit.value, read.target), edit.field)
    if proposed and set_to == _said(proposed, edit.field):
        return AS_PROPOSED
    return json.dumps(set_to, ensure_ascii=False, sort_keys=True)


def _said(claim: Claim, name: str) -> Any:
    """A claim's field as plain values, without the words and entities it was tied to."""
    value = _plain(getattr(claim, name))
    return sorted(value) if name in UNORDERED else value


def _plain(value: object) -> Any:
    match value:
        case tuple():
            return [_plain(item) for item in value]
        case Named(text):
            return text
        case Span(exact=exact):
            return exact
        case TimeInterval(earliest, latest):
            return {"earliest": earliest, "latest": latest}
        case Hop():
            also = sorted(beside.text for beside in value.also)
            return {"source": value.source, "on": _plain(value.on), "also": also}
        case Quantity():
            names = ("low", "high", "measure", "unit", "bound", "approximate", "per", "subset_of")
            often = value.times_per
            times = [often.low, often.high, often.per] if often else None
            return {**{each: getattr(value, each) for each in names}, "times_per": times}
    return value
