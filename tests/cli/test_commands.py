"""The commands as a person runs them: exit codes, failures, files, the same bytes every time."""

from __future__ import annotations

import io
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from recount.cli import main
from tests.helpers.archives import zipped

CASE = Path(__file__).parents[2] / "examples" / "kestria"
ARTICLE = """Twelve die in market shelling

Shells hit a market in the town of Merro on Tuesday, killing 12 people, the Orvel Monitor said.

"The army fired the shells," said Dana Harun, a doctor at the town's hospital.

The defence ministry denied that the army had shelled Merro.
"""


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "articles" / "merro.txt"
    path.parent.mkdir()
    path.write_text(ARTICLE, encoding="utf-8")
    return path


def ledger(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, dict[str, object]]:
    code = main(["report", *arguments, "--json", "-", "--quiet"])
    return code, json.loads(capsys.readouterr().out)


def test_a_report_has_its_page_and_its_ledger(article: Path, tmp_path: Path) -> None:
    page, rows = tmp_path / "out" / "report.html", tmp_path / "out" / "ledger.json"
    code = main(["report", str(article), "-o", str(page), "--json", str(rows), "--quiet"])
    assert code == 0
    assert "<html" in page.read_text(encoding="utf-8")
    assert json.loads(rows.read_text(encoding="utf-8"))["format"] == "recount.ledger/1"


def test_who_did_what_to_whom_according_to_whom(
    article: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, read = ledger(capsys, str(article), "--published", "2031-03-05")
    claims = read["claims"]
    assert isinstance(claims, list)
    deaths = [c for c in claims if c["act"] == "killing" and c["quantity"]]
    assert {(c["quantity"]["low"], c["quantity"]["high"]) for c in deaths} == {(12, 12)}
    voices = {c["attribution"][-1]["source"] for c in claims if c["attribution"]}
    assert any("Orvel Monitor" in v for v in voices)
    assert any(c["stance"] == "denied" for c in claims)
    days = {c["when"]["earliest"] for c in claims if c["when"]}
    assert days == {"2031-03-04"}


def test_the_same_input_gives_the_same_bytes_anywhere(tmp_path: Path) -> None:
    first, second = tmp_path / "one.json", tmp_path / "two.json"
    elsewhere = tmp_path / "somewhere" / "else"
    shutil.copytree(CASE, elsewhere)
    assert main(["report", str(CASE), "--json", str(first), "--quiet"]) in (0, 3)
    assert main(["report", str(elsewhere), "--json", str(second), "--quiet"]) in (0, 3)
    assert first.read_bytes() == second.read_bytes()


def test_what_cannot_be_read_is_told_and_the_rest_goes_on(
    article: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = article.parent
    (folder / "empty.txt").write_bytes(b"")
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 8)
    (folder / "latin.txt").write_bytes("Zwölf Tote nach Beschuss".encode("latin-1"))
    code, read = ledger(capsys, str(folder), str(folder / "missing.txt"))
    failures = read["failures"]
    assert isinstance(failures, list)
    assert code == 3
    assert {Path(f["name"]).name for f in failures} == {
        "empty.txt", "binary.txt", "latin.txt", "missing.txt"
    }  # fmt: skip
    assert all(len(f["why"]) > 20 for f in failures)
    assert read["claims"]


def test_the_bytes_do_not_hang_on_the_order_of_hashes(tmp_path: Path) -> None:
    written = []
    for seed in ("1", "7"):
        command = [sys.executable, "-m", "recount", "report", str(CASE), "--json", "-", "--quiet"]
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        run = subprocess.run(command, env=environment, capture_output=True, check=False)
        written.append(run.stdout)
    assert written[0]
    assert written[0] == written[1]


@pytest.mark.parametrize(
    "arguments",
    [
        ["report"],
        ["report", "x.txt", "--published", "soon"],
        ["report", "no/such/file.txt"],
        ["report", "x.txt", "--published", "2023-06-09/2023-06-01"],
        ["report", "x.txt", "--threads", "0"],
        ["report", "x.txt", "--map", "Body"],
        ["nonsense"],
    ],
)
def test_misuse_is_exit_code_two(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    try:
        code: object = main(arguments)
    except SystemExit as stop:
        code = stop.code
    assert code == 2
    assert capsys.readouterr().err.strip()


@pytest.mark.parametrize("options", [["-o", "{}"], ["--json", "{}"], ["-o", "x", "--json", "x"]])
def test_no_document_and_no_output_is_overwritten(
    article: Path, options: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    named = [o.format(article) for o in options]
    assert main(["report", str(article), *named, "--quiet"]) == 2
    assert article.read_text(encoding="utf-8") == ARTICLE
    assert not Path("x").exists()
    assert "output" in capsys.readouterr().err


def test_the_page_goes_to_standard_output(
    article: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["report", str(article), "-o", "-"]) == 0
    assert capsys.readouterr().out.startswith("<!doctype html>")


def test_a_folder_with_nothing_in_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["report", str(tmp_path)]) == 2
    assert "nothing" in capsys.readouterr().err


def test_inspect_gives_one_object_a_document(
    article: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["inspect", str(article), "--json", "--published", "2031-03-05"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 1
    reading = json.loads(lines[0])
    assert {"document", "name", "published", "sentences", "statements", "quantities", "times",
            "names", "acts"} <= reading.keys()  # fmt: skip
    assert reading["published"]["basis"] == "given"
    assert {a["act"] for a in reading["acts"]} >= {"killing", "attack"}


def test_inspect_shows_each_sentence(article: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["inspect", str(article)]) == 0
    assert "Dana Harun" in capsys.readouterr().out


def test_why_answers_from_the_documents_and_from_their_ledger(
    article: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "ledger.json"
    assert main(["report", str(article), "--json", str(path), "--quiet"]) == 0
    rows = json.loads(path.read_text(encoding="utf-8"))
    finding = next(row for row in rows["findings"] if row["kind"] == "denied")
    assert main(["why", finding["id"], str(article), "--quiet"]) == 0
    read = capsys.readouterr().out
    assert main(["why", finding["id"], "--ledger", str(path)]) == 0
    assert capsys.readouterr().out == read
    assert "denied" in read and "Rests" not in read and "merro.txt" in read
    assert main(["why", rows["events"][0]["id"], "--ledger", str(path), "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["what"] == "event" and answer["lines"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{}", "no ledger of the format"),
        ("not json", "no JSON"),
        ('{"format": "recount.ledger/1", "claims": [1]}', "rows that no ledger has"),
        ('{"format": "recount.ledger/1"}', "c1 is not in this ledger"),
    ],
)
def test_why_says_what_is_wrong_with_a_ledger(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, said: str
) -> None:
    path = tmp_path / "ledger.json"
    path.write_text(text, encoding="utf-8")
    assert main(["why", "c1", "--ledger", str(path)]) == 2
    assert said in capsys.readouterr().err


def test_why_needs_documents_or_a_ledger(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["why", "c1"]) == 2
    assert "--ledger" in capsys.readouterr().err
    assert main(["why", "c1", "--ledger", "/nowhere/ledger.json"]) == 2
    assert "cannot be read" in capsys.readouterr().err


@pytest.mark.parametrize("packed", [False, True])
def test_a_document_or_an_archive_comes_on_standard_input(
    packed: bool, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    data = zipped([("merro.txt", ARTICLE.encode())]) if packed else ARTICLE.encode()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    code, read = ledger(capsys, "-")
    assert code == 0
    assert [d["name"] for d in read["documents"]] == [  # type: ignore[attr-defined]
        "stdin/merro.txt" if packed else "stdin"
    ]


def test_notes_of_parts_are_told_by_both_commands(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.zip").write_bytes(zipped([("a.txt", ARTICLE.encode()), ("b.css", b"p {}")]))
    for command in (["report"], ["inspect", "--json"]):
        assert main([*command, str(tmp_path / "a.zip")]) == 0
        assert "a.zip/b.css: files of the kind .css" in capsys.readouterr().err


def test_what_was_left_out_of_a_document_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rtf = rb"{\rtf1 Soldiers killed three farmers in Merro, the council said.{\v Unseen}}"
    (tmp_path / "a.rtf").write_bytes(rtf)
    for command in ("report", "inspect"):
        assert main([command, str(tmp_path / "a.rtf")]) == 0
        assert "a.rtf: 1 hidden passage is left out" in capsys.readouterr().err


OPEN = "name no outlet and state no date; give both in a metadata.csv"
SAID = "name,published,outlet\na.txt,2031-03-04,\nb.txt,,Lorn Bay Mail\n"
UNPLACED = [("", "3 of 3"), ("name,outlet\na.txt,Lorn Bay Mail\n", "2 of 3"), (SAID, "")]


@pytest.mark.parametrize(("metadata", "told"), UNPLACED)
def test_documents_of_nobody_and_no_day_are_told_with_the_remedy(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], metadata: str, told: str
) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    for name in "abc":
        text = f"Soldiers killed three farmers in Merro{name}, the council said."
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    if metadata:
        (folder / "metadata.csv").write_text(metadata, encoding="utf-8")
    case = str(tmp_path / "case")
    assert main(["init", case]) == 0
    for command in (["report", str(folder)], ["add", case, str(folder)], ["report", case]):
        capsys.readouterr()
        assert main(command) == 0
        err = capsys.readouterr().err
        assert f"{told} documents {OPEN}" in err if told else OPEN not in err
