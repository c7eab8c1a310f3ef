"""Runs of words from per-word labels: names (B/I/E/S) and the parts of attributions (B/I/C)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from recount.model.analysis import TokenRun

_BEGINS = frozenset("BSC")
"""Marks that open a run; C opens a further piece of one that was interrupted."""

_NEVER = -1e9


def decode(scores: NDArray[np.float32], labels: tuple[str, ...]) -> list[str]:
    """Give the best well-formed sequence of labels for scores [n, labels].

    Labels are "O" or a mark, a hyphen and a kind ("B-person").
    """
    allowed = _allowed(labels)
    path = scores.argmax(1)
    path = path if _well_formed(path, allowed) else _viterbi(scores, allowed)
    return [labels[number] for number in path.tolist()]


@lru_cache(maxsize=8)
def _allowed(labels: tuple[str, ...]) -> NDArray[np.bool_]:
    """Say which label may follow which; the last row and column are the text's edges."""
    closed = any(label[0] == "E" for label in labels)
    marks = [*labels, "O"]
    table = [[_may_follow(before, after, closed) for after in marks] for before in marks]
    return np.array(table)


def _may_follow(before: str, after: str, closed: bool) -> bool:
    is_open = before[0] in ("BI" if closed else "BIC")
    goes_on = after[0] in "IE"
    if goes_on:
        return is_open and before[1:] == after[1:]
    return not (closed and is_open)


def _well_formed(path: NDArray[np.int64], allowed: NDArray[np.bool_]) -> bool:
    edged = np.concatenate(([-1], path, [-1]))
    return bool(allowed[edged[:-1], edged[1:]].all())


def _viterbi(scores: NDArray[np.float32], allowed: NDArray[np.bool_]) -> NDArray[np.int64]:
    bars = np.where(allowed, 0.0, _NEVER)
    # Rows are the label after, so that the best label before is sought along memory.
    inner = np.ascontiguousarray(bars[:-1, :-1].T)
    rows = np.arange(len(inner))
    best = scores[0] + bars[-1, :-1]
    back = []
    for row in scores[1:]:
        paths = inner + best
        before = paths.argmax(1)
        back.append(before)
        best = paths[rows, before] + row
    label = int((best + bars[:-1, -1]).argmax())
    path = [label]
    for step in reversed(back):
        label = int(step[label])
        path.append(label)
    return np.array(path[::-1])


def runs(labels: Sequence[str], first_word: int) -> list[TokenRun]:
    """Give the runs that a well-formed sequence of labels opens; ``first_word`` is added."""
    found: list[TokenRun] = []
    start = 0
    for place, label in enumerate(labels):
        after = labels[place + 1] if place + 1 < len(labels) else "O"
        if label[0] in _BEGINS:
            start = place
        if label != "O" and after[0] not in "IE":
            kind = label.split("-", 1)[1]
            found.append(TokenRun(first_word + start, first_word + place + 1, kind))
    return found
