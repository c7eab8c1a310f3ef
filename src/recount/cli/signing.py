"""Who does something to a case, and when: read once, at the edge."""

from __future__ import annotations

import argparse
import getpass
import os
from datetime import UTC, datetime

from recount.cli.common import UsageError

WHO = "RECOUNT_USER"


def add_signature(command: argparse.ArgumentParser) -> None:
    """The argument of every command that writes to a case."""
    command.add_argument(
        "--as",
        dest="who",
        metavar="NAME",
        help=f"who does this, for the log (default: {WHO}, else the login name)",
    )


def signature(options: argparse.Namespace) -> tuple[str, datetime]:
    """Who is at work, and now. Raises UsageError where nobody is named."""
    return _who(options.who), datetime.now(UTC)


def _who(named: str | None) -> str:
    who = named if named is not None else os.environ.get(WHO) or _login()
    if not who.strip():
        raise UsageError("nobody is named: say who you are with --as NAME")
    return who.strip()


def _login() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return ""
