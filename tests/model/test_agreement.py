"""Cohen's kappa over what two reviewers both judged."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recount.model import judgement as j
from recount.model.agreement import Agreement, agreement, blindness, cohen
from recount.model.answers import AS_PROPOSED, Proposals
from recount.model.claim import Claim, Hop, Named, Quantity
from recount.model.draft import Dated, Draft, Figure, Term, Voice, Wording
from recount.model.judgement import Decision, Judgement, Value
from recount.model.reference import ClaimRef, Mention, ref_of
from recount.model.span import Span
from recount.model.times import TimeInterval
from recount.run.targets import Targets
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
    assert found.alone == (1, 1)


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
    (row,) = agreement((*rows, undo("j1", "u", OTHER)), ONE, OTHER)
    assert (row.kind, row.items, row.alone, row.kappa) == ("verdict", 0, (1, 0), None)
    assert agreement((*rows, undo("j1", "u", OTHER), undo("j0", "v")), ONE, OTHER) == ()


CLAIM = Claim(
    "a", HOME, Span(0, 30, "x" * 30), "killing", "alleged", "shelling",
    perpetrators=(Named("Rebels", HERE, "e1"), Named("the army", THERE)),
    place=Named("Sarn", HERE, "e2"),
    when=TimeInterval("2031-03-02", "2031-03-02", "on 2 March", "stated"),
    quantity=Quantity(5, 5, "total", "persons", "exact", "five", HERE),
    attribution=(Hop("medics", HERE, "said", "e3", carried=True),),
)  # fmt: skip


def in_words(text: str, span: Span | None = None) -> Wording:
    return Wording(text, span, True)


# What says the same as the machine read, and what does not.
SAME: tuple[tuple[str, Value], ...] = (
    ("perpetrators", (in_words("Rebels"), in_words("the army"))),
    ("perpetrators", (in_words("the army"), in_words("Rebels", THERE))),
    ("place", Wording("Sarn", THERE)),
    ("method", in_words("shelling")),
    ("act", Term("killing", None, True)),
    ("telling", None),
    ("when", Dated("2031-03-02", "2031-03-02", None, True)),
    ("quantity", Figure(5, 5, "5", inferred=True)),
    ("attribution", (Voice(in_words("medics")),)),
    ("span", Span(7, 37, "x" * 30)),
)
OTHERWISE: tuple[tuple[str, Value], ...] = (
    ("perpetrators", (in_words("Rebels"),)),
    ("place", None),
    ("method", None),
    ("act", Term("attack", None, True)),
    ("telling", Term("generic", None, True)),
    ("when", Dated("2031-03-02", None, None, True)),
    ("quantity", Figure(5, None, "5", bound="at-least", inferred=True)),
    ("attribution", (Voice(in_words("the army")),)),
    ("span", Span(0, 4, "xxxx")),
)


@pytest.mark.parametrize(
    ("field", "value", "agreed"),
    [*((*row, 1) for row in SAME), *((*row, 0) for row in OTHERWISE)],
)
def test_an_edit_there_and_back_is_as_proposed(field: str, value: Value, agreed: int) -> None:
    """What holds is compared, not that somebody touched it."""
    targets = Targets([CLAIM], {HOME: "x" * 60})
    target = ref_of(CLAIM)
    rows = log((ONE, j.EditClaim(target, field, value)), (OTHER, j.AcceptClaim(target)))
    found = kinds(agreement(rows, ONE, OTHER, Proposals(targets.of, targets.claims)))[field]
    assert (found.items, found.agreed) == (1, agreed)
    assert ((AS_PROPOSED, AS_PROPOSED, 1) in found.answers) == bool(agreed)


def test_a_claim_that_was_read_anew_is_one_question_under_both_its_ids() -> None:
    """As Targets finds it: by its passage, act and figure, whatever its id was."""
    anew = replace(CLAIM, id="new")
    targets = Targets([anew], {HOME: "x" * 60})
    read = Proposals(targets.of, targets.claims)
    before, after = ref_of(CLAIM), ref_of(anew)
    rows = log((ONE, j.AcceptClaim(before)), (OTHER, j.AcceptClaim(after)))
    assert kinds(agreement(rows, ONE, OTHER))["verdict"].alone == (1, 1)
    found = kinds(agreement(rows, ONE, OTHER, read))
    assert (found["verdict"].items, found["verdict"].agreed) == (1, 1)
    assert found["place"].items == 1 and found["verdict"].alone == (0, 0)
    changed = (*rows, made(j.RejectClaim(after), "j9", ONE))
    assert kinds(agreement(changed, ONE, OTHER, read))["verdict"].agreed == 0


def test_one_answer_throughout_has_no_kappa() -> None:
    rows = log(*((who, j.AcceptClaim(ref(id))) for who in (ONE, OTHER) for id in "abc"))
    found = kinds(agreement(rows, ONE, OTHER))["verdict"]
    assert (found.items, found.agreed, found.observed) == (3, 3, 1.0)
    assert found.kappa is None


@pytest.mark.parametrize(
    ("said", "known"),
    [
        ((True, True), "blind"),
        ((False, False), "open"),
        ((None, None), "unknown"),
        ((False, None), "unknown"),
        ((True, False), "partly"),
        ((True, None), "partly"),
    ],
)
def test_whether_a_reviewer_was_blind_is_as_the_judgements_say(
    said: tuple[bool | None, ...], known: str
) -> None:
    rows = log((ONE, j.AcceptClaim(ref("a"))), (ONE, j.AcceptClaim(ref("b"))))
    rows = tuple(replace(row, blind=blind) for row, blind in zip(rows, said, strict=True))
    others = replace(made(j.AcceptClaim(ref("a")), "o", OTHER), blind=False)
    assert blindness((*rows, others), ONE) == known


@given(logs())
def test_the_two_sides_mirror_each_other_on_any_log(rows: tuple[Judgement, ...]) -> None:
    there, back = agreement(rows, ONE, OTHER), agreement(rows, OTHER, ONE)
    assert [(r.kind, r.items, r.agreed, r.kappa) for r in there] == [
        (r.kind, r.items, r.agreed, r.kappa) for r in back
    ]
    for row in agreement(rows, ONE, ONE):
        assert row.agreed == row.items and row.kappa in (1.0, None)
