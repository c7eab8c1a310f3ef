"""A part of the ledger by itself: the claims of one matter, one name, some findings."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from recount.model.ledger import Event, Finding
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
    homes = {claim.document for claim in rows}
    kept = tuple(_within(event, wanted) for event in events)
    ledger = replace(
        at.ledger,
        claims=rows,
        documents=tuple(d for d in at.ledger.documents if d.id in homes),
        events=tuple(event for event in kept if event.claims),
        findings=tuple(f for f in findings if wanted.issuperset(f.claims)),
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


def _within(event: Event, claims: set[str]) -> Event:
    """The matter with what still rests on claims that were not rejected."""

    def kept(ids: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(id for id in ids if id in claims)

    origins = (replace(origin, claims=kept(origin.claims)) for origin in event.origins)
    return replace(
        event,
        claims=kept(event.claims),
        origins=tuple(origin for origin in origins if origin.claims),
        brackets=tuple(replace(b, claims=kept(b.claims)) for b in event.brackets),
    )
