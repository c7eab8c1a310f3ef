"""`recount why`: the evidence behind anything a ledger says, and the words it rests on."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from recount.cli import common, reading
from recount.show import UnknownIdError, explain, ledger_object, render_answer, render_answer_json
from recount.show.ledger_json import FORMAT
from recount.show.why import Answer

HELP = "say why: the evidence behind a claim, entity, matter, origin, bracket or finding"
EPILOG = """ids stand in the ledger (--json) and in the report; the beginning of one is enough,
and so is a claim's number in the report:
  recount why f3a9c1 articles/                     a finding, by reading again
  recount why v81d20/origin/2 --ledger ledger.json the second origin of a matter
  recount why v81d20/bracket/ucdp --ledger ledger.json
  recount why f3a9c1 jurmet                        a finding of a case
  recount why c04be7 articles/ --json              a claim, as JSON
  recount why 12 articles/                         claim 12 of the report
"""


def add_command(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """The command's arguments."""
    command = commands.add_parser(
        "why",
        help=HELP,
        description=HELP + ".",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    command.add_argument("id", metavar="ID", help="what is asked about")
    common.add_input(command, "*")
    command.add_argument(
        "--ledger", metavar="FILE", help="answer from a ledger that --json wrote, read nothing"
    )
    command.add_argument("--json", action="store_true", help="the answer as JSON")
    command.set_defaults(run=why)


def why(options: argparse.Namespace) -> int:
    """Answer from the ledger named, or read the documents and answer from theirs."""
    if bool(options.paths) == bool(options.ledger):
        raise common.UsageError("name documents to read, or a ledger with --ledger: one of the two")
    try:
        answer = _from_ledger(options) if options.ledger else explain(_read(options), options.id)
    except UnknownIdError as error:
        raise common.UsageError(str(error.args[0])) from error
    if options.json:
        sys.stdout.write(render_answer_json(answer))
    else:
        sys.stdout.write(render_answer(answer, *common.terminal()))
    return common.OK


def _from_ledger(options: argparse.Namespace) -> Answer:
    """The answer of a ledger written before; what is in the file may be anything."""
    rows = _written(options.ledger)
    try:
        return explain(rows, options.id)
    except (KeyError, TypeError, AttributeError) as error:
        raise common.UsageError(f"{options.ledger} has rows that no ledger has") from error


def _written(path: str) -> dict[str, Any]:
    """A ledger's JSON. Raises UsageError naming the file where it is none."""
    try:
        rows = json.loads(Path(path).read_text(encoding="utf-8"))
    except OSError as error:
        raise common.UsageError(f"{path} cannot be read: {error.strerror or error}") from error
    except (ValueError, RecursionError) as error:
        raise common.UsageError(f"{path} is no JSON; --json writes a ledger") from error
    if not isinstance(rows, dict) or rows.get("format") != FORMAT:
        raise common.UsageError(f"{path} is no ledger of the format {FORMAT}; --json writes one")
    return rows


def _read(options: argparse.Namespace) -> dict[str, Any]:
    """The ledger of the documents or the case named, read now."""
    return ledger_object(reading.from_documents(options, ()))
