"""Events to findings and brackets."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from recount.model.document import Document
from recount.model.ledger import Event, Finding, Links, Reason
from recount.model.standing import Exemption
from recount.reconcile.brackets import brackets
from recount.reconcile.findings import FINDERS
from recount.reconcile.findings.origin import one_text
from recount.reconcile.matter import matters
from recount.reconcile.wording import phrases


def reconcile(
    links: Links,
    documents: tuple[Document, ...],
    exemptions: tuple[Exemption, ...] = (),
    language: str = "en",
) -> tuple[tuple[Event, ...], tuple[Finding, ...]]:
    """The events of `links` with their brackets, and every finding on them.

    `exemptions` are a person's departures from a policy, `language` is what
    everything is told in. Findings come event by event, in the order of FINDERS,
    none on fewer than two claims; then those on whole texts that several
    documents print.
    """
    events: list[Event] = []
    findings: list[Finding] = []
    seen = matters(links, documents, phrases(language))
    for matter in seen:
        events.append(replace(matter.event, brackets=brackets(matter, exemptions)))
        for finder in FINDERS:
            findings += (_by(finder, f) for f in finder(matter) if len(f.claims) > 1)
    findings += (_by(one_text, found) for found in one_text(links, seen))
    return tuple(events), tuple(findings)


def _by(finder: Callable[..., object], found: Finding) -> Finding:
    """A finding with the evidence that found it, before what else it rests on."""
    return replace(found, reasons=(Reason.of(finder, found.claims), *found.reasons))
