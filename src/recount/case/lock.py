"""One writer at a time: the lock names its holder, and a dead holder's lock is taken over.

The lock itself is the operating system's, which ends with its process; the words
in the file are for people. A holder on another machine is believed.
"""

from __future__ import annotations

import contextlib
import os
import platform
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from recount.case.canonical import canonical, parse
from recount.case.chain import moment
from recount.case.disk import Disk, read
from recount.case.errors import CaseError, plainly

LOCK = "lock"


@dataclass(frozen=True, slots=True)
class Holder:
    """Who writes to a case: the machine, the process there, the person, since when (UTC)."""

    host: str
    pid: int
    user: str
    since: str

    def __str__(self) -> str:
        return f"{self.user} (process {self.pid} on {self.host}, since {self.since})"


class Lock:
    """The right to write, until released. `told` says whose lock was taken over, if any."""

    def __init__(self, disk: Disk, handle: int, told: tuple[str, ...]) -> None:
        self._disk, self._handle = disk, handle
        self.told = told

    @classmethod
    def take(cls, disk: Disk, path: Path, user: str, now: datetime) -> Lock:
        """The lock at `path`. Raises CaseError naming the holder where another one has it."""
        with plainly(path):
            handle = disk.append_to(path)
        try:
            told = _claim(disk, path, handle, user, now)
        except CaseError:
            disk.close(handle)
            raise
        return cls(disk, handle, told)

    def release(self) -> None:
        """Let others write. The file stays, empty."""
        with contextlib.suppress(OSError):
            self._disk.truncate(self._handle, 0)
        with contextlib.suppress(OSError):
            self._disk.close(self._handle)


def holder(disk: Disk, path: Path) -> Holder | None:
    """Whom the lock names; None where it names nobody. It may have ended without a word."""
    try:
        value = parse(read(disk, path))
    except (OSError, ValueError):
        return None
    match value:
        case {"host": str(host), "pid": int(pid), "user": str(user), "since": str(since)}:
            return Holder(host, pid, user, since)
    return None


def _claim(disk: Disk, path: Path, handle: int, user: str, now: datetime) -> tuple[str, ...]:
    me = Holder(platform.node(), os.getpid(), user, moment(now))
    with plainly(path):
        free = disk.lock(handle)
    named = holder(disk, path)
    if not free:
        raise CaseError(
            path,
            f"{named or 'another process'} is writing to this case",
            "wait until that is done, or stop it",
        )
    if named and named.host != me.host:
        raise CaseError(
            path,
            f"it says that {named} is writing to this case, on another machine",
            "if that has ended, delete this file and do it again",
        )
    with plainly(path):
        disk.truncate(handle, 0)
        disk.write(handle, canonical(asdict(me)))
    if not named:
        return ()
    return (f"{path}: {named} ended without closing the case; its lock was taken over.",)
