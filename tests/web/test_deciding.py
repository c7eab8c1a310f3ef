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
from recount.model.judgement_json import judgement_object
from recount.model.reference import ref_of
from recount.show import render_ledger
from recount.web.decisions import mention_key
from recount.web.filters import Filter, queue
from recount.web.mentions import mentions_of
from tests.accounts import figure
from tests.web.review_case import (
    AGAIN,
    CLAIMS,
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
    assert "Accepted." in answer.text and AGAIN.span.exact[:40] in answer.text
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


def test_a_split_turns_to_its_first_part_which_is_still_to_accept() -> None:
    found = browser()
    panel = found.get(f"/review?claim={SHELL.id}&do=split").text.partition('id="panel"')[2]
    assert '<option value="attack" selected>' in panel and "Split in 0" not in panel
    one, two = words("Soldiers shot 58 farmers"), words("hurt nine others at Ossin market")
    parts = [f"{one['start']}-{one['end']}-killing", f"{two['start']}-{two['end']}-injury"]
    form = {"claim": SHOT.id, "part": parts, "page": "desk", "back": "status=proposed"}
    answer = found.post("/decide/split", form).text
    first, second = now(found, SHOT.id).instead
    assert f'name="claim" value="{first}"' in answer and "written down, to accept" in answer
    assert "6 to decide" in answer
    whole = found.get(f"/review?claim={SHOT.id}").text
    assert 'class="status st-split">split' in whole
    assert f"claim={first}" in whole and f"claim={second}" in whole
    assert (
        "split" not in found.get("/review?status=rejected").text.partition('class="rows"')[2][:400]
    )
    found.post("/decide/accept", {"claim": first, "page": "desk", "back": ""})
    assert queue(found.site.desk.scene(), Filter(status="accepted")) == [first]
    found.post("/undo", form)
    answer = found.post("/undo", form).text
    assert f'name="claim" value="{SHOT.id}"' in answer


def test_a_half_corrected_claim_stays_in_the_queue() -> None:
    found = browser()
    edit(found, REBELS, "place", **words("Sarn"))
    page = found.get(f"/review?status=proposed&claim={REBELS.id}").text
    assert "edited, to decide" in page and "5 to decide" in page
    assert "0 of 5 decided" in found.get("/").text
    assert now(found, REBELS.id).status == "edited"
    found.post("/decide/accept", {"claim": REBELS.id, "page": "desk", "back": ""})
    assert "accepted, edited" in found.get(f"/review?claim={REBELS.id}").text
    for status in ("accepted", "edited", "decided"):
        assert queue(found.site.desk.scene(), Filter(status=status)) == [REBELS.id]
    assert now(found, REBELS.id).status == "edited"
    edit(found, REBELS, "place", **words("Tal"))
    page = found.get(f"/review?claim={REBELS.id}").text
    assert "replaced by a later one" in page and "taken back" not in page


def test_marked_claims_of_one_document_are_joined() -> None:
    found = browser()
    form = {"claim": SHOT.id, "mark": [SHOT.id, REBELS.id], "page": "desk", "back": ""}
    assert found.post("/decide/merge", form).status_code == 200
    joined = now(found, now(found, SHOT.id).instead[0])
    assert {now(found, c.id).status for c in (SHOT, REBELS)} == {"rejected"}
    assert joined.span.covers(SHOT.span) and joined.span.covers(REBELS.span)
    assert [p.text for p in joined.perpetrators] == ["Soldiers", "rebels"]
    assert joined.quantity and joined.quantity.low == 58
    page = found.get(f"/review?claim={SHOT.id}").text
    assert f"merged into {found.site.desk.scene().at.number[joined.id]}" in page
    for marks in ([SHELL.id], [SHELL.id, AGAIN.id], []):
        assert found.post("/decide/merge", {**form, "mark": marks}).status_code == 422


def test_before_claims_are_joined_it_is_said_whose_fields_stand() -> None:
    found = browser()
    marks = f"mark={SHOT.id}&mark={REBELS.id}"
    panel = found.get(f"/review?claim={SHOT.id}&do=merge&{marks}").text
    assert "takes the place of these 2" in panel
    assert f'name="first" value="{SHOT.id}" checked' in panel
    form = {"claim": SHOT.id, "mark": [SHOT.id, REBELS.id], "first": REBELS.id, "page": "desk",
            "back": marks}  # fmt: skip
    answer = found.post("/decide/merge", form).text
    joined = now(found, now(found, SHOT.id).instead[0])
    assert f'name="claim" value="{joined.id}"' in answer
    assert joined.quantity and joined.quantity.low == 20
    apart = found.get(f"/review?claim={SHOT.id}&do=merge&mark={SHOT.id}&mark={AGAIN.id}").text
    assert "stay apart" in apart and 'name="first"' not in apart


@pytest.mark.parametrize("back", ["", "status=rejected", f"document={HERALD.id}", "words=rebels"])
def test_a_claim_just_written_down_is_the_one_shown_whatever_the_filter(back: str) -> None:
    found = browser()
    form = {"document": LANTERN.id, "page": "desk", "back": f"{back}&claim={SHELL.id}&do=add",
            **words("hurt nine others")}  # fmt: skip
    for lacks in ({}, {"act": "injury"}, {"stance": "alleged"}):
        assert found.post("/decide/add", {**form, **lacks}).status_code == 422
    answer = found.post("/decide/add", {**form, "act": "injury", "stance": "alleged"}).text
    (id_,) = set(found.site.desk.scene().at.claims) - {c.id for c in CLAIMS}
    assert f'name="claim" value="{id_}"' in answer and 'hx-post="/decide/edit"' in answer
    assert 'name="field" value="attribution"' in answer
    assert ("not in the queue that the filter shows" in answer) is bool(back)
    answer = found.post("/undo", {"page": "desk", "back": f"{back}&claim={id_}"}).text
    assert f'name="claim" value="{id_}"' not in answer


def test_a_claim_that_is_not_there_any_more_is_said_to_be_gone() -> None:
    found = browser()
    assert "is not there any more" in found.get("/review?claim=unknown").text
    assert "is not there any more" not in found.get(f"/review?claim={SHOT.id}").text


def test_what_was_chosen_before_the_words_stays_chosen() -> None:
    found = browser()
    at = words("goats")
    query = f"claim={SHELL.id}&start={at['start']}&end={at['end']}"
    page = found.get(f"/words?{query}&field=add&act=siege&stance=denied").text
    assert '<option value="siege" selected>' in page and '<option value="denied" selected>' in page
    assert (
        '<option value="siege" selected>'
        in found.get(f"/words?{query}&field=part&value=siege").text
    )


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
    form = {"claim": AGAIN.id, "other": SHOT.id, "page": "desk", "back": ""}
    assert found.post("/decide/different-event", form).status_code == 200
    found.site.desk.relink()
    after = found.site.desk.scene().at.event
    assert after[SHOT.id].id != after[AGAIN.id].id
    form = {"claim": AGAIN.id, "event": REBELS.id, "back": "/"}
    assert found.post("/decide/put", form).status_code == 204
    found.site.desk.relink()
    after = found.site.desk.scene().at.event
    assert after[REBELS.id].id == after[AGAIN.id].id
    assert (
        found.post("/decide/different-event", {"claim": AGAIN.id, "other": "no"}).status_code == 422
    )


def matter(found: Browser, claim: str) -> set[str]:
    found.site.desk.relink()
    return set(found.site.desk.scene().at.event[claim].claims)


def test_a_claim_leaves_its_matter_and_the_others_stay() -> None:
    found = browser()
    whole = matter(found, SHOT.id)
    assert {SHOT.id, AGAIN.id, DENIED.id} == whole
    page = found.get(f"/review?claim={AGAIN.id}&do=leave").text
    assert "kept apart from its 2 claims, which stay" in page
    form = {"claim": AGAIN.id, "page": "desk", "back": f"claim={AGAIN.id}", "why": "a second day"}
    assert found.post("/decide/leave", form).status_code == 200
    decision = last(found)
    assert isinstance(decision, j.MoveClaim)
    assert {ref.id for ref in decision.out_of} == whole - {AGAIN.id} and decision.into == ()
    assert found.site.desk.log()[-1].why == "a second day"
    assert matter(found, AGAIN.id) == {AGAIN.id}
    assert "nothing to take it out of" in found.get(f"/review?claim={AGAIN.id}&do=leave").text
    found.post("/undo", form)
    assert matter(found, SHOT.id) == whole


def test_a_claim_is_put_with_another_matter_and_drags_nothing_along() -> None:
    found = browser()
    whole, goal = matter(found, SHOT.id), matter(found, REBELS.id)
    event = found.site.desk.scene().at.event
    page = found.get(f"/review?claim={AGAIN.id}&do=matter").text
    assert event[REBELS.id].id in page and "This claim leaves" in page
    listed = page.partition('id="found"')[2].partition("</ul>")[0]
    assert event[AGAIN.id].id not in listed and "A matter of its own" in listed
    form = {"claim": AGAIN.id, "event": event[REBELS.id].id, "page": "desk", "back": ""}
    assert found.post("/decide/put", form).status_code == 200
    assert matter(found, AGAIN.id) == goal | {AGAIN.id}
    assert len(found.site.desk.log()) == 1
    here = {**form, "event": found.site.desk.scene().at.event[AGAIN.id].id}
    assert found.post("/decide/put", here).status_code == 422
    # Out again: it does not fall back to where it was before.
    found.post("/decide/leave", form)
    assert matter(found, AGAIN.id) == {AGAIN.id}
    found.post("/decide/put", {**form, "event": "own"})
    decision = last(found)
    assert isinstance(decision, j.MoveClaim) and decision.alone
    for _ in range(3):
        found.post("/undo", form)
    assert matter(found, SHOT.id) == whole
    assert found.post("/decide/put", {**form, "event": "no"}).status_code == 422


def test_matters_of_one_title_are_told_apart() -> None:
    found = browser()
    scene = found.site.desk.scene()
    event = replace(scene.at.event[REBELS.id], title="Detention")
    found.site.desk._scene = replace(scene, matters=(event, replace(event, id="other")))
    page = found.get(f"/review?claim={SHOT.id}&do=matter").text
    listed = page.partition('id="found"')[2].partition("</ul>")[0]
    assert "· 2 claims ·" in listed and listed.count("rebels killed 20 men") == 2


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


def test_a_blind_reviewer_overrules_nobody_and_both_are_told() -> None:
    store = Memory()
    form = {"claim": SHOT.id, "page": "desk", "back": ""}
    first = browser(desk(store, "Ines Varo"))
    first.post("/decide/reject", {**form, "why": "of another day"})
    second = browser(desk(store, "Teo Marsh", blind=True))
    second.post("/decide/accept", {**form, "why": "as it says"})
    edit(second, SHOT, "place", **words("Sarn"))
    second.post("/decide/accept", {**form, "claim": REBELS.id})
    assert "2 of 5 decided" in second.get("/").text
    assert [row.blind for row in store.judgements()] == [False, True, True, True]
    assert '"blind"' not in str(judgement_object(store.judgements()[0]))
    again = browser(desk(store, "Ines Varo"))
    assert now(again, SHOT.id).status == "rejected"
    ledger = again.site.desk.ledger()
    assert {c.id: c.status for c in ledger.claims}[SHOT.id] == "rejected"
    assert [row.kind for row in ledger.disagreements] == ["verdict"]
    card = again.get(f"/review?claim={SHOT.id}").text
    assert "does not count against others" in card and "taken back" not in card
    assert "decided blind, to decide" in again.get(f"/review?claim={REBELS.id}").text
    overview = again.get("/").text
    assert "1 of 5 decided" in overview and "Ines Varo 1, Teo Marsh (blind) 2" in overview
    for path in ("/report", "/agreement"):
        page = again.get(path).text
        assert "Where reviewers differ" in page
        assert "of another day" in page and "as it says" in page
    again.post("/undo", form)
    assert now(again, SHOT.id).status == "edited"


def test_the_log_says_what_was_undone_what_was_replaced_and_in_which_zone() -> None:
    found = browser()
    form = {"claim": SHOT.id, "page": "desk", "back": ""}
    found.post("/decide/accept", form)
    found.post("/decide/reject", form)
    assert "replaced by a later one" in found.get("/decisions").text
    found.post("/undo", form)
    page = found.get("/decisions").text
    assert "Undone by Ines Varo, 4 March 2031: Rejected by Ines Varo" in page
    assert "taken back" in page and "2031-03-04 10:00 UTC" in page


def test_answers_are_told_in_words() -> None:
    store = Memory()
    for who, place in (("Ines Varo", "Tal"), ("Teo Marsh", "Sarn")):
        edit(browser(desk(store, who)), REBELS, "victims", op="add", **words(place))
    page = browser(desk(store)).get("/agreement").text
    assert "“Sarn”" in page and "{&#34;" not in page and '{"text"' not in page
