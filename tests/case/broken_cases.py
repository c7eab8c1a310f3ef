"""A whole case in memory, and the ways to break it."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

from simulated_disk import SimulatedDisk

from recount.case import Case
from recount.case.canonical import canonical
from recount.case.runs import Run, Settings
from recount.model.document import digest

CASE = Path("/case")
START = datetime(2031, 4, 12, 9, 30, tzinfo=UTC)

Files = dict[str, bytes]


def whole_case(path: Path, disk: SimulatedDisk | None = None) -> str:
    """Make a case of some of everything at `path`; its published head."""
    rng = Random(7)
    where = {"disk": disk} if disk else {}
    with Case.create(path, "ines", START, **where) as case:
        for number in range(8):
            now = START + timedelta(minutes=number)
            name = f"articles/{number}.html"
            case.add(rng.randbytes(40 + number * 90), name, f"saved/{number}.html", now)
        case.add(b"The mayor of Orvel denied it.", "über/α.txt", "saved/über/α.txt", START)
        case.fail("scan.pdf", "saved/scan.pdf", "its pages are pictures; no text in it", START)
        case.append("judgement", {"claim": "c1", "says": "accepted", "why": 'a "quote"'}, START)
        made = Run(Settings(), digest(b"settings"), digest(b"ledger"), digest(b"rows"))
        case.record_run(made, START)
        case.append("judgement", {"claim": "c2", "says": ["rejected", None, True, 3]}, START)
        return case.publish_head("report.html", START).hash


def files_of(disk: SimulatedDisk) -> Files:
    """Path in the case to bytes."""
    found = {}
    for path, data in disk.files():
        if data is not None:
            found[path.removeprefix("/case/")] = data
    return found


def disk_of(files: Files) -> SimulatedDisk:
    """A disk that holds these files under /case."""
    disk = SimulatedDisk()
    for name, data in files.items():
        path = CASE / name
        for folder in reversed(path.parents):
            if disk.kind(folder) is None:
                disk.make_folder(folder)
        handle = disk.create(path)
        disk.write(handle, data)
        disk.close(handle)
    return disk


def lines_of(files: Files) -> list[bytes]:
    return files["log.jsonl"].splitlines(keepends=True)


def with_lines(files: Files, lines: list[bytes]) -> Files:
    return {**files, "log.jsonl": b"".join(lines)}


def flip_in_log(files: Files, rng: Random) -> Files:
    return {**files, "log.jsonl": _flipped(files["log.jsonl"], rng)}


def drop_line(files: Files, rng: Random) -> Files:
    lines = lines_of(files)
    del lines[rng.randrange(len(lines))]
    return with_lines(files, lines)


def swap_lines(files: Files, rng: Random) -> Files:
    lines = lines_of(files)
    a, b = rng.sample(range(len(lines)), 2)
    lines[a], lines[b] = lines[b], lines[a]
    return with_lines(files, lines)


def double_line(files: Files, rng: Random) -> Files:
    lines = lines_of(files)
    lines.insert(rng.randint(0, len(lines)), rng.choice(lines))
    return with_lines(files, lines)


def truncate_log(files: Files, rng: Random) -> Files:
    log = files["log.jsonl"]
    return {**files, "log.jsonl": log[: rng.randrange(len(log))]}


def truncate_log_at_a_line(files: Files, rng: Random) -> Files:
    lines = lines_of(files)
    return with_lines(files, lines[: rng.randrange(len(lines))])


def reseal_line(files: Files, rng: Random) -> Files:
    """A line's words changed and its own hash made to fit, the next lines left."""
    lines = lines_of(files)
    at = rng.randrange(len(lines))
    lines[at] = _resealed(lines[at], {"who": "somebody else"})
    return with_lines(files, lines)


def reseal_all(files: Files, rng: Random) -> Files:
    """A line's words changed, and it and all that follow sealed anew: only a head tells."""
    lines = lines_of(files)
    at = rng.randrange(len(lines))
    lines[at] = _resealed(lines[at], {"who": "somebody else"})
    for i in range(at + 1, len(lines)):
        lines[i] = _resealed(lines[i], {"prev": json.loads(lines[i - 1])["hash"]})
    return with_lines(files, lines)


def flip_in_original(files: Files, rng: Random) -> Files:
    name = _some_original(files, rng)
    return {**files, name: _flipped(files[name], rng)}


def truncate_original(files: Files, rng: Random) -> Files:
    name = _some_original(files, rng)
    return {**files, name: files[name][: rng.randrange(len(files[name]))]}


def lose_original(files: Files, rng: Random) -> Files:
    name = _some_original(files, rng)
    return {there: data for there, data in files.items() if there != name}


def rename_original(files: Files, rng: Random) -> Files:
    name = _some_original(files, rng)
    changed = dict(files)
    changed[name[:-1] + ("0" if name[-1] != "0" else "1")] = changed.pop(name)
    return changed


def swap_originals(files: Files, rng: Random) -> Files:
    a, b = rng.sample([name for name in files if name.startswith("originals/")], 2)
    return {**files, a: files[b], b: files[a]}


def add_original(files: Files, rng: Random) -> Files:
    name = digest(data := rng.randbytes(9)).removeprefix("sha256:")
    return {**files, f"originals/{name[:2]}/{name}": data}


Breaking = Callable[[Files, Random], Files]
BREAKINGS: tuple[Breaking, ...] = (
    flip_in_log,
    drop_line,
    swap_lines,
    double_line,
    truncate_log,
    truncate_log_at_a_line,
    reseal_line,
    reseal_all,
    flip_in_original,
    truncate_original,
    lose_original,
    rename_original,
    swap_originals,
    add_original,
)


def _some_original(files: Files, rng: Random) -> str:
    return rng.choice([name for name in files if name.startswith("originals/")])


def _flipped(data: bytes, rng: Random) -> bytes:
    at = rng.randrange(len(data))
    return data[:at] + bytes([data[at] ^ (1 << rng.randrange(8))]) + data[at + 1 :]


def _resealed(line: bytes, change: dict[str, str]) -> bytes:
    event = {**json.loads(line), **change}
    del event["hash"]
    event["hash"] = digest(canonical(event))
    return canonical(event) + b"\n"
