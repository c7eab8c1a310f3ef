"""Paths as the user gives them to sources with stable names: files, folders, globs."""

from __future__ import annotations

import os
import stat
import unicodedata
from collections.abc import Sequence
from glob import glob, has_magic
from hashlib import sha256
from pathlib import Path

from recount.ingest.decode import SIZE_LIMIT
from recount.ingest.metadata import METADATA, read_folder
from recount.ingest.values import Discovery, Note, Row, Source
from recount.model.document import Failure

# In a folder these are data or programs beside the articles; named one by one they are refused.
NOT_ARTICLES = frozenset(
    [
        ".json",
        ".jsonl",
        ".ndjson",
        ".csv",
        ".tsv",
        ".xml",
        ".toml",
        ".yaml",
        ".yml",
        ".ini",
        ".cfg",
        ".py",
        ".js",
        ".css",
        ".map",
        ".sh",
        ".sql",
        ".sqlite",
        ".db",
        ".log",
        ".lock",
        ".ipynb",
        ".geojson",
    ]
)
# What a report carries in its head, so that a run does not read its own output.
OWN_REPORT = b'name="generator" content="recount'


class _Found:
    """What the paths stand for while they are expanded; names follow when all are known."""

    def __init__(self) -> None:
        self.files: list[Path] = []
        self.bases: list[Path] = []
        self.missing: list[Failure] = []
        self.refused: list[tuple[Path, str]] = []
        self.notes: list[tuple[Path, str]] = []

    def take(self, path: Path, base: Path) -> None:
        """A regular file asked for; `base` is the folder it was asked for in."""
        self.files.append(path)
        self.bases.append(base)

    def refuse(self, path: Path, base: Path, why: str) -> None:
        """Something there that cannot be read."""
        self.refused.append((path, why))
        self.bases.append(base)


def discover(paths: Sequence[str]) -> Discovery:
    """The sources that `paths` (files, folders, globs) stand for, each content once, by name.

    A source is named by its path from the deepest folder common to all that
    was asked for, so that the same input elsewhere gives the same names. What
    is missing, empty, unreadable or no regular file is a failure; a second
    name of the same bytes, and what a folder holds beside articles, is a note.
    """
    found = _Found()
    for given in paths:
        _expand(given, found)
    common = Path(os.path.commonpath(found.bases)) if found.bases else Path()
    failures = list(found.missing)
    failures += [Failure(_display(path, common), why) for path, why in found.refused]
    notes = [Note(_display(path, common), text) for path, text in found.notes]
    named = sorted({(_display(path, common), path) for path in found.files})
    rows = _metadata([path for _, path in named], common, notes)
    sources: dict[str, Source] = {}
    for name, path in named:
        identity = _identify(path)
        if identity.why:
            failures.append(Failure(name, identity.why))
        elif identity.own:
            notes.append(Note(name, "a report that Recount wrote; left out"))
        elif identity.id in sources:
            first = sources[identity.id].name
            notes.append(Note(name, f"the same bytes as {first}; read once, under that name"))
        else:
            sources[identity.id] = Source(name, path, identity.id, rows.get(path, Row()))
    return Discovery(
        tuple(sources.values()),
        tuple(sorted(set(failures), key=lambda failure: (failure.name, failure.why))),
        tuple(sorted(set(notes), key=lambda note: (note.name, note.text))),
    )


def _expand(given: str, found: _Found) -> None:
    path = Path(given).expanduser()
    if os.path.lexists(path):
        _one(path, found)
        return
    # Path.glob takes no absolute patterns.
    matches = sorted(glob(str(path), recursive=True)) if has_magic(str(path)) else []  # noqa: PTH207
    if not matches:
        what = "nothing matches this pattern" if has_magic(given) else "there is no such file"
        found.missing.append(Failure(_printable(given), f"{what}; check the path"))
    files = [Path(match) for match in matches if not Path(match).is_dir()]
    # "**" gives each folder and its files; the folders are then said already.
    for match in files or [Path(match) for match in matches]:
        _one(match, found, listed=bool(files))


def _one(path: Path, found: _Found, listed: bool = False) -> None:
    """A path that exists: a folder is walked, a file taken. `listed` where a pattern chose it."""
    path = _absolute(path)
    if path.is_dir():
        _walk(path, found)
        return
    if path.name == METADATA:
        if not listed:
            found.notes.append((path, "read as the list of dates and outlets, not as a document"))
            found.bases.append(path.parent)
    elif listed and path.suffix.lower() in NOT_ARTICLES:
        found.notes.append((path, _left_out(path)))
    elif path.suffix.lower() in NOT_ARTICLES:
        found.refuse(path, path.parent, f"{_left_out(path)}; save the article as .txt or .html")
    else:
        _regular(path, path.parent, found)


def _walk(folder: Path, found: _Found) -> None:
    """Every file below `folder`, hidden ones and links apart."""
    before = len(found.files) + len(found.refused)
    found.bases.append(folder)

    def cannot(error: OSError) -> None:
        found.refuse(Path(error.filename or folder), folder, plain_error(error))

    for here, folders, files in os.walk(folder, onerror=cannot, followlinks=False):
        links = [name for name in folders if (Path(here) / name).is_symlink()]
        folders[:] = sorted(n for n in folders if not n.startswith(".") and n not in links)
        for name in sorted([*files, *links]):
            if not name.startswith("."):
                _in_folder(Path(here) / name, folder, found)
    if len(found.files) + len(found.refused) == before:
        found.refused.append(
            (folder, "the folder holds nothing to read; put .txt or .html files in it")
        )


def _in_folder(path: Path, folder: Path, found: _Found) -> None:
    if path.is_symlink():
        _link(path, folder, found)
    elif path.name == METADATA:
        return
    elif path.suffix.lower() in NOT_ARTICLES:
        found.notes.append((path, _left_out(path)))
    else:
        _regular(path, folder, found)


def _link(path: Path, folder: Path, found: _Found) -> None:
    """A link in a folder: what it leads to inside is read anyway, outside is not ours to take."""
    try:
        target = path.resolve(strict=True)
    except (OSError, RuntimeError):
        found.refuse(path, folder, "a link that leads nowhere; mend it or take it away")
        return
    if not target.is_relative_to(folder.resolve()):
        found.notes.append(
            (
                path,
                "a link that leads out of the folder; left out (name the file itself to read it)",
            )
        )


def _regular(path: Path, base: Path, found: _Found) -> None:
    try:
        mode = path.stat().st_mode
    except OSError as error:
        found.refuse(path, base, plain_error(error))
        return
    if stat.S_ISREG(mode):
        found.take(path, base)
    else:
        found.refuse(path, base, "this is a device, pipe or socket, not a file; leave it out")


class _Identity:
    """Digest of a file's bytes, or why there is none."""

    def __init__(self, id_: str = "", why: str = "", own: bool = False) -> None:
        self.id, self.why, self.own = id_, why, own


def _identify(path: Path) -> _Identity:
    try:
        data = read_limited(path)
    except OSError as error:
        return _Identity(why=plain_error(error))
    if len(data) > SIZE_LIMIT:
        return _Identity(why=too_large(path.stat().st_size))
    own = OWN_REPORT in data[:5000].lower()
    return _Identity(f"sha256:{sha256(data).hexdigest()}", own=own)


def read_limited(path: Path) -> bytes:
    """The bytes of a file, at most one more than the limit. Raises OSError."""
    with path.open("rb") as file:
        return file.read(SIZE_LIMIT + 1)


def too_large(size: int) -> str:
    """Why a file of `size` bytes is not read."""
    limit = f"{SIZE_LIMIT // 1_000_000} MB"
    return f"the file has {size:,} bytes, over the limit of {limit}; split it into its documents"


def _metadata(paths: Sequence[Path], common: Path, notes: list[Note]) -> dict[Path, Row]:
    """What the metadata.csv beside each file says of it."""
    rows: dict[Path, Row] = {}
    for folder in sorted({path.parent for path in paths}):
        by_name, remarks = read_folder(folder)
        notes += [Note(_display(folder / METADATA, common), remark) for remark in remarks]
        for path in paths:
            if path.parent == folder and _nfc(path.name) in by_name:
                rows[path] = by_name[_nfc(path.name)]
    return rows


def _absolute(path: Path) -> Path:
    """The path without "." and "..", links left as they are."""
    return Path(os.path.abspath(path))  # noqa: PTH100 (resolve() would follow links)


def _display(path: Path, common: Path) -> str:
    if path == common:
        return _printable(path.name or str(path))
    return _printable(
        path.relative_to(common).as_posix() if path.is_relative_to(common) else str(path)
    )


def _printable(name: str) -> str:
    """A name any encoding can write; bytes that are no text become the replacement sign."""
    return _nfc(name.encode("utf-8", "surrogateescape").decode("utf-8", "replace"))


def _nfc(name: str) -> str:
    # Some systems store "é" as two characters; the ledger must not depend on which.
    return unicodedata.normalize("NFC", name)


def _left_out(path: Path) -> str:
    return f"files of the kind {path.suffix.lower()} are no articles; left out"


def plain_error(error: OSError) -> str:
    """Why a file could not be read, in words for the user."""
    if isinstance(error, PermissionError):
        return "you may not read this; change its permissions (chmod u+r) or run as its owner"
    if isinstance(error, FileNotFoundError):
        return "there is no such file; check the path"
    return (
        f"it cannot be read ({error.strerror or 'unknown error'}); copy it elsewhere and try again"
    )
