"""Whatever a ledger says, it can be asked why, and answers with evidence and exact words."""

from __future__ import annotations

import json
from typing import Any

import pytest
from accounts import claim, document, figure

from recount.link import link
from recount.model.ledger import Ledger
from recount.reconcile import reconcile
from recount.show import UnknownIdError, explain, ledger_object, render_answer, render_answer_json

DAY = "2017-04-14"


@pytest.fixture(scope="module")
def rows() -> dict[str, Any]:
    """The ledger's JSON of two papers on one shelling, one of them quoting the other's voice."""
    one = document("a.txt", "Amal Watch said 70 died in Tal. Five children died there.", DAY)
    other = document("b.txt", "Ossin Relief Committee said 43 died in Tal on Friday.", DAY)
    claims = (
        claim(one, "Amal Watch said 70 died in Tal", voice="Amal Watch", at="Tal", on=DAY,
              count=figure(one, "70", 70, 70)),
        claim(one, "Five children died there", voice="Amal Watch", victims="children",
              count=figure(one, "Five", 5, 5, "subset")),
        claim(other, other.text, voice="Ossin Relief Committee", at="Tal", on=DAY,
              count=figure(other, "43", 43, 43)),
    )  # fmt: skip
    links = link((one, other), (), claims)
    events, findings = reconcile(links, (one, other))
    return ledger_object(
        Ledger((one, other), links.relations, links.claims, links.entities, events, findings)
    )


def told(rows: dict[str, Any], wanted: str) -> dict[str, list[str]]:
    """Each sentence of an answer with the words it rests on."""
    return {line.says: [p.words for p in line.passages] for line in explain(rows, wanted).lines}


def test_a_finding_names_its_evidence_and_every_passage(rows: dict[str, Any]) -> None:
    (finding,) = (f for f in rows["findings"] if f["kind"] == "figures-disagree")
    answer = explain(rows, finding["id"])
    assert {line.by for line in answer.lines} == {"", "figures_disagree"}
    (words,) = (line.passages for line in answer.lines if line.passages)
    assert [p.words for p in words] == [
        "Amal Watch said 70 died in Tal",
        "Ossin Relief Committee said 43 died in Tal on Friday.",
    ]
    assert [p.document for p in words] == ["a.txt", "b.txt"]


def test_a_claim_says_its_words_its_voice_its_matter_and_its_origin(rows: dict[str, Any]) -> None:
    second = next(c for c in rows["claims"] if c["span"]["exact"].startswith("Five"))
    said = told(rows, second["id"])
    assert said["It was read from these words."] == ["Five children died there"]
    assert said["According to Amal Watch."] == ["Amal Watch"]
    (carried,) = (words for says, words in said.items() if "goes on with what" in says)
    assert carried == ["Amal Watch said 70 died in Tal"]
    assert any(says.startswith("Its origin is Amal Watch") for says in said)


def test_a_claim_names_the_findings_and_brackets_that_rest_on_it(rows: dict[str, Any]) -> None:
    first = next(c for c in rows["claims"] if "70" in c["span"]["exact"])
    said = " ".join(told(rows, first["id"]))
    assert "Figures that part" in said and "/bracket/ucdp" in said


def test_an_event_gives_every_claim_its_reasons(rows: dict[str, Any]) -> None:
    event = rows["events"][0]
    answer = explain(rows, event["id"])
    assert {line.by for line in answer.lines} >= {"told_first", "same_days", "same_place"}


@pytest.mark.parametrize("number", [1, 2])
def test_an_origin_answers_by_its_number(rows: dict[str, Any], number: int) -> None:
    event = rows["events"][0]
    answer = explain(rows, f"{event['id']}/origin/{number}")
    assert {line.by for line in answer.lines} == {"last_voice"}
    assert all(line.passages for line in answer.lines)


def test_a_bracket_answers_with_its_rule_and_what_it_leaves_out(rows: dict[str, Any]) -> None:
    event = rows["events"][0]
    said = told(rows, f"{event['id']}/bracket/acled")
    assert said["Low 43, best 43, high 43."] == []
    assert said["Left out: a less conservative figure is given."] == [
        "Amal Watch said 70 died in Tal"
    ]
    assert said["Left out: a part of a total."] == ["Five children died there"]


def test_an_entity_shows_where_it_is_written(rows: dict[str, Any]) -> None:
    tal = next(e for e in rows["entities"] if e["name"] == "Tal")
    assert told(rows, tal["id"])["It is written so."] == ["Tal"]


def test_every_id_has_an_answer(rows: dict[str, Any]) -> None:
    ids = [row["id"] for kind in ("claims", "entities", "events", "findings") for row in rows[kind]]
    for event in rows["events"]:
        ids += [f"{event['id']}/bracket/{b['policy']}" for b in event["brackets"]]
        ids += [f"{event['id']}/origin/{n}" for n, _ in enumerate(event["origins"], start=1)]
    assert all(explain(rows, wanted).lines for wanted in ids)


def test_the_beginning_of_an_id_is_enough_where_it_is_the_only_one(rows: dict[str, Any]) -> None:
    event = rows["events"][0]
    assert explain(rows, event["id"][:6]).id == event["id"]
    short = f"{event['id'][:6]}/bracket/gtd"
    assert explain(rows, short).id == f"{event['id']}/bracket/gtd"
    with pytest.raises(UnknownIdError, match="begins several"):
        explain(rows, "a.txt")


@pytest.mark.parametrize("cut", [slice(0, -1), slice(1, None)])
def test_a_misspelt_id_is_told_with_those_near_it(rows: dict[str, Any], cut: slice) -> None:
    finding = rows["findings"][0]["id"]
    wrong = finding[cut] + "zz"
    with pytest.raises(UnknownIdError, match=finding) as told:
        explain(rows, wrong)
    assert wrong in str(told.value.args[0])


@pytest.mark.parametrize(("wanted", "at"), [("1", 0), ("2", 1), ("#2", 1)])
def test_a_claim_answers_by_its_number_in_the_report(
    rows: dict[str, Any], wanted: str, at: int
) -> None:
    assert explain(rows, wanted).id == rows["claims"][at]["id"]


@pytest.mark.parametrize("wrong", ["0", "99999", "9" * 30, "", "v0/origin/9", "no such"])
def test_an_unknown_id_is_told(rows: dict[str, Any], wrong: str) -> None:
    with pytest.raises(UnknownIdError, match="is not in this ledger"):
        explain(rows, wrong)


def test_an_answer_on_a_terminal_and_as_json(rows: dict[str, Any]) -> None:
    answer = explain(rows, rows["findings"][0]["id"])
    shown = render_answer(answer, 200)
    assert "\x1b" not in shown and "a.txt 0–30: “Amal Watch said 70 died in Tal”" in shown
    assert "(figures_disagree)" in shown
    passage = json.loads(render_answer_json(answer))["lines"][0]["passages"][0]
    assert passage["span"] == {"start": 0, "end": 30, "exact": "Amal Watch said 70 died in Tal"}
