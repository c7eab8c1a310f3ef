"""`recount report`: from documents, or a case, to the page, the ledger and a summary."""

from __future__ import annotations

import argparse

from recount.cli import common, reading
from recount.cli.delivery import deliver
from recount.cli.report_case import report_case
from recount.cli.signing import add_signature

HELP = "read documents or a case, lay the accounts side by side, write a report"
EPILOG = """examples:
  recount report articles/ -o report.html
  recount report a.txt b.txt --json ledger.json --published 2017-05-16
  recount report articles/ --json -               the ledger on standard output
  recount report crawl.warc.gz clippings.zip -o report.html
  recount report table.csv --map text=Body --map date=Published
  curl --silent https://paper.example/feed | recount report - --json feed.json
  recount report jurmet -o report.html            a case: reads what is new in it
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
    add_signature(command)
    command.set_defaults(run=report)


def report(options: argparse.Namespace) -> int:
    """Read, link, reconcile, show; the exit code says whether everything was read."""
    if common.is_case(options.paths):
        return report_case(options)
    ledger = reading.from_documents(options, (options.output, options.json))
    return deliver(options, ledger)
