"""`recount stamp`: timestamps of a case's head by an authority, carried there by hand."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from recount.case import Case
from recount.case.timestamps import accept, request
from recount.cli import common
from recount.cli.signing import add_signature, signature

HELP = "ask an authority for a timestamp of the log's head, and keep its answer"
EPILOG = """examples:
  recount stamp jurmet --request head.tsq
  curl --silent -H 'Content-Type: application/timestamp-query' \\
       --data-binary @head.tsq https://authority.example/tsr > head.tsr
  recount stamp jurmet --response head.tsr --roots authority.pem

Recount itself sends nothing. The authority learns one digest. The signatures of
kept timestamps are checked by `recount verify CASE --roots authority.pem`.
"""


def add_command(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """The command's arguments."""
    command = common.bare_command(commands, "stamp", HELP, EPILOG)
    command.add_argument("case", metavar="CASE", help="the case folder")
    what = command.add_mutually_exclusive_group(required=True)
    what.add_argument(
        "--request", metavar="FILE", help="write what to send to an authority, for the last line"
    )
    what.add_argument("--response", metavar="FILE", help="the authority's answer, to be kept")
    command.add_argument(
        "--roots", metavar="FILE", help="the authority's certificates (PEM); with --response"
    )
    add_signature(command)
    command.set_defaults(run=stamp)


def stamp(options: argparse.Namespace) -> int:
    """Write a request, or take an answer into the case."""
    if options.request:
        common.write_bytes(options.request, request(Case.open(Path(options.case))))
        return common.OK
    if not options.roots:
        raise common.UsageError("--response needs --roots: the authority's certificates")
    response, roots = common.read_file(options.response), common.read_file(options.roots)
    who, now = signature(options)
    with Case.open_to_write(Path(options.case), who, now) as case:
        stamped = accept(case, response, roots, now)
    sys.stdout.write(f"Line {stamped.n} was there at {stamped.at}; the proof is {stamped.file}.\n")
    return common.OK
