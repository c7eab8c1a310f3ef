"""Where a case may be made, and whether one is there."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from recount.case.chain import Event
from recount.case.disk import Disk
from recount.case.errors import CaseError, plainly
from recount.case.kinds import CREATED, FORMAT
from recount.case.lock import LOCK
from recount.case.log import LOG
from recount.case.originals import ORIGINALS
from recount.case.writing import PART

# Where timestamps of the head are kept, made with the first of them.
TOKENS = "timestamps"
# The log and the last ledger as a database, made by every report.
PROJECTION = "ledger.sqlite"
# How names begin that the room gives at the top of a case.
_OWN = ("log.", LOCK, PROJECTION, ORIGINALS, TOKENS, "texts", "readings")
# What a creation that was interrupted may have left in the folder.
_LEFT = {LOCK, ORIGINALS, LOG + PART}


def case_root(path: Path, disk: Disk) -> Path:
    """Where the case that `path` names lies. Raises CaseError where no case is there."""
    with plainly(path):
        root = disk.real(path)
        kind, log = disk.kind(root), disk.kind(root / LOG)
    if kind != "folder":
        raise CaseError(path, "there is no such folder", "check the path, or make a case there")
    if log != "file":
        raise CaseError(
            path, f"this folder is no case: it has no {LOG}", "make a case in a new folder"
        )
    return root


def refuse_occupied(disk: Disk, root: Path) -> None:
    """Stop where `root` is no place for a new case. Raises CaseError, and OSError."""
    kind = disk.kind(root)
    if kind is None:
        if disk.kind(root.parent) != "folder":
            raise CaseError(root.parent, "there is no such folder", "make it first")
        return
    names: Collection[str] = disk.names(root) if kind == "folder" else ()
    if LOG in names:
        raise CaseError(root, "it is a case already", "open it, or name another folder")
    if kind != "folder" or not _LEFT.issuperset(names):
        raise CaseError(root, "it is no empty folder", "name a new folder for the case")
    if ORIGINALS in names and disk.names(root / ORIGINALS):
        raise CaseError(
            root,
            f"it holds originals but no {LOG}",
            "bring the log back from a copy, or name a new folder",
        )


def check_format(root: Path, first: Event) -> None:
    """Stop where the first line is not that of a case this version knows. Raises CaseError."""
    if first.kind != CREATED:
        raise CaseError(root / LOG, "its first line makes no case", "bring it back from a copy")
    if first.body["format"] != FORMAT:
        raise CaseError(
            root / LOG,
            f"the case has the format {first.body['format']!r}, and this Recount knows {FORMAT!r}",
            "use the version of Recount that made it, or a later one",
        )


def is_own(case: Path, path: Path) -> bool:
    """Whether `path` names something of the case at `case`: not to be written by others.

    All below its folders is, and at the top what the room itself puts there.
    """
    case, path = case.expanduser().resolve(), path.expanduser().resolve()
    if not path.is_relative_to(case):
        return False
    place = path.relative_to(case).parts
    return len(place) != 1 or place[0].startswith(_OWN)
