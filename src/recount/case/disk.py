"""The system calls that the room makes, as a protocol, and the real disk behind it.

Everything in the room reads and writes through a `Disk`, so that the tests can
put one in its place that forgets, at a crash, what was not synced.
"""

from __future__ import annotations

import errno
import os
import stat
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Literal, Protocol

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

Kind = Literal["file", "folder", "link", "other"]

_BLOCK = 1 << 20
# No link is followed at the last step; a pipe in a file's place must not block.
_SAFE = (
    getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_BINARY", 0)
)


class Disk(Protocol):
    """Files and folders by path, open files by number. Every method raises OSError."""

    def real(self, path: Path) -> Path:
        """The path, absolute and without links: where a case lies."""
        ...

    def kind(self, path: Path) -> Kind | None:
        """What stands at `path`, a link being a link; None where nothing does."""
        ...

    def size(self, path: Path) -> int:
        """Bytes of the file."""
        ...

    def names(self, folder: Path) -> tuple[str, ...]:
        """Names in the folder, sorted."""
        ...

    def blocks(self, path: Path) -> Iterator[bytes]:
        """The bytes of a regular file, block by block."""
        ...

    def make_folder(self, path: Path) -> None:
        """A new folder; its parent must be there."""
        ...

    def create(self, path: Path) -> int:
        """A new file open for writing; FileExistsError where something stands there."""
        ...

    def append_to(self, path: Path) -> int:
        """A file open for writing at its end, made where missing."""
        ...

    def open_inside(self, path: Path) -> int:
        """A file that is there, open for writing over its bytes."""
        ...

    def write(self, handle: int, data: bytes) -> None:
        """All of `data`; after an OSError part of it may stand there."""
        ...

    def write_over(self, handle: int, at: int, data: bytes) -> None:
        """All of `data` in place of the bytes from `at` on."""
        ...

    def sync(self, handle: int) -> None:
        """Returns when the file's bytes would outlast a loss of power."""
        ...

    def truncate(self, handle: int, size: int) -> None:
        """Cut the file to `size` bytes."""
        ...

    def close(self, handle: int) -> None:
        """The number is free again; its lock, if it had one, too."""
        ...

    def lock(self, handle: int) -> bool:
        """Lock the open file for this process; False where another one has it."""
        ...

    def rename(self, old: Path, new: Path) -> None:
        """Give the file the name `new`, in place of what had it."""
        ...

    def remove(self, path: Path) -> None:
        """Take a file's name away."""
        ...

    def set_read_only(self, path: Path) -> None:
        """Nobody may write the file from now on."""
        ...

    def sync_folder(self, path: Path) -> None:
        """Returns when the folder's names would outlast a loss of power."""
        ...


class RealDisk:
    """The machine's disk."""

    def real(self, path: Path) -> Path:
        """See Disk."""
        return path.expanduser().resolve()

    def kind(self, path: Path) -> Kind | None:
        """See Disk."""
        try:
            mode = path.lstat().st_mode
        except (FileNotFoundError, NotADirectoryError):
            return None
        if stat.S_ISREG(mode):
            return "file"
        if stat.S_ISDIR(mode):
            return "folder"
        return "link" if stat.S_ISLNK(mode) else "other"

    def size(self, path: Path) -> int:
        """See Disk."""
        return path.lstat().st_size

    def names(self, folder: Path) -> tuple[str, ...]:
        """See Disk."""
        return tuple(sorted(os.listdir(folder)))  # noqa: PTH208

    def blocks(self, path: Path) -> Iterator[bytes]:
        """See Disk."""
        handle = _opened(path, os.O_RDONLY)
        try:
            while block := os.read(handle, _BLOCK):
                yield block
        finally:
            os.close(handle)

    def make_folder(self, path: Path) -> None:
        """See Disk."""
        path.mkdir()

    def create(self, path: Path) -> int:
        """See Disk."""
        return _opened(path, os.O_RDWR | os.O_CREAT | os.O_EXCL)

    def append_to(self, path: Path) -> int:
        """See Disk."""
        return _opened(path, os.O_RDWR | os.O_CREAT | os.O_APPEND)

    def open_inside(self, path: Path) -> int:
        """See Disk."""
        return _opened(path, os.O_RDWR)

    def write(self, handle: int, data: bytes) -> None:
        """See Disk."""
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(handle, rest) :]

    def write_over(self, handle: int, at: int, data: bytes) -> None:
        """See Disk."""
        os.lseek(handle, at, os.SEEK_SET)
        self.write(handle, data)

    def sync(self, handle: int) -> None:
        """See Disk."""
        if sys.platform == "darwin":
            # There fsync leaves the bytes in the drive's own memory.
            fcntl.fcntl(handle, fcntl.F_FULLFSYNC)
        else:
            os.fsync(handle)

    def truncate(self, handle: int, size: int) -> None:
        """See Disk."""
        os.ftruncate(handle, size)

    def close(self, handle: int) -> None:
        """See Disk."""
        os.close(handle)

    def lock(self, handle: int) -> bool:
        """See Disk."""
        try:
            if sys.platform == "win32":
                # A byte far behind the end, for a locked one cannot be read.
                os.lseek(handle, 1 << 30, os.SEEK_SET)
                msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
            else:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except (BlockingIOError, PermissionError):
            return False
        return True

    def rename(self, old: Path, new: Path) -> None:
        """See Disk."""
        old.replace(new)

    def remove(self, path: Path) -> None:
        """See Disk."""
        path.unlink()

    def set_read_only(self, path: Path) -> None:
        """See Disk."""
        path.chmod(0o444)

    def sync_folder(self, path: Path) -> None:
        """See Disk. Windows has no such call and writes names through."""
        if sys.platform == "win32":
            return
        handle = os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


REAL = RealDisk()


def read(disk: Disk, path: Path) -> bytes:
    """The whole of a regular file. Raises OSError."""
    return b"".join(disk.blocks(path))


def _opened(path: Path, flags: int) -> int:
    """A regular file's number. Raises OSError where something else stands there."""
    handle = os.open(path, flags | _SAFE, 0o644)
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise OSError(errno.EINVAL, "this is a folder, pipe or device where a file should be")
    return handle
