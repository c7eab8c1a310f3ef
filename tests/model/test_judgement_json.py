"""A judgement outlives the program that wrote it: plain JSON, strictly read."""

from __future__ import annotations

import json
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recount.model.judgement import AcceptClaim, Decision, EditClaim, Judgement, Undo
from recount.model.judgement_json import KINDS, JudgementError, judgement_object, read_judgement
from recount.model.reference import ClaimRef
from recount.model.span import Span
from tests.helpers.judgements import AT, HOME, judgements, logs, made

REF = ClaimRef("c1", HOME, Span(5, 9, "shot"), "killing")


def stored(judgement: Judgement) -> Any:
    return json.loads(json.dumps(judgement_object(judgement)))


@given(judgements)
def test_a_judgement_comes_back_as_it_was(judgement: Judgement) -> None:
    assert read_judgement(stored(judgement)) == judgement


@given(logs())
def test_undos_come_back_too(log: tuple[Judgement, ...]) -> None:
    assert tuple(read_judgement(stored(judgement)) for judgement in log) == log


def test_every_decision_has_a_kind_of_its_own() -> None:
    assert set(get_args(Decision)) <= set(KINDS.values())
    assert len(set(KINDS.values())) == len(KINDS)


def test_the_shape_is_that_of_the_page_on_judgements() -> None:
    assert stored(made(AcceptClaim(REF))) == {
        "id": "j1",
        "at": AT,
        "who": "Ilen Marsk",
        "why": "",
        "decision": {
            "kind": "accept-claim",
            "claim": {
                "id": "c1",
                "document": HOME,
                "span": {"start": 5, "end": 9, "exact": "shot"},
                "act": "killing",
                "figure": None,
                "by": "rules",
            },
        },
        "undoes": None,
    }


SPAN = {"start": 5, "end": 9, "exact": "shot"}


def edit(field: object, value: object) -> dict[str, Any]:
    row = stored(made(AcceptClaim(REF)))
    row["decision"] |= {"kind": "edit-claim", "field": field, "value": value}
    return row


def changed(path: str, value: object) -> dict[str, Any]:
    """A sound judgement with one place of it altered; "-" takes the key away."""
    row = stored(made(AcceptClaim(REF)))
    *way, last = path.split(".")
    at = row
    for step in way:
        at = at[step]
    if value == "-":
        del at[last]
    else:
        at[last] = value
    return row


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        ([], "judgement: expected an object, got []"),
        (changed("who", 7), "judgement.who: expected text, got 7"),
        (changed("who", " "), "judgement: who is empty"),
        (changed("who", "-"), "judgement.who: is missing"),
        (changed("who", None), "judgement.who: must not be empty"),
        (changed("who", "\ud800"), "judgement.who: holds half a character"),
        (changed("at", "yesterday"), "“yesterday” is no ISO 8601 time"),
        (changed("at", "2031-03-04T10:00:00"), "lacks its offset from UTC"),
        (changed("extra", 1), "judgement.extra: is not known here"),
        (changed("undoes", "j0"), "an undo, and nothing else"),
        (changed("decision.kind", "praise"), "judgement.decision.kind: expected one of accept-"),
        (changed("decision.kind", ["undo"]), "judgement.decision.kind: expected one of accept-"),
        (changed("decision.kind", "claim"), "judgement.decision.kind: expected one of accept-"),
        (changed("decision.claim", []), "judgement.decision.claim: expected an object"),
        (changed("decision.claim.figure", "9"), "claim.figure: expected a whole number, got '9'"),
        (changed("decision.claim.figure", True), "claim.figure: expected a whole number, got True"),
        (changed("decision.claim.figure", 2**53), "figure: 9007199254740992 is more than every"),
        (changed("decision.claim.span.end", 10), "claim.span: 5 to 10 is not as long as its words"),
        (changed("decision.claim.span.start", 5.0), "span.start: expected a whole number"),
        (edit("colour", {}), "judgement.decision.field: expected one of span, act"),
        (edit(["act"], {}), "judgement.decision.field: expected one of span, act"),
        (edit("act", {"value": "murder", "span": SPAN}), "“murder” is none of killing"),
        (edit("act", None), "judgement.decision.value: must not be empty"),
        (edit("act", {"value": "injury"}), "judgement.decision.value: a value needs its words"),
        (edit("place", {"text": "Ossin", "span": SPAN}), "“Ossin” is not what stands there"),
        (edit("victims", {"text": "shot", "span": SPAN}), "decision.value: expected a list"),
        (edit("victims", [{"text": 1}]), "judgement.decision.value[0].text: expected text"),
        (edit("when", {"earliest": "2017-13", "latest": None, "inferred": True}), "month must be"),
        (edit("when", {"earliest": None, "latest": None, "span": SPAN}), "an earliest or a latest"),
        (edit("when", {"earliest": "2018", "latest": "2017", "span": SPAN}), "runs backwards"),
        (edit("period", {"value": "a week", "span": SPAN}), "no ISO 8601 duration"),
        (edit("quantity", {"low": 9, "high": 3, "words": "9", "inferred": True}), "runs backwards"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_its_place(row: object, fault: str) -> None:
    with pytest.raises(JudgementError) as caught:
        read_judgement(row)
    assert fault in str(caught.value)


def test_all_faults_are_told_at_once() -> None:
    row = changed("decision.claim.span", {"start": "x", "end": 9})
    row |= {"who": 7, "more": 1}
    with pytest.raises(JudgementError) as caught:
        read_judgement(row, "log.jsonl, line 7")
    assert caught.value.faults == (
        "log.jsonl, line 7.more: is not known here",
        "log.jsonl, line 7.who: expected text, got 7",
        "log.jsonl, line 7.decision.claim.span.start: expected a whole number, got 'x'",
        "log.jsonl, line 7.decision.claim.span.exact: is missing",
    )


def test_what_has_a_default_may_be_left_out() -> None:
    row = changed("undoes", "-")
    del row["decision"]["claim"]["figure"], row["decision"]["claim"]["by"]
    assert read_judgement(row) == made(AcceptClaim(REF))


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda below: st.lists(below, max_size=3) | st.dictionaries(st.text(), below, max_size=3),
)


@given(judgements, st.data())
def test_no_json_at_all_breaks_the_reader(judgement: Judgement, data: st.DataObject) -> None:
    row = stored(judgement)
    at: Any = row
    while True:
        key = data.draw(st.sampled_from(sorted(at) if isinstance(at, dict) else range(len(at))))
        below = at[key]
        if not isinstance(below, dict | list) or not below or data.draw(st.booleans()):
            at[key] = data.draw(JSON)
            break
        at = below
    try:
        read_judgement(row)
    except JudgementError as error:
        assert error.faults


@pytest.mark.parametrize(
    ("make", "fault"),
    [
        (lambda: EditClaim(REF, "colour", None), "no field of a claim"),
        (lambda: EditClaim(REF, "victims", None), "no value for the field"),
        (lambda: EditClaim(REF, "act", ()), "no value for the field"),
        (lambda: Judgement("j1", AT, "x", "", Undo()), "an undo, and nothing else"),
        (lambda: Judgement("j1", AT, "x", "", Undo(), "j1"), "cannot undo itself"),
    ],
)  # fmt: skip
def test_values_refuse_what_cannot_be(make: Any, fault: str) -> None:
    with pytest.raises(ValueError, match=fault):
        make()


@pytest.mark.parametrize("blind", [True, False])
def test_blind_is_written_only_where_it_was(blind: bool) -> None:
    row = judgement_object(
        made(AcceptClaim(ClaimRef("c", HOME, Span(0, 1, "x"), "killing")), blind=blind)
    )
    assert row.get("blind", False) is blind and ("blind" in row) is blind
    assert read_judgement(row).blind is blind
