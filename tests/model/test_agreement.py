"""Cohen's kappa over what two reviewers both judged."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recount.model import judgement as j
from recount.model.agreement import AS_PROPOSED, Agreement, agreement, cohen
from recount.model.draft import Draft, Figure, Term, Wording
from recount.model.judgement import Decision, Judgement
from recount.model.reference import ClaimRef, Mention
from recount.model.span import Span
from tests.helpers.judgements import HOME, REVIEWERS, logs, made, undo

ONE, OTHER = REVIEWERS
HERE, THERE = Span(5, 9, "Sarn"), Span(50, 54, "Sarn")
DRAFT = Draft(HOME, HERE, Term("killing", HERE), Term("reported", HERE))


def ref(id: str) -> ClaimRef:
    return ClaimRef(id, HOME, HERE, "killing")


def table(*rows: tuple[str, str, int]) -> tuple[dict[str, str], dict[str, str]]:
    """Two reviewers' answers from a cross table."""
    pairs = [(a, b) for a, b, times in rows for _ in range(times)]
    items = [str(n) for n in range(len(pairs))]
    return (
        dict(zip(items, (a for a, _ in pairs))),
        dict(zip(items, (b for _, b in pairs))),
    )


@pytest.mark.parametrize(
    ("rows", "observed", "expected", "kappa"),
    [
        # The textbook table of fifty: 0.7 observed, 0.5 expected.
        ((("y", "y", 20), ("y", "n", 5), ("n", "y", 10), ("n", "n", 15)), 0.7, 0.5, 0.4),
        # Equal shares observed, unequal margins: the same 0.6 is worth less, then more.
        ((("y", "y", 45), ("y", "n", 15), ("n", "y", 25), ("n", "n", 15)), 0.6, 0.54, 0.06 / 0.46),
        ((("y", "y", 25), ("y", "n", 35), ("n", "y", 5), ("n", "n", 35)), 0.6, 0.46, 0.14 / 0.54),
        ((("y", "y", 3), ("n", "n", 2)), 1.0, 0.52, 1.0),
        ((("y", "n", 3), ("n", "y", 3)), 0.0, 0.5, -1.0),
        ((("y", "y", 4),), 1.0, 1.0, None),
        ((("y", "n", 4),), 0.0, 0.0, 0.0),
        ((), None, None, None),
    ],
)
def test_kappa(
    rows: tuple[tuple[str, str, int], ...],
    observed: float | None,
    expected: float | None,
    kappa: float | None,
) -> None:
    found = cohen("verdict", *table(*rows))
    assert found.observed == observed
    assert found.expected == (None if expected is None else pytest.approx(expected))
    assert found.kappa == (None if kappa is None else pytest.approx(kappa))
    assert found.items == sum(times for _, _, times in rows)
    assert set(found.answers) == set(rows)


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("abc")), max_size=30))
def test_kappa_keeps_its_bounds_and_its_sides(pairs: list[tuple[str, str]]) -> None:
    found = cohen("verdict", *table(*((a, b, 1) for a, b in pairs)))
    turned = cohen("verdict", *table(*((b, a, 1) for a, b in pairs)))
    assert found.kappa == turned.kappa and found.agreed == turned.agreed
    if found.kappa is not None:
        assert -1 <= found.kappa <= 1
        assert (found.kappa == 1) == all(a == b for a, b in pairs)


def log(*rows: tuple[str, Decision]) -> tuple[Judgement, ...]:
    return tuple(made(decision, f"j{n}", who) for n, (who, decision) in enumerate(rows))


def kinds(rows: tuple[Agreement, ...]) -> dict[str, Agreement]:
    return {row.kind: row for row in rows}


def test_only_what_both_judged_counts() -> None:
    rows = log(
        (ONE, j.AcceptClaim(ref("a"))), (OTHER, j.AcceptClaim(ref("a"))),
        (ONE, j.RejectClaim(ref("b"))), (OTHER, j.AcceptClaim(ref("b"))),
        (ONE, j.RejectClaim(ref("c"))), (OTHER, j.RejectClaim(ref("c"))),
        (ONE, j.AcceptClaim(ref("d"))), (OTHER, j.RejectClaim(ref("e"))),
        (ONE, j.Note(ref("a"), "n")), (OTHER, j.AddClaim(DRAFT)),
    )  # fmt: skip
    found = kinds(agreement(rows, ONE, OTHER))["verdict"]
    assert (found.items, found.agreed) == (3, 2)
    assert found.observed == pytest.approx(2 / 3) and found.expected == pytest.approx(4 / 9)
    assert found.kappa == pytest.approx(0.4)
    assert ("rejected", "accepted", 1) in found.answers


def test_an_edit_accepts_and_the_words_it_stands_on_do_not_matter() -> None:
    here, there = Wording("Sarn", HERE), Wording("Sarn", THERE)
    rows = log(
        (ONE, j.EditClaim(ref("a"), "place", here)), (OTHER, j.EditClaim(ref("a"), "place", there)),
        (ONE, j.AcceptClaim(ref("b"))), (OTHER, j.EditClaim(ref("b"), "place", here)),
        (ONE, j.AcceptClaim(ref("c"))), (OTHER, j.AcceptClaim(ref("c"))),
        (ONE, j.RejectClaim(ref("d"))), (ONE, j.EditClaim(ref("d"), "place", here)),
        (OTHER, j.EditClaim(ref("d"), "place", here)),
    )  # fmt: skip
    found = kinds(agreement(rows, ONE, OTHER))
    assert (found["verdict"].items, found["verdict"].agreed) == (4, 3)
    assert (found["place"].items, found["place"].agreed) == (3, 2)
    assert found["when"].answers == ((AS_PROPOSED, AS_PROPOSED, 3),)
    assert found["when"].kappa is None


def test_figures_are_one_answer_only_where_all_of_them_is_alike() -> None:
    five, six = Figure(5, 5, "5", inferred=True), Figure(5, 6, "5", inferred=True)
    rows = log(
        (ONE, j.EditClaim(ref("a"), "quantity", five)),
        (OTHER, j.EditClaim(ref("a"), "quantity", six)),
        (ONE, j.BestFigure(ref("a"), 1, 2, None, "x")),
        (OTHER, j.BestFigure(ref("a"), 1, 2, None, "y")),
    )
    found = kinds(agreement(rows, ONE, OTHER))
    assert (found["quantity"].items, found["quantity"].agreed) == (1, 0)
    assert found["best"].answers == (("1/2/None", "1/2/None", 1),)


def test_pairs_are_the_same_question_from_either_side() -> None:
    a, b = Mention(HOME, HERE), Mention(HOME, THERE)
    rows = log(
        (ONE, j.SameEntity(a, b)), (OTHER, j.DifferentEntity(b, a)),
        (ONE, j.SameEvent(ref("a"), ref("b"))), (OTHER, j.SameEvent(ref("b"), ref("a"))),
    )  # fmt: skip
    found = kinds(agreement(rows, ONE, OTHER))
    assert found["entity"].answers == (("same", "different", 1),)
    assert found["event"].answers == (("same", "same", 1),)


def test_what_was_undone_is_no_answer() -> None:
    rows = log((ONE, j.AcceptClaim(ref("a"))), (OTHER, j.AcceptClaim(ref("a"))))
    assert agreement((*rows, undo("j1", "u", OTHER)), ONE, OTHER) == ()


@given(logs())
def test_the_two_sides_mirror_each_other_on_any_log(rows: tuple[Judgement, ...]) -> None:
    there, back = agreement(rows, ONE, OTHER), agreement(rows, OTHER, ONE)
    assert [(r.kind, r.items, r.agreed, r.kappa) for r in there] == [
        (r.kind, r.items, r.agreed, r.kappa) for r in back
    ]
    for row in agreement(rows, ONE, ONE):
        assert row.agreed == row.items and row.kappa in (1.0, None)
