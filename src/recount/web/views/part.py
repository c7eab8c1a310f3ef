"""A part of the ledger by itself: the claims of one matter, one name, some findings."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from recount.model.ledger import Event, Finding
from recount.show.grounding import events_within, findings_within
from recount.show.index import Index, index
from recount.web.scene import Scene


def part_of_ledger(
    view: Scene,
    claims: Iterable[str],
    events: tuple[Event, ...] = (),
    findings: tuple[Finding, ...] = (),
) -> Index:
    """Look-ups over some claims alone, each by the number it has in the whole ledger.

    Claims that were rejected since the last linking are left out.
    """
    at = view.at
    wanted = {id for id in claims if id in at.claims and at.claims[id].status != "rejected"}
    rows = tuple(at.claims[id] for id in view.order if id in wanted)
    rank = {claim.id: n for n, claim in enumerate(rows)}
    homes = {claim.document for claim in rows}
    ledger = replace(
        at.ledger,
        claims=rows,
        documents=tuple(d for d in at.ledger.documents if d.id in homes),
        events=events_within(events, rank),
        findings=findings_within(findings, rank),
        readings=(),
    )
    found = index(ledger)
    return replace(
        found,
        documents=at.documents,
        number=at.number,
        printed=at.printed,
        sentences=at.sentences,
        entities=at.entities,
        relations=at.relations,
    )
