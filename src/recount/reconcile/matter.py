"""One event seen whole: its claims with their documents, dates, origins and parties."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from recount.model.claim import Claim, stable_id
from recount.model.document import Document
from recount.model.ledger import Entity, Event, Finding, Links, Reason, Relation
from recount.resources.phrases import Phrasebook

ASSERTED = ("reported", "alleged", "believed", "conceded")


@dataclass(frozen=True, slots=True, eq=False)
class Matter:
    """An event with everything a finding may ask of it, and the phrases to tell it in.

    Claims are in text order by document. A matter is equal to itself alone, so
    that what is worked out of one can be kept.
    """

    event: Event
    claims: tuple[Claim, ...]
    documents: dict[str, Document]
    entities: dict[str, Entity]
    relations: dict[str, Relation]
    origin_of: dict[str, int]
    ties: dict[str, tuple[str, ...]]
    days: dict[str, date | None]
    t: Phrasebook

    def origin(self, claim: Claim) -> int:
        """Number of the claim's origin in the event; equal numbers are one origin."""
        return self.origin_of[claim.id]

    def origin_name(self, claim: Claim) -> str:
        """What to call the claim's origin."""
        return self.event.origins[self.origin_of[claim.id]].label

    def outlet(self, claim: Claim) -> str:
        """The claim's outlet, or its document by name."""
        document = self.documents[claim.document]
        return document.outlet or self.t("chain.own_document", name=document.name)

    def day(self, claim: Claim) -> date | None:
        """Day the statement was first published in any document that prints it."""
        return self.days[claim.id]

    def statements(self, claims: Iterable[Claim]) -> list[Claim]:
        """`claims` with one of each statement that several documents print."""
        kept: list[Claim] = []
        seen: set[str] = set()
        for claim in claims:
            if claim.id not in seen:
                kept.append(claim)
                seen |= {claim.id, *self.ties.get(claim.id, ())}
        return kept

    def own_voice(self, claim: Claim) -> bool:
        """Whether the outlet says it itself, nobody found behind it."""
        return not claim.attribution and self.event.origins[self.origin(claim)].entity is None

    def named(self, claim: Claim) -> bool:
        """Whether the claim's origin is a voice with a name."""
        return self.event.origins[self.origin(claim)].entity is not None

    def asserted(self) -> list[Claim]:
        """Claims that say the act happened, by whatever voice."""
        return [claim for claim in self.claims if claim.stance in ASSERTED]


Finder = Callable[[Matter], Iterable[Finding]]


def matters(links: Links, documents: tuple[Document, ...], t: Phrasebook) -> list[Matter]:
    """All events of `links` as matters, in the order of the events."""
    claims = {claim.id: claim for claim in links.claims}
    by_id = {document.id: document for document in documents}
    entities = {entity.id: entity for entity in links.entities}
    relations = {relation.document: relation for relation in links.relations}
    ties: dict[str, tuple[str, ...]] = {}
    for one, other in links.ties:
        ties[one] = (*ties.get(one, ()), other)
        ties[other] = (*ties.get(other, ()), one)
    printed = {claim.id: by_id[claim.document].published.day() for claim in links.claims}
    days = {
        claim: min(
            (day for c in (claim, *ties.get(claim, ())) if (day := printed[c])), default=None
        )
        for claim in printed
    }
    return [
        Matter(
            event,
            tuple(claims[claim] for claim in event.claims),
            by_id,
            entities,
            relations,
            {claim: n for n, origin in enumerate(event.origins) for claim in origin.claims},
            ties,
            days,
            t,
        )
        for event in links.events
    ]


def finding(
    matter: Matter, kind: str, claims: Iterable[Claim], why: str, reasons: tuple[Reason, ...] = ()
) -> Finding:
    """A finding on some claims of a matter, claims in the matter's order.

    `reasons` are those beside the finder's own.
    """
    wanted = {claim.id for claim in claims}
    ids = tuple(claim.id for claim in matter.claims if claim.id in wanted)
    return Finding(stable_id("f", kind, *ids), kind, matter.event.id, ids, why, reasons)
