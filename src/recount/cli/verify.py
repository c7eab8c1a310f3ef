"""`recount verify`: all that is wrong with a case, in plain words."""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict
from pathlib import Path

from recount.case import Case
from recount.case.evidence import Fault
from recount.case.timestamps import verify_timestamps
from recount.case.verify import verify
from recount.cli import common

HELP = "check every line, original, text and span of a case, and its results against its log"
EPILOG = """examples:
  recount verify jurmet
  recount verify jurmet --head 7:sha256:af4d51ef…              a head that a report printed
  recount verify jurmet --json

exit codes: 0 nothing is wrong, 2 it cannot be checked, 3 something is wrong
"""


def add_command(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """The command's arguments."""
    command = common.bare_command(commands, "verify", HELP, EPILOG)
    command.add_argument("case", metavar="CASE", help="the case folder")
    command.add_argument(
        "--head",
        action="append",
        default=[],
        metavar="N:HASH",
        help="a head that a report printed; tells whether the log was cut off since. May repeat",
    )
    command.add_argument(
        "--roots",
        metavar="FILE",
        help="an authority's certificates (PEM): check the signatures of kept timestamps too",
    )
    command.add_argument("--json", action="store_true", help="print the faults as JSON")
    command.set_defaults(run=run_verify)


def run_verify(options: argparse.Namespace) -> int:
    """Check, and say what is wrong and where."""
    try:
        faults = verify(Path(options.case), options.head)
    except ValueError as error:
        raise common.UsageError(f"--head: {error}") from error
    if options.roots:
        faults += verify_timestamps(Path(options.case), common.read_file(options.roots))
    if options.json:
        rows = [asdict(fault) for fault in faults]
        sys.stdout.write(json.dumps(rows, ensure_ascii=False, indent=1) + "\n")
    else:
        sys.stdout.write(_told(options.case, faults))
    return common.PARTIAL if faults else common.OK


def _told(case: str, faults: list[Fault]) -> str:
    if faults:
        lines = "".join(f"{fault}\n" for fault in faults)
        return f"{lines}{len(faults)} wrong in {case}.\n"
    head = Case.open(Path(case)).head()
    return f"Nothing is wrong in {case}: {head.n} lines, head\n{head}\n"
