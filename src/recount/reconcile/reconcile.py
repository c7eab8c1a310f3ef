"""Events to findings and brackets."""

from __future__ import annotations

from dataclasses import replace

from recount.model.document import Document
from recount.model.ledger import Event, Finding, Links
from recount.reconcile.brackets import brackets
from recount.reconcile.findings import FINDERS
from recount.reconcile.findings.origin import one_text
from recount.reconcile.matter import matters


def reconcile(
    links: Links, documents: tuple[Document, ...]
) -> tuple[tuple[Event, ...], tuple[Finding, ...]]:
    """The events of `links` with their brackets, and every finding on them.

    Findings come event by event, in the order of FINDERS, none on fewer than two
    claims; then those on whole texts that several documents print.
    """
    events: list[Event] = []
    findings: list[Finding] = []
    seen = matters(links, documents)
    for matter in seen:
        events.append(replace(matter.event, brackets=brackets(matter)))
        for finder in FINDERS:
            findings += (found for found in finder(matter) if len(found.claims) > 1)
    findings += one_text(links, seen)
    return tuple(events), tuple(findings)
