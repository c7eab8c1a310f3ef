"""`recount inspect`: what was read in each document before anything is bound into claims."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable

from recount.cli import common
from recount.cli.case_ledger import read_only
from recount.language import load_reader
from recount.model.document import Failure
from recount.run.document import ReadDocument
from recount.run.pipeline import Note, read_sources
from recount.show import render_inspect, render_readings

HELP = "show what was read in each document, sentence by sentence"
EPILOG = """examples:
  recount inspect article.txt
  recount inspect articles/ --json > readings.jsonl
  recount inspect article.txt --published 2017-05-16
  recount inspect table.xlsx --map text=Body --map outlet=Paper
  recount inspect jurmet                  the documents of a case
"""


def add_command(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """The command's arguments."""
    command = common.add_command(commands, "inspect", HELP, EPILOG)
    command.add_argument(
        "--json", action="store_true", help="one JSON object a document, on a line"
    )
    command.set_defaults(run=inspect)


def inspect(options: argparse.Namespace) -> int:
    """Read each document and print its readings as they come."""
    if common.is_case(options.paths):
        return _case(options)
    given = common.given_date(options.published)
    columns = common.columns(options.map)
    discovery = common.find(options.paths)
    common.tell_notes(discovery.notes, options.quiet)
    common.tell_failures(discovery.failures)
    if not discovery.sources:
        raise common.UsageError("there is nothing to read in what was named")
    reader = load_reader(options.threads)
    with common.progress(options.json and not options.quiet) as tell:
        read, failed = _show(options, read_sources(discovery.sources, reader, given, tell, columns))
    return _code(read, failed + len(discovery.failures))


def _case(options: argparse.Namespace) -> int:
    """The documents of a case, by what is kept of them; nothing is written to it."""
    found = read_only(options)
    common.tell_failures(found.failures)
    read, failed = _show(options, [*found.notes, *found.results])
    return _code(read, failed + len(found.failures))


def _show(
    options: argparse.Namespace, results: Iterable[ReadDocument | Failure | Note]
) -> tuple[int, int]:
    """Print each reading; how many there were, and how many documents failed."""
    width, color = common.terminal()
    read = failed = 0
    for result in results:
        if isinstance(result, Note):
            common.tell_notes([result], options.quiet)
            continue
        if isinstance(result, Failure):
            common.tell_failures([result])
            failed += 1
            continue
        read += 1
        common.tell_document_notes([result.document], options.quiet)
        if options.json:
            sys.stdout.write(render_readings([result.document], [result.reading]))
        else:
            sys.stdout.write(render_inspect(result.document, result.reading, width, color))
    return read, failed


def _code(read: int, failed: int) -> int:
    if not read:
        return common.USAGE
    return common.PARTIAL if failed else common.OK
