"""Which cue a source or a content belongs to, and which content goes on after an interruption."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from recount.model.analysis import TokenRun

_PER_WORD = 0.15
"""What a word between a run and its cue costs, in log-probability.

Calibrated on PolNeAR dev: contents with the right source F 56.5 at 0, 59.2 at 0.1, 59.5 at 0.2,
58.7 at 0.5.
"""


def links(
    found: Sequence[TokenRun],
    labels: Sequence[str],
    scores: NDArray[np.float32],
    first_word: int,
) -> list[tuple[int, int]]:
    """Pair the runs of one window by their indices in ``found``.

    ``labels`` are the window's labels, in which "C-content" opens a content that goes on;
    ``scores`` [n, n + 1] say how well each word goes with each as its cue, column 0 with none.
    """
    pairs: list[tuple[int, int]] = []
    last_content: int | None = None
    for i, run in enumerate(found):
        if run.label == "cue":
            continue
        if labels[run.first - first_word][0] == "C" and last_content is not None:
            pairs.append((i, last_content))
        cue = _cue(found, i, scores[run.first - first_word], first_word)
        if cue is not None:
            pairs.append((i, cue))
        if run.label == "content":
            last_content = i
    return pairs


def _cue(
    found: Sequence[TokenRun], i: int, scores: NDArray[np.float32], first_word: int
) -> int | None:
    """Find the best cue of run ``i``, near ones first; none where no cue is likelier."""
    best, reached = None, float(scores[0])
    for j, other in enumerate(found):
        if other.label == "cue":
            between = max(other.first - found[i].last, found[i].first - other.last, 0)
            score = float(scores[other.first - first_word + 1]) - _PER_WORD * between
            if score > reached:
                best, reached = j, score
    return best
