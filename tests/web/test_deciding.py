"""Every decision by the page's own requests: on disk, shown, undone, there after a restart."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from recount.case import CaseError
from recount.case.kinds import JUDGEMENT
from recount.model import judgement as j
from recount.model.claim import Claim
from recount.model.draft import Dated, Figure, Term, Voice, Wording
from recount.model.reference import ref_of
from recount.show import render_ledger
from recount.web.decisions import mention_key
from recount.web.views.name import mentions_of
from tests.accounts import figure
from tests.web.review_case import (
    AGAIN,
    DENIED,
    HERALD,
    LANTERN,
    REBELS,
    SHELL,
    SHOT,
    Browser,
    Memory,
    browser,
    case_on_disk,
    desk,
    edit,
    last,
    now,
    read,
    words,
)


def test_a_verdict_is_kept_with_who_when_and_why_and_the_page_moves_on() -> None:
    found = browser()
    form = {"claim": AGAIN.id, "why": "as it says", "page": "desk", "back": "status=proposed"}
    answer = found.post("/decide/accept", form)
    (kept,) = found.site.desk.store.judgements()
    assert (kept.who, kept.at, kept.why) == ("Ines Varo", "2031-03-04T10:00:01Z", "as it says")
    assert isinstance(kept.decision, j.AcceptClaim) and now(found, AGAIN.id).status == "accepted"
    assert answer.headers["hx-push-url"] == f"/review?status=proposed&claim={DENIED.id}".replace(
        ":", "%3A"
    )
    assert "1 of 4" in answer.text and DENIED.span.exact in answer.text


def test_the_last_of_a_queue_turns_to_the_one_before() -> None:
    found = browser()
    answer = found.post("/decide/reject", {"claim": SHELL.id, "page": "desk", "back": ""})
    assert f'name="claim" value="{REBELS.id}"' in answer.text
    assert now(found, SHELL.id).status == "rejected"


EDITS: list[tuple[str, dict[str, object], j.Value]] = [
    ("span", words("rebels killed 20 men"), None),
    ("act", {"value": "attack", **words("killed")}, None),
    ("act", {"value": "attack", "inferred": "yes"}, Term("attack", None, True)),
    ("stance", {"value": "denied", "inferred": "yes"}, Term("denied", None, True)),
    ("place", words("Tal"), None),
    ("place", {"text": "Tal, in the north", "inferred": "yes", **words("Tal")}, None),
    ("place", {"op": "clear"}, None),
    ("method", {"text": "by shooting", "inferred": "yes"}, Wording("by shooting", None, True)),
    ("when", {"earliest": "2017-05-02", "latest": "2017-05-02", **words("on 2 May")}, None),
    ("when", {"earliest": "2017", "inferred": "yes"}, Dated("2017", None, None, True)),
    ("period", {"value": "P1D", "inferred": "yes"}, Term("P1D", None, True)),
    ("quantity", {"low": "20", "high": "1,000", "bound": "range", **words("20")}, None),
    (
        "quantity",
        {"low": "2", "words": "2", "measure": "per-event", "often_low": "1", "often_per": "P1W",
         "inferred": "yes"},
        None,
    ),
    ("quantity", {"op": "clear"}, None),
    ("victims", {"op": "add", **words("20 men")}, None),
    ("basis", {"op": "add", "text": "a list of names", "inferred": "yes"}, None),
    ("perpetrators", {"op": "clear"}, ()),
    ("attribution", {"op": "add", "cue": "said", "said": "2017-05-03", **words("it")}, None),
    ("telling", {"value": "generic", "inferred": "yes"}, Term("generic", None, True)),
]  # fmt: skip


@pytest.mark.parametrize(("field", "form", "value"), EDITS)
def test_every_field_can_be_set(field: str, form: dict[str, object], value: j.Value) -> None:
    found = browser()
    assert edit(found, REBELS, field, **form) == 200
    decision = last(found)
    assert isinstance(decision, j.EditClaim) and decision.field == field
    if value is not None:
        assert decision.value == value
    assert now(found, REBELS.id).status == "edited"
    assert found.site.desk.proposed(REBELS.id) == REBELS


def test_an_edit_holds_what_was_selected() -> None:
    found = browser()
    edit(found, REBELS, "quantity", low="20", high="30", bound="range", **words("20 men"))
    figure = now(found, REBELS.id).quantity
    assert figure and (figure.low, figure.high, figure.words) == (20, 30, "20 men")
    edit(found, SHELL, "victims", op="add", **words("🜂 Three goats"))
    (victim,) = now(found, SHELL.id).victims
    assert LANTERN.text[victim.span.start : victim.span.end] == victim.text == "🜂 Three goats"


def test_several_values_are_added_raised_and_removed() -> None:
    found = browser()
    edit(found, REBELS, "attribution", op="add", **words("villagers"))
    edit(found, REBELS, "attribution", op="raise", index="1")
    assert [hop.source for hop in now(found, REBELS.id).attribution] == ["villagers", "The army"]
    edit(found, REBELS, "attribution", op="remove", index="1")
    assert [hop.source for hop in now(found, REBELS.id).attribution] == ["villagers"]
    decision = last(found)
    assert isinstance(decision, j.EditClaim) and isinstance(decision.value, tuple)
    assert (
        isinstance(decision.value[0], Voice) and edit(found, REBELS, "attribution", op="no") == 422
    )


@pytest.mark.parametrize(
    ("field", "form", "why"),
    [
        ("place", {"text": "Sarn"}, "select the words"),
        ("place", {"text": "Sarn", **words("Tal")}, "mark it as inferred"),
        ("span", {}, "select the passage"),
        ("act", {"value": "war", "inferred": "yes"}, "none of killing"),
        ("quantity", {"low": "x", "inferred": "yes"}, "no whole number"),
        ("quantity", {"low": "9", "high": "3", "inferred": "yes"}, "runs backwards"),
        ("quantity", {"inferred": "yes"}, ""),
        ("when", {"earliest": "May", "inferred": "yes"}, "no ISO 8601 date"),
        ("when", {"inferred": "yes"}, "earliest or a latest"),
        ("place", {"start": "9", "end": "99999"}, "outside the text"),
        ("place", {"start": "-1", "end": "x"}, "no place in the text"),
        ("colour", {"value": "red"}, "no such field"),
    ],
)
def test_what_has_no_ground_is_refused_in_words(
    field: str, form: dict[str, object], why: str
) -> None:
    found = browser()
    told = {"claim": REBELS.id, "field": field, "page": "desk", "back": "", **form}
    answer = found.post("/decide/edit", told)
    assert answer.status_code == 422 and why in answer.text and 'id="fault"' in answer.text
    assert found.site.desk.log() == ()


def test_a_claim_is_split_and_each_part_keeps_its_own() -> None:
    found = browser()
    one, two = words("Soldiers shot 58 farmers"), words("hurt nine others at Ossin market")
    parts = [f"{one['start']}-{one['end']}-killing", f"{two['start']}-{two['end']}-injury"]
    form = {"claim": SHOT.id, "part": parts, "page": "desk", "back": ""}
    assert found.post("/decide/split", form).status_code == 200
    whole = now(found, SHOT.id)
    assert whole.status == "rejected" and len(whole.instead) == 2
    killing, injury = (now(found, id) for id in whole.instead)
    assert (killing.act, injury.act) == ("killing", "injury")
    assert killing.quantity and injury.quantity
    assert (killing.quantity.low, injury.quantity.low) == (58, 9)
    assert [v.text for v in killing.victims] == ["farmers"] and injury.victims == ()
    assert killing.when == injury.when and killing.by == "person"
    form["part"] = parts[:1]
    assert found.post("/decide/split", {**form, "claim": REBELS.id}).status_code == 422


def test_marked_claims_of_one_document_are_joined() -> None:
    found = browser()
    form = {"claim": SHOT.id, "mark": [SHOT.id, REBELS.id], "page": "desk", "back": ""}
    assert found.post("/decide/merge", form).status_code == 200
    joined = now(found, now(found, SHOT.id).instead[0])
    assert {now(found, c.id).status for c in (SHOT, REBELS)} == {"rejected"}
    assert joined.span.covers(SHOT.span) and joined.span.covers(REBELS.span)
    assert [p.text for p in joined.perpetrators] == ["Soldiers", "rebels"]
    for marks in ([SHELL.id], [SHELL.id, AGAIN.id], []):
        assert found.post("/decide/merge", {**form, "mark": marks}).status_code == 422


def test_a_missed_claim_is_written_down_and_can_be_edited() -> None:
    found = browser()
    form = {"document": LANTERN.id, "act": "killing", "stance": "alleged", "page": "desk",
            "back": f"claim={SHELL.id}", **words("hurt nine others")}  # fmt: skip
    assert found.post("/decide/add", form).status_code == 200
    view = found.site.desk.scene()
    (id_,) = set(view.at.claims) - {c.id for c in (AGAIN, DENIED, SHOT, REBELS, SHELL)}
    assert view.order.index(id_) == view.order.index(SHOT.id) + 1
    assert view.at.claims[id_].quantity and view.at.claims[id_].by == "person"
    assert edit(found, view.at.claims[id_], "victims", op="add", **words("others")) == 200
    assert [v.text for v in now(found, id_).victims] == ["others"]
    found.site.desk.relink()
    assert found.get(f"/review?claim={id_}").status_code == 200


def wording(found: Browser, claim: Claim, text: str) -> str:
    entities = found.site.desk.scene().at.entities
    linked = now(found, claim.id)
    for entity in entities:
        for _, mention in mentions_of(linked, entity):
            if mention.wording == text:
                return mention_key(mention)
    raise AssertionError(text)


def test_names_are_told_to_be_one_or_different() -> None:
    found = browser()
    before = len(found.site.desk.scene().at.entities)
    pick = [wording(found, REBELS, "rebels"), wording(found, SHOT, "Soldiers")]
    form = {"pick": pick, "back": "/name/x"}
    answer = found.post("/decide/same-entity", form)
    assert answer.status_code == 204 and answer.headers["hx-redirect"] == "/name/x"
    found.site.desk.relink()
    assert len(found.site.desk.scene().at.entities) < before
    assert found.post("/decide/different-entity", form).status_code == 204
    found.site.desk.relink()
    assert isinstance(last(found), j.DifferentEntity)
    for wrong in ([], pick[:1], [pick[0], pick[0]], [pick[0], "0-0-x-"]):
        assert found.post("/decide/same-entity", {"pick": wrong}).status_code == 422


def test_matters_are_told_to_be_one_or_different() -> None:
    found = browser()
    event = found.site.desk.scene().at.event
    assert event[SHOT.id].id == event[AGAIN.id].id != event[REBELS.id].id
    form = {"claim": AGAIN.id, "event": event[SHOT.id].id, "page": "desk", "back": ""}
    assert found.post("/decide/different-event", form).status_code == 200
    found.site.desk.relink()
    after = found.site.desk.scene().at.event
    assert after[SHOT.id].id != after[AGAIN.id].id
    form = {"claim": AGAIN.id, "other": REBELS.id, "back": "/"}
    assert found.post("/decide/same-event", form).status_code == 204
    found.site.desk.relink()
    after = found.site.desk.scene().at.event
    assert after[REBELS.id].id == after[AGAIN.id].id
    assert found.post("/decide/same-event", {"claim": AGAIN.id, "event": "no"}).status_code == 422


def test_a_policy_is_told_to_leave_a_claim_out_and_figures_are_set() -> None:
    found = browser()
    event = found.site.desk.scene().at.event[SHOT.id].id
    form = {"event": event, "claim": AGAIN.id, "policy": "ucdp", "reason": "a copy", "back": "/"}
    assert found.post("/decide/exception", form).status_code == 204
    decision = last(found)
    assert isinstance(decision, j.PolicyException) and not decision.counts
    form = {"event": event, "low": "58", "high": "61", "reason": "both lists", "back": "/"}
    assert found.post("/decide/best", form).status_code == 204
    found.site.desk.relink()
    brackets = found.site.desk.scene().at.event[SHOT.id].brackets
    assert [(b.low, b.best, b.high) for b in brackets if b.policy == "person"] == [(58, None, 61)]
    assert found.post("/decide/best", {"event": event, "low": "1"}).status_code == 422


def test_notes_change_nothing_and_stay() -> None:
    found = browser()
    before = found.site.desk.scene()
    for form in ({"claim": SHOT.id}, {"document": HERALD.id},
                 {"mention": wording(found, SHOT, "Soldiers")}):  # fmt: skip
        answer = found.post("/decide/note", {**form, "text": "see the annex", "back": "/"})
        assert answer.status_code == 204
    assert found.site.desk.scene().at.claims == before.at.claims
    assert found.post("/decide/note", {"claim": SHOT.id, "text": " "}).status_code == 422
    assert "see the annex" in found.get(f"/review?claim={SHOT.id}").text


def test_undo_and_redo_go_back_and_forth_without_end() -> None:
    found = browser()
    form = {"page": "desk", "back": ""}
    found.post("/decide/accept", {"claim": SHOT.id, **form})
    found.post("/decide/reject", {"claim": REBELS.id, **form})

    def statuses() -> tuple[str, str]:
        return now(found, SHOT.id).status, now(found, REBELS.id).status

    for _ in range(3):
        answer = found.post("/undo", form)
        assert f'name="claim" value="{REBELS.id}"' in answer.text
        assert statuses() == ("accepted", "proposed")
        found.post("/undo", form)
        assert statuses() == ("proposed", "proposed")
        assert found.post("/undo", form).status_code == 422
        found.post("/redo", form)
        found.post("/redo", form)
        assert statuses() == ("accepted", "rejected")
        assert found.post("/redo", form).status_code == 422
    found.post("/undo", form)
    found.post("/decide/accept", {"claim": REBELS.id, **form})
    assert found.post("/redo", form).status_code == 422 and statuses() == ("accepted", "accepted")


def test_any_decision_can_be_taken_back_from_the_log() -> None:
    found = browser()
    found.post("/decide/accept", {"claim": SHOT.id, "page": "desk", "back": ""})
    found.post("/decide/reject", {"claim": REBELS.id, "page": "desk", "back": ""})
    first = found.site.desk.log()[0].id
    assert found.post("/take-back", {"judgement": first, "back": "/decisions"}).status_code == 204
    assert now(found, SHOT.id).status == "proposed"
    assert found.post("/take-back", {"judgement": "no", "back": "/"}).status_code == 422


def test_what_is_taken_back_twice_is_refused_and_redo_still_brings_it_back() -> None:
    found = browser()
    found.post("/decide/accept", {"claim": SHOT.id, "page": "desk", "back": ""})
    form = {"judgement": found.site.desk.log()[0].id, "back": "/decisions"}
    assert found.post("/take-back", form).status_code == 204
    answer = found.post("/take-back", form)
    assert answer.status_code == 422 and "taken back already" in answer.text
    assert found.post("/redo", {"page": "desk", "back": ""}).status_code == 200
    assert now(found, SHOT.id).status == "accepted"


def test_taking_back_what_another_decided_can_be_undone_and_taken_back() -> None:
    store = Memory()
    desk(store, "Teo Marsh").decide(j.RejectClaim(ref_of(REBELS)))
    found = browser(desk(store))
    found.post("/decide/accept", {"claim": SHOT.id, "page": "desk", "back": ""})
    theirs, form = store.kept[0].id, {"page": "desk", "back": ""}
    found.post("/take-back", {"judgement": theirs, "back": "/decisions"})
    assert now(found, REBELS.id).status == "proposed"
    found.post("/undo", form)
    assert (now(found, REBELS.id).status, now(found, SHOT.id).status) == ("rejected", "accepted")
    found.post("/redo", form)
    assert now(found, REBELS.id).status == "proposed"
    taken, undone, redone = (row.id for row in store.kept[-3:])
    page = found.get("/decisions").text
    offered = [f'"judgement": "{each}"' in page for each in (theirs, taken, undone, redone)]
    assert offered == [False, True, False, True]
    assert found.post("/take-back", {"judgement": taken, "back": "/"}).status_code == 204
    assert now(found, REBELS.id).status == "rejected"


def test_decisions_are_there_after_a_restart_and_in_the_ledger(tmp_path: Path) -> None:
    with case_on_disk(tmp_path / "ossin") as store:
        found = browser(desk(store))
        found.post("/decide/accept", {"claim": SHOT.id, "page": "desk", "back": ""})
        edit(found, REBELS, "place", **words("Sarn"))
        found.post("/undo", {"page": "desk", "back": ""})
        lines = (tmp_path / "ossin" / "log.jsonl").read_bytes().splitlines()
        assert sum(f'"kind":"{JUDGEMENT}"'.encode() in line for line in lines) == 3
    with case_on_disk(tmp_path / "ossin") as store:
        again = browser(desk(store))
        assert now(again, SHOT.id).status == "accepted" and now(again, REBELS.id) is not None
        again.post("/redo", {"page": "desk", "back": ""})
        place = now(again, REBELS.id).place
        assert place and place.text == "Sarn"
        assert '"status": "accepted"' in render_ledger(again.site.desk.ledger())


def test_a_full_disk_is_told_and_nothing_is_shown_as_decided() -> None:
    class Full(Memory):
        def keep(self, judgement: j.Judgement) -> None:
            raise CaseError(Path("log.jsonl"), "there is no room left", "free some space")

    found = browser(desk(Full()))
    answer = found.post("/decide/accept", {"claim": SHOT.id, "page": "desk", "back": ""})
    assert answer.status_code == 507 and "no room left" in answer.text
    assert now(found, SHOT.id).status == "proposed" and found.site.desk.log() == ()


def test_the_page_gone_back_to_asks_for_the_same() -> None:
    found = browser()
    back = "/name/x?find=relief+committee&page=2"
    answer = found.post("/decide/note", {"claim": SHOT.id, "text": "see", "back": back})
    assert answer.headers["hx-redirect"] == back


@pytest.mark.parametrize("do", [f"edit&field={field}" for field in j.FIELDS] + ["split"])
def test_a_figure_that_is_open_on_both_sides_can_be_edited(do: str) -> None:
    many = replace(SHELL, quantity=figure(LANTERN, "Three goats", None, None, bound="vague"))
    store = Memory((read(LANTERN, (many,)),))
    found = browser(desk(store))
    assert found.get(f"/review?claim={many.id}&do={do}").status_code == 200
    assert edit(found, many, "quantity", low="3", words="Three goats", inferred="yes") == 200
    set_to = now(found, many.id).quantity
    assert set_to and (set_to.low, set_to.high) == (3, None)


def test_figures_in_a_form_are_read_into_a_figure() -> None:
    found = browser()
    edit(found, REBELS, "quantity", low="2", words="2", measure="per-event", often_low="1",
         often_high="2", often_per="P1W", inferred="yes")  # fmt: skip
    decision = last(found)
    assert isinstance(decision, j.EditClaim) and isinstance(decision.value, Figure)
    assert decision.value.times_per and decision.value.times_per.per == "P1W"
