"""From label scores to runs and links."""

import numpy as np
import pytest

from recount.language.attribution import links
from recount.language.names import decode, runs
from recount.model.analysis import TokenRun

BIES = ("O", "B-place", "I-place", "E-place", "S-place", "S-person")
BIC = ("O", "B-cue", "I-cue", "B-content", "I-content", "C-content")


def scores(labels: tuple[str, ...], best: str, second: str | None = None) -> np.ndarray:
    """Scores of 2 for the best label of each word and of 1 for the second best."""
    table = np.zeros((len(best.split()), len(labels)), np.float32)
    for row, label in enumerate((second or best).split()):
        table[row, labels.index(label)] = 1
    for row, label in enumerate(best.split()):
        table[row, labels.index(label)] = 2
    return table


DECODED = [
    (BIES, "O B-place E-place O", None, "O B-place E-place O"),
    (BIES, "O I-place O", "O S-place O", "O S-place O"),
    (BIES, "B-place O", "B-place E-place", "B-place E-place"),
    (BIES, "B-place B-place E-place", "S-place B-place E-place", "S-place B-place E-place"),
    (BIC, "B-content O C-content I-content", None, "B-content O C-content I-content"),
    (BIC, "O I-content I-content", "O B-content O", "O B-content I-content"),
]


@pytest.mark.parametrize(("labels", "best", "second", "decoded"), DECODED)
def test_sequences_are_well_formed(
    labels: tuple[str, ...], best: str, second: str | None, decoded: str
) -> None:
    assert decode(scores(labels, best, second), labels) == decoded.split()


def test_runs() -> None:
    labels = ["S-person", "B-place", "I-place", "E-place", "O", "S-place", "S-place"]
    assert runs(labels, 10) == [
        TokenRun(10, 11, "person"),
        TokenRun(11, 14, "place"),
        TokenRun(15, 16, "place"),
        TokenRun(16, 17, "place"),
    ]


def test_a_content_goes_on_and_knows_its_cue() -> None:
    labels = ["B-content", "I-content", "B-cue", "C-content", "B-content"]
    table = np.zeros((5, 6), np.float32)
    table[[0, 3], 3] = 1  # the first two go with the cue
    table[4, 0] = 1  # the last goes with none
    assert links(runs(labels, 0), labels, table, 0) == [(0, 1), (2, 0), (2, 1)]
