"""The case folder: the room's front door. Open it to read, or to write as its one writer."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from types import TracebackType

from recount import __version__
from recount.case.canonical import Json
from recount.case.chain import Entry, Event, Head
from recount.case.disk import REAL, Disk, read
from recount.case.documents import (
    Added,
    AlreadyThere,
    CaseDocument,
    added_body,
    document_of,
)
from recount.case.errors import CaseError, plainly
from recount.case.kinds import (
    ADDED,
    CREATED,
    FAILED,
    FORMAT,
    KINDS,
    PLACE,
    PUBLISHED,
    RESTORED,
    RUN,
)
from recount.case.lock import LOCK, Lock
from recount.case.log import LOG, Log, read_log, start_log
from recount.case.originals import ORIGINALS, Originals
from recount.case.place import PROJECTION, case_root, check_format, refuse_occupied
from recount.case.runs import REMARKS, Run
from recount.case.writing import make_folder, sweep, write_whole
from recount.model.document import digest


class Case:
    """A case, open. Whoever opens it to write closes it: `with Case.create(…) as case`.

    `path` is where it lies, absolute. `told` is what the user should know of the
    opening: a torn line that was cut, a dead writer's lock that was taken over.
    """

    def __init__(self, path: Path, disk: Disk, events: tuple[Event, ...]) -> None:
        self.path, self.disk = path, disk
        self.told: tuple[str, ...] = ()
        self._events = events
        self._originals = Originals(disk, path)
        self._documents = {
            document.id: document
            for document in (document_of(event) for event in events if event.kind == ADDED)
        }
        self._writer: _Writer | None = None

    @classmethod
    def create(cls, path: Path, who: str, now: datetime, disk: Disk = REAL) -> Case:
        """A new case, open for writing. The folder may be there if it is empty.

        Raises CaseError where it holds anything, is a case already, or cannot be written.
        """
        with plainly(path):
            root = disk.real(path)
        with plainly(root):
            refuse_occupied(disk, root)
            make_folder(disk, root)
        lock = Lock.take(disk, root / LOCK, who, now)
        try:
            with plainly(root):
                refuse_occupied(disk, root)
                make_folder(disk, root / ORIGINALS)
            body = {"format": FORMAT, "recount": __version__}
            start_log(disk, root / LOG, Entry(now, who, CREATED, body))
            return cls._opened(root, disk, lock, Entry(now, who, CREATED, body))
        except CaseError:
            lock.release()
            raise

    @classmethod
    def open(cls, path: Path, disk: Disk = REAL) -> Case:
        """The case at `path`, to read; needs no right to write and waits for nobody.

        Raises CaseError where there is no case, or its log is broken.
        """
        root = case_root(path, disk)
        content = read_log(disk, root / LOG)
        check_format(root, content.events[0])
        case = cls(root, disk, content.events)
        if content.tail:
            case.told = (
                f"{root / LOG}: the last line is cut off. It was never acknowledged, or is"
                " being written now; who next opens the case to write cuts and keeps it.",
            )
        return case

    @classmethod
    def open_to_write(cls, path: Path, who: str, now: datetime, disk: Disk = REAL) -> Case:
        """The case at `path`, as its one writer; what an interrupted writer left is cleared up.

        Raises CaseError where there is no case, its log is broken, it cannot be
        written, or another one writes to it.
        """
        root = case_root(path, disk)
        lock = Lock.take(disk, root / LOCK, who, now)
        try:
            return cls._opened(root, disk, lock, Entry(now, who, CREATED, {}))
        except CaseError:
            lock.release()
            raise

    @classmethod
    def _opened(cls, root: Path, disk: Disk, lock: Lock, entry: Entry) -> Case:
        log = Log.open(disk, root / LOG, entry)
        try:
            check_format(root, log.events[0])
            case = cls(root, disk, log.events)
            case._originals.sweep()
            with plainly(root):
                sweep(disk, root)
                for name in disk.names(root):
                    if disk.kind(root / name) == "folder":
                        sweep(disk, root / name)
        except CaseError:
            log.close()
            raise
        case.told = (*lock.told, *log.told)
        case._writer = _Writer(entry.who, log, lock)
        return case

    def __enter__(self) -> Case:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """No more writing; the lock is free."""
        if self._writer:
            self._events = self._writer.log.events
            self._writer.log.close()
            self._writer.lock.release()
            self._writer = None

    @property
    def writable(self) -> bool:
        """Whether it is open for writing."""
        return self._writer is not None

    def events(self) -> tuple[Event, ...]:
        """Every line of the log, in order."""
        return self._writer.log.events if self._writer else self._events

    def documents(self) -> tuple[CaseDocument, ...]:
        """Every document, in the order they were added."""
        return tuple(self._documents.values())

    def document(self, id_: str) -> CaseDocument | None:
        """The document of this id, None where the case has none."""
        return self._documents.get(id_)

    def head(self) -> Head:
        """Where the log stands."""
        last = self._writer.log.last if self._writer else self._events[-1]
        return Head(last.n, last.hash)

    def read(self, id_: str) -> bytes:
        """The original bytes of a document, checked against their digest. Raises CaseError."""
        return self._originals.read(id_)

    def keeps(self, id_: str) -> bool:
        """Whether a document's bytes are in their place; they are not looked at."""
        return self._originals.there(id_)

    def add(self, data: bytes, name: str, source: str, now: datetime) -> Added | AlreadyThere:
        """Take bytes into the case; returns when they and the line that says so would last.

        `source` is the path or address they came from. Bytes that are there
        already stay as they are, under their first name and source. Raises
        CaseError; the document is then not added, and the case is whole.
        """
        writer = self._to_write()
        id_ = digest(data)
        if known := self._documents.get(id_):
            missing = not self._originals.there(id_)
            if missing:
                self._originals.keep(data)
                writer.append(RESTORED, {"document": id_}, now)
            return AlreadyThere(known, missing)
        self._originals.keep(data)
        event = writer.append(ADDED, added_body(id_, len(data), name, source), now)
        self._documents[id_] = document_of(event)
        return Added(self._documents[id_])

    def fail(
        self, name: str, source: str, why: str, now: datetime, document: str | None = None
    ) -> Event:
        """Say once that something could not be read; `document` is its id if its bytes are kept.

        The same said before is not said again: its line is given. Raises CaseError.
        """
        body = {"document": document, "name": name, "from": source, "why": why}
        for event in self.events():
            if event.kind == FAILED and event.body == body:
                return event
        return self._to_write().append(FAILED, body, now)

    def append(self, kind: str, body: Mapping[str, Json], now: datetime) -> Event:
        """One more line of a kind that KINDS lists; returns when it would last.

        Raises CaseError, and ValueError for the kinds that other methods write.
        """
        if kind not in KINDS or kind in (CREATED, ADDED, RESTORED):
            raise ValueError(f"lines of the kind {kind!r} are not for `append`")
        return self._to_write().append(kind, body, now)

    def put(self, place: str, data: bytes) -> None:
        """Keep a file made from the case at `place` in it ("timestamps/line-9.tsr"), read-only.

        For what a line of the log then names by its digest. It stands there whole or
        not at all. One folder deep; the file may be there already. Raises CaseError.
        """
        self._to_write()
        folder, _, name = place.partition("/")
        if not (PLACE.fullmatch(folder) and PLACE.fullmatch(name)) or folder == ORIGINALS:
            raise ValueError(f"{place!r} is no place for a file in a case")
        with plainly(self.path / place):
            make_folder(self.disk, self.path / folder)
            write_whole(self.disk, self.path / place, data, read_only=True)

    def put_projection(self, data: bytes) -> None:
        """Put `ledger.sqlite` in the case, in place of the one that was there. Raises CaseError."""
        self._to_write()
        with plainly(self.path / PROJECTION):
            write_whole(self.disk, self.path / PROJECTION, data)

    def kept(self, place: str) -> bytes | None:
        """What `put` has kept at `place`, None where nothing is. Raises CaseError."""
        path = self.path / place
        with plainly(path):
            for step in (path.parent, path):
                if self.disk.kind(step) is None:
                    return None
                if self.disk.kind(step) == "link":
                    raise CaseError(step, "it is a link, and a case holds none", "take it away")
            return read(self.disk, path)

    def has(self, place: str) -> bool:
        """Whether `put` has kept something at `place`; it is not looked at. Raises CaseError."""
        with plainly(self.path / place):
            return self.disk.kind(self.path / place) == "file"

    def record_run(self, run: Run, now: datetime) -> Event:
        """Say what a run made of the case.

        Where the newest thing said of the case is the same, that line is given.
        """
        return self._standing(RUN, run.body()) or self.append(RUN, run.body(), now)

    def publish_head(self, where: str, now: datetime) -> Head:
        """The head to print in a report called `where`: the hash of the line that says so.

        Once printed it proves that nothing up to that line is changed or cut off.
        """
        event = self._standing(PUBLISHED, {"in": where}) or self.append(
            PUBLISHED, {"in": where}, now
        )
        return Head(event.n, event.hash)

    def _standing(self, kind: str, body: Mapping[str, Json]) -> Event | None:
        """The newest line of `kind` if it says the same and only remarks follow it."""
        for event in reversed(self.events()):
            if event.kind == kind:
                return event if event.body == body else None
            if event.kind not in REMARKS:
                return None
        return None

    def _to_write(self) -> _Writer:
        if self._writer is None:
            raise CaseError(self.path, "it is open to read only", "open it to write")
        return self._writer


class _Writer:
    """Who writes, with the log and the lock."""

    def __init__(self, who: str, log: Log, lock: Lock) -> None:
        self.who, self.log, self.lock = who, log, lock

    def append(self, kind: str, body: Mapping[str, Json], now: datetime) -> Event:
        return self.log.append(Entry(now, self.who, kind, body))
