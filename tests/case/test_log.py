"""The log as a file: torn tails, broken links, interrupted lines."""

import errno
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from broken_cases import CASE, START, disk_of, files_of, lines_of, whole_case, with_lines
from simulated_disk import SimulatedDisk

from recount.case import Case, CaseError
from recount.case.verify import verify

LOG = "log.jsonl"


@pytest.fixture
def files() -> dict[str, bytes]:
    disk = SimulatedDisk()
    whole_case(CASE, disk)
    return files_of(disk)


def test_a_line_is_documented_json(files: dict[str, bytes]) -> None:
    first, second, *_ = (json.loads(line) for line in lines_of(files))
    assert set(first) == {"n", "at", "who", "kind", "body", "prev", "hash"}
    assert (first["n"], first["kind"], first["prev"]) == (1, "case-created", None)
    assert (second["n"], second["prev"], second["at"]) == (2, first["hash"], "2031-04-12T09:30:00Z")


TAILS: dict[str, Callable[[bytes], bytes]] = {
    "half a line": lambda line: line[:40],
    "all but the newline": lambda line: line[:-1],
    "one letter": lambda line: line[:1],
    "zeros": lambda line: bytes(len(line)),
    "zeros before the end": lambda line: line[:20] + bytes(30) + line[50:],
}


@pytest.mark.parametrize("name", TAILS)
def test_a_torn_tail_is_cut_kept_and_told(name: str, files: dict[str, bytes]) -> None:
    lines = lines_of(files)
    tail = TAILS[name](lines[-1])
    disk = disk_of(with_lines(files, [*lines[:-1], tail]))
    assert [fault.kind for fault in verify(CASE, disk=disk)] == ["torn"]

    reading = Case.open(CASE, disk)
    assert "cut off" in reading.told[0] and len(reading.events()) == len(lines) - 1

    with Case.open_to_write(CASE, "ada", START, disk) as case:
        assert "log.torn-1" in case.told[0] and f"{len(tail)} bytes" in case.told[0]
        cut = case.events()[-1]
        assert (cut.kind, cut.body) == ("tail-cut", {"bytes": len(tail), "saved": "log.torn-1"})
        case.append("judgement", {"says": "on it goes"}, START)
    assert disk.file(CASE / "log.torn-1").live == tail
    assert verify(CASE, disk=disk) == []
    assert Case.open_to_write(CASE, "ada", START, disk).told == ()


def test_each_torn_tail_has_a_file_of_its_own(files: dict[str, bytes]) -> None:
    for number, tail in enumerate([b'{"at', b'{"at":"2', b'{"at'], 1):
        disk = disk_of({**files, LOG: files[LOG] + tail})
        Case.open_to_write(CASE, "ada", START, disk).close()
        files = files_of(disk)
        names = sorted(name for name in files if name.startswith("log.torn"))
        # The same bytes are kept once.
        assert names == [f"log.torn-{i}" for i in range(1, min(number, 2) + 1)]


def test_a_broken_line_is_named_and_never_repaired(files: dict[str, bytes]) -> None:
    lines = lines_of(files)
    for broken, number in (
        ([*lines[:6], lines[6].replace(b"html", b"HTML"), *lines[7:]], 7),
        (lines[:6] + lines[7:], 7),
        ([*lines[:-1], lines[-1].replace(b"ines", b"Ines")], len(lines)),
        ([*lines, b"{}\n"], len(lines) + 1),
        (lines[1:], 1),
    ):
        disk = disk_of(with_lines(files, broken))
        for opening in (
            lambda disk: Case.open(CASE, disk),
            lambda disk: Case.open_to_write(CASE, "ada", START, disk),
        ):
            with pytest.raises(CaseError, match=rf"log\.jsonl, line {number}: "):
                opening(disk)
        assert disk.file(CASE / LOG).live == b"".join(broken)


def test_an_empty_log_is_no_case(files: dict[str, bytes]) -> None:
    for content in (b"", b'{"n":1'):
        with pytest.raises(CaseError, match="holds no line"):
            Case.open_to_write(CASE, "ada", START, disk_of({**files, LOG: content}))


class Interrupting(SimulatedDisk):
    """Raises in the middle of the next write to the log, as Ctrl-C would."""

    armed = False

    def write(self, handle: int, data: bytes) -> None:
        if self.armed and self._handles[handle][1] == LOG:
            self.armed = False
            super().write(handle, data[:-7])
            raise KeyboardInterrupt
        super().write(handle, data)


def test_nothing_is_written_behind_an_interrupted_line() -> None:
    disk = Interrupting()
    whole_case(CASE, disk)
    case = Case.open_to_write(CASE, "ada", START, disk)
    disk.armed = True
    with pytest.raises(KeyboardInterrupt):
        case.append("judgement", {"says": "one"}, START)
    with pytest.raises(CaseError, match="could not be written whole"):
        case.append("judgement", {"says": "two"}, START)
    case.close()
    with Case.open_to_write(CASE, "ada", START, disk) as again:
        assert "cut off" in again.told[0]
        again.append("judgement", {"says": "two"}, START)
    assert verify(CASE, disk=disk) == []


def test_a_failed_line_is_taken_back_and_the_next_one_follows() -> None:
    disk = SimulatedDisk()
    whole_case(CASE, disk)
    with Case.open_to_write(CASE, "ada", START, disk) as case:
        before = disk.file(CASE / LOG).live
        disk.faults = {disk.calls: errno.ENOSPC}
        with pytest.raises(CaseError, match="no room left"):
            case.append("judgement", {"says": "one"}, START)
        assert disk.file(CASE / LOG).live == before
        case.append("judgement", {"says": "two"}, START)
    assert verify(CASE, disk=disk) == []


@pytest.mark.parametrize(
    "body", [{"share": 0.5}, {"n": 2**60}, {"name": "caf\udce9.txt"}, {"deep": [[[[{"a": {1}}]]]]}]
)
def test_a_body_with_no_one_writing_is_refused_and_nothing_is_written(
    body: dict[str, object],
) -> None:
    disk = SimulatedDisk()
    whole_case(CASE, disk)
    with Case.open_to_write(CASE, "ada", START, disk) as case:
        with pytest.raises(CaseError, match="a line cannot be written"):
            case.append("judgement", body, START)  # type: ignore[arg-type]
        case.append("judgement", {"says": "fine"}, START)
    assert verify(CASE, disk=disk) == []


def test_the_same_words_give_the_same_log(tmp_path: Path) -> None:
    heads = {whole_case(tmp_path / name) for name in ("one", "two")}
    assert len(heads) == 1
    assert (tmp_path / "one" / LOG).read_bytes() == (tmp_path / "two" / LOG).read_bytes()
