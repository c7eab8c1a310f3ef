"""`recount serve`: the review page of a case, for one reviewer on this machine."""

from __future__ import annotations

import argparse
import sys
import webbrowser
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from threading import Thread

from recount.case import Case
from recount.case.reading import Wanted, read_documents
from recount.cli import common
from recount.cli.signing import add_signature, signature
from recount.language import load_reader
from recount.web import PORT, CaseStore, Desk, PortError, Reviewer, Served, serving

HELP = "review a case in the browser, on this machine alone"
EPILOG = """examples:
  recount serve jurmet
  recount serve jurmet --as 'Ines Varo'
  recount serve jurmet --as 'Teo Marsh' --blind     a second review, that sees nobody else's
"""


def add_command(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """The command's arguments."""
    command = common.bare_command(commands, "serve", HELP, EPILOG)
    command.add_argument("case", metavar="CASE", help="the case folder")
    command.add_argument(
        "--blind", action="store_true", help="see nobody else's decisions, for a second review"
    )
    command.add_argument(
        "--port", type=_port, default=PORT, metavar="N", help=f"the port (default {PORT}; 0: any)"
    )
    command.add_argument(
        "--no-browser", action="store_true", help="print the address and open nothing"
    )
    command.add_argument("--quiet", action="store_true", help="no progress")
    common.add_threads(command)
    add_signature(command)
    command.set_defaults(run=serve)


def serve(options: argparse.Namespace) -> int:
    """Read what is new in the case, then serve its desk until interrupted."""
    who, at = signature(options)
    with Case.open_to_write(Path(options.case), who, at) as case:
        common.tell(case.told)
        with common.progress(not options.quiet) as tell:
            read = read_documents(case, lambda: load_reader(options.threads), Wanted(now=at), tell)
        desk = Desk(CaseStore(case, read, now), Reviewer(who, options.blind), now)
        try:
            with serving(desk, options.port, _again) as served:
                _run(served, not options.no_browser)
        except PortError as error:
            raise common.UsageError(str(error)) from error
    return common.OK


def now() -> datetime:
    """This moment, in UTC."""
    return datetime.now(UTC)


def _run(served: Served, browser: bool) -> None:
    _tell(f"open {served.address}")
    _tell("stop with Control-C; every decision is on disk")
    if browser:
        # The port listens already; a browser of the terminal would hold up the server else.
        Thread(target=webbrowser.open, args=[served.address], daemon=True).start()
    # The server takes an interrupt as the wish to stop; one that comes before it does is the same.
    with suppress(KeyboardInterrupt):
        served.run()


def _again(address: str) -> None:
    _tell(f"for another browser open {address}")


def _tell(words: str) -> None:
    print(f"recount: {words}", file=sys.stderr, flush=True)


def _port(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and int(text) < 65536):
        raise argparse.ArgumentTypeError(f"{text!r} is no port: write 0 to 65535")
    return int(text)
