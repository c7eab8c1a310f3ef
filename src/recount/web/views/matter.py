"""A matter's page: its pictures as the report has them, its claims, where its accounts part."""

from __future__ import annotations

from dataclasses import dataclass

from recount.model.ledger import Event
from recount.show.page.claims import ClaimView, claim_view
from recount.show.page.events import EventView, event_view
from recount.show.page.findings import FindingGroup, finding_groups
from recount.show.page.reliance import RelianceView, reliance_view
from recount.show.page.timeline import TimePart, timeline_parts
from recount.show.phrases import Phrases
from recount.web.scene import CONFLICTS, Scene
from recount.web.views.part import part_of_ledger


@dataclass(frozen=True, slots=True)
class MatterView:
    """Everything the page shows of a matter; `claims` are ids with what is shown of each."""

    id: str
    event: EventView
    timeline: tuple[TimePart, ...]
    reliance: RelianceView
    conflicts: tuple[FindingGroup, ...]
    claims: tuple[tuple[str, ClaimView], ...]
    policies: tuple[str, ...]


def matter_view(t: Phrases, view: Scene, event: Event) -> MatterView | None:
    """What the page shows of a matter; None where no claim of it is left."""
    findings = tuple(f for f in view.at.ledger.findings if f.event == event.id)
    parting = tuple(f for f in findings if f.kind in CONFLICTS)
    at = part_of_ledger(view, event.claims, (event,), parting)
    if not at.ledger.events:
        return None
    known = view.known
    views = {c.id: claim_view(t, at, known, c) for c in at.ledger.claims}
    return MatterView(
        event.id,
        event_view(t, at, known, at.ledger.events[0]),
        timeline_parts(t, at, known),
        reliance_view(t, at),
        finding_groups(t, at, known, views),
        tuple(views.items()),
        tuple(b.policy for b in event.brackets if b.policy != "person"),
    )
