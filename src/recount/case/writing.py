"""A file that stands there whole or not at all."""

from __future__ import annotations

import contextlib
from pathlib import Path

from recount.case.disk import Disk

# No name that anybody else would give a file, for the next writer removes what has it.
PART = ".recount-part"


def write_whole(disk: Disk, path: Path, data: bytes, read_only: bool = False) -> None:
    """Write a file so that a crash leaves the whole of it or none; returns when it would last.

    Under a temporary name first, synced, then renamed, then its folder synced.
    Raises OSError; nothing stands under `path` then that did not before.
    """
    part = path.with_name(path.name + PART)
    if disk.kind(part):
        disk.remove(part)
    try:
        _fill(disk, part, data, read_only)
        disk.rename(part, path)
    except OSError:
        # Best effort: what is left is told by `verify` and removed by the next writer.
        with contextlib.suppress(OSError):
            disk.remove(part)
        raise
    disk.sync_folder(path.parent)


def _fill(disk: Disk, path: Path, data: bytes, read_only: bool) -> None:
    handle = disk.create(path)
    try:
        disk.write(handle, data)
        if read_only:
            disk.set_read_only(path)
        disk.sync(handle)
    finally:
        disk.close(handle)


def make_folder(disk: Disk, path: Path) -> None:
    """A folder that lasts, its name in its parent included; no harm where it is there already.

    Raises OSError; FileExistsError where something else has the name.
    """
    if disk.kind(path) != "folder":
        disk.make_folder(path)
    disk.sync_folder(path.parent)


def sweep(disk: Disk, folder: Path) -> None:
    """Remove what interrupted writing left under temporary names. Raises OSError."""
    for name in disk.names(folder):
        if name.endswith(PART):
            disk.remove(folder / name)
