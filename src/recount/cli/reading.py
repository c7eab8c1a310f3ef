"""From what the user names to a ledger: documents, a case, or a ledger written before."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from recount.cli import common
from recount.cli.case_ledger import case_documents, ledger_of_case, refuse_inside
from recount.ingest.sandbox import Sandbox
from recount.language import load_reader
from recount.model.document import Document, Failure
from recount.model.ledger import Ledger
from recount.run.pipeline import Note, run
from recount.show.readback import PlaceError, read_ledger

# A written ledger larger than this is not read.
MOST_BYTES = 1_000_000_000
MARK = '"recount.ledger/'


def from_documents(options: argparse.Namespace, outputs: Sequence[str | None]) -> Ledger:
    """Read, link and reconcile the documents that the options name, or those of a case.

    Raises UsageError where there are none, or an output would overwrite one.
    """
    if common.is_case(options.paths):
        return ledger_of_case(options, outputs)
    given = common.given_date(options.published)
    columns = common.columns(options.map)
    discovery = common.find(options.paths)
    common.tell_notes(discovery.notes, options.quiet)
    if not discovery.sources:
        common.tell_failures(discovery.failures)
        raise common.UsageError("there is nothing to read in what was named")
    common.refuse_overwriting(outputs, discovery)
    reader = load_reader(options.threads)
    notes: list[Note] = []
    with common.progress(not options.quiet) as tell:
        ledger = run(discovery, reader, given, tell, columns, notes.append)
    common.tell_notes(notes, options.quiet)
    common.tell_failures(ledger.failures)
    common.tell_document_notes(ledger.documents, options.quiet)
    common.tell_unplaced(ledger.documents, options.quiet)
    return ledger


def written_ledger(paths: Sequence[str]) -> str | None:
    """The text of the one file that is named, where a ledger was written to it."""
    path = Path(paths[0]).expanduser()
    if len(paths) != 1 or path.suffix.lower() != ".json" or not path.is_file():
        return None
    text = text_of(path)
    return text if MARK in text else None


def from_written(name: str, text: str, documents: Sequence[Document]) -> Ledger:
    """The ledger that was written to a file, with the texts and pages of those documents.

    Raises UsageError naming the file and the place in it.
    """
    known = {d.text_id: d for d in documents}
    try:
        ledger = read_ledger(text, {d.text_id: d.text for d in documents})
    except PlaceError as error:
        raise common.UsageError(f"{name}: {error}") from error
    paged = (
        replace(d, pages=known[d.text_id].pages) if d.text_id in known else d
        for d in ledger.documents
    )
    return replace(ledger, documents=tuple(paged))


def documents_of(paths: Sequence[str], outputs: Sequence[str | None]) -> tuple[Document, ...]:
    """The documents that paths name, with their texts; what cannot be read is told.

    Raises UsageError where an output would overwrite one, or is a case's own.
    """
    if not paths:
        return ()
    if common.is_case(paths):
        refuse_inside(paths[0], outputs)
        return case_documents(paths[0])
    discovery = common.find(paths)
    common.refuse_overwriting(outputs, discovery)
    with Sandbox() as sandbox:
        read = [found for source in discovery.sources for found in sandbox.ingest(source)]
    common.tell_failures([*discovery.failures, *(r for r in read if isinstance(r, Failure))])
    return tuple(r for r in read if isinstance(r, Document))


def text_of(path: Path) -> str:
    """A UTF-8 file as text. Raises UsageError naming the file and what is wrong with it."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise common.UsageError(f"{path.name} is larger than {MOST_BYTES:,} bytes")
        data = path.read_bytes()
    except OSError as error:
        raise common.UsageError(f"{path.name} cannot be read: {error.strerror}") from error
    if data.startswith(b"PK\x03\x04"):
        raise common.UsageError(f"{path.name} is a ZIP; unpack it and give the file in it")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise common.UsageError(
            f"{path.name} is not UTF-8 at byte {error.start}; save it as UTF-8"
        ) from error
