"""What one reviewer's undo takes back next, and redo brings back: worked out from the log alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from recount.model.effective import standing
from recount.model.judgement import Judgement


@dataclass(frozen=True, slots=True)
class Stacks:
    """Ids of judgements, the next last: `done` to take back, `undone` are undos to take back."""

    done: tuple[str, ...]
    undone: tuple[str, ...]


def stacks(log: Sequence[Judgement], who: str) -> Stacks:
    """The two stacks of `who` after `log`, oldest first.

    To take back what another decided is a decision of one's own, which undo takes
    back like any other. What another took back is on neither stack until it is
    brought back. A new decision empties what could be redone; the log keeps all of it.
    """
    stand = standing(log)
    # Of each judgement of `who` the act that it is on, and whether it takes that back.
    acts: dict[str, tuple[str, bool]] = {}
    done: dict[str, None] = {}
    undos: list[str] = []
    for judgement in log:
        if judgement.who != who:
            continue
        act, was_back = acts.get(judgement.undoes or "", (judgement.id, True))
        acts[judgement.id] = act, not was_back
        done.pop(act, None)
        done[act] = None
        if act == judgement.id:
            undos.clear()
        elif not was_back:
            undos.append(judgement.id)
    return Stacks(
        tuple(id for id in done if id in stand),
        tuple(id for id in undos if id in stand and acts[id][0] not in stand),
    )
