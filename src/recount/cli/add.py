"""`recount add`: documents taken into a case."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sized
from pathlib import Path

from recount.case import Case
from recount.case.adding import Adding, Wish, add_all
from recount.case.given import Given
from recount.cli import common
from recount.cli.signing import add_signature, signature

HELP = "take documents into a case; what is there already stays as it is"
EPILOG = """examples:
  recount add jurmet articles/ 'saved/*.html'
  recount add jurmet letter.txt --published 2021-03-12 --as 'Ines Varo'
  recount add jurmet crawl.warc.gz clippings.zip
  recount add jurmet table.csv --map text=Body --map date=Published
  curl --silent https://paper.example/feed | recount add jurmet -
"""


def add_command(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """The command's arguments."""
    command = common.bare_command(commands, "add", HELP, EPILOG)
    command.add_argument("case", metavar="CASE", help="the case folder")
    common.add_paths(command)
    command.add_argument(
        "--again",
        action="store_true",
        help="take the texts anew, say of files that took too long before",
    )
    add_signature(command)
    command.set_defaults(run=add)


def add(options: argparse.Namespace) -> int:
    """Find the files, take them in, say what came of each."""
    columns = tuple(sorted(common.columns(options.map).items()))
    given = Given(common.given_date(options.published), columns=columns)
    discovery = common.find(options.paths)
    common.tell_notes(discovery.notes, options.quiet)
    who, now = signature(options)
    wish = Wish(discovery, options.paths, given, options.again)
    with Case.open_to_write(Path(options.case), who, now) as case:
        common.tell(case.told)
        with common.progress(not options.quiet, "adding") as progress:
            done = add_all(case, wish, now, progress)
    common.tell_failures(done.failures)
    common.tell_unplaced(done.read, options.quiet)
    if not options.quiet:
        sys.stdout.write(_told(done))
    if not (done.added or done.there or done.restored):
        return common.USAGE
    return common.PARTIAL if done.failures else common.OK


def _told(done: Adding) -> str:
    counts: dict[str, Sized] = {
        "added": done.added,
        "there already": done.there,
        "put back": done.restored,
        "described anew": done.described,
        "not read": done.failures,
    }
    told = [f"{len(rows):,} {what}" for what, rows in counts.items() if rows or what == "added"]
    return ", ".join(told) + "\n"
