"""A case from its making to its report, as a person does it at the command line."""

from __future__ import annotations

import io
import json
import os
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from recount.case import readings, texts
from recount.cli import main, report_case
from tests.helpers.archives import article, zipped

KESTRIA = Path(__file__).parents[2] / "examples" / "kestria"
ARTICLE = """Twelve die in market shelling

Shells hit a market in the town of Merro on Tuesday, killing 12 people, the Orvel Monitor said.
"""


@pytest.fixture(autouse=True)
def somebody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RECOUNT_USER", "Ines Varo")


@pytest.fixture
def case(tmp_path: Path) -> Path:
    """A case with two documents of the example."""
    path = tmp_path / "case"
    assert main(["init", str(path)]) == 0
    assert main(["add", str(path), *map(str, two())]) == 0
    return path


def two() -> list[Path]:
    return [KESTRIA / "courier-9-march.txt", KESTRIA / "lantern-jurmet.html"]


def lines(case: Path, kind: str = "") -> list[dict[str, Any]]:
    """The lines of a case's log, all or of one kind."""
    log = (case / "log.jsonl").read_text(encoding="utf-8").splitlines()
    events = [json.loads(line) for line in log]
    return [event for event in events if not kind or event["kind"] == kind]


def status(case: Path, capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    capsys.readouterr()
    assert main(["status", str(case), "--json"]) == 0
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


def ledger(case: Path, capsys: pytest.CaptureFixture[str], *options: str) -> dict[str, Any]:
    """The ledger of a case, reported now."""
    capsys.readouterr()
    assert main(["report", str(case), "--json", "-", "--quiet", *options]) in (0, 3)
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


def no_reader(threads: int = 1) -> None:
    raise AssertionError("nothing should be read")


def test_a_case_gives_the_same_ledger_as_its_files(tmp_path: Path) -> None:
    case, plain, kept, again = (tmp_path / name for name in ("case", "a.json", "b.json", "c.json"))
    assert main(["init", str(case)]) == 0
    assert main(["add", str(case), str(KESTRIA)]) == 0
    assert main(["report", str(KESTRIA), "--json", str(plain), "--quiet"]) == 0
    assert main(["report", str(case), "--json", str(kept), "--quiet"]) == 0
    assert main(["report", str(case), "--json", str(again), "--quiet"]) == 0
    assert plain.read_bytes() == kept.read_bytes() == again.read_bytes()
    assert lines(case, "run")[-1]["body"]["ledger"].startswith("sha256:")
    assert len(lines(case, "run")) == 1


def test_adding_again_parses_nothing_and_says_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    case = tmp_path / "case"
    assert main(["init", str(case)]) == 0
    assert main(["add", str(case), str(KESTRIA)]) == 0
    before = (case / "log.jsonl").read_bytes()
    monkeypatch.setattr(texts, "Sandbox", no_reader)
    capsys.readouterr()
    assert main(["add", str(case), str(KESTRIA), str(KESTRIA / "*.txt")]) == 0
    assert capsys.readouterr().out == "0 added, 11 there already\n"
    assert (case / "log.jsonl").read_bytes() == before


def test_a_second_report_reads_nothing_again(
    case: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["report", str(case)]) == 0
    assert "2 documents: 2 read now, 0 from before" in capsys.readouterr().err
    monkeypatch.setattr(report_case, "load_reader", no_reader)
    monkeypatch.setattr(texts, "Sandbox", no_reader)
    assert main(["report", str(case)]) == 0
    assert "2 documents: 0 read now, 2 from before" in capsys.readouterr().err


def test_only_what_is_new_is_read(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["report", str(case), "--quiet"]) == 0
    assert main(["add", str(case), str(KESTRIA / "post-10-march.txt")]) == 0
    capsys.readouterr()
    assert main(["report", str(case)]) == 0
    assert "3 documents: 1 read now, 2 from before" in capsys.readouterr().err


def test_a_setting_reads_again_what_it_touches(
    case: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def read(*options: str) -> str:
        capsys.readouterr()
        assert main(["report", str(case), *options]) == 0
        return capsys.readouterr().err

    read()
    assert "2 read now" in read("--published", "2021-04")
    assert "0 read now" in read() and "0 read now" in read("--published", "2021-04")
    taken = lines(case, "text-taken")
    monkeypatch.setattr(readings, "reading_fingerprint", lambda: "sha256:" + "1" * 64)
    assert "2 read now" in read()
    assert lines(case, "text-taken") == taken
    monkeypatch.setattr(texts, "ingest_fingerprint", lambda: "sha256:" + "2" * 64)
    assert "0 read now" in read()
    assert len(lines(case, "text-taken")) == 2 * len(taken)
    assert len(list((case / "texts").iterdir())) == len(taken)


def test_a_date_given_while_adding_holds_for_these_files(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    article, case = tmp_path / "merro.txt", tmp_path / "case"
    article.write_text(ARTICLE, encoding="utf-8")
    assert main(["init", str(case)]) == 0
    assert main(["add", str(case), str(article)]) == 0
    assert main(["add", str(case), str(article), "--published", "2031-03-05"]) == 0
    assert "1 there already, 1 described anew" in capsys.readouterr().out
    assert lines(case, "document-described")[0]["body"]["given"]["published"]["earliest"] == (
        "2031-03-05"
    )
    read = ledger(case, capsys)
    assert read["documents"][0]["published"]["basis"] == "given"
    assert {c["when"]["earliest"] for c in read["claims"] if c["when"]} == {"2031-03-04"}


def test_the_head_stands_in_page_and_terminal_and_log(
    case: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = tmp_path / "out" / "report.html"
    assert main(["report", str(case), "-o", str(page)]) == 0
    head = lines(case)[-1]
    assert (head["kind"], head["body"]) == ("head-published", {"in": "report.html"})
    printed = f"{head['n']}:{head['hash']}"
    assert printed in page.read_text(encoding="utf-8")
    assert printed in capsys.readouterr().out
    assert main(["verify", str(case), "--head", printed]) == 0
    log = (case / "log.jsonl").read_bytes().splitlines(keepends=True)
    (case / "log.jsonl").write_bytes(b"".join(log[:-1]))
    capsys.readouterr()
    assert main(["verify", str(case), "--head", printed]) == 3
    assert "cut off" in capsys.readouterr().out


def test_files_alone_have_no_head(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["report", str(KESTRIA / "siege-appeal.txt"), "-o", "-"]) == 0
    assert 'class="head"' not in capsys.readouterr().out


def test_how_a_case_stands(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = status(case, capsys)
    assert (found["originals"], found["documents"], found["unread"]) == (2, 2, 2)
    assert (found["run"], found["holder"], found["failures"]) == (None, None, [])
    assert main(["report", str(case), "--quiet"]) == 0
    found = status(case, capsys)
    assert (found["unread"], found["since"], found["run"]["who"]) == (0, 0, "Ines Varo")
    assert found["bytes"]["ledger.sqlite"] == (case / "ledger.sqlite").stat().st_size
    assert main(["add", str(case), str(KESTRIA / "post-10-march.txt")]) == 0
    found = status(case, capsys)
    assert (found["documents"], found["unread"], found["since"]) == (3, 1, 3)
    assert main(["status", str(case)]) == 0
    assert "Documents   3 (1 unread)" in capsys.readouterr().out


def test_what_fails_is_told_and_kept(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder, case = tmp_path / "in", tmp_path / "case"
    folder.mkdir()
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 8)
    (folder / "empty.txt").write_bytes(b"")
    (folder / "merro.txt").write_text(ARTICLE, encoding="utf-8")
    assert main(["init", str(case)]) == 0
    assert main(["add", str(case), str(folder), str(tmp_path / "typo.txt")]) == 3
    told = capsys.readouterr().err
    assert all(name in told for name in ("binary.txt", "empty.txt", "typo.txt"))
    assert [line["body"]["name"] for line in lines(case, "document-failed")] == [
        "binary.txt", "empty.txt"
    ]  # fmt: skip
    assert main(["add", str(case), str(folder)]) == 0
    failures = ledger(case, capsys)["failures"]
    assert [row["name"] for row in failures] == ["binary.txt", "empty.txt"]
    assert main(["verify", str(case)]) == 0


def test_a_path_to_nothing_is_no_matter_of_the_case(
    case: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "void").mkdir()
    before = (case / "log.jsonl").read_bytes()
    for path in ("typo.txt", "*.doc", "void", "void/"):
        assert main(["add", str(case), f"{tmp_path}/{path}"]) == 2
        assert path.rstrip("/") in capsys.readouterr().err
    assert (case / "log.jsonl").read_bytes() == before


def test_two_files_of_one_name_are_told_apart(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    case = tmp_path / "case"
    assert main(["init", str(case)]) == 0
    for folder in ("north", "south", "east"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.txt").write_text(f"{ARTICLE}In the {folder}.\n", encoding="utf-8")
        assert main(["add", str(case), str(tmp_path / folder / "a.txt")]) == 0
    (tmp_path / "east" / "a.txt").write_text(f"{ARTICLE}In the west.\n", encoding="utf-8")
    assert main(["add", str(case), str(tmp_path / "east" / "a.txt")]) == 0
    names = [line["body"]["name"] for line in lines(case, "document-added")]
    assert names[:3] == ["a.txt", "south/a.txt", "east/a.txt"]
    assert names[3].endswith("/east/a.txt") and len(set(names)) == 4


def test_documents_come_by_standard_input(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    case = tmp_path / "case"
    assert main(["init", str(case)]) == 0
    for words in (ARTICLE, ARTICLE.replace("Merro", "Tarvos"), ARTICLE):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(words.encode())))
        assert main(["add", str(case), "-"]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "0 added, 1 there already"
    names = [line["body"]["name"] for line in lines(case, "document-added")]
    assert names[1] == f"{names[0]} (2)"


def test_documents_of_an_archive_are_documents_of_the_case(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    case, archive = tmp_path / "case", tmp_path / "all.zip"
    files = [("a/merro.txt", ARTICLE.encode()), ("tarvos.txt", article("Tarvos")), ("x.bin", b"")]
    archive.write_bytes(zipped(files))
    table = tmp_path / "table.csv"
    table.write_text('Body,Day\n"Soldiers killed three farmers in Orvel.",2031-03-05\n', "utf-8")
    assert main(["init", str(case)]) == 0
    assert main(["add", str(case), str(archive), str(table), "--map", "text=Body"]) in (0, 3)
    assert {row["name"] for row in ledger(case, capsys)["documents"]} == {
        "all.zip/a/merro.txt", "all.zip/tarvos.txt", "table.csv/row 2"
    }  # fmt: skip
    with closing(sqlite3.connect(case / "ledger.sqlite")) as database:
        homes = dict(database.execute("SELECT name, original FROM documents"))
    assert homes["all.zip/a/merro.txt"] == homes["all.zip/tarvos.txt"]
    assert set(homes.values()) == {
        line["body"]["document"] for line in lines(case, "document-added")
    }
    assert main(["verify", str(case)]) == 0


def test_an_empty_case_has_no_report(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["init", str(tmp_path / "case")]) == 0
    assert main(["report", str(tmp_path / "case")]) == 2
    assert "add documents" in capsys.readouterr().err


def test_why_of_a_case(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    claim = ledger(case, capsys)["claims"][0]["id"]
    assert main(["why", claim, str(case), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["id"] == claim


def test_a_case_is_exported_as_it_is(
    case: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    read = ledger(case, capsys)
    out = tmp_path / "out.json"
    assert main(["export", str(case), "--to", "json", "-o", str(out), "--quiet"]) == 0
    assert json.loads(out.read_bytes()) == read
    assert main(["export", str(case), "--to", "json", "-o", str(case / "log.jsonl")]) == 2
    assert "the case's own" in capsys.readouterr().err


def test_a_case_is_not_read_as_documents(
    case: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "merro.txt").write_text(ARTICLE, encoding="utf-8")
    assert main(["add", str(case), str(tmp_path)]) == 0
    out = capsys.readouterr()
    assert "1 added" in out.out and "a case folder; left out" in out.err
    assert len(lines(case, "document-added")) == 3


@pytest.mark.parametrize("lost", ["ledger.sqlite", "readings", "texts"])
def test_what_was_made_can_be_made_again(
    case: Path, lost: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["report", str(case), "--quiet"]) == 0
    before = {path: path.read_bytes() for path in case.rglob("*") if path.is_file()}
    if (case / lost).is_dir():
        shutil.rmtree(case / lost)
    else:
        (case / lost).unlink()
    assert main(["rebuild", str(case), "--quiet"]) == 0
    after = {path: path.read_bytes() for path in case.rglob("*") if path.is_file()}
    assert after == before
    assert main(["rebuild", str(case), "--quiet", "--afresh"]) == 0
    assert main(["verify", str(case)]) == 0


def test_a_database_that_was_touched_is_told_and_made_again(
    case: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["report", str(case), "--quiet"]) == 0
    database = case / "ledger.sqlite"
    good = database.read_bytes()
    database.write_bytes(good.replace(b"killing", b"staring"))
    capsys.readouterr()
    assert main(["verify", str(case), "--json"]) == 3
    faults = json.loads(capsys.readouterr().out)
    assert {fault["kind"] for fault in faults} == {"projection"}
    assert main(["rebuild", str(case), "--quiet"]) == 0
    assert database.read_bytes() == good


def test_a_case_is_inspected_without_writing(
    case: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = sorted(case.rglob("*"))
    capsys.readouterr()
    assert main(["inspect", str(case), "--json"]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [row["name"] for row in rows] == ["courier-9-march.txt", "lantern-jurmet.html"]
    assert sorted(case.rglob("*")) == before


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["init", "{case}"], "is a case already"),
        (["init", "{tmp}/no/where"], "make it first"),
        (["add", "{tmp}", "{tmp}/x.txt"], "is no case"),
        (["add", "{case}", "{tmp}/nothing.txt"], "no such file"),
        (["add", "{case}", "{tmp}/x.txt", "--as", " "], "say who you are"),
        (["report", "{case}", "{tmp}/x.txt"], "name it alone"),
        (["report", "{case}", "-o", "{case}/log.jsonl"], "the case's own"),
        (["report", "{case}", "--json", "{case}/originals/x"], "the case's own"),
        (["report", "{case}", "--json", "{tmp}/o", "-o", "{tmp}/o"], "two outputs"),
        (["status", "{tmp}"], "is no case"),
        (["verify", "{tmp}"], "is no case"),
        (["verify", "{case}", "--head", "soon"], "is no head"),
        (["rebuild", "{case}"], "no report was made"),
        (["stamp", "{case}", "--response", "{tmp}/x.txt"], "needs --roots"),
        (["redact", "{case}", "-o", "{tmp}/r", "--names", "{tmp}/none"], "cannot be read"),
        (["redact", "{case}", "-o", "{case}/r/s", "--names", "{tmp}/x.txt"], "within the case"),
    ],
)
def test_misuse_is_one_plain_line_and_exit_code_two(
    case: Path,
    tmp_path: Path,
    arguments: list[str],
    told: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (tmp_path / "x.txt").write_text("Ando\n", encoding="utf-8")
    before = (case / "log.jsonl").read_bytes()
    capsys.readouterr()
    assert main([part.format(case=case, tmp=tmp_path) for part in arguments]) == 2
    err = capsys.readouterr().err
    assert told in err and err.count("\n") == 1 and err.startswith("recount: ")
    assert (case / "log.jsonl").read_bytes() == before


def test_a_report_may_lie_in_the_case(case: Path) -> None:
    assert main(["report", str(case), "-o", str(case / "report.html"), "--quiet"]) == 0
    assert main(["verify", str(case)]) == 0


def test_who_is_named_or_known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert main(["init", str(tmp_path / "a"), "--as", "Teo Marsh"]) == 0
    assert main(["init", str(tmp_path / "b")]) == 0
    monkeypatch.delenv("RECOUNT_USER")
    monkeypatch.setenv("LOGNAME", "zoe")
    assert main(["init", str(tmp_path / "c")]) == 0
    assert [lines(tmp_path / name)[0]["who"] for name in "abc"] == ["Teo Marsh", "Ines Varo", "zoe"]


@pytest.mark.parametrize(
    "command",
    ["init", "add", "report", "inspect", "status", "verify", "rebuild", "redact", "stamp"],
)
def test_every_command_has_examples(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main([command, "--help"])
    assert stop.value.code == 0
    assert f"recount {command} " in capsys.readouterr().out.split("examples:")[1]


@pytest.mark.skipif(sys.platform == "win32", reason="no process is killed so there")
def test_a_killed_report_goes_on_where_it_was(tmp_path: Path) -> None:
    case, whole = tmp_path / "case", tmp_path / "whole"
    assert main(["init", str(case)]) == 0
    assert main(["add", str(case), str(KESTRIA)]) == 0
    shutil.copytree(case, whole)
    killed = 0
    while len(kept(case)) < 8:
        before = len(kept(case))
        kill_once(case, lambda before=before: len(kept(case)) > before + 1)
        assert len(kept(case)) > before
        killed += 1
    assert killed >= 2
    done = report(case)
    number = re.search(r"11 documents: (\d+) read now, (\d+) from before", done.stderr)
    assert number and int(number[2]) >= 8
    assert "taken over" in done.stderr
    assert json_of(case, tmp_path) == json_of(whole, tmp_path)
    assert main(["verify", str(case)]) == 0


def kept(case: Path) -> list[Path]:
    return list((case / "readings").glob("*.json"))


def command(case: Path, *options: str) -> list[str]:
    return [sys.executable, "-m", "recount", "report", str(case), *options]


def kill_once(case: Path, until: Callable[[], bool]) -> None:
    """Start a report and kill it as soon as `until` holds."""
    running = subprocess.Popen(
        command(case), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=os.environ
    )
    while not until() and running.poll() is None:
        time.sleep(0.005)
    running.send_signal(signal.SIGKILL)
    running.wait()


def report(case: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command(case), capture_output=True, text=True, check=False)


def json_of(case: Path, folder: Path) -> bytes:
    out = folder / "out.json"
    assert main(["report", str(case), "--json", str(out), "--quiet"]) == 0
    return out.read_bytes()
