"""A case for commands that only look at it."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from recount.case import Case
from recount.case.place import is_own
from recount.case.reading import CaseReading, Wanted, found_in, read_documents
from recount.case.runs import DEFAULTS, Settings
from recount.case.texts import Texts
from recount.cli import common
from recount.language import load_reader
from recount.model.document import Document
from recount.model.ledger import Ledger


def read_only(options: argparse.Namespace) -> CaseReading:
    """What was read in the case that the options name; what must be read anew is not kept."""
    wanted = Wanted(Settings(common.given_date(options.published)))
    case = Case.open(Path(options.paths[0]))
    common.tell(case.told)
    with common.progress(not options.quiet) as progress:
        return read_documents(case, partial(load_reader, options.threads), wanted, progress)


def ledger_of_case(options: argparse.Namespace, outputs: Sequence[str | None]) -> Ledger:
    """The ledger of the case that the options name; failures are told.

    Raises UsageError where an output would overwrite what is the case's own.
    """
    refuse_inside(options.paths[0], outputs)
    ledger = read_only(options).ledger()
    common.tell_failures(ledger.failures)
    return ledger


def case_documents(case: str) -> tuple[Document, ...]:
    """The documents of a case by the texts that were taken of them."""
    opened = Case.open(Path(case))
    with Texts(opened) as texts:
        return found_in(texts, opened.documents(), DEFAULTS, any_version=True).documents


def refuse_inside(case: str, outputs: Sequence[str | None]) -> None:
    """Stop where an output would overwrite what is the case's own. Raises UsageError."""
    for output in outputs:
        if output and output != common.STDOUT and is_own(Path(case), Path(output)):
            raise common.UsageError(f"{output} is the case's own; choose another output file")
    common.refuse_twice(outputs)
