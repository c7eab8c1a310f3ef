"""`recount init`: a new case folder."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from recount.case import Case
from recount.cli import common
from recount.cli.signing import add_signature, signature

HELP = "make a new case: a folder that keeps documents, log and results"
EPILOG = """examples:
  recount init jurmet
  recount init jurmet --as 'Ines Varo'
"""


def add_command(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """The command's arguments."""
    command = common.bare_command(commands, "init", HELP, EPILOG)
    command.add_argument("case", metavar="CASE", help="the folder to make; it may be there, empty")
    add_signature(command)
    command.set_defaults(run=init)


def init(options: argparse.Namespace) -> int:
    """Make the case and say where its log begins."""
    who, now = signature(options)
    with Case.create(Path(options.case), who, now) as case:
        head = case.head()
    sys.stdout.write(f"{options.case} is a case now. Its log begins with\n{head}\n")
    return common.OK
