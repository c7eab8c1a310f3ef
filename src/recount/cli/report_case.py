"""`recount report CASE`: what was read before is kept, and the log says what was made."""

from __future__ import annotations

import argparse
from functools import partial
from pathlib import Path

from recount.case import Case
from recount.case.reading import CaseReading, Wanted, read_documents
from recount.case.recording import record
from recount.case.runs import Settings
from recount.cli import common
from recount.cli.case_ledger import refuse_inside
from recount.cli.delivery import deliver, says_summary
from recount.cli.signing import signature
from recount.language import load_reader
from recount.model.document import digest
from recount.show import render_ledger

TERMINAL = "the terminal"


def report_case(options: argparse.Namespace) -> int:
    """Read what is new in a case, lay all of it side by side, write down that it was done."""
    path = Path(options.paths[0])
    settings = Settings(common.given_date(options.published))
    refuse_inside(options.paths[0], (options.output, options.json))
    who, now = signature(options)
    with Case.open_to_write(path, who, now) as case:
        common.tell(case.told)
        if not case.documents():
            raise common.UsageError(
                f"there is nothing in {path}; add documents: recount add {path}"
            )
        with common.progress(not options.quiet) as progress:
            load = partial(load_reader, options.threads)
            reading = read_documents(case, load, Wanted(settings, now), progress)
        ledger = reading.ledger()
        common.tell([] if options.quiet else [_told(reading)])
        record(case, reading, ledger, digest(render_ledger(ledger).encode()), now)
        head = None
        if options.output or says_summary(options):
            where = Path(options.output).name if options.output else TERMINAL
            head = str(case.publish_head(where, now))
    common.tell_failures(ledger.failures)
    common.tell_notes(reading.notes, options.quiet)
    common.tell_document_notes(ledger.documents, options.quiet)
    common.tell_unplaced(ledger.documents, options.quiet)
    return deliver(options, ledger, head)


def _told(reading: CaseReading) -> str:
    total = len(reading.homes)
    before = total - reading.anew
    return f"{total:,} documents: {reading.anew:,} read now, {before:,} from before"
