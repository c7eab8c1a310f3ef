"""The best tree of a sentence: maximum spanning arborescence with a single root.

Chu and Liu 1965, Edmonds 1967. Most sentences need no more than the best head of every word; only
where those form a circle or name two roots is the algorithm run.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float64]
Heads = NDArray[np.int64]

_NEVER = -1e9


def best_tree(scores: NDArray[np.float32]) -> Heads:
    """Give every word its head so that all form one tree with one root, of the highest sum.

    ``scores`` is [n, n + 1], row a dependent, column a head, column 0 the root; the answer is [n]
    in the same numbering (0 is the root, k the k-th word). Words never head themselves.
    """
    n = len(scores)
    own = _log_softmax(scores.astype(np.float64))
    own[np.arange(n), np.arange(n) + 1] = _NEVER
    heads: Heads = own.argmax(1)
    if _is_tree(heads):
        return heads
    square = np.full((n + 1, n + 1), 4 * _NEVER)
    square[1:] = own
    heads = _arborescence(square)[1:]
    if int((heads == 0).sum()) != 1:
        # Roots so dear that the best tree has the one it cannot do without.
        square[1:, 0] -= 4.0 * np.abs(own[own > _NEVER]).sum() + 1.0
        heads = _arborescence(square)[1:]
    return heads


def _log_softmax(scores: Scores) -> Scores:
    shifted = scores - scores.max(1, keepdims=True)
    normal: Scores = shifted - np.log(np.exp(shifted).sum(1, keepdims=True))
    return normal


def _is_tree(heads: Heads) -> bool:
    if int((heads == 0).sum()) != 1:
        return False
    return not _circle(np.concatenate(([0], heads)))


def _circle(heads: Heads) -> list[int]:
    """Find one circle among ``heads`` (indexed by node, node 0 the root); empty if none."""
    state = [0] * len(heads)
    state[0] = 2
    for start in range(1, len(heads)):
        path, node = [], start
        while state[node] == 0:
            state[node] = 1
            path.append(node)
            node = int(heads[node])
        if state[node] == 1:
            return path[path.index(node) :]
        for seen in path:
            state[seen] = 2
    return []


def _arborescence(scores: Scores) -> Heads:
    """Chu-Liu/Edmonds over a square of nodes, node 0 the root; heads by node, the root's is 0."""
    heads: Heads = scores.argmax(1)
    heads[0] = 0
    circle = _circle(heads)
    if not circle:
        return heads
    inside = np.array(circle)
    outside = np.array([node for node in range(len(scores)) if node not in set(circle)])
    held = scores[inside, heads[inside]]
    # Entering the circle at a node gives up that node's arc within it.
    entering = scores[inside][:, outside] - held[:, None]
    leaving = scores[outside][:, inside]
    size = len(outside)
    smaller = np.full((size + 1, size + 1), 4 * _NEVER)
    smaller[:size, :size] = scores[outside][:, outside]
    smaller[size, :size] = entering.max(0)
    smaller[:size, size] = leaving.max(1)
    inner = _arborescence(smaller)
    for place in range(1, size):
        head = int(inner[place])
        node = int(outside[place])
        heads[node] = inside[leaving[place].argmax()] if head == size else outside[head]
    entry = int(inner[size])
    heads[inside[entering[:, entry].argmax()]] = outside[entry]
    return heads
