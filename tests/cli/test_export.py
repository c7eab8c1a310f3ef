"""`recount export` and `recount import` as a person runs them."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from reportlab.pdfgen.canvas import Canvas

from recount.cli import main
from recount.show.exports import TARGETS

ARTICLE = """Twelve die in market shelling

Shells hit a market in Merro on Tuesday, killing 12 people, the Orvel Monitor said. \U0001f525

"The army fired the shells," said Dana Harun, a doctor at the town's hospital.

The defence ministry denied that the army had shelled Merro.
"""
Run = Callable[..., tuple[int, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command; gives its exit code and what it told on the error stream."""

    def command(*arguments: object) -> tuple[int, str]:
        code = main([str(a) for a in arguments])
        return code, capsys.readouterr().err

    return command


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an article, and beside it the ledger that was written from it."""
    folder = tmp_path_factory.mktemp("case")
    (folder / "articles").mkdir()
    (folder / "articles" / "merro.txt").write_text(ARTICLE, encoding="utf-8")
    written = ["report", str(folder / "articles"), "--json", str(folder / "ledger.json"), "--quiet"]
    assert main(written) == 0
    return folder


def needs(name: str) -> None:
    """Skip where the library of an extra is not there, or does not start."""
    module = {"parquet": "pyarrow", "pdf": "weasyprint"}.get(name)
    if module:
        pytest.importorskip(module, exc_type=(ImportError, OSError))  # type: ignore[arg-type]


@pytest.mark.parametrize("target", TARGETS, ids=lambda one: one.name)
def test_every_target_is_written_from_a_ledger(
    target: Any, case: Path, tmp_path: Path, run: Run
) -> None:
    needs(target.name)
    out = tmp_path / "new" / "out"
    code, told = run(
        "export", case / "ledger.json", "--document", case / "articles", "--to", target.name,
        "-o", out,
    )  # fmt: skip
    assert code == 0, told
    written = list(out.iterdir()) if target.folder else [out]
    assert written and all(path.stat().st_size for path in written)


def test_documents_are_read_where_no_ledger_is_named(case: Path, tmp_path: Path, run: Run) -> None:
    out = tmp_path / "ledger.json"
    assert run("export", case / "articles", "--to", "json", "-o", out, "--quiet") == (0, "")
    assert out.read_bytes() == (case / "ledger.json").read_bytes()


def test_places_on_paper_come_with_the_document(tmp_path: Path, run: Run) -> None:
    article, written, again = (tmp_path / name for name in ("a.pdf", "ledger.json", "again.json"))
    sheet = Canvas(str(article), invariant=True)
    sheet.drawString(72, 700, "Shells hit a market in Merro on Tuesday, killing 12 people.")
    sheet.save()
    assert main(["report", str(article), "--json", str(written), "--quiet"]) == 0
    assert '"boxes"' in written.read_text(encoding="utf-8")
    export = ("export", written, "--to", "json", "-o", again)
    assert run(*export)[0] == 0 and '"boxes"' not in again.read_text(encoding="utf-8")
    assert run(*export, "--document", article)[0] == 0
    assert again.read_bytes() == written.read_bytes()


def test_what_a_target_has_no_place_for_is_told(case: Path, tmp_path: Path, run: Run) -> None:
    arguments = ("export", case / "ledger.json", "--to", "geojson", "-o", tmp_path / "map.json")
    assert "no geometry" in run(*arguments)[1]
    assert run(*arguments, "--quiet") == (0, "")


def test_one_file_can_go_to_standard_output(
    case: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert main(["export", str(case / "ledger.json"), "--to", "json", "-o", "-"]) == 0
    assert capsysbinary.readouterr().out == (case / "ledger.json").read_bytes()


def changed(case: Path, tmp_path: Path) -> Path:
    rows = json.loads((case / "ledger.json").read_text(encoding="utf-8"))
    rows["claims"][0]["span"]["end"] += 1
    path = tmp_path / "changed.json"
    path.write_text(json.dumps(rows), encoding="utf-8")
    return path


def test_faults_are_told_with_file_place_and_remedy(case: Path, tmp_path: Path, run: Run) -> None:
    ledger, out = case / "ledger.json", tmp_path / "out"
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "mine.txt").write_text("mine", encoding="utf-8")
    (tmp_path / "latin.json").write_bytes('{"recount.ledger/1": "ö"}'.encode("latin-1"))
    faults = [
        ((ledger, "--to", "html", "-o", out), r"texts.*--document.*merro\.txt"),
        ((ledger, "--to", "csv", "-o", "-"), "name a folder"),
        ((ledger, "--to", "csv", "-o", tmp_path / "full"), r"mine\.txt.*new folder"),
        ((ledger, "--to", "json", "-o", tmp_path / "full"), "cannot be written"),
        ((changed(case, tmp_path), "--to", "json", "-o", out), r"changed\.json: claims\[0\]\.span"),
        ((tmp_path / "latin.json", "--to", "json", "-o", out), r"latin\.json is not UTF-8"),
        ((tmp_path / "none.json", "--to", "json", "-o", out), "nothing to read"),
        ((case / "articles", "--to", "json", "-o", case / "articles" / "merro.txt"), "output"),
    ]
    for arguments, told in faults:
        code, error = run("export", *arguments)
        assert code == 2 and re.search(told, error), error
    assert not out.exists()
    assert [p.name for p in (tmp_path / "full").iterdir()] == ["mine.txt"]


def test_a_folder_is_written_again_and_no_link_is_followed(
    case: Path, tmp_path: Path, run: Run
) -> None:
    arguments = ("export", case / "ledger.json", "--to", "uwazi", "-o", tmp_path / "out")
    assert run(*arguments)[0] == run(*arguments)[0] == 0
    elsewhere = tmp_path / "elsewhere.csv"
    elsewhere.write_text("mine", encoding="utf-8")
    (tmp_path / "out" / "claims.csv").unlink()
    (tmp_path / "out" / "claims.csv").symlink_to(elsewhere)
    assert run(*arguments)[0] == 2
    assert elsewhere.read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("arguments", [["--to", "word", "-o", "x"], ["--to", "json"], ["-o", "x"]])
def test_misuse_is_exit_code_two(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(["export", "x.json", *arguments])
    assert stop.value.code == 2


def marked(case: Path, tmp_path: Path, **changes: int) -> Path:
    """What Label Studio exports after a person took over the first region, changed or not."""
    out = tmp_path / "tool"
    arguments = ["export", str(case / "ledger.json"), "--document", str(case / "articles")]
    assert main([*arguments, "--to", "labelstudio", "-o", str(out)]) == 0
    tasks = json.loads((out / "tasks.json").read_text(encoding="utf-8"))
    regions = tasks[0].pop("predictions")[0]["result"]
    regions[0]["value"].update(changes)
    tasks[0]["annotations"] = [{"completed_by": {"email": "a@desk.example"}, "result": regions}]
    path = tmp_path / "marked.json"
    path.write_text(json.dumps(tasks), encoding="utf-8")
    return path


def test_marks_come_back_as_decisions(case: Path, tmp_path: Path, run: Run) -> None:
    out = tmp_path / "decisions.jsonl"
    path = marked(case, tmp_path)
    code, told = run("import", path, "--from", "labelstudio", "--document", case / "articles",
                     "-o", out)  # fmt: skip
    assert (code, told) == (0, "")
    rows = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert all(ARTICLE[r["start"] : r["end"]] == r["exact"] for r in rows)
    assert {r["who"] for r in rows} == {"a@desk.example"}
    assert {"killing", "source", "figure"} <= {r["label"] for r in rows}


def test_a_mark_that_does_not_fit_is_told_and_the_rest_goes_on(
    case: Path, tmp_path: Path, run: Run
) -> None:
    path = marked(case, tmp_path, start=0, end=3)
    code, told = run("import", path, "--from", "labelstudio", "--document", case / "articles",
                     "-o", tmp_path / "d.jsonl")  # fmt: skip
    assert code == 3
    assert "marked.json, [0].annotations[0].result[0]: " in told
    assert (tmp_path / "d.jsonl").read_text(encoding="utf-8").count("\n") > 1


@pytest.mark.parametrize(
    ("inputs", "output", "told"),
    [
        (("a.txt",), "a.txt", "a.txt is one of the documents"),
        (("folder",), "folder/a.txt", "a.txt is one of the documents"),
        (("folder/*.txt",), "folder/a.txt", "a.txt is one of the documents"),
        (("link.txt",), "a.txt", "a.txt is one of the documents"),
        (("a.txt",), "link.txt", "a.txt is one of the documents"),
        (("a.txt",), "marks.json", "marks.json is what is read"),
        (("a.txt",), "case/log.jsonl", "log.jsonl is the case's own"),
        (("a.txt",), "case/originals/x", "x is the case's own"),
        (("case",), "case/log.jsonl", "the case's own"),
    ],
)
@pytest.mark.parametrize("command", ["import", "export"])
def test_nothing_that_is_read_is_overwritten(
    command: str, inputs: tuple[str, ...], output: str, told: str, tmp_path: Path, run: Run
) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "case" / "originals").mkdir(parents=True)
    (tmp_path / "case" / "log.jsonl").write_text("the log", encoding="utf-8")
    for name in ("a.txt", "folder/a.txt"):
        (tmp_path / name).write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "link.txt").symlink_to(tmp_path / "a.txt")
    marks = '{"format": "recount.ledger/1"}' if command == "export" else "[]"
    (tmp_path / "marks.json").write_text(marks, encoding="utf-8")
    before = {p: p.read_bytes() for p in tmp_path.rglob("*") if p.is_file()}
    options = ("--to", "json") if command == "export" else ("--from", "labelstudio")
    documents = [str(tmp_path / name) for name in inputs]
    code, error = run(command, tmp_path / "marks.json", *options, "--document", *documents,
                      "-o", tmp_path / output)  # fmt: skip
    assert code == 2 and told in error, error
    assert {p: p.read_bytes() for p in tmp_path.rglob("*") if p.is_file()} == before


def test_a_folder_of_documents_is_no_place_for_tables(case: Path, tmp_path: Path, run: Run) -> None:
    """A table among the documents may bear the name of one that is written."""
    (tmp_path / "claims.csv").write_text(f'text\n"{ARTICLE}"\n', encoding="utf-8")
    code, error = run("export", case / "ledger.json", "--to", "csv", "--document",
                      tmp_path / "claims.csv", "-o", tmp_path)  # fmt: skip
    assert code == 2 and "holds the documents" in error
    assert "Shells hit" in (tmp_path / "claims.csv").read_text(encoding="utf-8")


def test_no_report_is_written_over_the_log_of_a_case(case: Path, tmp_path: Path, run: Run) -> None:
    (tmp_path / "originals").mkdir()
    log = tmp_path / "log.jsonl"
    log.write_text("the log", encoding="utf-8")
    for command in (("report",), ("export", "--to", "html")):
        code, error = run(*command, case / "articles", "--quiet", "-o", log)
        assert code == 2 and "the case's own" in error
    assert log.read_text(encoding="utf-8") == "the log"


def test_what_cannot_be_imported_is_told(case: Path, tmp_path: Path, run: Run) -> None:
    (tmp_path / "x.zip").write_bytes(b"PK\x03\x04")
    (tmp_path / "x.json").write_text("{}", encoding="utf-8")
    articles = case / "articles"
    faults = [
        (("x.zip", "--from", "inception", "--document", articles), "is a ZIP; unpack it"),
        (("x.json", "--from", "inception", "--document", articles), r"x\.json: the file"),
        (("none.json", "--from", "doccano", "--document", articles), "cannot be read"),
        (("x.json", "--from", "doccano", "--document", "no-such"), "none of the documents"),
    ]
    for (name, *arguments), told in faults:
        code, error = run("import", tmp_path / str(name), *arguments)
        assert code == 2 and re.search(told, error), error
