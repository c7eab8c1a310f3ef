"""What holds of a log: undo, redo, and the later of two decisions on one thing."""

from __future__ import annotations

import random

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from recount.model import judgement as j
from recount.model.draft import Draft, Term, Wording
from recount.model.effective import effective, latest, subjects, without_target
from recount.model.judgement import Decision, Judgement, Undo
from recount.model.reference import ClaimRef, Mention
from recount.model.span import Span
from tests.helpers.judgements import HOME, REVIEWERS, logs, made, undo

ONE, OTHER = REVIEWERS
HERE = Span(5, 9, "shot")
DRAFT = Draft(HOME, HERE, Term("killing", HERE), Term("reported", HERE))


def ref(id: str) -> ClaimRef:
    return ClaimRef(id, HOME, HERE, "killing")


def mention(at: int) -> Mention:
    return Mention(HOME, Span(at, at + 4, "Rell"))


SAYS: dict[str, Decision] = {
    "accept a": j.AcceptClaim(ref("a")),
    "reject a": j.RejectClaim(ref("a")),
    "accept b": j.AcceptClaim(ref("b")),
    "reject b": j.RejectClaim(ref("b")),
    "split a": j.SplitClaim(ref("a"), (DRAFT, DRAFT)),
    "merge a b": j.MergeClaims((ref("a"), ref("b")), DRAFT),
    "place of a": j.EditClaim(ref("a"), "place", Wording("Ossin", None, True)),
    "no place of a": j.EditClaim(ref("a"), "place", None),
    "victims of a": j.EditClaim(ref("a"), "victims", ()),
    "place of b": j.EditClaim(ref("b"), "place", None),
    "same 1 2": j.SameEntity(mention(1), mention(2)),
    "different 2 1": j.DifferentEntity(mention(2), mention(1)),
    "same 1 3": j.SameEntity(mention(1), mention(3)),
    "one event a b": j.SameEvent(ref("a"), ref("b")),
    "two events b a": j.DifferentEvent(ref("b"), ref("a")),
    "move a from b": j.MoveClaim(ref("a"), (ref("b"),)),
    "move a to c": j.MoveClaim(ref("a"), (ref("b"),), (ref("c"),)),
    "note": j.Note(ref("a"), "see the annex"),
    "add": j.AddClaim(DRAFT),
    "except a": j.PolicyException(ref("b"), "ucdp", ref("a"), "hearsay"),
    "best a": j.BestFigure(ref("a"), 1, 2, 3, "by name"),
    "other best a": j.BestFigure(ref("a"), 1, 1, 1, "by name"),
}


def log(*said: str) -> tuple[Judgement, ...]:
    """A log whose judgements are named by their place in it, from 1; "undo 1" undoes the first."""
    rows = []
    for n, words in enumerate(said, start=1):
        verb, _, rest = words.partition(" ")
        rows.append(undo(rest, str(n)) if verb == "undo" else made(SAYS[words], str(n)))
    return tuple(rows)


@pytest.mark.parametrize(
    ("said", "held"),
    [
        ((), ""),
        (("accept a",), "1"),
        (("accept a", "reject a"), "2"),
        (("accept a", "reject b"), "1 2"),
        (("accept a", "undo 1"), ""),
        (("accept a", "undo 1", "undo 2"), "1"),
        (("accept a", "undo 1", "undo 2", "undo 3"), ""),
        (("accept a", "reject a", "undo 2"), "1"),
        (("accept a", "reject a", "undo 1"), "2"),
        (("accept a", "undo 1", "undo 1"), ""),
        (("accept a", "undo 1", "undo 1", "undo 3"), ""),
        (("accept a", "undo 1", "reject a", "undo 2"), "3"),
        (("undo 2", "accept a"), "2"),
        (("accept a", "undo 9"), "1"),
        (("accept a", "place of a", "victims of a"), "1 2 3"),
        (("place of a", "no place of a"), "2"),
        (("place of a", "place of b"), "1 2"),
        (("accept a", "split a"), "2"),
        (("split a", "accept a"), "2"),
        (("merge a b", "accept a"), "2"),
        (("reject b", "merge a b"), "2"),
        (("reject b", "merge a b", "accept a"), "1 3"),
        (("reject b", "merge a b", "undo 2"), "1"),
        (("same 1 2", "different 2 1"), "2"),
        (("same 1 2", "same 1 3"), "1 2"),
        (("one event a b", "two events b a"), "2"),
        (("note", "note", "add", "add"), "1 2 3 4"),
        (("except a", "except a"), "2"),
        (("best a", "other best a"), "2"),
    ],
)
def test_what_holds(said: tuple[str, ...], held: str) -> None:
    assert " ".join(judgement.id for judgement in effective(log(*said))) == held


def test_one_reviewer_is_taken_alone() -> None:
    rows = (
        made(SAYS["accept a"], "1", ONE),
        made(SAYS["reject a"], "2", OTHER),
        undo("1", "3", OTHER),
        undo("2", "4", OTHER),
        made(SAYS["reject b"], "5", OTHER),
    )
    assert [row.id for row in effective(rows)] == ["5"]
    assert [row.id for row in effective(rows, ONE)] == ["1"]
    assert [row.id for row in effective(rows, OTHER)] == ["5"]


def test_an_undo_of_nothing_is_told() -> None:
    assert [row.id for row in without_target(log("undo 2", "accept a", "undo 9", "undo 3"))] == [
        "1",
        "3",
    ]


def test_one_id_means_one_judgement() -> None:
    row = made(SAYS["accept a"])
    assert effective((row, row)) == (row,)
    with pytest.raises(ValueError, match="bear the id j1"):
        effective((row, made(SAYS["reject a"])))


@given(logs())
def test_undo_then_redo_changes_nothing(rows: tuple[Judgement, ...]) -> None:
    held = effective(rows)
    for judgement in rows:
        once = (*rows, undo(judgement.id, "u"))
        assert effective((*once, undo("u", "r"))) == held
        if judgement in held:
            assert judgement not in effective(once)


@given(logs())
def test_nothing_holds_that_was_not_decided_and_no_two_settle_one_thing(
    rows: tuple[Judgement, ...],
) -> None:
    held = effective(rows)
    assert [row for row in rows if row in held] == list(held)
    assert not any(isinstance(row.decision, Undo) for row in held)
    settled = [key for row in held for key in subjects(row, lambda ref: ref.id)]
    assert len(settled) == len(set(settled))
    assert latest(held) == held == effective(held)


@given(logs())
def test_a_decision_is_displaced_only_by_an_undo_or_a_later_one(
    rows: tuple[Judgement, ...],
) -> None:
    held = effective(rows)
    for judgement in rows:
        if judgement in held or isinstance(judgement.decision, Undo):
            continue
        mine = subjects(judgement, lambda ref: ref.id)
        later = rows[rows.index(judgement) + 1 :]
        assert any(row.undoes == judgement.id for row in later) or any(
            mine & subjects(row, lambda ref: ref.id) for row in later if row in held
        )


@given(logs(), st.randoms(use_true_random=False))
def test_the_order_of_independent_judgements_does_not_matter(
    rows: tuple[Judgement, ...], chance: random.Random
) -> None:
    free = [row for row in rows if not isinstance(row.decision, Undo)]
    keys = [key for row in free for key in subjects(row, lambda ref: ref.id)]
    assume(len(keys) == len(set(keys)))
    shuffled = chance.sample(free, len(free))
    undos = [row for row in rows if isinstance(row.decision, Undo)]
    assert set(effective((*shuffled, *undos))) == set(effective((*free, *undos)))


@given(logs())
def test_a_reviewer_alone_is_the_log_of_that_reviewer(rows: tuple[Judgement, ...]) -> None:
    for who in REVIEWERS:
        assert effective(rows, who) == effective([row for row in rows if row.who == who])


# Who says what, "~" for blind, oldest first; and which of them hold, by place from 1.
BLIND: list[tuple[list[str], set[int]]] = [
    (["accept a", "~reject a"], {1}),
    (["~reject a", "accept a"], {2}),
    (["reject a", "~place of a"], {1}),
    (["place of a", "~accept a"], {1}),
    (["accept a", "~reject b"], {1, 2}),
    (["accept a", "~merge a b"], {1}),
    (["~accept a", "~reject a"], set()),
    (["~accept a", "~accept a"], {2}),
    (["~accept a", "~accept a", "reject a"], {3}),
    (["same 1 2", "~different 2 1"], {1}),
    (["move a to c", "~move a from b"], {1}),
    (["accept a", "~move a from b", "~add", "~note"], {1, 2, 3, 4}),
    (["best a", "~other best a"], {1}),
]


@pytest.mark.parametrize(("said", "held"), BLIND)
def test_what_was_decided_blind_gives_way(said: list[str], held: set[int]) -> None:
    rows = [
        made(SAYS[words.lstrip("~")], str(n), str(n), words.startswith("~"))
        for n, words in enumerate(said, 1)
    ]
    assert {int(row.id) for row in effective(rows)} == held


def test_what_was_decided_blind_holds_again_when_the_other_is_taken_back() -> None:
    rows = [made(SAYS["accept a"], "1", ONE), made(SAYS["reject a"], "2", OTHER, True)]
    assert [row.id for row in effective([*rows, undo("1", "3", ONE)])] == ["2"]
    assert [row.id for row in effective(rows, OTHER)] == ["2"]


def test_of_two_moves_of_a_claim_the_later_holds() -> None:
    rows = log("move a from b", "move a to c", "one event a b")
    assert [row.id for row in effective(rows)] == ["2", "3"]


@given(logs(blind=True))
def test_nothing_decided_blind_changes_what_else_holds(rows: tuple[Judgement, ...]) -> None:
    seeing = [row for row in rows if not row.blind]
    gone = {row.id for row in rows} - {row.id for row in seeing}
    assume(not any(row.undoes in gone for row in rows))
    assert [row for row in effective(rows) if not row.blind] == list(effective(seeing))
