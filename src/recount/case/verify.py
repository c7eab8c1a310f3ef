"""Everything that can be wrong with a case, said in plain words and by its place.

A check is a function from the evidence to faults, and stands in CHECKS. What is made
from the originals and the log (text views, the projection) is checked by further functions
in that list.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from recount.case.canonical import Json
from recount.case.chain import Event, LineError, decode, link_fault, split
from recount.case.disk import REAL, Disk, read
from recount.case.documents import document_of
from recount.case.errors import in_plain_words, plainly
from recount.case.kinds import ADDED, CREATED, FORMAT, TIMESTAMPED
from recount.case.log import LOG
from recount.case.originals import ORIGINALS, place_of
from recount.case.place import TOKENS, case_root
from recount.case.writing import PART

FAULTS = ("line", "torn", "chain", "head", "original", "extra", "timestamp")


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
    where the line is none. `heads` are hashes that were published.
    """

    disk: Disk
    root: Path
    events: tuple[Event | str, ...]
    tail: bytes
    heads: tuple[str, ...]

    def good(self) -> Iterator[Event]:
        """The lines that can be read."""
        return (event for event in self.events if isinstance(event, Event))


Check = Callable[[Evidence], Iterator[Fault]]


def verify(path: Path, heads: Sequence[str] = (), disk: Disk = REAL) -> list[Fault]:
    """All that is wrong with the case at `path`; empty where nothing is.

    `heads` are hashes printed in earlier reports ("sha256:…", or the digits
    alone): by them a log that was cut off at the end is found out. Writes
    nothing. Raises CaseError where no case is there or its log cannot be read.
    """
    evidence = gather(path, heads, disk)
    return [fault for check in CHECKS for fault in check(evidence)]


def gather(path: Path, heads: Sequence[str], disk: Disk) -> Evidence:
    """The evidence, read once. Raises CaseError."""
    root = case_root(path, disk)
    with plainly(root / LOG):
        lines, tail = split(read(disk, root / LOG))
    named = tuple(f"sha256:{head.strip().lower().removeprefix('sha256:')}" for head in heads)
    return Evidence(disk, root, tuple(_decoded(line) for line in lines), tail, named)


def check_lines(evidence: Evidence) -> Iterator[Fault]:
    """Each line is whole and true to its own hash, and the last one ends."""
    for number, event in enumerate(evidence.events, 1):
        if isinstance(event, str):
            yield Fault("line", _line(number), event)
    if evidence.tail:
        yield Fault(
            "torn",
            _line(len(evidence.events) + 1),
            "the line is cut off in the middle; it was never acknowledged, or is being written"
            " now. Whoever next opens the case to write cuts and keeps it",
        )


def check_links(evidence: Evidence) -> Iterator[Fault]:
    """Each line is tied to the one before it and numbered next."""
    before, unread = None, 0
    for number, event in enumerate(evidence.events, 1):
        if isinstance(event, str):
            unread += 1
            continue
        # After lines that cannot be read only the number can be held against its place.
        fault = _gap_fault(before, unread, event) if unread else link_fault(before, event)
        if fault:
            yield Fault("chain", _line(number), fault)
        before, unread = event, 0


def check_first(evidence: Evidence) -> Iterator[Fault]:
    """The log begins with the making of a case, of a format known here, and makes it once."""
    if not evidence.events:
        yield Fault("line", LOG, "it holds no whole line: all that was in it is gone")
    for number, event in enumerate(evidence.events, 1):
        if not isinstance(event, Event):
            continue
        if number == 1 and (event.kind != CREATED or event.body["format"] != FORMAT):
            yield Fault("chain", _line(1), f"the first line must make a case of format {FORMAT}")
        if number > 1 and event.kind == CREATED:
            yield Fault("chain", _line(number), "a case is made only once, in the first line")


def check_heads(evidence: Evidence) -> Iterator[Fault]:
    """Each head that was published is still a line of the log: nothing was cut off behind it."""
    there = {event.hash for event in evidence.good()}
    for head in evidence.heads:
        if head not in there:
            yield Fault(
                "head",
                LOG,
                f"no line has the head {head}, which was published: the log was cut off or"
                f" rewritten after that (it has {len(evidence.events)} lines now), or the head is"
                " another case's",
            )


def check_originals(evidence: Evidence) -> Iterator[Fault]:
    """Each document's bytes lie in their place and give the digest and size the log says."""
    for event in evidence.good():
        if event.kind == ADDED:
            document = document_of(event)
            place = place_of(document.id)
            if why := _original_fault(evidence, place, document.size):
                yield Fault("original", place, f"{why} ({document.name!r}, line {event.n})")


def check_extra(evidence: Evidence) -> Iterator[Fault]:
    """Nothing lies among the originals that the log does not know."""
    known = {place_of(document_of(e).id) for e in evidence.good() if e.kind == ADDED}
    for place in _below(evidence, ORIGINALS):
        kind = evidence.disk.kind(evidence.root / place)
        if kind == "folder" or place in known:
            continue
        if place.endswith(PART):
            why = "left half written by an adding that was stopped; the next writer removes it"
        elif kind == "file" and any(isinstance(event, str) for event in evidence.events):
            why = "no line that can be read adds it; a broken line may have"
        elif kind == "file":
            why = (
                "no line of the log adds it: an adding was stopped before it was acknowledged"
                " (add the document again), or somebody put it there (move it out)"
            )
        else:
            why = f"a {kind} among the originals; a case holds none. Move it out"
        yield Fault("extra", place, why)


def check_timestamps(evidence: Evidence) -> Iterator[Fault]:
    """Each timestamp's token is there and unchanged, and is of a line of this log."""
    hashes = {event.n: event.hash for event in evidence.good()}
    for event in evidence.good():
        if event.kind != TIMESTAMPED:
            continue
        body = event.body
        if hashes.get(_whole(body["n"])) != body["head"]:
            why = f"it timestamps a head that line {body['n']} does not have"
            yield Fault("timestamp", _line(event.n), why)
        place = f"{TOKENS}/{body['file']}"
        if fault := _file_fault(evidence, place, str(body["token"])):
            yield Fault("timestamp", place, f"{fault} (line {event.n})")


# Looked through in this order; further checks are added here.
CHECKS: tuple[Check, ...] = (
    check_first,
    check_lines,
    check_links,
    check_heads,
    check_originals,
    check_extra,
    check_timestamps,
)


def _decoded(line: bytes) -> Event | str:
    try:
        return decode(line)
    except LineError as error:
        return str(error)


def _gap_fault(before: Event | None, unread: int, event: Event) -> str | None:
    n = (before.n if before else 0) + unread + 1
    if event.n != n:
        return f"it is numbered {event.n} where {n} should follow: lines are missing or moved"
    return None


def _original_fault(evidence: Evidence, place: str, size: int) -> str | None:
    try:
        path = evidence.root / place
        if evidence.disk.kind(path) == "file" and evidence.disk.size(path) != size:
            return f"it has {evidence.disk.size(path):,} bytes where {size:,} were added"
    except OSError as error:
        return in_plain_words(error, evidence.root / place).why
    return _file_fault(evidence, place, f"sha256:{place[-64:]}")


def _file_fault(evidence: Evidence, place: str, expected: str) -> str | None:
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
        return "its bytes are not those that were added: it was damaged or changed"
    return None


def _below(evidence: Evidence, place: str) -> Iterator[str]:
    """Everything below a folder of the case; no link is followed."""
    with plainly(evidence.root / place):
        if evidence.disk.kind(evidence.root / place) != "folder":
            return
        names = evidence.disk.names(evidence.root / place)
    for name in names:
        yield f"{place}/{name}"
        yield from _below(evidence, f"{place}/{name}")


def _line(number: int) -> str:
    return f"{LOG}, line {number}"


def _whole(value: Json) -> int:
    return value if isinstance(value, int) else 0
