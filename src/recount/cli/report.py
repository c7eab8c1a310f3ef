"""`recount report`: from documents to the page, the ledger and a summary."""

from __future__ import annotations

import argparse
import sys

from recount.cli import common, reading
from recount.show import render_ledger, render_report, render_summary

HELP = "read documents, lay the accounts side by side, write a report"
EPILOG = """examples:
  recount report articles/ -o report.html
  recount report a.txt b.txt --json ledger.json --published 2017-05-16
  recount report articles/ --json -               the ledger on standard output
  recount report crawl.warc.gz clippings.zip -o report.html
  recount report table.csv --map text=Body --map date=Published
  curl --silent https://paper.example/feed | recount report - --json feed.json
"""


def add_command(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """The command's arguments."""
    command = common.add_command(commands, "report", HELP, EPILOG)
    command.add_argument(
        "-o", "--output", metavar="FILE", help="write the report page (HTML); - for standard output"
    )
    command.add_argument(
        "--json", metavar="FILE", help="write the ledger as JSON; - for standard output"
    )
    command.set_defaults(run=report)


def report(options: argparse.Namespace) -> int:
    """Read, link, reconcile, show; the exit code says whether everything was read."""
    ledger = reading.from_documents(options, (options.output, options.json))
    if options.json:
        common.write(options.json, render_ledger(ledger))
    if options.output:
        common.write(options.output, render_report(ledger))
    if not options.quiet and common.STDOUT not in (options.json, options.output):
        width, color = common.terminal()
        sys.stdout.write(render_summary(ledger, width, color, options.output, options.json))
    if not ledger.documents:
        return common.USAGE
    return common.PARTIAL if ledger.failures else common.OK
