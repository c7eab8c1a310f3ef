"""`originals/ab/abcd…`: the documents' bytes, named by their SHA-256, never changed."""

from __future__ import annotations

from pathlib import Path

from recount.case.disk import Disk, read
from recount.case.errors import CaseError, plainly
from recount.case.writing import make_folder, sweep, write_whole
from recount.model.document import digest

ORIGINALS = "originals"
_DAMAGED = "its bytes do not give its name: it was damaged or changed"
_REMEDY = "move it out of the case and add the document again from a good copy"


def place_of(document: str) -> str:
    """Where a document's bytes lie in the case, "originals/ab/abcd…", from "sha256:abcd…"."""
    name = document.removeprefix("sha256:")
    return f"{ORIGINALS}/{name[:2]}/{name}"


class Originals:
    """The folder of originals of the case at `root`."""

    def __init__(self, disk: Disk, root: Path) -> None:
        self._disk, self._root = disk, root
        self._lasting: set[Path] = set()

    def there(self, document: str) -> bool:
        """Whether a file stands in the document's place; its bytes are not looked at."""
        path = self._root / place_of(document)
        with plainly(path):
            return self._folder(path.parent) and self._disk.kind(path) == "file"

    def keep(self, data: bytes) -> str:
        """Put the bytes in their place and give their digest; returns when they would last.

        Bytes that are there already are checked and left. Raises CaseError.
        """
        document = digest(data)
        path = self._root / place_of(document)
        with plainly(path):
            self._make(path.parent)
            kind = self._disk.kind(path)
            if kind is None:
                write_whole(self._disk, path, data, read_only=True)
                return document
        if kind != "file":
            raise CaseError(path, f"a {kind} stands where an original should be", _REMEDY)
        self.read(document)
        with plainly(path.parent):
            # A killed writer may have left its name unsynced.
            self._disk.sync_folder(path.parent)
        return document

    def read(self, document: str) -> bytes:
        """The document's bytes, checked against their digest. Raises CaseError."""
        path = self._root / place_of(document)
        with plainly(path):
            self._folder(path.parent)
            data = read(self._disk, path)
        if digest(data) != document:
            raise CaseError(path, _DAMAGED, _REMEDY)
        return data

    def sweep(self) -> None:
        """Remove what interrupted adding left under temporary names. Raises CaseError."""
        top = self._root / ORIGINALS
        with plainly(top):
            if not self._folder(top):
                return
            for name in self._disk.names(top):
                if self._folder(top / name):
                    sweep(self._disk, top / name)

    def _make(self, folder: Path) -> None:
        """The folder, lasting; synced once by this process, whoever made it."""
        if folder in self._lasting:
            return
        for step in (folder.parent, folder):
            self._folder(step)
            make_folder(self._disk, step)
        self._lasting.add(folder)

    def _folder(self, path: Path) -> bool:
        """Whether a folder is there. Raises CaseError where a link is, for it may lead outside."""
        for step in (path.parent, path) if path.parent != self._root else (path,):
            if self._disk.kind(step) == "link":
                raise CaseError(
                    step, "it is a link, and a case holds none", "put the folder itself there"
                )
        return self._disk.kind(path) == "folder"
