"""What the commands share: dates, discovery, progress and writing files."""

from __future__ import annotations

import argparse
import contextlib
import os
import re
import shutil
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from recount.case.place import is_own
from recount.ingest import (
    PIPE,
    PIPE_LIMIT,
    Discovery,
    Note,
    discover,
    holds_case,
    parse_given,
    parse_map,
)
from recount.model.document import Document, Failure, Published
from recount.run.pipeline import Progress as Tell
from recount.run.pipeline import quiet
from recount.show.safe import one_line

OK, USAGE, PARTIAL = 0, 2, 3
STDOUT = "-"
# A date in figures that does not begin with its year: day and month could be either.
_FIGURES = re.compile(r"\d{1,2}[-./]\d{1,2}[-./]\d{2,4}")


class UsageError(Exception):
    """The command was misused; the message names what and the remedy."""


def add_command(
    commands: argparse._SubParsersAction[argparse.ArgumentParser],
    name: str,
    about: str,
    examples: str,
) -> argparse.ArgumentParser:
    """A command of its own name with its examples in its help, and the documents it reads."""
    command = bare_command(commands, name, about, examples)
    add_input(command)
    return command


def bare_command(
    commands: argparse._SubParsersAction[argparse.ArgumentParser],
    name: str,
    about: str,
    examples: str,
) -> argparse.ArgumentParser:
    """A command of its own name with its examples in its help."""
    return commands.add_parser(
        name,
        help=about,
        description=about + ".",
        epilog=examples,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )


def add_input(command: argparse.ArgumentParser, paths: str = "+") -> None:
    """The arguments of every command that reads documents, `paths` of them being needed."""
    add_paths(command, paths)
    add_threads(command)


def add_threads(command: argparse.ArgumentParser) -> None:
    """The argument of every command that may read."""
    command.add_argument(
        "--threads",
        type=_threads,
        default=1,
        metavar="N",
        help="threads of the reader (default 1)",
    )


def add_paths(command: argparse.ArgumentParser, paths: str = "+") -> None:
    """The arguments of every command that takes documents in."""
    command.add_argument(
        "paths",
        nargs=paths,
        metavar="PATH",
        help="files of text, HTML, PDF, Word, OpenDocument, RTF or messages; folders or globs; "
        "archives, tables and bundles of articles; - for stdin",
    )
    command.add_argument(
        "--published",
        metavar="DATE",
        help="date of all the documents, over what they state: 2017, 2017-05, 2017-05-16 or A/B",
    )
    command.add_argument(
        "--map",
        action="append",
        default=[],
        metavar="FIELD=COLUMN",
        help="which column of a table holds what; FIELD is text, title, date, outlet or url",
    )
    command.add_argument("--quiet", action="store_true", help="no progress and no summary")


def _threads(text: str) -> int:
    if not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of threads: write 1 or more")
    return int(text)


def given_date(text: str | None) -> Published | None:
    """The date from `--published`. Raises UsageError where it is none."""
    if text is None:
        return None
    if _FIGURES.fullmatch(text.strip()):
        raise UsageError(f"--published: {text} may be two days; write it as 2022-05-03")
    try:
        return parse_given(text)
    except ValueError as error:
        raise UsageError(f"--published: {error}") from error


def columns(pairs: Sequence[str]) -> dict[str, str]:
    """The columns from `--map`. Raises UsageError where one is no such pair."""
    try:
        return parse_map(pairs)
    except ValueError as error:
        raise UsageError(f"--map: {error}") from error


def find(paths: Sequence[str]) -> Discovery:
    """The sources that the paths name, `-` being standard input."""
    piped = sys.stdin.buffer.read(PIPE_LIMIT + 1) if PIPE in paths else b""
    return discover(paths, piped)


def is_case(paths: Sequence[str]) -> bool:
    """Whether the paths name a case folder. Raises UsageError where they name one and others."""
    found = [path for path in paths if holds_case(Path(path).expanduser())]
    if found and len(paths) > 1:
        raise UsageError(f"{found[0]} is a case; name it alone, or add the others to it")
    return bool(found)


@contextlib.contextmanager
def progress(show: bool, what: str = "reading") -> Iterator[Tell]:
    """A bar on a terminal's error stream, nothing elsewhere."""
    if not show or not sys.stderr.isatty():
        yield quiet
        return
    columns = (
        TextColumn(what),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        TextColumn("{task.description}", markup=False),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None)
        yield lambda done, total, name: bar.update(
            task, completed=done, total=total, description=name
        )


def terminal() -> tuple[int, bool]:
    """Width of standard output in columns, and whether colour may be used there.

    Colour only on a terminal, and not where NO_COLOR is set (no-color.org).
    """
    live = sys.stdout.isatty()
    width = shutil.get_terminal_size((100, 24)).columns
    return min(width, 120), live and "NO_COLOR" not in os.environ


def refuse_overwriting(outputs: Sequence[str | None], discovery: Discovery) -> None:
    """Stop before anything is written where an output is an input, or is named twice.

    Raises UsageError naming the file.
    """
    inputs = {source.path.resolve() for source in discovery.sources if source.data is None}
    folders = {path.parent for path in inputs}
    for target in refuse_twice(outputs):
        if target in inputs:
            raise UsageError(f"{target.name} is one of the documents; choose another output file")
        if target in folders:
            raise UsageError(f"{target.name} holds the documents; choose another output folder")


def refuse_twice(outputs: Sequence[str | None]) -> list[Path]:
    """The output files, links resolved.

    Raises UsageError where one is named twice, or is a case's own.
    """
    named = [Path(path).resolve() for path in outputs if path and path != STDOUT]
    for target in named:
        refuse_own(target)
        if named.count(target) > 1:
            raise UsageError(f"{target.name} is named for two outputs; give each a file of its own")
    return named


def refuse_named(output: str | None, inputs: Sequence[str]) -> None:
    """Stop where an output is one of the files that are read. Raises UsageError naming it."""
    if output is None or output == STDOUT:
        return
    target = Path(output).resolve()
    if any(target == Path(path).expanduser().resolve() for path in inputs):
        raise UsageError(f"{target.name} is what is read; choose another output file")


def refuse_own(target: Path) -> None:
    """Stop where a file is the own of any case that it lies in. Raises UsageError naming it."""
    target = target.resolve()
    for folder in (target, *target.parents):
        if holds_case(folder) and is_own(folder, target):
            raise UsageError(f"{target.name} is the case's own; choose another output file")


def write(path: str, text: str) -> None:
    """Write UTF-8 with plain newlines, `-` being standard output.

    Raises UsageError naming the file and the reason.
    """
    if path == STDOUT:
        sys.stdout.write(text)
    else:
        write_bytes(path, text.encode())


def write_bytes(path: str, data: bytes) -> None:
    """Write a file as it is, `-` being standard output.

    Raises UsageError naming the file and the reason, also where it is a case's own.
    """
    if path == STDOUT:
        sys.stdout.buffer.write(data)
        return
    target = Path(path)
    refuse_own(target)
    _put(target, data)


def _put(target: Path, data: bytes) -> None:
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    except OSError as error:
        raise UsageError(f"{target} cannot be written: {error.strerror or error}") from error


def write_folder(path: str, files: Mapping[str, bytes]) -> None:
    """Write files into a folder of their own: a new one, or one that holds only such files.

    Raises UsageError where the folder holds anything else, which would stay
    behind or be overwritten, and as `write_bytes` does.
    """
    if path == STDOUT:
        raise UsageError("this is several files; name a folder for them")
    folder = Path(path)
    refuse_own(folder)
    if folder.is_dir():
        others = sorted(p.name for p in folder.iterdir() if p.name not in files or p.is_symlink())
        if others:
            raise UsageError(f"{path} holds other files ({others[0]}); name a new folder")
    for name, data in files.items():
        _put(folder / name, data)


def read_file(path: str) -> bytes:
    """The bytes of a file. Raises UsageError naming the file and the reason."""
    try:
        return Path(path).expanduser().read_bytes()
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror or error}") from error


def tell(lines: Iterable[str]) -> None:
    """Each line on the error stream."""
    for line in lines:
        print(f"recount: {line}", file=sys.stderr)


def tell_notes(notes: Sequence[Note], quiet: bool) -> None:
    """What the user should know of the files that is no failure, on the error stream."""
    for note in () if quiet else notes:
        print(f"recount: {note.name}: {note.text}", file=sys.stderr)


def tell_document_notes(documents: Iterable[Document], silent: bool) -> None:
    """What was left out of documents and why, on the error stream."""
    for document in () if silent else documents:
        for note in document.notes:
            print(f"recount: {document.name}: {note}", file=sys.stderr)


def tell_unplaced(documents: Sequence[Document], silent: bool) -> None:
    """That most documents say neither who published them nor when, and the remedy."""
    open_ones = [
        d for d in documents if not d.outlet and d.published.basis in ("unknown", "inferred")
    ]
    if silent or len(open_ones) * 2 <= len(documents):
        return
    of = f"{len(open_ones):,} of {len(documents):,} documents name no outlet and state no date"
    remedy = "give both in a metadata.csv beside them, with the columns name, published, outlet"
    print(f"recount: {of}; {remedy}", file=sys.stderr)


def tell_failures(failures: Sequence[Failure]) -> None:
    """Each failure as one line on the error stream, what would steer a terminal made visible."""
    for failure in failures:
        print(f"recount: {one_line(f'{failure.name}: {failure.why}')}", file=sys.stderr)
