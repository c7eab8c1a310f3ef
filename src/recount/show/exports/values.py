"""What every export gives: files as bytes, and what it could not say."""

from __future__ import annotations

from dataclasses import dataclass


class ExportError(Exception):
    """An export cannot be made; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class File:
    """A file to write. `name` is a plain file name, "" where the export is one file."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Exported:
    """The files of an export, and `notes`: what the target has no place for, in sentences."""

    files: tuple[File, ...]
    notes: tuple[str, ...] = ()


def one_file(text: str, notes: tuple[str, ...] = ()) -> Exported:
    """An export of one UTF-8 file."""
    return Exported((File("", text.encode()),), notes)
