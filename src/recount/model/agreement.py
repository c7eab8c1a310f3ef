"""How far two reviewers agree beyond chance, on what both of them judged.

Cohen, J. (1960), A coefficient of agreement for nominal scales, Educational and
Psychological Measurement 20: kappa = (observed - expected) / (1 - expected),
where expected is what two reviewers who keep their own shares of each answer
would agree on by chance.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from recount.model.answers import Proposals, answers, held_by
from recount.model.judgement import FIELDS, Judgement

# The kinds of questions, in the order they are told.
KINDS = ("verdict", *FIELDS, "entity", "event", "best")
# How a reviewer worked, from what the judgements say of themselves.
BLIND, OPEN, PARTLY, UNKNOWN = "blind", "open", "partly", "unknown"


@dataclass(frozen=True, slots=True)
class Agreement:
    """The agreement of two reviewers on one kind of question.

    `kind` is verdict, entity, event, best, or the name of a claim's field;
    `items` how many both answered, `agreed` on how many alike, `alone` how many
    the first and the second answered without the other; `answers` the cross table
    as (first reviewer's, second's, how often), most often first.
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
    alone: tuple[int, int] = (0, 0)


def agreement(
    judgements: Sequence[Judgement], one: str, other: str, read: Proposals | None = None
) -> tuple[Agreement, ...]:
    """The agreement of two reviewers for each kind of question that both answered.

    The verdicts are there also where only one gave any. Without `read` claims are
    told apart by their ids alone.
    """
    read = read or Proposals()
    ours, theirs = (answers(held_by(judgements, who, read), read) for who in (one, other))
    found = (cohen(kind, ours.get(kind, {}), theirs.get(kind, {})) for kind in KINDS)
    return tuple(row for row in found if row.items or (row.kind == "verdict" and any(row.alone)))


def blindness(judgements: Sequence[Judgement], who: str) -> str:
    """Whether a reviewer saw nobody else's decisions: BLIND, OPEN, PARTLY or UNKNOWN.

    Notes and undos count too: who opened the case for one saw what others decided.
    """
    told = {judgement.blind for judgement in judgements if judgement.who == who}
    if told == {True}:
        return BLIND
    if True in told:
        return PARTLY
    return OPEN if told == {False} else UNKNOWN


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
        (len(ours) - len(both), len(theirs) - len(both)),
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
