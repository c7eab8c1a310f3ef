"""`recount import`: what people marked in another tool, as decisions or into a case."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from recount.cli import common, reading
from recount.cli.import_case import import_into_case
from recount.cli.signing import add_signature
from recount.model.document import Document
from recount.show.exports import TOOLS, Decided, read_decisions, render_decisions
from recount.show.readback import PlaceError

HELP = "take over what people marked in Label Studio, doccano or INCEpTION"
EPILOG = """examples:
  recount import export.json --from labelstudio --case jurmet
  recount import approved.jsonl --from doccano --case jurmet --who anna --struck-out --dry-run
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
    where = command.add_mutually_exclusive_group(required=True)
    where.add_argument(
        "--case", metavar="CASE", help="the case to write them into, as judgements on its claims"
    )
    where.add_argument(
        "--document",
        nargs="+",
        metavar="PATH",
        help="without a case, the documents that were marked: files, folders or globs",
    )
    command.add_argument(
        "--who", dest="annotator", metavar="NAME", help="who marked, where the file does not tell"
    )
    command.add_argument(
        "-o",
        "--output",
        metavar="FILE",
        help="without a case, write the marks there, one JSON object a line"
        " (default: standard output)",
    )
    _add_case_options(command)
    command.set_defaults(run=run_import)


def _add_case_options(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--struck-out",
        action="store_true",
        help="they began from what the case proposes: what bears no mark they took away",
    )
    command.add_argument(
        "--dry-run", action="store_true", help="say what would be written, and write nothing"
    )
    command.add_argument("--json", action="store_true", help="print what was taken over as JSON")
    command.add_argument("--quiet", action="store_true", help="no progress and no summary")
    common.add_threads(command)
    add_signature(command)


def run_import(options: argparse.Namespace) -> int:
    """Read the marks, check each against its text; write them down, or into the case."""
    path = Path(options.file).expanduser()
    text = reading.text_of(path)

    def read(documents: Sequence[Document]) -> Decided:
        if not documents:
            raise common.UsageError(
                "none of the documents could be read; give those that were marked"
            )
        try:
            decided = read_decisions(options.tool, text, documents, options.annotator)
        except PlaceError as error:
            raise common.UsageError(f"{path.name}: {error}") from error
        told = (replace(f, name=f"{path.name}, {f.name}") for f in decided.failures)
        return replace(decided, failures=tuple(told))

    if options.case:
        return import_into_case(options, path.name, read)
    output = options.output or common.STDOUT
    common.refuse_named(output, [options.file])
    return _write(options, read(reading.documents_of(options.document, (output,))))


def _write(options: argparse.Namespace, decided: Decided) -> int:
    for name in ("struck_out", "dry_run", "json"):
        if getattr(options, name):
            raise common.UsageError(f"--{name.replace('_', '-')} is for a case; name it: --case")
    common.tell_failures(decided.failures)
    common.write(options.output or common.STDOUT, render_decisions(decided.decisions))
    if not decided.decisions:
        return common.USAGE if decided.failures else common.OK
    return common.PARTIAL if decided.failures else common.OK
