"""How far two reviewers agree beyond chance, on what both of them judged.

Cohen, J. (1960), A coefficient of agreement for nominal scales, Educational and
Psychological Measurement 20: kappa = (observed - expected) / (1 - expected),
where expected is what two reviewers who keep their own shares of each answer
would agree on by chance.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from recount.model.effective import effective, subjects
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
from recount.model.judgement_json import plain_value

# What a reviewer answers who takes a claim as it is, without touching a field of it.
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

# The kinds of questions, in the order they are told.
KINDS = ("verdict", *FIELDS, "entity", "event", "best")

Answers = dict[Hashable, str]
Answered = dict[Hashable, tuple[str, Judgement]]


@dataclass(frozen=True, slots=True)
class Agreement:
    """The agreement of two reviewers on one kind of question.

    `kind` is verdict, entity, event, best, or the name of a claim's field;
    `items` how many both answered, `agreed` on how many alike; `answers` the
    cross table as (first reviewer's, second's, how often), most often first.
    `observed` and `expected` are shares from 0 to 1, None without items; `kappa`
    is None too where chance alone would make them agree on all.
    """

    kind: str
    items: int
    agreed: int
    observed: float | None
    expected: float | None
    kappa: float | None
    answers: tuple[tuple[str, str, int], ...]


def agreement(judgements: Sequence[Judgement], one: str, other: str) -> tuple[Agreement, ...]:
    """The agreement of two reviewers for each kind of question that both answered."""
    ours, theirs = answers(judgements, one), answers(judgements, other)
    found = (cohen(kind, ours.get(kind, {}), theirs.get(kind, {})) for kind in KINDS)
    return tuple(row for row in found if row.items)


def cohen(kind: str, ours: Mapping[Hashable, str], theirs: Mapping[Hashable, str]) -> Agreement:
    """Cohen's kappa over the items that stand in both tables of answers."""
    both = [item for item in ours if item in theirs]
    pairs = Counter((ours[item], theirs[item]) for item in both)
    agreed = sum(count for (a, b), count in pairs.items() if a == b)
    observed, expected = _shares(pairs, agreed)
    rows = sorted(((a, b, n) for (a, b), n in pairs.items()), key=lambda row: (-row[2], row[:2]))
    kappa = None
    if observed is not None and expected is not None and expected != 1:
        kappa = float((observed - expected) / (1 - expected))
    return Agreement(
        kind,
        len(both),
        agreed,
        None if observed is None else float(observed),
        None if expected is None else float(expected),
        kappa,
        tuple(rows),
    )


def _shares(
    pairs: Counter[tuple[str, str]], agreed: int
) -> tuple[Fraction | None, Fraction | None]:
    """Observed and expected agreement."""
    items = pairs.total()
    if not items:
        return None, None
    first, second = Counter[str](), Counter[str]()
    for (a, b), count in pairs.items():
        first[a] += count
        second[b] += count
    chance = sum(first[answer] * second[answer] for answer in first)
    return Fraction(agreed, items), Fraction(chance, items * items)


def answers(judgements: Sequence[Judgement], who: str) -> dict[str, Answers]:
    """What one reviewer answered, by kind of question, then by item."""
    found = answered(judgements, who)
    return {
        kind: {item: words for item, (words, _) in said.items()} for kind, said in found.items()
    }


def answered(judgements: Sequence[Judgement], who: str) -> dict[str, Answered]:
    """What one reviewer answered, each answer with the judgement that gave it."""
    held = effective(judgements, who)
    found: dict[str, Answered] = {"verdict": _verdicts(held)}
    kept = {
        claim: row
        for claim, (words, row) in found["verdict"].items()
        if words == VERDICTS[AcceptClaim]
    }
    for field in FIELDS:
        found[field] = {claim: (AS_PROPOSED, row) for claim, row in kept.items()}
    for judgement in held:
        decision = judgement.decision
        if isinstance(decision, EditClaim) and decision.claim.id in kept:
            found[decision.field][decision.claim.id] = answer_of(decision), judgement
        elif type(decision) in SIGNS:
            ((kind, item),) = subjects(judgement, lambda ref: ref.id)
            found.setdefault(str(kind), {})[item] = SIGNS[type(decision)], judgement
        elif isinstance(decision, BestFigure):
            figures = (decision.low, decision.best, decision.high)
            said = "/".join(map(str, figures)), judgement
            found.setdefault("best", {})[decision.event.id] = said
    return found


def _verdicts(held: Sequence[Judgement]) -> Answered:
    """A reviewer's verdicts by claim; an edit without one accepts the rest of the claim."""
    found: Answered = {}
    for judgement in sorted(held, key=lambda row: not isinstance(row.decision, EditClaim)):
        decision = judgement.decision
        if isinstance(decision, MergeClaims):
            found.update((claim.id, ("merged", judgement)) for claim in decision.claims)
        elif isinstance(decision, AcceptClaim | EditClaim | RejectClaim | SplitClaim):
            found[decision.claim.id] = VERDICTS[type(decision)], judgement
    return found


def answer_of(edit: EditClaim) -> str:
    """A value as it reads, wherever in the text each reviewer found it."""
    row = _without_grounds(plain_value(edit.value, edit.field))
    return json.dumps(row, ensure_ascii=False, sort_keys=True)


def _without_grounds(row: object) -> object:
    if isinstance(row, list):
        return [_without_grounds(item) for item in row]
    if isinstance(row, dict):
        return {key: _without_grounds(item) for key, item in row.items()
                if key not in ("span", "inferred") and item is not None}  # fmt: skip
    return row
