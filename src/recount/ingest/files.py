"""Paths as the user gives them to sources with stable names: files, folders, globs, a pipe."""

from __future__ import annotations

import os
import stat
import unicodedata
from collections.abc import Mapping, Sequence
from glob import glob, has_magic
from hashlib import sha256
from pathlib import Path

from recount.ingest.beside import (
    NOT_ARTICLES,
    SAVE_AS,
    TABLES,
    left_out,
    read_once,
    suffix_of,
)
from recount.ingest.containers.kind import HEAD, container_of
from recount.ingest.containers.limits import CONTAINER_LIMIT
from recount.ingest.decode import SIZE_LIMIT
from recount.ingest.metadata import METADATA, read_folder
from recount.ingest.values import Discovery, Note, Row, Source
from recount.model.document import Failure

# What a report carries in its head, so that a run does not read its own output.
OWN_REPORT = b'name="generator" content="recount'
# What stands for standard input among paths, and what the ledger calls what came from there.
PIPE, PIPE_NAME = "-", "stdin"


class _Found:
    """What the paths stand for while they are expanded; names follow when all are known."""

    def __init__(self) -> None:
        self.files: list[Path] = []
        self.bases: list[Path] = []
        self.named: set[Path] = set()
        self.missing: list[Failure] = []
        self.refused: list[tuple[Path, str]] = []
        self.notes: list[tuple[Path, str]] = []

    def take(self, path: Path, base: Path, named: bool) -> None:
        """A regular file; `base` is the folder asked for, `named` whether it was itself."""
        self.files.append(path)
        self.bases.append(base)
        if named:
            self.named.add(path)

    def refuse(self, path: Path, base: Path, why: str) -> None:
        """Something there that cannot be read."""
        self.refused.append((path, why))
        self.bases.append(base)


def discover(paths: Sequence[str], piped: bytes = b"") -> Discovery:
    """The sources that `paths` (files, folders, globs) stand for, each content once, by name.

    A source is named by its path from the deepest folder common to all that
    was asked for, so that the same input elsewhere gives the same names. What
    is missing, empty, unreadable or no regular file is a failure; a second
    name of the same bytes, and what a folder holds beside articles, is a note.
    "-" stands for `piped`, what came on standard input.
    """
    found = _Found()
    for given in paths:
        if given != PIPE:
            _expand(given, found)
    common = Path(os.path.commonpath(found.bases)) if found.bases else Path()
    failures = list(found.missing)
    failures += [Failure(_display(path, common), why) for path, why in found.refused]
    notes = [Note(_display(path, common), text) for path, text in found.notes]
    named = sorted({(_display(path, common), path) for path in found.files})
    rows = _metadata([path for _, path in named], common, notes)
    sources: dict[str, Source] = {}
    if PIPE in paths:
        source = _piped(piped)
        sources[source.id] = source
    for name, path in named:
        taken = _take(name, path, path in found.named, rows.get(path, Row()), sources)
        if isinstance(taken, Failure):
            failures.append(taken)
        elif isinstance(taken, Note):
            notes.append(taken)
        else:
            sources[taken.id] = taken
    return Discovery(
        tuple(sorted(sources.values(), key=lambda source: source.name)),
        tuple(sorted(set(failures), key=lambda failure: (failure.name, failure.why))),
        tuple(sorted(set(notes), key=lambda note: (note.name, note.text))),
    )


def _take(
    name: str, path: Path, named: bool, row: Row, sources: Mapping[str, Source]
) -> Source | Failure | Note:
    """A file as a source, or why it is none; `sources` are those taken already, by digest."""
    identity = _identify(path)
    if identity.why:
        return Failure(name, identity.why)
    if identity.own:
        return Note(name, "a report that Recount wrote; left out")
    if identity.left_out:
        why = identity.left_out
        return Failure(name, f"{why}; {SAVE_AS}") if named else Note(name, why)
    if first := sources.get(identity.id):
        return read_once(name, first.name)
    return Source(name, path, identity.id, row, named)


def read_source(source: Source) -> bytes | Failure:
    """The bytes of a source as they were when it was found, or why they cannot be had."""
    try:
        data = _limited(source.path) if source.data is None else source.data
        size = source.path.stat().st_size if source.data is None else len(data)
    except OSError as error:
        return Failure(source.name, plain_error(error))
    if len(data) > (limit := _limit_of(source.path.name, data)):
        return Failure(source.name, too_large(size, limit))
    if _digest(data) != source.id:
        return Failure(source.name, "the file changed while it was being read; run again")
    return data


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
    elif listed and suffix_of(path.name) in NOT_ARTICLES:
        found.notes.append((path, left_out(path.name)))
    elif suffix_of(path.name) in NOT_ARTICLES:
        found.refuse(path, path.parent, f"{left_out(path.name)}; {SAVE_AS}")
    else:
        _regular(path, path.parent, found, named=not listed)


def _walk(folder: Path, found: _Found) -> None:
    """Every file below `folder`, hidden ones and links apart."""
    before = len(found.files) + len(found.refused)
    found.bases.append(folder)

    def cannot(error: OSError) -> None:
        found.refuse(Path(error.filename or folder), folder, plain_error(error))

    for here, folders, files in os.walk(folder, onerror=cannot, followlinks=False):
        if holds_case(Path(here)):
            found.notes.append((Path(here), "a case folder; left out"))
            folders.clear()
            continue
        links = [name for name in folders if (Path(here) / name).is_symlink()]
        folders[:] = sorted(n for n in folders if not n.startswith(".") and n not in links)
        for name in sorted([*files, *links]):
            if not name.startswith("."):
                _in_folder(Path(here) / name, folder, found)
    if len(found.files) + len(found.refused) == before:
        found.refused.append(
            (
                folder,
                "the folder holds nothing to read; put articles in it: text, HTML, PDF, archives",
            )
        )


def _in_folder(path: Path, folder: Path, found: _Found) -> None:
    if path.is_symlink():
        _link(path, folder, found)
    elif path.name == METADATA:
        return
    elif suffix_of(path.name) in NOT_ARTICLES:
        found.notes.append((path, left_out(path.name)))
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


def _regular(path: Path, base: Path, found: _Found, named: bool = False) -> None:
    try:
        mode = path.stat().st_mode
    except OSError as error:
        found.refuse(path, base, plain_error(error))
        return
    if stat.S_ISREG(mode):
        found.take(path, base, named)
    else:
        found.refuse(path, base, "this is a device, pipe or socket, not a file; leave it out")


class _Identity:
    """Digest of a file's bytes, or why there is none, or why it is left out."""

    def __init__(self, id_: str = "", why: str = "", left_out: str = "", own: bool = False) -> None:
        self.id, self.why, self.left_out, self.own = id_, why, left_out, own


def _identify(path: Path) -> _Identity:
    try:
        if suffix_of(path.name) in TABLES and container_of(path.name, _head(path)) is None:
            return _Identity(left_out=left_out(path.name))
        data = _limited(path)
        size = path.stat().st_size
    except OSError as error:
        return _Identity(why=plain_error(error))
    if len(data) > (limit := _limit_of(path.name, data)):
        return _Identity(why=too_large(size, limit))
    if OWN_REPORT in data[:HEAD].lower():
        return _Identity(own=True)
    return _Identity(_digest(data))


def _piped(data: bytes) -> Source:
    return Source(PIPE_NAME, Path(PIPE_NAME), _digest(data), named=True, data=data)


def _digest(data: bytes) -> str:
    return f"sha256:{sha256(data).hexdigest()}"


def _limited(path: Path) -> bytes:
    """The bytes of a file, at most one more than the limit for its kind. Raises OSError."""
    with path.open("rb") as file:
        head = file.read(HEAD)
        return head + file.read(_limit_of(path.name, head) + 1 - len(head))


def _head(path: Path) -> bytes:
    """As much of a file as tells its kind. Raises OSError."""
    with path.open("rb") as file:
        return file.read(HEAD)


def _limit_of(name: str, data: bytes) -> int:
    """The limit for a file of these first bytes, or these bytes, under this name."""
    return CONTAINER_LIMIT if container_of(name, data) else SIZE_LIMIT


def too_large(size: int, limit: int) -> str:
    """Why a file of `size` bytes is not read."""
    return (
        f"the file has {size:,} bytes, over the limit of {limit // 1_000_000} MB;"
        " split it into its documents"
    )


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


def holds_case(folder: Path) -> bool:
    """Whether a folder is a case of Recount: it is opened as one, and never read as documents."""
    return (folder / "log.jsonl").is_file() and (folder / "originals").is_dir()


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


def plain_error(error: OSError) -> str:
    """Why a file could not be read, in words for the user."""
    if isinstance(error, PermissionError):
        return "you may not read this; change its permissions (chmod u+r) or run as its owner"
    if isinstance(error, FileNotFoundError):
        return "there is no such file; check the path"
    return (
        f"it cannot be read ({error.strerror or 'unknown error'}); copy it elsewhere and try again"
    )
