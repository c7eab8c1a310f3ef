"""Label Studio, doccano and INCEpTION: our spans there and back, and people's marks checked."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest
from cassis import Cas, load_cas_from_json
from hypothesis import given, settings
from hypothesis import strategies as st
from marks import Marks, expected, taken
from tables_back import files

from recount.model.document import Document
from recount.model.ledger import Ledger
from recount.show.exports import TOOLS, ExportError, export, read_decisions
from recount.show.exports.offsets import Utf16
from recount.show.ledger_json import render_ledger
from recount.show.readback import PlaceError, read_ledger
from tests.ledgers import made_ledger
from tests.show.show_case import DOCUMENTS, ledger


def submitted(tasks: str) -> str:
    """Label Studio's export after a person took over every prediction."""
    rows = json.loads(tasks)
    for n, task in enumerate(rows):
        prediction = task.pop("predictions")[0]
        task["id"] = n
        task["annotations"] = [
            {
                "completed_by": {"id": 3, "email": "a@desk.example"},
                "updated_at": "2031-04-01T09:00:00Z",
                "was_cancelled": False,
                "result": prediction["result"],
            }
        ]
    return json.dumps(rows)


def from_labelstudio(of: Ledger) -> Marks:
    tasks = submitted(files(export(of, "labelstudio"))["tasks.json"].decode())
    return taken(read_decisions("labelstudio", tasks, of.documents))


def from_doccano(of: Ledger) -> Marks:
    lines = files(export(of, "doccano"))["documents.jsonl"].decode()
    return taken(read_decisions("doccano", lines, of.documents))


def from_inception(of: Ledger) -> Marks:
    found: Marks = Marks()
    for data in files(export(of, "inception")).values():
        found += taken(read_decisions("inception", data.decode(), of.documents))
    return found


BACK = {"labelstudio": from_labelstudio, "doccano": from_doccano, "inception": from_inception}


@pytest.mark.parametrize("tool", BACK)
def test_a_thousand_ledgers_keep_their_spans(tool: str) -> None:
    assert set(BACK) == set(TOOLS)
    assert BACK[tool](ledger()) == expected(ledger())
    for seed in range(1000):
        made = made_ledger(seed)
        assert BACK[tool](made) == expected(made, False), seed


FIRE = "\U0001f525 Rebels fired the shell \U0001f525, he said."
HOME = (Document("sha256:1", "fire.txt", FIRE, "sha256:2", ()),)


def labelstudio(*results: dict[str, Any], **more: object) -> str:
    annotation = {"completed_by": 7, "result": list(results), **more}
    return json.dumps([{"data": {"text": FIRE}, "annotations": [annotation]}])


def region(start: int, end: int, text: str | None = "Rebels", **more: object) -> dict[str, Any]:
    value: dict[str, object] = {"start": start, "end": end, "labels": ["perpetrator"]}
    if text is not None:
        value["text"] = text
    return {"type": "labels", "value": value, **more}


def only(tool: str, text: str, who: str | None = None) -> tuple[object, ...]:
    decided = read_decisions(tool, text, HOME, who)
    assert decided.failures == () and len(decided.decisions) == 1
    d = decided.decisions[0]
    return (d.document, d.start, d.end, d.exact, d.label, d.who, d.when, d.remark)


REBELS = ("sha256:1", 2, 8, "Rebels", "perpetrator")


def test_label_studio_tells_who_when_and_what_was_remarked() -> None:
    marked = region(2, 8, meta={"text": ["really?", "see line 2"]})
    found = only("labelstudio", labelstudio(marked, created_at="2031-04-01T09:00:00Z"))
    assert found == (*REBELS, "7", "2031-04-01T09:00:00Z", "really?\nsee line 2")


PREDICTED = [region(2, 8, id="c1"), region(15, 24, "the shell", id="c2")]


@pytest.mark.parametrize(
    ("task", "annotation", "proposed"),
    [
        ({"predictions": [{"result": PREDICTED}]}, {"parent_prediction": 4}, ["c1", "c2"]),
        ({"predictions": [{"result": PREDICTED}]}, {"result": PREDICTED[:1]}, ["c1", "c2"]),
        ({"predictions": [4]}, {"prediction": {"result": PREDICTED}, "parent_prediction": 4},
         ["c1", "c2"]),
        ({"predictions": [{"result": PREDICTED}]}, {}, None),
        ({"predictions": [4]}, {"parent_prediction": 4}, None),
        ({}, {"parent_prediction": 4}, None),
    ],
)  # fmt: skip
def test_label_studio_may_tell_what_an_annotation_began_from(
    task: dict[str, Any], annotation: dict[str, Any], proposed: list[str] | None
) -> None:
    (row,) = json.loads(labelstudio(**annotation))
    (sheet,) = read_decisions("labelstudio", json.dumps([{**row, **task}]), HOME).sheets
    assert (sheet.document, sheet.who) == ("sha256:1", "7")
    assert (None if sheet.proposed is None else [m.id for m in sheet.proposed]) == proposed


def test_what_doccano_has_beside_labels_is_told() -> None:
    row = {"text": FIRE, "label": [], "relations": [{"id": 1}], "Comments": ["why?"]}
    decided = read_decisions("doccano", json.dumps(row), HOME, "anna")
    assert [failure.name for failure in decided.failures] == [
        "line 1.relations[0]",
        "line 1.Comments[0]",
    ]


def test_label_studio_is_understood_in_code_points_and_in_utf_16() -> None:
    assert only("labelstudio", labelstudio(region(2, 8)))[:5] == REBELS
    assert only("labelstudio", labelstudio(region(3, 9)))[:5] == REBELS


TWICE = "\U0001f525aa bb aa"
ELSEWHERE = (Document("sha256:3", "twice.txt", TWICE, "sha256:4", ()),)


def task(*results: dict[str, Any]) -> str:
    return json.dumps([{"data": {"text": TWICE}, "annotations": [{"result": list(results)}]}])


@pytest.mark.parametrize(
    ("regions", "spans", "told"),
    [
        # “a” stands at 2 in either unit: what else was marked tells which.
        ([(2, 3, "a"), (5, 7, "bb")], [(1, 2), (4, 6)], ""),
        ([(2, 3, "a"), (4, 6, "bb")], [(2, 3), (4, 6)], ""),
        ([(5, 7, "bb"), (2, 3, None)], [(4, 6), (1, 2)], ""),
        # One that fits nowhere is told, and has no say.
        ([(2, 3, "a"), (5, 7, "bb"), (3, 5, "bb")], [(1, 2), (4, 6)], "said to stand at 3"),
        # Nothing tells which, or both are told.
        ([(2, 3, "a")], [], "no other region of the task tells which is meant"),
        ([(2, 3, None)], [], "mark in Label Studio a name or figure that the text has only once"),
        ([(4, 6, "bb"), (5, 7, "bb")], [], "export the regions of each release"),
    ],
)
def test_the_unit_is_that_of_all_the_regions_of_a_task(
    regions: list[tuple[int, int, str | None]], spans: list[tuple[int, int]], told: str
) -> None:
    decided = read_decisions("labelstudio", task(*(region(*one) for one in regions)), ELSEWHERE)
    assert [(d.start, d.end) for d in decided.decisions] == spans
    assert all(told and told in failure.why for failure in decided.failures)
    assert len(decided.decisions) + len(decided.failures) == len(regions)


def test_what_stands_before_the_first_wide_letter_is_sure_in_any_unit() -> None:
    text = "aa \U0001f525 bb bb"
    document = (Document("sha256:5", "late.txt", text, "sha256:6", ()),)
    rows = [{"data": {"text": text}, "annotations": [{"result": [region(0, 2, "aa")]}]}]
    decided = read_decisions("labelstudio", json.dumps(rows), document)
    assert [(d.start, d.end) for d in decided.decisions] == [(0, 2)] and not decided.failures


@settings(deadline=None)
@given(st.data())
def test_a_task_counted_in_utf_16_comes_back_or_is_told(data: st.DataObject) -> None:
    """Whatever was marked: in code points, in UTF-16, the right place, or a failure."""
    letters = st.sampled_from(["a", "b", " ", "\U0001f525", "\U0001d11e"])
    text = data.draw(st.lists(letters, min_size=2, max_size=14).map("".join))
    document = (Document("sha256:7", "any.txt", text, "sha256:8", ()),)
    ends = st.tuples(st.integers(0, len(text) - 1), st.integers(1, len(text)))
    marks = data.draw(st.lists(ends.filter(lambda at: at[0] < at[1]), min_size=1, max_size=5))
    units = Utf16.of(text) if data.draw(st.booleans()) else None
    rows = [
        region(*((units.units(at) if units else at) for at in mark), text[slice(*mark)])
        for mark in marks
    ]
    task = [{"data": {"text": text}, "annotations": [{"result": rows}]}]
    decided = read_decisions("labelstudio", json.dumps(task), document)
    assert {(d.start, d.end) for d in decided.decisions} <= set(marks)
    assert len(decided.decisions) + len(decided.failures) == len(marks)


def test_cancelled_annotations_and_predictions_are_no_decisions() -> None:
    assert read_decisions("labelstudio", labelstudio(region(2, 8), was_cancelled=True), HOME) == (
        read_decisions("labelstudio", "[]", HOME)
    )


@pytest.mark.parametrize(
    "row",
    [
        {"text": FIRE, "label": [[3, 9, "perpetrator"]]},
        {"text": FIRE, "labels": [[3, 9, "perpetrator"]], "Comments": []},
        {
            "data": FIRE,
            "entities": [{"id": 1, "label": "perpetrator", "start_offset": 3, "end_offset": 9}],
            "relations": [],
        },
    ],
)
def test_doccano_counts_utf_16_in_all_its_forms(row: dict[str, object]) -> None:
    found = only("doccano", json.dumps(row) + "\n\n", who="anna")
    assert found == (*REBELS, "anna", None, None)


XMI = """<?xml version="1.0" encoding="UTF-8"?>
<xmi:XMI xmlns:xmi="http://www.omg.org/XMI" xmlns:cas="http:///uima/cas.ecore"
  xmlns:t="http:///uima/tcas.ecore" xmlns:custom="http:///webanno/custom.ecore"
  xmlns:seg="http:///de/tudarmstadt/ukp/dkpro/core/api/segmentation/type.ecore" xmi:version="2.0">
  <cas:NULL xmi:id="0"/>
  <t:DocumentAnnotation xmi:id="2" sofa="1" begin="0" end="38" language="en"/>
  <seg:Token xmi:id="3" sofa="1" begin="3" end="9"/>
  <custom:Role xmi:id="4" sofa="1" begin="3" end="9" value="perpetrator" note="sure"/>
  <cas:Sofa xmi:id="1" sofaNum="1" sofaID="_InitialView" mimeType="text" sofaString="{text}"/>
  <cas:View sofa="1" members="2 3 4"/>
</xmi:XMI>"""


def test_inception_xmi_with_a_layer_of_its_own() -> None:
    found = only("inception", XMI.format(text=FIRE), who="ben")
    assert found == (*REBELS, "ben", None, "sure")


def cas_of(of: Ledger, n: int = 0) -> Cas:
    data = list(files(export(of, "inception")).values())[n]
    return load_cas_from_json(BytesIO(data))


def test_another_reader_of_uima_sees_the_same_spans() -> None:
    for seed in range(100):
        made = made_ledger(seed)
        for n, document in enumerate(sorted(made.documents, key=lambda d: (d.name, d.id))):
            cas = cas_of(made, n)
            assert cas.sofa_string == document.text
            wanted = sorted(m[1:] for m in expected(made, False).elements() if m[0] == document.id)
            marks = cas.select("de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity")
            assert (
                sorted((m.begin, m.end, document.text[m.begin : m.end], m.value) for m in marks)
                == wanted
            )


def test_what_another_writer_of_uima_writes_is_read() -> None:
    for seed in range(100):
        made = made_ledger(seed)
        documents = sorted(made.documents, key=lambda d: (d.name, d.id))
        found: Marks = Marks()
        for n, document in enumerate(documents):
            cas = cas_of(made, n)
            forms: list[Callable[[], str]] = [cas.to_json]
            if document.text.isprintable():
                forms.append(cas.to_xmi)
            read = [taken(read_decisions("inception", form(), documents)) for form in forms]
            assert all(r == read[0] for r in read)
            found += read[0]
        assert found == expected(made, False), seed


FAULTS = [
    ("labelstudio", labelstudio(region(4, 10)), "“Rebels” is said to stand at 4"),
    ("labelstudio", labelstudio(region(30, 99, None)), "hold nothing"),
    ("labelstudio", labelstudio(region(8, 8, None)), "hold nothing"),
    ("labelstudio", labelstudio(region(-6, -2, None)), "hold nothing"),
    ("labelstudio", labelstudio({**region(2, 8), "type": "choices"}), "marks no words"),
    ("labelstudio", json.dumps([{"data": {"text": "x"}, "annotations": []}]), "not the text of"),
    ("doccano", json.dumps({"text": FIRE, "label": [[1, 9, "x"]]}), "within a letter"),
    ("doccano", json.dumps({"text": FIRE, "label": [[3, 99, "x"]]}), "outside a text"),
    ("doccano", json.dumps({"text": FIRE, "label": [[3, 9]]}), "a start, an end and a label"),
    ("doccano", json.dumps({"text": FIRE + " ", "label": []}), "not the text of"),
    ("inception", XMI.format(text=FIRE + "!"), "not the text of"),
    ("inception", XMI.format(text=FIRE).replace("value=", "state="), "no feature “value”"),
    ("inception", XMI.format(text=FIRE).replace('begin="3" end="9" v', 'begin="1" end="9" v'),
     "within a letter"),
]  # fmt: skip


@pytest.mark.parametrize(("tool", "text", "told"), FAULTS)
def test_a_mark_that_does_not_fit_is_told_and_left_out(tool: str, text: str, told: str) -> None:
    decided = read_decisions(tool, text, HOME)
    assert decided.decisions == ()
    assert len(decided.failures) == 1 and told in decided.failures[0].why


def test_one_mark_that_does_not_fit_does_not_lose_the_others() -> None:
    decided = read_decisions("labelstudio", labelstudio(region(4, 10), region(2, 8)), HOME)
    assert len(decided.decisions) == len(decided.failures) == 1
    assert decided.failures[0].name == "[0].annotations[0].result[0]"


BOMB = (
    '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]><x>&b;</x>'
)
OUTSIDE = '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/hostname">]><x>&f;</x>'
NO_FILES = [
    ("labelstudio", "{}"),
    ("labelstudio", json.dumps([{"text": FIRE, "label": []}])),
    ("labelstudio", "[" * 100_000),
    ("doccano", "not JSON"),
    ("doccano", '{"label": []}'),
    ("inception", "<x"),
    ("inception", "<x/>"),
    ("inception", BOMB),
    ("inception", OUTSIDE),
    ("inception", "{}"),
]


@pytest.mark.parametrize(("tool", "text"), NO_FILES)
def test_what_is_no_file_of_the_tool_is_told_with_its_place(tool: str, text: str) -> None:
    with pytest.raises(PlaceError, match=r"the file|line 1|\[0\]"):
        read_decisions(tool, text, HOME)


JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=4),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(
        st.sampled_from(
            ["data", "text", "annotations", "result", "value", "type", "start", "labels", "label",
             "entities", "%FEATURE_STRUCTURES", "%TYPE", "@sofa", "begin", "end", "meta"]
        ),
        inner,
        max_size=4,
    ),
    max_leaves=12,
)  # fmt: skip


@pytest.mark.parametrize("tool", TOOLS)
@settings(deadline=None)
@given(junk=JUNK)
def test_no_file_makes_a_reader_fall(tool: str, junk: object) -> None:
    try:
        read_decisions(tool, json.dumps(junk), HOME)
    except PlaceError as told:
        assert str(told)


def test_whole_texts_are_asked_for() -> None:
    bare = read_ledger(render_ledger(ledger()))
    for tool in TOOLS:
        with pytest.raises(ExportError, match=r"harbour\.txt"):
            export(bare, tool)


def test_files_are_named_plainly_whatever_the_document_is_called() -> None:
    names = ("../../etc/passwd", "C:\\x\u202e", "…")
    documents = tuple(replace(d, name=name) for d, name in zip(DOCUMENTS, names, strict=True))
    found = files(export(replace(ledger(), documents=documents), "inception"))
    assert sorted(found) == ["0001-etc-passwd.json", "0002-C-x.json", "0003.json"]
