"""`recount import`: what people marked in another tool, checked against the documents."""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path

from recount.cli import common, reading
from recount.show.exports import TOOLS, read_decisions, render_decisions
from recount.show.readback import PlaceError

HELP = "take over what people marked in Label Studio, doccano or INCEpTION"
EPILOG = """examples:
  recount import export.json --from labelstudio --document articles/
  recount import all.jsonl --from doccano --who anna --document articles/ -o decisions.jsonl
  recount import 0001-courier.json --from inception --who ben --document courier.txt
"""


def add_command(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """The command's arguments."""
    command = common.bare_command(commands, "import", HELP, EPILOG)
    command.add_argument("file", metavar="FILE", help="the file that the tool exported")
    command.add_argument(
        "--from",
        required=True,
        dest="tool",
        metavar="TOOL",
        choices=list(TOOLS),
        help=f"the tool: {', '.join(TOOLS)}",
    )
    command.add_argument(
        "--document",
        required=True,
        nargs="+",
        metavar="PATH",
        help="the documents that were marked: files, folders or globs",
    )
    command.add_argument("--who", metavar="NAME", help="who marked, where the file does not tell")
    command.add_argument(
        "-o",
        "--output",
        default=common.STDOUT,
        metavar="FILE",
        help="write the decisions there, one JSON object a line (default: standard output)",
    )
    command.set_defaults(run=run_import)


def run_import(options: argparse.Namespace) -> int:
    """Read the marks, check each against its text, write those that stand."""
    path = Path(options.file).expanduser()
    text = reading.text_of(path)
    common.refuse_named(options.output, [options.file])
    documents = reading.documents_of(options.document, (options.output,))
    if not documents:
        raise common.UsageError("none of the documents could be read; give those that were marked")
    try:
        decided = read_decisions(options.tool, text, documents, options.who)
    except PlaceError as error:
        raise common.UsageError(f"{path.name}: {error}") from error
    common.tell_failures([replace(f, name=f"{path.name}, {f.name}") for f in decided.failures])
    common.write(options.output, render_decisions(decided.decisions))
    if not decided.decisions:
        return common.USAGE if decided.failures else common.OK
    return common.PARTIAL if decided.failures else common.OK
