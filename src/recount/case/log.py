"""`log.jsonl`: append-only, each line tied to the one before, acknowledged when it lasts."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from pathlib import Path

from recount.case.canonical import Json
from recount.case.chain import (
    Entry,
    Event,
    Head,
    LineError,
    decode,
    encode,
    link_fault,
    seal,
    split,
)
from recount.case.disk import Disk, read
from recount.case.errors import CaseError, in_plain_words, plainly
from recount.case.kinds import TAIL_CUT
from recount.case.writing import write_whole

LOG = "log.jsonl"
TORN = "log.torn-"
_RESTORE = "take a copy of the case from before that; `recount verify` tells all that is wrong"


@dataclass(frozen=True, slots=True)
class Content:
    """What the log holds: its events in order, their size in bytes, and the torn tail behind."""

    events: tuple[Event, ...]
    size: int
    tail: bytes


def read_log(disk: Disk, path: Path) -> Content:
    """The log, its chain whole. Raises CaseError naming the first line that is wrong."""
    with plainly(path):
        data = read(disk, path)
    lines, tail = split(data)
    events: list[Event] = []
    for number, line in enumerate(lines, 1):
        try:
            event = decode(line)
        except LineError as error:
            raise CaseError(path, str(error), _RESTORE, f"line {number}") from error
        if fault := link_fault(events[-1] if events else None, event):
            raise CaseError(path, fault, _RESTORE, f"line {number}")
        events.append(event)
    if not events:
        raise CaseError(path, "it holds no line", _RESTORE)
    return Content(tuple(events), len(data) - len(tail), tail)


def start_log(disk: Disk, path: Path, entry: Entry) -> None:
    """A new log of one line, there whole or not at all. Raises CaseError."""
    event = _sealed(path, entry, None)
    with plainly(path):
        write_whole(disk, path, encode(event))


class Log:
    """The log open for writing, by the one process that holds the case's lock.

    `told` says what the user should know of its opening, such as a torn tail
    that was cut.
    """

    def __init__(self, disk: Disk, path: Path, content: Content, handle: int) -> None:
        self._disk, self._path, self._handle = disk, path, handle
        self._events = list(content.events)
        self._size = content.size
        self._sound = True
        self.told: tuple[str, ...] = ()

    @classmethod
    def open(cls, disk: Disk, path: Path, entry: Entry) -> Log:
        """The log at `path`; its torn tail, if it has one, is saved beside it and cut.

        `entry` gives who and when for the line that says so. Raises CaseError.
        """
        content = read_log(disk, path)
        with plainly(path):
            saved = _save(disk, path, content.tail) if content.tail else ""
            log = cls(disk, path, content, disk.append_to(path))
        try:
            log._settle(len(content.tail), saved, entry)
        except CaseError:
            log.close()
            raise
        return log

    @property
    def events(self) -> tuple[Event, ...]:
        """All lines, in order."""
        return tuple(self._events)

    @property
    def last(self) -> Event:
        """The last line."""
        return self._events[-1]

    def append(self, entry: Entry) -> Event:
        """One more line; returns when it would outlast a loss of power.

        Raises CaseError where it could not be written; then it is not in the log.
        """
        if not self._sound:
            raise CaseError(
                self._path,
                "an earlier line could not be written whole, so none can follow it",
                "close the case and open it again; the torn line is cut then",
            )
        event = _sealed(self._path, entry, Head(self.last.n, self.last.hash))
        self._write(encode(event))
        self._events.append(event)
        return event

    def close(self) -> None:
        """No more lines."""
        with contextlib.suppress(OSError):
            self._disk.close(self._handle)

    def _write(self, line: bytes) -> None:
        # Whatever stops this half-way, an interrupt too, nothing may be written behind it.
        self._sound = False
        try:
            self._disk.write(self._handle, line)
            self._disk.sync(self._handle)
        except OSError as error:
            self._take_back()
            raise in_plain_words(error, self._path) from error
        self._size += len(line)
        self._sound = True

    def _take_back(self) -> None:
        """Cut what a failed write left; where that fails too the log stays unsound."""
        with contextlib.suppress(OSError):
            self._disk.truncate(self._handle, self._size)
            self._disk.sync(self._handle)
            self._sound = True

    def _settle(self, torn: int, saved: str, entry: Entry) -> None:
        """Make what stands there last: a killed writer may have left it unsynced."""
        with plainly(self._path):
            if torn:
                self._disk.truncate(self._handle, self._size)
            self._write_last_again()
            self._disk.sync_folder(self._path.parent)
        if torn:
            body: dict[str, Json] = {"bytes": torn, "saved": saved}
            self.append(Entry(entry.at, entry.who, TAIL_CUT, body))
            self.told = (
                f"{self._path}: the last line was cut off while it was being written. Nothing"
                f" acknowledged was in its {torn} bytes; they are kept as {saved}.",
            )

    def _write_last_again(self) -> None:
        """Put the last line's own bytes in its place once more.

        After a sync that failed a system may hold bytes in memory that it will
        never write, and read them back as if they were there (the "fsyncgate"
        of PostgreSQL, 2018). Only the last line can be such, and written again it is.
        """
        line = encode(self.last)
        handle = self._disk.open_inside(self._path)
        try:
            self._disk.write_over(handle, self._size - len(line), line)
            self._disk.sync(handle)
        finally:
            self._disk.close(handle)


def _sealed(path: Path, entry: Entry, after: Head | None) -> Event:
    try:
        return seal(entry, after)
    except ValueError as error:
        raise CaseError(
            path, f"a line cannot be written: {error}", "change what it says"
        ) from error


def _save(disk: Disk, path: Path, tail: bytes) -> str:
    """Keep a torn tail in a file of its own, once; its name."""
    taken = [name for name in disk.names(path.parent) if name.startswith(TORN)]
    for name in taken:
        if not name.endswith(".part") and read(disk, path.parent / name) == tail:
            return name
    numbers = [int(name[len(TORN) :]) for name in taken if name[len(TORN) :].isdecimal()]
    name = f"{TORN}{max(numbers, default=0) + 1}"
    write_whole(disk, path.parent / name, tail, read_only=True)
    return name
