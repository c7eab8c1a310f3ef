"""Which judgements hold now, of a log that only ever grows.

An undo is a judgement like any other, so an undo of an undo is a redo, and so
on without end. Of two decisions on the same thing the later holds, and one taken
blind never against one that was not; the log keeps both.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence

from recount.model.judgement import (
    AcceptClaim,
    BestFigure,
    Decision,
    DifferentEntity,
    DifferentEvent,
    EditClaim,
    Judgement,
    MergeClaims,
    MoveClaim,
    PolicyException,
    RejectClaim,
    SameEntity,
    SameEvent,
    SplitClaim,
    Undo,
)
from recount.model.reference import ClaimRef, Mention

Key = tuple[Hashable, ...]


def effective(judgements: Sequence[Judgement], who: str | None = None) -> tuple[Judgement, ...]:
    """The judgements that hold, in the log's order, undos themselves left out.

    `judgements` is the whole log, oldest first; with `who` only what this one
    reviewer decided and undid counts, as when two are compared. An undo of
    what does not stand before it does nothing. Raises ValueError where two
    different judgements bear one id.
    """
    log = _once([j for j in judgements if who is None or j.who == who])
    undone = taken_back(log)
    kept = [j for j in log if j.id not in undone and not isinstance(j.decision, Undo)]
    return latest(unblinded(kept))


def decided_first(
    judgement: Judgement, find: Callable[[str], Judgement | None]
) -> Judgement | None:
    """What an undo, or the undo of one, is about in the end; any other judgement is its own.

    `find` gives a judgement by its id. None where one on the way is not found.
    """
    target: Judgement | None = judgement
    while target is not None and target.undoes is not None:
        target = find(target.undoes)
    return target


def taken_back(judgements: Sequence[Judgement]) -> frozenset[str]:
    """The ids of the judgements, undos among them, that an undo takes back."""
    return _undone(judgements, {judgement.id for judgement in without_target(judgements)})


def _undone(judgements: Sequence[Judgement], aimless: set[str]) -> frozenset[str]:
    undone: set[str] = set()
    for judgement in reversed(judgements):
        if judgement.undoes and judgement.id not in undone and judgement.id not in aimless:
            undone.add(judgement.undoes)
    return frozenset(undone)


def standing(judgements: Sequence[Judgement]) -> frozenset[str]:
    """The ids of the judgements of a log that nothing takes back, oldest first, undos too.

    Of two on the same thing both stand, though only the later holds. An undo of
    what is not before it does nothing and does not stand.
    """
    aimless = {judgement.id for judgement in without_target(judgements)}
    return frozenset(j.id for j in judgements) - _undone(judgements, aimless) - aimless


def unblinded(judgements: Sequence[Judgement]) -> list[Judgement]:
    """The judgements without the blind ones that must not change what is shown.

    A blind one gives way on whatever was decided by someone who saw the rest,
    whichever came first; and where blind reviewers do not say the same of it,
    until someone who sees them decides, all of theirs do.
    """
    if not any(judgement.blind for judgement in judgements):
        return list(judgements)
    settled = {t for row in judgements if not row.blind for t in _topics(row)}
    said: dict[Key, dict[str, set[str]]] = {}
    for row in latest_of_each(judgements):
        for topic in _topics(row) if row.blind else ():
            said.setdefault(topic, {}).setdefault(row.who, set()).add(repr(row.decision))
    first = {topic: next(iter(by.values())) for topic, by in said.items()}
    settled |= {t for t, by in said.items() if any(told != first[t] for told in by.values())}
    return [row for row in judgements if not (row.blind and _topics(row) & settled)]


def latest_of_each(judgements: Sequence[Judgement]) -> list[Judgement]:
    """What each reviewer said last of each thing."""
    people = dict.fromkeys(row.who for row in judgements)
    return [row for who in people for row in latest([r for r in judgements if r.who == who])]


def _topics(judgement: Judgement) -> frozenset[Key]:
    """What a judgement is on as a whole: of a claim its verdict and all its fields are one."""
    keys = subjects(judgement, lambda ref: ref.id)
    return frozenset(("claim", key[1]) if key[0] in ("verdict", "edit") else key for key in keys)


def without_target(judgements: Sequence[Judgement]) -> tuple[Judgement, ...]:
    """The undos of a log that name no judgement standing before them."""
    before: set[str] = set()
    found: list[Judgement] = []
    for judgement in judgements:
        if judgement.undoes is not None and judgement.undoes not in before:
            found.append(judgement)
        before.add(judgement.id)
    return tuple(found)


def latest(
    judgements: Sequence[Judgement], target: Callable[[ClaimRef], str] = lambda ref: ref.id
) -> tuple[Judgement, ...]:
    """Of the judgements on the same thing the last; of a merge that lost a claim, nothing.

    The last of those not taken blind, where there are any. `target` says which
    claim a reference means.
    """
    taken: set[Key] = set()
    kept: set[str] = set()
    seeing = [row for row in judgements if not row.blind]
    blind = [row for row in judgements if row.blind]
    for judgement in (*reversed(seeing), *reversed(blind)):
        mine = subjects(judgement, target)
        if not mine & taken:
            taken |= mine
            kept.add(judgement.id)
    return tuple(row for row in judgements if row.id in kept)


def subjects(judgement: Judgement, target: Callable[[ClaimRef], str]) -> frozenset[Key]:
    """What a judgement settles: two that share any of it cannot both hold."""
    return frozenset(_subjects(judgement.decision, target) or [("own", judgement.id)])


def _subjects(decision: Decision, target: Callable[[ClaimRef], str]) -> list[Key]:
    match decision:
        case AcceptClaim(claim) | RejectClaim(claim) | SplitClaim(claim, _):
            return [("verdict", target(claim))]
        case MergeClaims(claims, _):
            return [("verdict", target(claim)) for claim in claims]
        case EditClaim(claim, field, _):
            return [("edit", target(claim), field)]
        case SameEntity(a, b) | DifferentEntity(a, b):
            return [("entity", frozenset(map(_place, (a, b))))]
        case SameEvent(one, other) | DifferentEvent(one, other):
            return [("event", frozenset(map(target, (one, other))))]
        case MoveClaim(claim):
            return [("matter", target(claim))]
        case PolicyException(event, policy, claim):
            return [("policy", target(event), policy, target(claim))]
        case BestFigure(event):
            return [("best", target(event))]
    return []


def _place(mention: Mention) -> Key:
    return mention.document, mention.span.start, mention.span.end, mention.text


def _once(judgements: Sequence[Judgement]) -> list[Judgement]:
    """The judgements without those told twice, as when two copies of a log are joined."""
    known: dict[str, Judgement] = {}
    for judgement in judgements:
        if known.setdefault(judgement.id, judgement) != judgement:
            raise ValueError(f"two different judgements bear the id {judgement.id}")
    return list(known.values())
