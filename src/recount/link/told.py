"""What the evidence on voices is asked of: claims with their documents and entities."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from recount.link.ties import Tie, components
from recount.model.claim import Claim
from recount.model.document import Document
from recount.model.ledger import Entity


@dataclass(frozen=True)
class Told:
    """Claims with their entities set, everything by id, and the statements printed twice."""

    claims: tuple[Claim, ...]
    documents: dict[str, Document]
    entities: dict[str, Entity]
    ties: tuple[Tie, ...] = ()

    def home(self, claim: Claim) -> Document:
        """The document a claim stands in."""
        return self.documents[claim.document]

    @cached_property
    def of_document(self) -> dict[str, list[Claim]]:
        """The claims of each document that has any, in their order."""
        rows: dict[str, list[Claim]] = {}
        for claim in self.claims:
            rows.setdefault(claim.document, []).append(claim)
        return rows

    @cached_property
    def of_one_text(self) -> list[list[str]]:
        """Claims that are one statement printed in several documents, in groups."""
        return components([(tie.one, tie.other) for tie in self.ties])

    @cached_property
    def spoken(self) -> dict[str, dict[str, None]]:
        """Entities that are a last voice, by id, with the documents they speak in."""
        found: dict[str, dict[str, None]] = {}
        for claim in self.claims:
            for hop in claim.attribution[-1:]:
                if hop.entity:
                    found.setdefault(hop.entity, {})[claim.document] = None
        return found

    def speakers(self) -> list[Entity]:
        """Entities that are a last voice, by id."""
        return [self.entities[i] for i in sorted(self.spoken)]
