"""`recount import --case` as a person runs it: marks of each tool into the log of a case."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from recount.case import Case
from recount.case.judgements import judgements_of
from recount.case.reading import read_documents
from recount.cli import main
from recount.language import load_reader
from recount.model.judgement import Judgement, Undo
from recount.web import CaseStore, Desk, Reviewer

ARTICLE = """Twelve die in market shelling

Shells hit a market in Merro on Tuesday, killing 12 people, the Orvel Monitor said. \U0001f525

"The army fired the shells," said Dana Harun, a doctor at the town's hospital.

\u0642\u0627\u0644 \u0645\u0631\u0635\u062f \u0623\u0648\u0631\u0641\u0644 \u0625\u0646 12 \u0634\u062e\u0635\u0627 \u0642\u062a\u0644\u0648\u0627. Soldiers shot dead 58 farmers at Ossin market, the Relief Committee said.
"""  # noqa: E501
OSSIN = "Soldiers shot dead 58 farmers at Ossin market"
Run = Callable[..., tuple[int, str, str]]
Changes = Callable[[list[dict[str, Any]]], None]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command as Ines Varo; gives its exit code, output and error stream."""

    def command(*arguments: object) -> tuple[int, str, str]:
        capsys.readouterr()
        code = main([str(a) for a in arguments])
        told = capsys.readouterr()
        return code, told.out, told.err

    return command


@pytest.fixture
def case(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A case of one article, and what it exports for each tool beside it."""
    monkeypatch.setenv("RECOUNT_USER", "Ines Varo")
    source, folder = tmp_path / "merro.txt", tmp_path / "merro"
    source.write_text(ARTICLE, encoding="utf-8")
    assert main(["init", str(folder)]) == 0
    assert main(["add", str(folder), str(source), "--quiet"]) == 0
    assert main(["report", str(folder), "--quiet"]) == 0
    for tool in ("labelstudio", "doccano", "inception"):
        target = ["export", str(folder), "--to", tool, "-o", str(tmp_path / tool), "--quiet"]
        assert main(target) == 0
    return folder


def keep(_: list[dict[str, Any]]) -> None:
    """All is taken over as it was proposed."""


def change(marks: list[dict[str, Any]]) -> None:
    """One claim goes with its parts, a place goes, a voice grows, a claim and a label are new."""
    (lead,) = [m for m in marks if m["text"].startswith("Twelve die")]
    for mark in [m for m in marks if m["end"] <= lead["end"]]:
        marks.remove(mark)
    (place,) = [m for m in marks if m["text"] == "Ossin market"]
    marks.remove(place)
    (voice,) = [m for m in marks if m["text"] == "Relief Committee"]
    move(voice, "the Relief Committee")
    marks.append(new("12 \u0634\u062e\u0635\u0627 \u0642\u062a\u0644\u0648\u0627", "killing"))
    marks.append(new("\U0001f525", "emblem"))


def new(text: str, label: str) -> dict[str, Any]:
    mark: dict[str, Any] = {"label": label, "id": None}
    move(mark, text)
    return mark


def move(mark: dict[str, Any], text: str) -> None:
    start = ARTICLE.index(text)
    mark.update(start=start, end=start + len(text), text=text)


def units(point: int) -> int:
    return len(ARTICLE[:point].encode("utf-16-le")) // 2


def points(unit: int) -> int:
    return len(ARTICLE.encode("utf-16-le")[: 2 * unit].decode("utf-16-le"))


def labelstudio(folder: Path, changes: Changes) -> Path:
    tasks = json.loads((folder / "tasks.json").read_text(encoding="utf-8"))
    marks = [{"id": r["id"], "label": r["value"]["labels"][0], **r["value"]}
             for r in tasks[0]["predictions"][0]["result"]]  # fmt: skip
    changes(marks)
    result = [{"id": m["id"] or f"n{n}", "type": "labels",
               "value": {**{k: m[k] for k in ("start", "end", "text")}, "labels": [m["label"]]}}
              for n, m in enumerate(marks)]  # fmt: skip
    tasks[0]["annotations"] = [{"completed_by": {"email": "anna"}, "result": result,
                                "updated_at": "2031-04-01T09:00:00.25Z"}]  # fmt: skip
    return written(folder / "back.json", json.dumps(tasks))


def doccano(folder: Path, changes: Changes) -> Path:
    row = json.loads((folder / "documents.jsonl").read_text(encoding="utf-8"))
    marks = [{"id": None, "label": label, "start": points(start), "end": points(end),
              "text": ARTICLE[points(start) : points(end)]}
             for start, end, label in row.pop("label")]  # fmt: skip
    changes(marks)
    row["label"] = [[units(m["start"]), units(m["end"]), m["label"]] for m in marks]
    return written(folder / "back.jsonl", json.dumps(row))


def inception(folder: Path, changes: Changes) -> Path:
    (path,) = folder.iterdir()
    cas = json.loads(path.read_text(encoding="utf-8"))
    held, rows = [], []
    for row in cas["%FEATURE_STRUCTURES"]:
        if "value" in row:
            start, end = points(row["begin"]), points(row["end"])
            rows.append({"row": row, "id": row["identifier"], "label": row["value"],
                         "start": start, "end": end, "text": ARTICLE[start:end]})  # fmt: skip
        else:
            held.append(row)
    kind = rows[0]["row"]["%TYPE"]
    changes(rows)
    for n, mark in enumerate(rows, 100):
        row = {"%ID": n, "%TYPE": kind, "@sofa": 1, "value": mark["label"]}
        row |= {"begin": units(mark["start"]), "end": units(mark["end"])}
        held.append(row | ({"identifier": mark["id"]} if mark["id"] else {}))
    return written(folder.parent / "cas.json", json.dumps({**cas, "%FEATURE_STRUCTURES": held}))


def written(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


BACK = {"labelstudio": labelstudio, "doccano": doccano, "inception": inception}


def log(case: Path) -> list[Judgement]:
    return list(judgements_of(Case.open(case).events()).judgements)


def imported(run: Run, case: Path, tool: str, changes: Changes, *more: str) -> tuple[int, str, str]:
    path = BACK[tool](case.parent / tool, changes)
    who = () if tool == "labelstudio" else ("--who", "anna")
    struck = () if tool == "labelstudio" else ("--struck-out",)
    return run("import", path, "--from", tool, "--case", case, *who, *struck, *more)


@pytest.mark.parametrize("tool", BACK)
def test_what_was_taken_over_is_accepted_and_a_second_time_adds_nothing(
    tool: str, case: Path, run: Run
) -> None:
    code, out, err = imported(run, case, tool, keep)
    assert (code, out, err) == (0, "5 accepted\n", "")
    first = log(case)
    assert {row.who for row in first} == {"anna"} and len(first) == 5
    for more in ((), ("--dry-run",)):
        code, out, err = imported(run, case, tool, keep, *more)
        assert (code, err) == (0, "")
        assert out == "5 there before\nnothing new: the case stays as it is\n"
    assert log(case) == first


@pytest.mark.parametrize("tool", BACK)
def test_changes_come_back_as_decisions(tool: str, case: Path, run: Run) -> None:
    before = (case / "log.jsonl").read_bytes()
    code, out, err = imported(run, case, tool, change, "--dry-run")
    assert (case / "log.jsonl").read_bytes() == before and "nothing was written" in out
    code, out, err = imported(run, case, tool, change)
    assert code == 3
    assert out == "3 accepted, 1 changed, 1 added, 1 rejected, 1 not understood\n"
    assert "“\U0001f525” as emblem: “emblem” is no label of ours" in err
    first = log(case)
    fields = {row.decision.field for row in first if hasattr(row.decision, "field")}
    assert fields == {"attribution", "place"}
    assert imported(run, case, tool, change)[1].startswith("6 there before, 1 not understood\n")
    assert log(case) == first


def test_the_report_the_status_and_the_desk_have_them(case: Path, run: Run) -> None:
    assert imported(run, case, "labelstudio", change)[0] == 3
    assert "Judgements  7 (anna 7)" in run("status", case)[1]
    assert json.loads(run("status", case, "--json")[1])["reviewers"] == {"anna": 7}
    page, ledger = case.parent / "r.html", case.parent / "l.json"
    assert run("report", case, "-o", page, "--json", ledger, "--quiet")[0] == 0
    assert "marked in Label Studio (back.json)" in page.read_text(encoding="utf-8")
    rows = json.loads(ledger.read_text(encoding="utf-8"))["claims"]
    (ossin,) = [row for row in rows if row["span"]["exact"] == OSSIN]
    assert ossin["status"] == "edited" and ossin["place"] is None
    assert ossin["attribution"][0]["source"] == "the Relief Committee"
    assert {row["status"] for row in rows} == {"accepted", "edited", "rejected"}
    now = datetime(2031, 4, 12, tzinfo=UTC)
    with Case.open_to_write(case, "Ines Varo", now) as opened:
        store = CaseStore(opened, read_documents(opened, load_reader), lambda: now)
        desk = Desk(store, Reviewer("Ines Varo"), lambda: now)
        for row in log(case):
            desk.take_back(row.id)
        desk.relink()
        assert {claim.status for claim in desk.ledger().claims} == {"proposed"}
    assert sum(isinstance(row.decision, Undo) for row in log(case)) == 7
    # What was taken back does not come again by itself.
    assert "6 there before" in imported(run, case, "labelstudio", change)[1]
    assert len(log(case)) == 14


def test_as_json(case: Path, run: Run) -> None:
    code, out, _ = imported(run, case, "labelstudio", change, "--json")
    row = json.loads(out)
    assert code == 3 and row["written"] is True
    assert row["counts"]["changed"] == 1 and row["counts"]["not understood"] == 1
    assert [made["id"] for made in row["judgements"]] == [made.id for made in log(case)]
    assert row["not_understood"][0]["name"].startswith("back.json, [0].annotations[0].result[")
    assert {made["at"] for made in row["judgements"]} == {"2031-04-01T09:00:00.25Z"}


def test_two_people_decide_side_by_side(case: Path, run: Run) -> None:
    assert imported(run, case, "labelstudio", change)[0] == 3
    path = inception(case.parent / "inception", keep)
    code, out, _ = run("import", path, "--from", "inception", "--case", case, "--who", "ben")
    # Of anna's own claim ben's file knows nothing, and it bears no mark.
    assert (code, out.splitlines()[0]) == (0, "5 accepted, 1 without a mark")
    assert {row.who for row in log(case)} == {"anna", "ben"}


def test_a_hostile_file_steers_no_terminal_and_breaks_no_log(case: Path, run: Run) -> None:
    path = labelstudio(case.parent / "labelstudio", change)
    tasks = json.loads(path.read_text(encoding="utf-8"))
    (annotation,) = tasks[0]["annotations"]
    annotation["completed_by"] = "\x1b]0;anna\x07"
    annotation["result"][0]["meta"] = {"text": ["half \ud83d"]}
    annotation["result"][1]["value"]["labels"] = ["\x1b[31mred\u202e"]
    written(path, json.dumps(tasks))
    code, out, err = run("import", path, "--from", "labelstudio", "--case", case)
    assert code == 3 and "half a character" in err
    assert "⟦U+001B⟧[31mred⟦U+202E⟧" in err
    told = run("status", case)[1]
    assert "\x1b" not in out + err + told and "⟦U+001B⟧" in told
    assert run("verify", case)[0] == 0


def test_a_misuse_is_told_and_nothing_written(case: Path, run: Run) -> None:
    before = (case / "log.jsonl").read_bytes()
    good = doccano(case.parent / "doccano", keep)
    junk = written(case.parent / "junk.json", "{}")
    there = ("--case", case)
    faults: list[tuple[tuple[object, ...], str]] = [
        ((good, "--from", "doccano", *there), "name them with --who"),
        ((good, "--from", "doccano", *there, "--who", "anna", "-o", "x"), "--json"),
        ((junk, "--from", "inception", *there, "--who", "anna"), "junk.json: the file"),
        ((good, "--from", "doccano", "--case", case.parent / "none", "--who", "anna"), "none"),
        ((good, "--from", "doccano", "--document", case, "--dry-run"), "--case"),
    ]
    for arguments, told in faults:
        code, _, error = run("import", *arguments)
        assert code == 2 and told in error, error
    for arguments in ((good, "--from", "doccano"), (good, "--case", case)):
        with pytest.raises(SystemExit):
            run("import", *arguments)
    assert (case / "log.jsonl").read_bytes() == before
