"""`recount rebuild`: the projection of a case made again."""

from __future__ import annotations

import argparse
import sys
from functools import partial
from pathlib import Path

from recount.case import Case
from recount.case.recording import rebuild
from recount.cli import common
from recount.cli.signing import add_signature, signature
from recount.language import load_reader

HELP = "make ledger.sqlite again, from the log and what is kept, as the last report made it"
EPILOG = """examples:
  recount rebuild jurmet
  recount rebuild jurmet --afresh       read every document again first
"""


def add_command(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """The command's arguments."""
    command = common.bare_command(commands, "rebuild", HELP, EPILOG)
    command.add_argument("case", metavar="CASE", help="the case folder")
    command.add_argument(
        "--afresh", action="store_true", help="trust no kept reading: read every document again"
    )
    command.add_argument("--quiet", action="store_true", help="no progress")
    common.add_threads(command)
    add_signature(command)
    command.set_defaults(run=run_rebuild)


def run_rebuild(options: argparse.Namespace) -> int:
    """Make it again; it is the same, or nothing is written."""
    who, now = signature(options)
    with (
        Case.open_to_write(Path(options.case), who, now) as case,
        common.progress(not options.quiet) as progress,
    ):
        common.tell(case.told)
        load = partial(load_reader, options.threads)
        run = rebuild(case, load, progress, afresh=options.afresh)
    sys.stdout.write(f"ledger.sqlite is as the last report made it: rows {run.projection}\n")
    return common.OK
