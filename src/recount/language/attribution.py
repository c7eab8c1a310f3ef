"""Which cue a source or a content belongs to, and which content goes on after an interruption."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from recount.model.analysis import TokenRun


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
    cues = [i for i, run in enumerate(found) if run.label == "cue"]
    for i, run in enumerate(found):
        if run.label == "cue":
            continue
        place = run.first - first_word
        before = [j for j in range(i) if found[j].label == run.label]
        if labels[place][0] == "C" and before:
            pairs.append((i, before[-1]))
        best = max(cues, key=lambda j: scores[place, found[j].first - first_word + 1], default=None)
        if (
            best is not None
            and scores[place, found[best].first - first_word + 1] > scores[place, 0]
        ):
            pairs.append((i, best))
    return pairs
