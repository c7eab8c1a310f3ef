"""The best tree, against all trees there are."""

import itertools

import numpy as np
import pytest

from recount.language.tree import best_tree


def is_tree(heads: tuple[int, ...]) -> bool:
    if sum(head == 0 for head in heads) != 1:
        return False
    for node in range(1, len(heads) + 1):
        steps = 0
        while node:
            node = heads[node - 1]
            steps += 1
            if steps > len(heads):
                return False
    return True


def best_of_all(scores: np.ndarray) -> float:
    n = len(scores)
    normal = scores - np.log(np.exp(scores).sum(1, keepdims=True))
    return max(
        sum(normal[i, head] for i, head in enumerate(heads))
        for heads in itertools.product(range(n + 1), repeat=n)
        if is_tree(heads)
    )


@pytest.mark.parametrize("seed", range(40))
def test_it_is_the_best_of_all_trees(seed: int) -> None:
    rng = np.random.default_rng(seed)
    n = 1 + seed % 5
    scores = rng.normal(0, 3, (n, n + 1))
    if seed % 3 == 0:
        scores[:, 0] += 6  # all words want to be the root
    if seed % 3 == 1:
        scores[:, 0] -= 12  # none does
    heads = best_tree(scores.astype(np.float32))
    assert is_tree(tuple(heads.tolist()))
    normal = scores - np.log(np.exp(scores).sum(1, keepdims=True))
    total = sum(normal[i, head] for i, head in enumerate(heads))
    assert total == pytest.approx(best_of_all(scores), abs=1e-4)


def test_a_long_sentence_is_a_tree() -> None:
    scores = np.random.default_rng(5).normal(0, 1, (150, 151)).astype(np.float32)
    assert is_tree(tuple(best_tree(scores).tolist()))
