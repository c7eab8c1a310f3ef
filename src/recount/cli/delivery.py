"""A ledger handed over: as JSON, as a page, as a summary."""

from __future__ import annotations

import argparse
import sys

from recount.cli import common
from recount.model.ledger import Ledger
from recount.show import render_ledger, render_report, render_summary


def deliver(options: argparse.Namespace, ledger: Ledger, head: str | None = None) -> int:
    """Write what the options ask for; the exit code says whether everything was read.

    `head` is where the log of the ledger's case stood, None where it is of no case.
    """
    if options.json:
        common.write(options.json, render_ledger(ledger))
    if options.output:
        common.write(options.output, render_report(ledger, head=head))
    if says_summary(options):
        width, color = common.terminal()
        paths = (options.output, options.json)
        sys.stdout.write(render_summary(ledger, width, color, *paths, head=head))
    if not ledger.documents:
        return common.USAGE
    return common.PARTIAL if ledger.failures else common.OK


def says_summary(options: argparse.Namespace) -> bool:
    """Whether standard output is free for a summary, and one is wanted."""
    return not options.quiet and common.STDOUT not in (options.json, options.output)
