"""Ways to be careless with a disk. The property of durability must catch each of them.

Six kinds, and of the two bluntest also the narrow forms that forget one file or one folder only.
"""

from __future__ import annotations

from pathlib import Path

from simulated_disk import File, SimulatedDisk

from recount.case.log import LOG
from recount.case.writing import PART


class NoSync(SimulatedDisk):
    """Files are never synced."""

    def sync(self, handle: int) -> None:
        if self.forgets(self._handles[handle][1]):
            self._done()
        else:
            super().sync(handle)

    def forgets(self, name: str) -> bool:
        return True


class NoSyncOfLines(NoSync):
    """Lines that are added to the log are never synced."""

    def forgets(self, name: str) -> bool:
        return name == LOG


class NoSyncOfOriginals(NoSync):
    """Originals are never synced."""

    def forgets(self, name: str) -> bool:
        return name.endswith(PART) and not name.startswith(LOG)


class NoFolderSync(SimulatedDisk):
    """Folders are never synced."""

    def sync_folder(self, path: Path) -> None:
        if self.forgets(path):
            self._done()
        else:
            super().sync_folder(path)

    def forgets(self, path: Path) -> bool:
        return True


class NoSyncOfParent(NoFolderSync):
    """The folder in which the case lies is never synced."""

    def forgets(self, path: Path) -> bool:
        return len(path.parts) == 1


class NoSyncOfCaseFolder(NoFolderSync):
    """The case folder itself is never synced."""

    def forgets(self, path: Path) -> bool:
        return len(path.parts) == 2


class NoSyncOfTopFolder(NoFolderSync):
    """The folder of all originals is never synced."""

    def forgets(self, path: Path) -> bool:
        return path.name == "originals"


class NoSyncOfInnerFolders(NoFolderSync):
    """The folders in which the originals lie are never synced."""

    def forgets(self, path: Path) -> bool:
        return path.parent.name == "originals"


class RenameBeforeSync(SimulatedDisk):
    """A file gets its final name first and is synced after."""

    def sync(self, handle: int) -> None:
        if not self._handles[handle][1].endswith(PART):
            super().sync(handle)

    def rename(self, old: Path, new: Path) -> None:
        super().rename(old, new)
        self.file(new).sync()
        self._done()


class AcknowledgedBeforeSync(SimulatedDisk):
    """A sync is put off until the next call, when its caller has long gone on."""

    _later: File | None = None

    def sync(self, handle: int) -> None:
        self._may_fail()
        self._later = self._handles[handle][0]
        self._done()

    def _may_fail(self) -> None:
        if self._later:
            self._later.sync()
        self._later = None
        super()._may_fail()


class IgnoredTornTail(SimulatedDisk):
    """What a crash left of a last line is not cut, and the next line is written behind it."""

    def truncate(self, handle: int, size: int) -> None:
        if self._handles[handle][1] != LOG:
            super().truncate(handle, size)


class SwallowedError(SimulatedDisk):
    """A write or a sync that failed is taken for done."""

    def write(self, handle: int, data: bytes) -> None:
        try:
            super().write(handle, data)
        except OSError:
            return

    def sync(self, handle: int) -> None:
        try:
            super().sync(handle)
        except OSError:
            return


PLANTED = (
    NoSync,
    NoFolderSync,
    RenameBeforeSync,
    AcknowledgedBeforeSync,
    IgnoredTornTail,
    SwallowedError,
)
NARROW = (
    NoSyncOfLines,
    NoSyncOfOriginals,
    NoSyncOfParent,
    NoSyncOfCaseFolder,
    NoSyncOfTopFolder,
    NoSyncOfInnerFolders,
)
