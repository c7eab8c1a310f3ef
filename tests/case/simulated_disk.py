"""A disk in memory that forgets, at a crash, what was not synced.

What a crash may leave, and no more is promised than this:
- of a file's bytes: those of its last sync, and of what was written since any first part, torn at
  any byte, where stretches may read as zeros because they never reached the plate;
- of a folder's names: those of its last sync, and of each name changed since any value it has had,
  every name by itself, so that a rename may show as either name, both or none;
- no locks and no open files.
A sync that failed leaves bytes that read well until the crash and are zeros after it.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator, Mapping
from itertools import takewhile
from pathlib import Path
from random import Random

from recount.case.disk import Kind


class PowerCut(BaseException):
    """The power went in the middle of a run."""


class File:
    """Bytes as they read now, as they were last synced, and the steps from there to here."""

    def __init__(self, data: bytes = b"", read_only: bool = False) -> None:
        self.live = self.durable = data
        # Bytes written at the end, a size cut to, or bytes written over those from an offset on.
        self.steps: list[bytes | int | tuple[int, bytes]] = []
        self.lost: list[tuple[int, int]] = []  # stretches that a failed sync forgot
        self.read_only = read_only
        self.locked_by: int | None = None

    def write(self, data: bytes) -> None:
        self.live += data
        self.steps.append(data)

    def write_over(self, at: int, data: bytes) -> None:
        self.live = _over(self.live, at, data)
        self.steps.append((at, data))
        end = at + len(data)
        parts = [part for a, b in self.lost for part in ((a, min(b, at)), (max(a, end), b))]
        self.lost = [(a, b) for a, b in parts if a < b]

    def truncate(self, size: int) -> None:
        self.live = self.live[:size]
        self.steps.append(size)
        self.lost = [(a, min(b, size)) for a, b in self.lost if a < size]

    def sync(self) -> None:
        self.durable = _zeroed(self.live, self.lost)
        self.steps = []

    def fail_to_sync(self) -> None:
        if self.live != self.durable:
            same = (a == b for a, b in zip(self.live, self.durable))
            self.lost.append((sum(takewhile(bool, same)), len(self.live)))

    def after_crash(self, rng: Random | None) -> bytes:
        """The bytes of one possible crash; without `rng` only what was synced."""
        if rng is None:
            return self.durable
        data = self.durable
        taken = rng.randint(0, len(self.steps))
        for step in self.steps[:taken]:
            if isinstance(step, int):
                data = data[:step]
            else:
                data = data + step if isinstance(step, bytes) else _over(data, *step)
        torn = self.steps[taken] if taken < len(self.steps) else None
        if isinstance(torn, tuple):
            data = _over(data, torn[0], torn[1][: rng.randint(0, len(torn[1]))])
        if isinstance(torn, bytes):
            start = len(data)
            data += torn[: rng.randint(0, len(torn))]
            if rng.random() < 0.3:
                hole = sorted(rng.randint(start, len(data)) for _ in range(2))
                data = _zeroed(data, [(hole[0], hole[1])])
        return data


class Folder:
    """Names as they are now, and for each changed since the last sync all that it has meant."""

    def __init__(self) -> None:
        self.live: dict[str, File | Folder] = {}
        self.pending: dict[str, list[File | Folder | None]] = {}

    def put(self, name: str, node: File | Folder | None) -> None:
        self.pending.setdefault(name, [self.live.get(name)]).append(node)
        if node is None:
            del self.live[name]
        else:
            self.live[name] = node

    def after_crash(self, rng: Random | None) -> dict[str, File | Folder]:
        """The names of one possible crash; without `rng` only those that were synced."""
        names = dict(self.live)
        for name, meant in self.pending.items():
            node = rng.choice(meant) if rng else meant[0]
            names.pop(name, None)
            if node:
                names[name] = node
        return names


class SimulatedDisk:
    """A Disk in memory.

    `faults` gives an error number for the calls, counted from 0, that fail. `watch` is called
    after every call that changes anything; `cut_after` such calls the power goes.
    """

    def __init__(self, root: Folder | None = None, faults: Mapping[int, int] | None = None) -> None:
        self.root = root or Folder()
        self.faults = dict(faults or {})
        self.failed = 0
        self.calls = 0
        self.watch: Callable[[], None] = lambda: None
        self.cut_after: int | None = None
        self._handles: dict[int, tuple[File, str]] = {}

    # What the tests ask of it.

    def crashed(self, rng: Random | None) -> SimulatedDisk:
        """The disk as one possible crash leaves it; without `rng` all is forgotten that may be."""
        memo: dict[int, File] = {}

        def copy(folder: Folder) -> Folder:
            left = Folder()
            for name, node in folder.after_crash(rng).items():
                if isinstance(node, Folder):
                    left.live[name] = copy(node)
                elif id(node) in memo:
                    left.live[name] = memo[id(node)]
                else:
                    data = node.after_crash(rng)
                    left.live[name] = memo[id(node)] = File(data, node.read_only)
            return left

        return type(self)(copy(self.root))

    def shape(self) -> int:
        """A number that two disks share only where they hold the same."""
        return hash(tuple(self.files()))

    def files(self) -> Iterator[tuple[str, bytes | None]]:
        """Every path with its bytes, None for a folder, in order."""
        stack = [("", self.root)]
        while stack:
            path, folder = stack.pop()
            for name in sorted(folder.live):
                node = folder.live[name]
                if isinstance(node, Folder):
                    yield f"{path}/{name}", None
                    stack.append((f"{path}/{name}", node))
                else:
                    yield f"{path}/{name}", node.live

    def file(self, path: Path) -> File:
        """The file at `path`, to look into or to damage."""
        node = self._node(path)
        if not isinstance(node, File):
            raise OSError(errno.ENOENT if node is None else errno.EISDIR, "no such file")
        return node

    # What the room asks of it: see Disk.

    def real(self, path: Path) -> Path:
        return path

    def kind(self, path: Path) -> Kind | None:
        node = self._node(path)
        return None if node is None else "file" if isinstance(node, File) else "folder"

    def size(self, path: Path) -> int:
        return len(self.file(path).live)

    def names(self, folder: Path) -> tuple[str, ...]:
        return tuple(sorted(self._folder(str(folder)).live))

    def blocks(self, path: Path) -> Iterator[bytes]:
        yield self.file(path).live

    def make_folder(self, path: Path) -> None:
        self._may_fail()
        self._new(path, Folder())
        self._done()

    def create(self, path: Path) -> int:
        self._may_fail()
        file = File()
        self._new(path, file)
        self._done()
        return self._open(file, path)

    def append_to(self, path: Path) -> int:
        self._may_fail()
        node = self._node(path)
        if node is None:
            node = File()
            self._new(path, node)
            self._done()
        if not isinstance(node, File):
            raise OSError(errno.EISDIR, "a folder")
        if node.read_only:
            raise OSError(errno.EACCES, "read-only")
        return self._open(node, path)

    def open_inside(self, path: Path) -> int:
        self._may_fail()
        return self._open(self.file(path), path)

    def write_over(self, handle: int, at: int, data: bytes) -> None:
        self._may_fail()
        self._handles[handle][0].write_over(at, data)
        self._done()

    def write(self, handle: int, data: bytes) -> None:
        file, _ = self._handles[handle]
        try:
            self._may_fail()
        except OSError:
            file.write(data[: len(data) // 2])
            self._done()
            raise
        file.write(data)
        self._done()

    def sync(self, handle: int) -> None:
        file, _ = self._handles[handle]
        try:
            self._may_fail()
        except OSError:
            file.fail_to_sync()
            self._done()
            raise
        file.sync()
        self._done()

    def truncate(self, handle: int, size: int) -> None:
        self._may_fail()
        self._handles[handle][0].truncate(size)
        self._done()

    def close(self, handle: int) -> None:
        file, _ = self._handles.pop(handle)
        if file.locked_by == handle:
            file.locked_by = None

    def lock(self, handle: int) -> bool:
        file, _ = self._handles[handle]
        if file.locked_by in (None, handle):
            file.locked_by = handle
        return file.locked_by == handle

    def rename(self, old: Path, new: Path) -> None:
        self._may_fail()
        node = self.file(old)
        self._folder(str(old.parent)).put(old.name, None)
        self._folder(str(new.parent)).put(new.name, node)
        self._done()

    def remove(self, path: Path) -> None:
        self._may_fail()
        self.file(path)
        self._folder(str(path.parent)).put(path.name, None)
        self._done()

    def set_read_only(self, path: Path) -> None:
        self._may_fail()
        self.file(path).read_only = True

    def sync_folder(self, path: Path) -> None:
        self._may_fail()
        self._folder(str(path)).pending.clear()
        self._done()

    def _open(self, file: File, path: Path) -> int:
        handle = max(self._handles, default=2) + 1
        self._handles[handle] = (file, path.name)
        return handle

    def _new(self, path: Path, node: File | Folder) -> None:
        parent = self._folder(str(path.parent))
        if path.name in parent.live:
            raise FileExistsError(errno.EEXIST, "it is there already")
        parent.put(path.name, node)

    def _folder(self, path: str) -> Folder:
        node = self._find(path)
        if not isinstance(node, Folder):
            raise OSError(errno.ENOENT if node is None else errno.ENOTDIR, "no such folder")
        return node

    def _node(self, path: Path) -> File | Folder | None:
        return self._find(str(path))

    def _find(self, path: str) -> File | Folder | None:
        node: File | Folder | None = self.root
        for name in path.split("/"):
            if name:
                node = node.live.get(name) if isinstance(node, Folder) else None
        return node

    def _may_fail(self) -> None:
        number = self.faults.pop(self.calls, 0)
        self.calls += 1
        if number:
            self.failed += 1
            raise OSError(number, os.strerror(number))

    def _done(self) -> None:
        self.watch()
        if self.cut_after is not None:
            self.cut_after -= 1
            if self.cut_after < 0:
                raise PowerCut


def _over(data: bytes, at: int, over: bytes) -> bytes:
    return data[:at].ljust(at, b"\0") + over + data[at + len(over) :]


def _zeroed(data: bytes, stretches: list[tuple[int, int]]) -> bytes:
    for start, end in stretches:
        data = data[:start] + bytes(end - start) + data[end:]
    return data
