"""What the commands share: dates, discovery, progress and writing files."""

from __future__ import annotations

import argparse
import contextlib
import os
import shutil
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from recount.ingest import Discovery, IngestError, discover, parse_given
from recount.model.document import Failure, Published
from recount.run.pipeline import Progress as Tell
from recount.run.pipeline import quiet

OK, USAGE, PARTIAL = 0, 2, 3


class UsageError(Exception):
    """The command was misused; the message names what and the remedy."""


def add_input(command: argparse.ArgumentParser) -> None:
    """The arguments of every command that reads documents."""
    command.add_argument(
        "paths", nargs="+", metavar="PATH", help="text or HTML files, folders or globs"
    )
    command.add_argument(
        "--published",
        metavar="DATE",
        help="date of all the documents, over what they state: 2017, 2017-05, 2017-05-16 or A/B",
    )
    command.add_argument("--quiet", action="store_true", help="no progress and no summary")
    command.add_argument(
        "--threads", type=int, default=1, metavar="N", help="threads of the reader (default 1)"
    )


def given_date(text: str | None) -> Published | None:
    """The date from `--published`. Raises UsageError where it is none."""
    if text is None:
        return None
    try:
        return parse_given(text)
    except (IngestError, ValueError) as error:
        raise UsageError(
            f"--published {text!r} is no date: write 2017, 2017-05, 2017-05-16"
            " or an interval 2017-05-01/2017-05-16"
        ) from error


def find(paths: Sequence[str]) -> Discovery:
    """The sources that the paths name."""
    return discover(paths)


@contextlib.contextmanager
def progress(show: bool) -> Iterator[Tell]:
    """A bar on a terminal's error stream, nothing elsewhere."""
    if not show or not sys.stderr.isatty():
        yield quiet
        return
    columns = (
        TextColumn("reading"),
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


def write(path: str, text: str) -> None:
    """Write UTF-8 with plain newlines. Raises UsageError naming the file and the reason."""
    target = Path(path)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise UsageError(f"{path} cannot be written: {error.strerror or error}") from error


def tell_failures(failures: Sequence[Failure]) -> None:
    """Each failure as one line on the error stream."""
    for failure in failures:
        print(f"recount: {failure.name}: {failure.why}", file=sys.stderr)
