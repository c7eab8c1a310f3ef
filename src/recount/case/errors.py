"""What goes wrong with a case, in words for its user: the file, the place in it, the remedy."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_FULL = (
    "there is no room left on the disk; nothing half written counts",
    "free some space and do it again",
)
_FORBIDDEN = (
    "you may not do this here: the folder or the file is read-only for you",
    "change its permissions (chmod u+w), or work as its owner or on a copy",
)
_BROKEN = (
    "the disk reported a fault",
    "copy the case to a sound disk and run `recount verify` there",
)
_KNOWN = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EFBIG: _FULL,
    errno.EACCES: _FORBIDDEN,
    errno.EPERM: _FORBIDDEN,
    errno.EROFS: (
        "the disk is mounted read-only",
        "work on a copy of the case on a disk that can be written",
    ),
    errno.EIO: _BROKEN,
    errno.ELOOP: (
        "it is a link, and a case holds none",
        "put the file itself in its place",
    ),
    errno.ENOENT: ("there is no such file or folder", "check the path"),
    errno.ENOTDIR: ("part of the path is a file, not a folder", "check the path"),
    errno.EEXIST: ("something else has this name already", "move it away"),
    errno.EISDIR: ("a folder stands where a file should be", "move it away"),
    errno.ENOLCK: ("this disk keeps no locks", "put the case on a disk of this machine"),
    errno.ENOTSUP: ("this disk cannot do what a case needs", "put it on a disk of this machine"),
}


class CaseError(Exception):
    """Something about a case that cannot go on.

    `path` is the file or folder, `place` where in it ("line 7", or empty), `why`
    what is wrong and `remedy` what the user can do. As text it is one line.
    """

    def __init__(self, path: Path, why: str, remedy: str, place: str = "") -> None:
        self.path, self.why, self.remedy, self.place = path, why, remedy, place
        where = f"{path}, {place}" if place else str(path)
        super().__init__(f"{where}: {why}; {remedy}")


def in_plain_words(error: OSError, path: Path) -> CaseError:
    """The same fault of the system as a CaseError of `path`."""
    other = (error.strerror or "the system refused it", "look at the disk and do it again")
    return CaseError(path, *_KNOWN.get(error.errno or 0, other))


@contextmanager
def plainly(path: Path) -> Iterator[None]:
    """Turns every OSError inside into a CaseError that names `path`."""
    try:
        yield
    except OSError as error:
        raise in_plain_words(error, path) from error
