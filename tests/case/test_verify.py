"""`verify` finds whatever was changed, says what and where, and finds nothing in a whole case."""

import subprocess
import sys
from pathlib import Path
from random import Random

import pytest
from broken_cases import (
    BREAKINGS,
    CASE,
    Breaking,
    Files,
    disk_of,
    files_of,
    lines_of,
    whole_case,
    with_lines,
)
from simulated_disk import SimulatedDisk

from recount.case import CaseError
from recount.case.evidence import Fault
from recount.case.verify import CHECKS, verify
from recount.case.writing import PART

BROKEN_CASES = 10_000
VERIFIER = Path(__file__).parents[2] / "docs" / "verify_case.py"


@pytest.fixture(scope="module")
def whole() -> tuple[Files, str]:
    disk = SimulatedDisk()
    head = whole_case(CASE, disk)
    return files_of(disk), head


def faults(files: Files, *heads: str) -> list[Fault]:
    return verify(CASE, heads, disk_of(files))


def test_a_whole_case_has_no_fault(whole: tuple[Files, str]) -> None:
    files, head = whole
    assert faults(files, head) == faults(files, head.removeprefix("sha256:").upper()) == []


@pytest.mark.parametrize("breaking", BREAKINGS)
def test_every_change_is_found(breaking: Breaking, whole: tuple[Files, str]) -> None:
    files, head = whole
    rng = Random(breaking.__name__)
    for _ in range(BROKEN_CASES // len(BREAKINGS) + 1):
        broken = breaking(files, rng)
        assert broken != files
        assert faults(broken, head)


def line(number: int, files: Files) -> bytes:
    return lines_of(files)[number - 1]


def test_faults_say_what_and_where(whole: tuple[Files, str]) -> None:
    files, head = whole
    lines = lines_of(files)
    changed = with_lines(files, [*lines[:11], lines[11].replace(b"ines", b"Ines"), *lines[12:]])
    assert [(f.kind, f.place) for f in faults(changed)] == [("line", "log.jsonl, line 12")]
    assert "changed after it was written" in str(faults(changed)[0])

    dropped = with_lines(files, lines[:4] + lines[5:])
    found = faults(dropped)
    assert ("chain", "log.jsonl, line 5") in [(f.kind, f.place) for f in found]
    assert "numbered 6 where 5 should follow" in found[0].why
    # The document of the line that is gone lies there still.
    assert [f.kind for f in found[1:]] == ["extra"]
    assert "no line of the log adds it" in found[1].why

    unread = with_lines(files, [*lines[:4], b"?\n", *lines[5:]])
    assert [f.kind for f in faults(unread)] == ["line", "extra"]
    assert "no line that can be read adds it" in faults(unread)[1].why

    cut = with_lines(files, lines[:-3])
    assert faults(cut) == []
    (fault,) = faults(cut, head)
    assert fault.kind == "head" and head in fault.why and "cut off" in fault.why

    torn = {**files, "log.jsonl": files["log.jsonl"][:-20]}
    assert [(f.kind, f.place) for f in faults(torn)] == [("torn", f"log.jsonl, line {len(lines)}")]


def test_faults_of_originals_name_the_document(whole: tuple[Files, str]) -> None:
    files, _ = whole
    name = next(name for name in files if name.startswith("originals/"))
    rest = {there: data for there, data in files.items() if there != name}
    for broken, words in (
        (rest, "it is missing"),
        ({**files, name: files[name][:-1] + b"\0"}, "damaged or changed"),
        ({**files, name: files[name][:-1]}, "bytes where"),
    ):
        (fault,) = faults(broken)
        assert (fault.kind, fault.place) == ("original", name)
        assert words in fault.why and "articles/" in fault.why
    (fault,) = faults({**files, f"{name}{PART}": b"half"})
    assert (fault.kind, fault.place) == ("extra", f"{name}{PART}")


def test_one_broken_line_is_not_a_fault_of_the_lines_behind_it(whole: tuple[Files, str]) -> None:
    files, _ = whole
    lines = lines_of(files)
    broken = with_lines(files, [*lines[:10], b"\xff\n", *lines[11:]])
    assert [f.place for f in faults(broken)] == ["log.jsonl, line 11"]
    gone_too = with_lines(files, [*lines[:10], b"\xff\n", *lines[12:]])
    assert [f.place for f in faults(gone_too)] == ["log.jsonl, line 11", "log.jsonl, line 12"]


HOSTILE = {
    "deep": b"[" * 100_000,
    "long number": b'{"n":' + b"9" * 10_000 + b"}",
    "half a pair": b'{"n":"\\ud800"}',
    "no object": b"3",
    "empty": b"",
    "twice": b'{"n":1,"n":2}',
    "not a number": b'{"n":NaN}',
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_line_is_only_a_fault(name: str, whole: tuple[Files, str]) -> None:
    files, _ = whole
    lines = [*lines_of(files)[:5], HOSTILE[name] + b"\n", *lines_of(files)[5:]]
    assert "log.jsonl, line 6" in [f.place for f in faults(with_lines(files, lines))]


def test_checks_stand_in_one_list() -> None:
    assert all(check.__doc__ for check in CHECKS)


def test_links_are_told_and_not_followed(tmp_path: Path) -> None:
    case = tmp_path / "case"
    whole_case(case)
    outside = tmp_path / "outside"
    shard = next((case / "originals").iterdir())
    shard.rename(outside)
    shard.symlink_to(outside)
    assert {fault.kind for fault in verify(case)} == {"original", "extra"}
    assert all("link" in fault.why for fault in verify(case))


def test_what_is_no_case_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CaseError, match="this folder is no case"):
        verify(tmp_path)


def test_the_verifier_in_the_docs_agrees(tmp_path: Path, whole: tuple[Files, str]) -> None:
    files, head = whole
    rng = Random(3)
    cases = [(files, 0), *((breaking(files, rng), 1) for breaking in BREAKINGS)]
    for number, (content, code) in enumerate(cases):
        case = tmp_path / str(number)
        for name, data in content.items():
            (case / name).parent.mkdir(parents=True, exist_ok=True)
            (case / name).write_bytes(data)
        done = subprocess.run(
            [sys.executable, "-I", str(VERIFIER), str(case), head],
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == code, (number, done.stdout, done.stderr)
        assert not done.stderr and bool(code) == ("nothing is wrong" not in done.stdout)
