"""What one reviewer's undo takes back next, and redo brings back: worked out from the log alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from recount.model.judgement import Judgement


@dataclass(frozen=True, slots=True)
class Stacks:
    """Ids of judgements, the next last: `done` to take back, `undone` are undos to take back."""

    done: tuple[str, ...]
    undone: tuple[str, ...]


def stacks(log: Sequence[Judgement], who: str) -> Stacks:
    """The two stacks of `who` after `log`, oldest first.

    A new decision empties what could be redone; the log keeps all of it.
    """
    done: list[str] = []
    undone: list[tuple[str, str]] = []
    for judgement in log:
        target = judgement.undoes
        if target is None and judgement.who == who:
            done.append(judgement.id)
            undone.clear()
        elif target in done:
            done.remove(target)
            if judgement.who == who:
                undone.append((judgement.id, target))
        elif back := next((pair for pair in undone if pair[0] == target), None):
            undone.remove(back)
            done.append(back[1])
    return Stacks(tuple(done), tuple(undo for undo, _ in undone))
