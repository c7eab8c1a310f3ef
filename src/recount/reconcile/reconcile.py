"""Events to findings and brackets."""

from __future__ import annotations

from dataclasses import replace

from recount.model.document import Document
from recount.model.ledger import Event, Finding, Links
from recount.reconcile.brackets import brackets
from recount.reconcile.findings import FINDERS
from recount.reconcile.matter import matters


def reconcile(
    links: Links, documents: tuple[Document, ...]
) -> tuple[tuple[Event, ...], tuple[Finding, ...]]:
    """The events of `links` with their brackets, and every finding on them.

    Findings come event by event, in the order of FINDERS; none rests on fewer
    than two claims.
    """
    events: list[Event] = []
    findings: list[Finding] = []
    for matter in matters(links, documents):
        events.append(replace(matter.event, brackets=brackets(matter)))
        for finder in FINDERS:
            findings += (found for found in finder(matter) if len(found.claims) > 1)
    return tuple(events), tuple(findings)
