"""`recount status`: how a case stands."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from recount.case import Case
from recount.case.status import Status, status
from recount.cli import common
from recount.show.safe import one_line

HELP = "say how a case stands: what is in it, what is unread or failed, who writes to it"
EPILOG = """examples:
  recount status jurmet
  recount status jurmet --json
"""


def add_command(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """The command's arguments."""
    command = common.bare_command(commands, "status", HELP, EPILOG)
    command.add_argument("case", metavar="CASE", help="the case folder")
    command.add_argument("--json", action="store_true", help="print it as JSON")
    command.set_defaults(run=run_status)


def run_status(options: argparse.Namespace) -> int:
    """Look, and say."""
    case = Case.open(Path(options.case))
    common.tell(case.told)
    found = status(case)
    if options.json:
        text = json.dumps(_object(found), ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    else:
        text = "".join(f"{line}\n" for line in _lines(found))
    sys.stdout.write(text)
    return common.OK


def _object(found: Status) -> dict[str, Any]:
    return {
        "originals": found.originals,
        "documents": found.documents,
        "untaken": found.untaken,
        "unread": found.unread,
        "failures": [{"name": f.name, "why": f.why} for f in found.failures],
        "judgements": found.judgements,
        "reviewers": found.reviewers,
        "run": {"line": found.run.n, "at": found.run.at, "who": found.run.who, **found.run.body}
        if found.run
        else None,
        "since": found.since,
        "head": {"n": found.head.n, "hash": found.head.hash},
        "holder": str(found.holder) if found.holder else None,
        "bytes": dict(found.sizes),
    }


def _lines(found: Status) -> list[str]:
    by = ", ".join(f"{one_line(who)} {count:,}" for who, count in found.reviewers.items())
    run, total = found.run, sum(found.sizes.values())
    sizes = ", ".join(f"{name} {_bytes(size)}" for name, size in found.sizes.items() if size)
    lines = [
        f"Originals   {found.originals:,} ({found.untaken:,} whose text is still to be taken)",
        f"Documents   {found.documents:,} ({found.unread:,} unread)",
        f"Failed      {len(found.failures):,}",
        *(f"            {failure.name}: {failure.why}" for failure in found.failures),
        f"Judgements  {found.judgements:,}" + (f" ({by})" if by else ""),
        f"Last run    {run.at} by {run.who}, line {run.n}" if run else "Last run    none yet",
        f"Since then  {found.since:,} lines" if run else "",
        f"Head        {found.head}",
        f"Writing     {found.holder}" if found.holder else "Writing     nobody",
        f"On disk     {_bytes(total)} ({sizes})",
    ]
    return [line for line in lines if line]


def _bytes(size: int) -> str:
    """A size for people: 1.2 MB."""
    for unit, scale in (("GB", 10**9), ("MB", 10**6), ("kB", 10**3)):
        if size >= scale:
            return f"{size / scale:.1f} {unit}"
    return f"{size} B"
