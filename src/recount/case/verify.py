"""Everything that can be wrong with a case, said in plain words and by its place.

A check is a function from the evidence to faults, and stands in CHECKS. What is made
from the originals and the log (text views, the projection) is checked by further functions
in that list.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from recount.case.canonical import Json
from recount.case.chain import Event, link_fault
from recount.case.check_projection import check_projection
from recount.case.check_texts import check_texts
from recount.case.disk import REAL, Disk
from recount.case.documents import document_of
from recount.case.errors import in_plain_words
from recount.case.evidence import Evidence, Fault, below, file_fault, gather, line_place
from recount.case.kinds import ADDED, CREATED, FORMAT, TIMESTAMPED
from recount.case.log import LOG
from recount.case.originals import ORIGINALS, place_of
from recount.case.place import TOKENS
from recount.case.writing import PART

Check = Callable[[Evidence], Iterator[Fault]]


def verify(path: Path, heads: Sequence[str] = (), disk: Disk = REAL) -> list[Fault]:
    """All that is wrong with the case at `path`; empty where nothing is.

    `heads` are what earlier reports printed ("12:sha256:…", or the hash or its
    digits alone): by them a log that was cut off at the end is found out. Writes
    nothing. Raises CaseError where no case is there or its log cannot be read,
    ValueError where a head is none.
    """
    evidence = gather(path, heads, disk)
    return [fault for check in CHECKS for fault in check(evidence)]


def check_lines(evidence: Evidence) -> Iterator[Fault]:
    """Each line is whole and true to its own hash, and the last one ends."""
    for number, event in enumerate(evidence.events, 1):
        if isinstance(event, str):
            yield Fault("line", line_place(number), event)
    if evidence.tail:
        yield Fault(
            "torn",
            line_place(len(evidence.events) + 1),
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
            yield Fault("chain", line_place(number), fault)
        before, unread = event, 0


def check_first(evidence: Evidence) -> Iterator[Fault]:
    """The log begins with the making of a case, of a format known here, and makes it once."""
    if not evidence.events:
        yield Fault("line", LOG, "it holds no whole line: all that was in it is gone")
    for number, event in enumerate(evidence.events, 1):
        if not isinstance(event, Event):
            continue
        if number == 1 and (event.kind != CREATED or event.body["format"] != FORMAT):
            yield Fault(
                "chain", line_place(1), f"the first line must make a case of format {FORMAT}"
            )
        if number > 1 and event.kind == CREATED:
            yield Fault("chain", line_place(number), "a case is made only once, in the first line")


def check_heads(evidence: Evidence) -> Iterator[Fault]:
    """Each head that was published is still a line of the log: nothing was cut off behind it."""
    there = {event.hash: event.n for event in evidence.good()}
    for head in evidence.heads:
        if head.hash not in there:
            yield Fault(
                "head",
                LOG,
                f"no line has the head {head.hash}, which was published: the log was cut off or"
                f" rewritten after that (it has {len(evidence.events)} lines now), or the head is"
                " another case's",
            )
        elif head.n not in (0, there[head.hash]):
            why = f"line {there[head.hash]} has the head that was given for line {head.n}"
            yield Fault("head", line_place(head.n), why)


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
    for place in below(evidence, ORIGINALS):
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
            yield Fault("timestamp", line_place(event.n), why)
        place = f"{TOKENS}/{body['file']}"
        if fault := file_fault(evidence, place, str(body["token"])):
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
    check_texts,
    check_projection,
)


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
    return file_fault(evidence, place, f"sha256:{place[-64:]}")


def _whole(value: Json) -> int:
    return value if isinstance(value, int) else 0
