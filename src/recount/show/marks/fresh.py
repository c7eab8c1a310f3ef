"""What of a file's decisions a log does not hold yet, as judgements to write into it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace

from recount.model.claim import stable_id
from recount.model.effective import Key, subjects
from recount.model.judgement import (
    AcceptClaim,
    AddClaim,
    Decision,
    EditClaim,
    Judgement,
    Note,
    RejectClaim,
    check_moment,
)
from recount.model.judgement_json import judgement_object
from recount.model.reference import ClaimRef, find, ref_of
from recount.show.marks.board import Board
from recount.show.marks.understand import Taken


@dataclass(frozen=True, slots=True)
class Fresh:
    """New judgements, each with the place in the file that it came from; `before` were there."""

    judgements: tuple[tuple[Judgement, str], ...]
    before: int


def fresh(taken: Sequence[Taken], board: Board, at: str, why: str) -> Fresh:
    """The decisions that their takers have not taken before, as judgements.

    `at` is the moment for those whose file tells none, `why` what is said of those
    that nobody wrote a reason to. A decision was taken before where the log has it
    of the same person and moment, or as their last word on the same thing, taken back or not.
    Ids hang on what is decided and how often it was, so the same file gives the same.
    """
    past = _Past(board)
    found: list[tuple[Judgement, str]] = []
    for one in taken:
        made = Judgement("-", _moment(one.when, at), one.who, one.why or why, one.decision)
        if not past.holds(made, told=made.at != at):
            made = replace(made, id=past.id_of(made))
            past.add(made)
            found.append((made, one.place))
    return Fresh(tuple(found), len(taken) - len(found))


class _Past:
    """Who decided what before, by person and by thing."""

    def __init__(self, board: Board) -> None:
        self._board = board
        self._said: dict[tuple[str, Decision], list[str]] = {}
        self._last: dict[tuple[str, Key], Decision] = {}
        self._ids = {row.id for row in board.log}
        for row in board.log:
            self.add(row)

    def add(self, row: Judgement) -> None:
        decision = self._renewed(row.decision)
        self._said.setdefault((row.who, decision), []).append(row.at)
        self._ids.add(row.id)
        for key in self._keys(row, decision):
            self._last[row.who, key] = decision

    def holds(self, row: Judgement, told: bool) -> bool:
        decision = self._renewed(row.decision)
        moments = self._said.get((row.who, decision), [])
        if isinstance(decision, AddClaim | Note):
            return bool(moments)
        if told and row.at in moments:
            return True
        return all(self._last.get((row.who, key)) == decision for key in self._keys(row, decision))

    def id_of(self, row: Judgement) -> str:
        """An id that no other judgement has."""
        said = json.dumps([row.who, judgement_object(row)["decision"]], sort_keys=True)
        for n in range(len(self._ids) + 1):
            id = stable_id("j", said, n)
            if id not in self._ids:
                return id
        raise AssertionError("more ids than judgements")

    def _keys(self, row: Judgement, decision: Decision) -> frozenset[Key]:
        return subjects(replace(row, decision=decision, undoes=row.undoes), lambda ref: ref.id)

    def _renewed(self, decision: Decision) -> Decision:
        """A decision on a claim by the reference that the claim has now."""
        match decision:
            case AcceptClaim(claim) | RejectClaim(claim) | EditClaim(claim):
                return replace(decision, claim=self._now(claim))
            case Note(ClaimRef() as claim):
                return replace(decision, target=self._now(claim))
        return decision

    def _now(self, ref: ClaimRef) -> ClaimRef:
        found = find(ref, self._board.in_document(ref.document))
        return ref_of(found) if found else ref


def _moment(when: str | None, at: str) -> str:
    """When a decision was taken, as the file tells it where that is a moment."""
    try:
        check_moment(when or "")
    except ValueError:
        return at
    return when or at
