"""`recount export`: the ledger in the form of another tool."""

from __future__ import annotations

import argparse
import sys

from recount.cli import common, reading
from recount.model.ledger import Ledger
from recount.show.exports import TARGETS, Exported, ExportError, export, target

HELP = "write the ledger in the form of another tool"
EPILOG = """targets:
{targets}

examples:
  recount export articles/ --to xlsx -o ledger.xlsx
  recount export ledger.json --to csv -o tables/
  recount export ledger.json --document articles/ --to pdf -o report.pdf
"""


def add_command(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """The command's arguments."""
    told = "\n".join(f"  {one.name:13}{one.about}" for one in TARGETS)
    command = common.add_command(commands, "export", HELP, EPILOG.format(targets=told))
    command.add_argument(
        "--to",
        required=True,
        metavar="TARGET",
        choices=[one.name for one in TARGETS],
        help="one of the targets below",
    )
    command.add_argument(
        "-o",
        "--output",
        required=True,
        metavar="FILE",
        help="write there: a file, or a folder where the target is several; - for standard output",
    )
    command.add_argument(
        "--document",
        nargs="+",
        default=[],
        metavar="PATH",
        help="the documents of a ledger.json, for targets that show whole texts",
    )
    command.set_defaults(run=run_export)


def run_export(options: argparse.Namespace) -> int:
    """Load, render, write; what the target has no place for is told."""
    ledger = load(options)
    try:
        exported = export(ledger, options.to)
    except ExportError as error:
        raise common.UsageError(str(error)) from error
    for note in () if options.quiet else exported.notes:
        print(f"recount: {note}", file=sys.stderr)
    _write(options, exported)
    if not ledger.documents:
        return common.USAGE
    return common.PARTIAL if ledger.failures else common.OK


def load(options: argparse.Namespace) -> Ledger:
    """The ledger of what the user named: a written ledger, else documents to be read."""
    written = reading.written_ledger(options.paths)
    if written is None:
        return reading.from_documents(options, (options.output,))
    common.refuse_named(options.output, options.paths)
    documents = reading.documents_of(options.document, (options.output,))
    return reading.from_written(options.paths[0], written, documents)


def _write(options: argparse.Namespace, exported: Exported) -> None:
    if target(options.to).folder:
        common.write_folder(options.output, {f.name: f.data for f in exported.files})
    else:
        common.write_bytes(options.output, exported.files[0].data)
