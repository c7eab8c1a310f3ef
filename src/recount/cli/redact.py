"""`recount redact`: a fresh case without certain names."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from recount.case import Case
from recount.case.place import is_own
from recount.case.redaction import Names, NamesError, Redaction, redact
from recount.cli import common
from recount.cli.signing import add_signature, signature

HELP = "make a fresh case without certain names"
EPILOG = """examples:
  recount redact jurmet -o jurmet-public --names names.txt

The list has one name a line, or `Name => what to put there`; without that it is
[redacted]. A name is found in any case, with or without accents, across spaces, hyphens and
line breaks, in addresses and codes, and only as a whole word. List every form
that should go: the surname alone, a nickname, another spelling, another script.

Each document's text becomes a text file, for no other format can be redacted
without a trace: pictures, layout and the original bytes are not carried over.
"""


def add_command(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """The command's arguments."""
    command = common.bare_command(commands, "redact", HELP, EPILOG)
    command.add_argument("case", metavar="CASE", help="the case folder; it is only read")
    command.add_argument(
        "-o", "--output", required=True, metavar="OTHER", help="the new case folder"
    )
    command.add_argument("--names", required=True, metavar="FILE", help="the list of names (UTF-8)")
    command.add_argument("--quiet", action="store_true", help="no progress and no summary")
    add_signature(command)
    command.set_defaults(run=run_redact)


def run_redact(options: argparse.Namespace) -> int:
    """Make the new case, say what was cut and what still stands."""
    path, to = Path(options.case), Path(options.output)
    try:
        names = Names.read(common.read_file(options.names).decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise common.UsageError(f"{options.names} is not UTF-8; save it as UTF-8") from error
    except NamesError as error:
        raise common.UsageError(f"{options.names}: {error}") from error
    if is_own(path, to):
        raise common.UsageError(f"{options.output} lies within the case; name a folder outside it")
    who, now = signature(options)
    with common.progress(not options.quiet, "redacting") as progress:
        done = redact(Case.open(path), to, names, (who, now), progress)
    if not options.quiet:
        sys.stdout.write(_told(done, options.output))
    return common.OK


def _told(done: Redaction, to: str) -> str:
    lines = [
        f"{to} holds {done.documents:,} documents as text, with {done.cuts:,} cuts.",
        f"{done.judgements:,} judgements were carried over, {done.left_out:,} were not.",
        *(
            f"“{part}” still stands by itself ({count:,} ×); list it if it should go too."
            for part, count in done.alone
        ),
        f"Make its report: recount report {to}",
    ]
    return "".join(f"{line}\n" for line in lines)
