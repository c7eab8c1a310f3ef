"""The command line: what reads documents, and what keeps a case of them.

Exit codes: 0 everything was read; 2 the command was misused or nothing could
be read; 3 some of it could not be read and the ledger's failures say what, or
`verify` found something wrong.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from recount import __version__
from recount.case import CaseError
from recount.cli import (
    add,
    export,
    import_,
    init,
    inspect,
    rebuild,
    redact,
    report,
    serve,
    stamp,
    status,
    verify,
    why,
)
from recount.cli.common import OK, PARTIAL, USAGE, UsageError

_COMMANDS = (
    *(report, inspect, why, export, import_),
    *(init, add, serve, status, verify, rebuild, redact, stamp),
)
EPILOG = """examples:
  recount report articles/                        read a folder, show a summary
  recount report articles/ -o report.html         and write the page
  recount report a.txt b.html --json ledger.json  and the ledger as JSON
  recount report 'cases/*.txt' --published 2017-05-16
  recount report table.csv --map text=Body        and a table of articles
  recount inspect a.txt                           what was read in one text, and why
  recount inspect articles/ --json > readings.jsonl
  recount export ledger.json --to xlsx -o ledger.xlsx
  recount import marks.json --from labelstudio --case jurmet
  recount why f3a9c1 articles/                    the evidence behind anything it says
  recount init jurmet                             a case: work that lasts
  recount add jurmet articles/                    takes documents in, again and again
  recount report jurmet -o report.html            reads only what is new
  recount verify jurmet                           is all as it was left?

exit codes: 0 all was read, 2 wrong use, 3 some of it could not be read
"""


def parser() -> argparse.ArgumentParser:
    """The command line's grammar."""
    top = argparse.ArgumentParser(
        prog="recount",
        description="Who did what to whom, according to whom. It works offline"
        " and never says what is true.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    top.add_argument("--version", action="version", version=f"recount {__version__}")
    commands = top.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for command in _COMMANDS:
        command.add_command(commands)
    return top


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and give its exit code; a misuse is told in one line."""
    options = parser().parse_args(argv)
    try:
        code: int = options.run(options)
    except (UsageError, CaseError) as error:
        print(f"recount: {error}", file=sys.stderr)
        return USAGE
    except BrokenPipeError:
        sys.stderr.close()
        return OK
    except KeyboardInterrupt:
        print("recount: stopped", file=sys.stderr)
        return PARTIAL
    return code
