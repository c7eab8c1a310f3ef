"""What the checks of a case look at, and what they find."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from recount.case.chain import Event, Head, LineError, decode, split
from recount.case.disk import Disk, read
from recount.case.errors import in_plain_words, plainly
from recount.case.log import LOG
from recount.case.place import case_root

_HEAD = re.compile(r"(?:(\d{1,15}):)?(?:sha256:)?([0-9a-f]{64})")
FAULTS = (
    "line",
    "torn",
    "chain",
    "head",
    "original",
    "extra",
    "timestamp",
    "text",
    "span",
    "reading",
    "projection",
)


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong: its `kind`, one of FAULTS, the place, and what it is.

    `place` is a path in the case, with the line where it is in the log.
    """

    kind: str
    place: str
    why: str

    def __str__(self) -> str:
        return f"{self.place}: {self.why}"


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the checks look at.

    `events` has one place for each line of the log, None or a LineError's words
    where the line is none. `heads` are hashes that were published, each with the
    number of its line, or 0 where only the hash is known.
    """

    disk: Disk
    root: Path
    events: tuple[Event | str, ...]
    tail: bytes
    heads: tuple[Head, ...]

    def good(self) -> Iterator[Event]:
        """The lines that can be read."""
        return (event for event in self.events if isinstance(event, Event))


def gather(path: Path, heads: Sequence[str], disk: Disk) -> Evidence:
    """The evidence, read once. Raises CaseError."""
    root = case_root(path, disk)
    with plainly(root / LOG):
        lines, tail = split(read(disk, root / LOG))
    return Evidence(
        disk, root, tuple(_decoded(line) for line in lines), tail, tuple(map(_head, heads))
    )


def file_fault(evidence: Evidence, place: str, expected: str) -> str | None:
    """What is wrong with a file of the case whose digest is known; None where nothing is."""
    try:
        for path in (evidence.root / place, *(evidence.root / place).parents):
            if path == evidence.root:
                break
            if (kind := evidence.disk.kind(path)) is None:
                return "it is missing"
            if kind in ("link", "other"):
                return f"{path.name} is a {kind}, and a case holds none"
        found = sha256()
        for block in evidence.disk.blocks(evidence.root / place):
            found.update(block)
    except OSError as error:
        return in_plain_words(error, evidence.root / place).why
    if f"sha256:{found.hexdigest()}" != expected:
        return "its bytes are not those that were put there: it was damaged or changed"
    return None


def below(evidence: Evidence, place: str) -> Iterator[str]:
    """Everything below a folder of the case; no link is followed."""
    with plainly(evidence.root / place):
        if evidence.disk.kind(evidence.root / place) != "folder":
            return
        names = evidence.disk.names(evidence.root / place)
    for name in names:
        yield f"{place}/{name}"
        yield from below(evidence, f"{place}/{name}")


def line_place(number: int) -> str:
    """The place of a line of the log."""
    return f"{LOG}, line {number}"


def _head(text: str) -> Head:
    """A head as a report prints it, or as much of it as was kept."""
    found = _HEAD.fullmatch(text.strip().lower())
    if not found:
        raise ValueError(f"{text!r} is no head: write it as a report prints it, 12:sha256:…")
    return Head(int(found[1] or 0), f"sha256:{found[2]}")


def _decoded(line: bytes) -> Event | str:
    try:
        return decode(line)
    except LineError as error:
        return str(error)
