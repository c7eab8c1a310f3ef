"""The case folder through its front door, on a real disk and on one that fails."""

import errno
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from broken_cases import CASE, START, disk_of, files_of, whole_case
from simulated_disk import SimulatedDisk

from recount.case import Added, AlreadyThere, Case, CaseError
from recount.case.runs import Run, Settings
from recount.case.verify import verify
from recount.model.document import digest

SOURCE = "saved/letter.html"


def test_what_is_added_is_there_again(tmp_path: Path) -> None:
    data = b"<p>Forty men were held at Jurmet.</p>"
    address = "https://lantern.example/α"
    with Case.create(tmp_path / "case", "ines", START) as case:
        added = case.add(data, "letter.html", SOURCE, START)
        assert isinstance(added, Added)
        case.add(b"", "empty.txt", address, START)
    again = Case.open(tmp_path / "case")
    first, second = again.documents()
    assert first == added.document and again.document(digest(data)) == first
    assert (first.id, first.size, first.name, first.source) == (
        digest(data),
        len(data),
        "letter.html",
        SOURCE,
    )
    assert (first.n, first.at, first.who) == (2, "2031-04-12T09:30:00Z", "ines")
    assert second.source == address and second.size == 0
    assert again.read(first.id) == data
    assert [event.kind for event in again.events()] == ["case-created", *["document-added"] * 2]
    assert again.head().n == 3 and again.document("sha256:none") is None


def test_an_original_lies_read_only_under_its_digest(tmp_path: Path) -> None:
    with Case.create(tmp_path / "case", "ines", START) as case:
        case.add(b"a", "a.txt", SOURCE, START)
    name = digest(b"a").removeprefix("sha256:")
    original = tmp_path / "case" / "originals" / name[:2] / name
    assert original.read_bytes() == b"a"
    assert stat.S_IMODE(original.stat().st_mode) == 0o444
    assert [path.name for path in original.parent.iterdir()] == [name]


def test_adding_again_changes_nothing(tmp_path: Path) -> None:
    with Case.create(tmp_path / "case", "ines", START) as case:
        first = case.add(b"a", "a.txt", SOURCE, START)
        head = case.head()
        again = case.add(b"a", "b.txt", "elsewhere", START)
        assert again == AlreadyThere(first.document) and case.head() == head


def test_a_missing_original_is_put_back(tmp_path: Path) -> None:
    path = tmp_path / "case"
    whole_case(path)
    lost = Case.open(path).documents()[3]
    data = Case.open(path).read(lost.id)
    original = path / "originals" / lost.id[7:9] / lost.id[7:]
    original.unlink()
    with Case.open_to_write(path, "ines", START) as case:
        assert case.add(data, "again.html", SOURCE, START) == AlreadyThere(lost, restored=True)
        assert case.events()[-1].kind == "original-restored"
    assert verify(path) == []


def test_a_damaged_original_is_refused_wherever_it_is_met(tmp_path: Path) -> None:
    path = tmp_path / "case"
    with Case.create(path, "ines", START) as case:
        id_ = case.add(b"a", "a.txt", SOURCE, START).document.id
        original = path / "originals" / id_[7:9] / id_[7:]
        original.chmod(0o644)
        original.write_bytes(b"b")
        with pytest.raises(CaseError, match="damaged or changed"):
            case.read(id_)
    # A damaged file left by others in a place not yet taken is not trusted either.
    name = digest(b"new").removeprefix("sha256:")
    (path / "originals" / name[:2]).mkdir()
    (path / "originals" / name[:2] / name).write_bytes(b"old")
    with (
        Case.open_to_write(path, "ines", START) as case,
        pytest.raises(CaseError, match="damaged or changed"),
    ):
        case.add(b"new", "new.txt", SOURCE, START)


def test_a_failure_is_said_once(tmp_path: Path) -> None:
    with Case.create(tmp_path / "case", "ines", START) as case:
        first = case.fail("scan.pdf", "in/scan.pdf", "no text in it", START)
        assert case.fail("scan.pdf", "in/scan.pdf", "no text in it", START) == first
        assert case.fail("scan.pdf", "in/scan.pdf", "it is locked", START).n == first.n + 1


def test_the_same_run_and_the_same_report_are_said_once(tmp_path: Path) -> None:
    made = Run(Settings(), digest(b"settings"), digest(b"ledger"), digest(b"rows"))
    with Case.create(tmp_path / "case", "ines", START) as case:
        run = case.record_run(made, START)
        head = case.publish_head("report.html", START)
        assert case.record_run(made, START) == run
        assert case.publish_head("report.html", START) == head == case.head()
        case.add(b"a", "a.txt", SOURCE, START)
        assert case.publish_head("report.html", START).n == head.n + 2
        assert case.record_run(made, START).n == head.n + 3


def test_what_is_no_place_for_a_case_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "notes.txt").write_text("x", encoding="utf-8")
    whole_case(tmp_path / "case")
    whole_case(tmp_path / "logless")
    (tmp_path / "logless" / "log.jsonl").unlink()
    for name, words in (
        ("file", "no empty folder"),
        ("full", "no empty folder"),
        ("case", "a case already"),
        ("logless", "originals but no log"),
        ("none/deep", "there is no such folder; make it first"),
    ):
        with pytest.raises(CaseError, match=words):
            Case.create(tmp_path / name, "ines", START)
    assert os.listdir(tmp_path / "full") == ["notes.txt"]  # noqa: PTH208
    (tmp_path / "empty").mkdir()
    Case.create(tmp_path / "empty", "ines", START).close()


def test_what_is_no_case_is_not_opened(tmp_path: Path) -> None:
    for path, words in ((tmp_path, "is no case"), (tmp_path / "none", "no such folder")):
        with pytest.raises(CaseError, match=words):
            Case.open(path)
        with pytest.raises(CaseError, match=words):
            Case.open_to_write(path, "ines", START)
    assert not list(tmp_path.iterdir())


def test_a_case_of_a_later_format_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    disk = SimulatedDisk()
    with monkeypatch.context() as later:
        later.setattr("recount.case.folder.FORMAT", "recount.case/9")
        later.setattr("recount.case.place.FORMAT", "recount.case/9")
        Case.create(CASE, "ines", START, disk).close()
    for opening in (
        lambda: Case.open(CASE, disk),
        lambda: Case.open_to_write(CASE, "ines", START, disk),
    ):
        with pytest.raises(CaseError, match=r"'recount\.case/9'"):
            opening()


def test_a_case_open_to_read_cannot_be_written(tmp_path: Path) -> None:
    whole_case(tmp_path / "case")
    before = (tmp_path / "case" / "log.jsonl").read_bytes()
    case = Case.open(tmp_path / "case")
    for act in (
        lambda: case.add(b"a", "a.txt", SOURCE, START),
        lambda: case.append("judgement", {}, START),
        lambda: case.put("views/a", b"a"),
    ):
        with pytest.raises(CaseError, match="open to read only"):
            act()
    assert (tmp_path / "case" / "log.jsonl").read_bytes() == before


@pytest.mark.parametrize("kind", ["case-created", "document-added", "gossip"])
def test_only_known_kinds_are_appended(tmp_path: Path, kind: str) -> None:
    with (
        Case.create(tmp_path / "case", "ines", START) as case,
        pytest.raises(ValueError, match="are not for `append`"),
    ):
        case.append(kind, {}, START)


@pytest.mark.parametrize(
    "place", ["../out", "a/../b", "/etc/x", "a", "a/b/c", ".hidden/x", "originals/x", "a/", ""]
)
def test_no_file_is_put_outside(tmp_path: Path, place: str) -> None:
    with (
        Case.create(tmp_path / "case", "ines", START) as case,
        pytest.raises(ValueError, match="no place"),
    ):
        case.put(place, b"x")


FAULTS = {
    errno.ENOSPC: ("no room left on the disk", "free some space"),
    errno.EROFS: ("mounted read-only", "work on a copy"),
    errno.EACCES: ("read-only for you", "chmod"),
    errno.EIO: ("the disk reported a fault", "sound disk"),
}


@pytest.mark.parametrize("number", FAULTS)
def test_a_failing_disk_is_told_plainly_and_the_case_stays_whole(number: int) -> None:
    disk = SimulatedDisk()
    whole_case(CASE, disk)
    files = files_of(disk)
    refused = 0
    for call in range(40):
        disk = disk_of(files)
        disk.faults = {disk.calls + call: number}
        try:
            with Case.open_to_write(CASE, "ines", START, disk) as case:
                case.add(b"one more", "one.txt", SOURCE, START)
        except CaseError as error:
            refused += 1
            assert str(CASE) in str(error) and all(words in str(error) for words in FAULTS[number])
        disk.faults = {}
        with Case.open_to_write(CASE, "ines", START, disk) as case:
            case.add(b"one more", "one.txt", SOURCE, START)
            assert case.read(digest(b"one more")) == b"one more"
        assert verify(CASE, disk=disk) == []
    assert refused > 10


FILL = """
import resource, sys
from datetime import UTC, datetime
from pathlib import Path
from recount.case import Case, CaseError
resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, resource.RLIM_INFINITY))
now = datetime(2031, 5, 1, tzinfo=UTC)
with Case.create(Path(sys.argv[1]), "zoe", now) as case:
    case.add(b"small", "small.txt", "small.txt", now)
    for act in (
        lambda: case.add(b"x" * 200_000, "large.bin", "large.bin", now),
        lambda: case.append("judgement", {"says": "y" * 200_000}, now),
    ):
        try:
            act()
        except CaseError as error:
            print(error)
    case.add(b"small too", "too.txt", "too.txt", now)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there is no limit to set")
def test_a_file_that_cannot_grow_is_told_and_the_rest_goes_on(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", FILL, str(tmp_path / "case")],
        capture_output=True,
        text=True,
        check=True,
    )
    first, second = done.stdout.splitlines()
    assert "no room left" in first and "originals" in first
    assert "no room left" in second and "log.jsonl" in second
    assert [d.name for d in Case.open(tmp_path / "case").documents()] == ["small.txt", "too.txt"]
    assert verify(tmp_path / "case") == []


@pytest.mark.skipif(
    sys.platform == "win32" or os.geteuid() == 0, reason="permissions do not bind this user"
)
def test_a_read_only_folder_is_told_and_can_still_be_read(tmp_path: Path) -> None:
    path = tmp_path / "case"
    whole_case(path)
    (path / "lock").chmod(0o444)
    path.chmod(0o555)
    tmp_path.chmod(0o555)
    try:
        for act in (
            lambda: Case.open_to_write(path, "ines", START),
            lambda: Case.create(tmp_path / "other", "ines", START),
        ):
            with pytest.raises(CaseError, match="read-only for you"):
                act()
        assert len(Case.open(path).documents()) == 9 and verify(path) == []
    finally:
        tmp_path.chmod(0o755)
        path.chmod(0o755)


def test_links_and_pipes_in_a_case_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "case"
    whole_case(path)
    secret = tmp_path / "secret"
    secret.write_bytes(b"secret")
    document = Case.open(path).documents()[0]
    original = path / "originals" / document.id[7:9] / document.id[7:]
    original.unlink()
    original.symlink_to(secret)
    with pytest.raises(CaseError, match="it is a link"):
        Case.open(path).read(document.id)
    log = path / "log.jsonl"
    log.unlink()
    os.mkfifo(log)
    with pytest.raises(CaseError, match="is no case"):
        Case.open(path)
