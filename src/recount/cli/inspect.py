"""`recount inspect`: what was read in each document before anything is bound into claims."""

from __future__ import annotations

import argparse
import sys

from recount.cli import common
from recount.language import load_reader
from recount.model.document import Failure
from recount.run.pipeline import read_sources
from recount.show import render_inspect, render_readings

HELP = "show what was read in each document, sentence by sentence"
EPILOG = """examples:
  recount inspect article.txt
  recount inspect articles/ --json > readings.jsonl
  recount inspect article.txt --published 2017-05-16
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
    given = common.given_date(options.published)
    discovery = common.find(options.paths)
    common.tell_notes(discovery, options.quiet)
    common.tell_failures(discovery.failures)
    if not discovery.sources:
        raise common.UsageError("there is nothing to read in what was named")
    failed = list(discovery.failures)
    width, color = common.terminal()
    reader = load_reader(options.threads)
    with common.progress(options.json and not options.quiet) as tell:
        for result in read_sources(discovery.sources, reader, given, tell):
            if isinstance(result, Failure):
                common.tell_failures([result])
                failed.append(result)
                continue
            common.tell_document_notes([result.document], options.quiet)
            if options.json:
                sys.stdout.write(render_readings([result.document], [result.reading]))
            else:
                sys.stdout.write(render_inspect(result.document, result.reading, width, color))
    if len(failed) == len(discovery.sources) + len(discovery.failures):
        return common.USAGE
    return common.PARTIAL if failed else common.OK
