"""One writer at a time, named; a dead one's lock is taken over and told."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from broken_cases import START, whole_case

from recount.case import Case, CaseError, holder
from recount.case.disk import REAL

HOLD = """
import sys, time
from datetime import UTC, datetime
from pathlib import Path
from recount.case import Case
case = Case.open_to_write(Path(sys.argv[1]), "zoe", datetime(2031, 5, 1, tzinfo=UTC))
print("writing", flush=True)
time.sleep(60)
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    whole_case(tmp_path / "case")
    return tmp_path / "case"


def test_a_second_writer_is_told_who_the_first_is(path: Path) -> None:
    with Case.open_to_write(path, "zoe", START) as first:
        with pytest.raises(CaseError) as told:
            Case.open_to_write(path, "ada", START)
        for words in ("zoe", f"process {os.getpid()}", "2031-04-12T09:30:00Z", "is writing"):
            assert words in str(told.value)
        # Whoever only reads waits for nobody.
        assert Case.open(path).head() == first.head()
        named = holder(REAL, path / "lock")
        assert named and named.user == "zoe"
    assert holder(REAL, path / "lock") is None
    Case.open_to_write(path, "ada", START).close()


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_a_killed_writers_lock_is_taken_over_and_told(path: Path) -> None:
    writer = subprocess.Popen([sys.executable, "-c", HOLD, str(path)], stdout=subprocess.PIPE)
    with writer:
        assert writer.stdout and writer.stdout.readline() == b"writing\n"
        with pytest.raises(CaseError, match=rf"zoe \(process {writer.pid} .* is writing"):
            Case.open_to_write(path, "ada", START)
        writer.send_signal(signal.SIGKILL)
        writer.wait()
    with Case.open_to_write(path, "ada", START) as case:
        assert f"process {writer.pid}" in case.told[0] and "taken over" in case.told[0]


def test_a_holder_on_another_machine_is_believed(path: Path) -> None:
    words = b'{"host":"elsewhere","pid":7,"since":"2031-01-01T00:00:00Z","user":"zoe"}'
    (path / "lock").write_bytes(words)
    with pytest.raises(CaseError, match=r"zoe \(process 7 on elsewhere.*delete this file"):
        Case.open_to_write(path, "ada", START)
    assert (path / "lock").read_bytes() == words
    (path / "lock").unlink()
    Case.open_to_write(path, "ada", START).close()


@pytest.mark.parametrize("words", [b"", b"nonsense", b"\xff\0", b"[1]", b'{"host":1}'])
def test_a_lock_that_names_nobody_is_free(path: Path, words: bytes) -> None:
    (path / "lock").write_bytes(words)
    with Case.open_to_write(path, "ada", START) as case:
        assert case.told == ()


def test_a_link_in_place_of_the_lock_is_not_followed(path: Path, tmp_path: Path) -> None:
    victim = tmp_path / "letter.txt"
    victim.write_text("dear", encoding="utf-8")
    (path / "lock").unlink()
    (path / "lock").symlink_to(victim)
    with pytest.raises(CaseError, match="it is a link"):
        Case.open_to_write(path, "ada", START)
    assert victim.read_text(encoding="utf-8") == "dear"
