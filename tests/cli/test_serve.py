"""`recount serve` as it is run: one decision by its page, an interrupt, and the report has it."""

from __future__ import annotations

import http.client
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlencode

import pytest

from recount.cli.main import main

TEXT = "Soldiers shot dead 58 farmers at Ossin market on 3 May 2017, the Relief Committee said.\n"


@pytest.fixture
def case(tmp_path: Path) -> Path:
    source, folder = tmp_path / "lantern.txt", tmp_path / "ossin"
    source.write_text(TEXT, encoding="utf-8")
    assert main(["init", str(folder), "--as", "Ines Varo"]) == 0
    assert main(["add", str(folder), str(source), "--as", "Ines Varo", "--quiet"]) == 0
    return folder


@contextmanager
def served(case: Path, *more: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """The command, running, and the address it printed; it must end well when interrupted."""
    command = [sys.executable, "-m", "recount", "serve", str(case), "--port", "0", "--no-browser",
               "--as", "Ines Varo", *more]  # fmt: skip
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        address = ""
        while not address and (line := process.stderr.readline()):
            address = "".join(re.findall(r"http://\S+", line))
        try:
            yield process, address
            process.send_signal(signal.SIGINT)
            assert process.wait(30) == 0
        finally:
            process.kill()


def ask(
    origin: str, method: str, path: str, body: str | None = None, **headers: str
) -> tuple[str, str]:
    there = http.client.HTTPConnection(origin.removeprefix("http://"), timeout=60)
    there.request(method, path, body, headers)
    answer = there.getresponse()
    assert answer.status == 200, answer.read()
    return answer.getheader("set-cookie") or "", answer.read().decode()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sends a process no interrupt so")
def test_a_decision_by_the_page_is_in_the_report(case: Path, tmp_path: Path) -> None:
    with served(case) as (_, address):
        origin, _, way = address.partition("/enter")
        cookie = ask(origin, "GET", f"/enter{way}")[0].partition(";")[0]
        page = ask(origin, "GET", "/review", Cookie=cookie)[1]
        (proof,) = re.findall(r'"X-Recount": "([\w-]+)"', page)
        claim = re.findall(r'"/review\?claim=(\w+)"', page)[0]
        form = {"claim": claim, "why": "as it says", "page": "desk", "back": ""}
        headers = {"Cookie": cookie, "Origin": origin, "X-Recount": proof,
                   "Content-Type": "application/x-www-form-urlencoded"}  # fmt: skip
        ask(origin, "POST", "/decide/accept", urlencode(form), **headers)
        assert b'"accept-claim"' in (case / "log.jsonl").read_bytes()
    report = tmp_path / "report.html"
    assert main(["report", str(case), "-o", str(report), "--quiet", "--as", "Ines Varo"]) == 0
    assert "Accepted by Ines Varo" in report.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["serve", "nowhere"], "nowhere"),
        (["serve", ".", "--port", "80000"], "no port"),
        (["serve", ".", "--port", "x"], "no port"),
        (["serve", ".", "--as", " "], "--as NAME"),
    ],
)
def test_a_misuse_is_told_in_a_line(
    arguments: list[str], told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    try:
        code = main(arguments)
    except SystemExit as stop:
        code = int(stop.code or 0)
    assert code == 2 and told in capsys.readouterr().err


def test_a_port_that_is_taken_is_told(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with served(case) as (_, address):
        other = case.parent / "other"
        assert main(["init", str(other), "--as", "Teo Marsh"]) == 0
        port = re.findall(r":(\d+)/", address)[0]
        assert main(["serve", str(other), "--port", port, "--as", "Teo Marsh"]) == 2
        assert f"port {port} cannot be used" in capsys.readouterr().err
        assert main(["serve", str(case), "--as", "Teo Marsh"]) == 2
        assert "Ines Varo" in capsys.readouterr().err
