"""How a case stands: what is in it, what is still to be done, who is at work on it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from recount.case.chain import Event, Head
from recount.case.disk import Disk
from recount.case.errors import plainly
from recount.case.folder import Case
from recount.case.judgements import judgements_of
from recount.case.kinds import JUDGEMENT
from recount.case.lock import LOCK, Holder, holder
from recount.case.reading import found_in, refused
from recount.case.readings import Readings
from recount.case.runs import DEFAULTS, REMARKS, last_run, run_of
from recount.case.texts import Texts
from recount.model.document import Failure


@dataclass(frozen=True, slots=True)
class Status:
    """How a case stands.

    `originals` are the files that were added, `documents` those found in them;
    of `untaken` originals this version has not taken the text, and `unread`
    documents have no reading that it can use. `since` counts the lines after the last
    `run` that change what a report would say; `reviewers` those of each person among the
    `judgements` that can be read. `sizes` are bytes by folder or
    file of the case.
    """

    originals: int
    documents: int
    untaken: int
    unread: int
    failures: tuple[Failure, ...]
    judgements: int
    reviewers: dict[str, int]
    run: Event | None
    since: int
    head: Head
    holder: Holder | None
    sizes: dict[str, int]


def status(case: Case) -> Status:
    """How the case stands, by its log and what is kept in it. Writes nothing. Raises CaseError."""
    events = case.events()
    run = last_run(events)
    settings = run_of(run).settings if run else DEFAULTS
    readings = Readings(case)
    with Texts(case) as texts:
        found = found_in(texts, case.documents(), settings, any_version=True)
        untaken = sum(texts.kept(original.id) is None for original in case.documents())
    return Status(
        len(case.documents()),
        len(found.documents),
        untaken,
        sum(not readings.has(document) for document in found.documents),
        (*found.failures, *refused(events)),
        sum(event.kind == JUDGEMENT for event in events),
        _reviewers(events),
        run,
        len([event for event in events[run.n if run else 1 :] if event.kind not in REMARKS]),
        case.head(),
        holder(case.disk, case.path / LOCK),
        _sizes(case.disk, case.path),
    )


def _reviewers(events: Sequence[Event]) -> dict[str, int]:
    counts = Counter(judgement.who for judgement in judgements_of(events).judgements)
    return {who: counts[who] for who in sorted(counts)}


def _sizes(disk: Disk, root: Path) -> dict[str, int]:
    """Bytes of each file and folder at the top of a case. Raises CaseError."""
    with plainly(root):
        return {name: _size(disk, root / name) for name in disk.names(root)}


def _size(disk: Disk, path: Path) -> int:
    """Bytes of a file, or of all files below a folder; no link is followed."""
    kind = disk.kind(path)
    if kind == "folder":
        return sum(_size(disk, path / name) for name in disk.names(path))
    return disk.size(path) if kind == "file" else 0
