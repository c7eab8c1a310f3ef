"""A ledger with its rows found by id: what every page and table looks things up in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from recount.model.claim import Claim, Hop, Named
from recount.model.document import Document
from recount.model.ledger import Entity, Event, Ledger, Member, Origin, Reason, Relation
from recount.show.phrases import Phrases


@dataclass(frozen=True, slots=True)
class Index:
    """Look-ups over one ledger.

    `ledger` is without the claims that a person rejected: those are `set_aside`
    and count for nothing; `claims` and `number` have them all. `number` gives each
    claim its place in the ledger's order, from 1: the number a reader meets it by.
    `origin`, `event` and `member` are by claim id, `sentences` (offsets in text
    order) by document id where it was read, `printed` counts the documents of
    each outlet.
    """

    ledger: Ledger
    documents: Mapping[str, Document]
    claims: Mapping[str, Claim]
    entities: Mapping[str, Entity]
    relations: Mapping[str, Relation]
    number: Mapping[str, int]
    event: Mapping[str, Event]
    origin: Mapping[str, Origin]
    member: Mapping[str, Member]
    sentences: Mapping[str, Sequence[tuple[int, int]]]
    printed: Mapping[str, int]
    set_aside: tuple[Claim, ...] = ()

    def reasons(self, claim: str) -> tuple[Reason, ...]:
        """What put a claim into its event."""
        found = self.member.get(claim)
        return found.reasons if found else ()

    def outlet(self, document: str) -> str:
        """Who published it, as the reader knows it: the outlet, else the document's name."""
        found = self.documents[document]
        return found.outlet or found.name

    def called(self, entity: str | None, wording: str) -> str:
        """The entity's name, or the wording itself where it is linked to none."""
        known = self.entities.get(entity or "")
        return known.name if known else wording

    def voice(self, hop: Hop) -> str:
        """Name of a voice of a chain."""
        return self.called(hop.entity, hop.source)

    def origin_name(self, t: Phrases, origin: Origin) -> str:
        """Name of the last voice behind claims; the outlet where it speaks for itself."""
        name = self.called(origin.entity, origin.label)
        if name:
            return name
        first = next((self.claims[c] for c in origin.claims if c in self.claims), None)
        if first is None or first.attribution:
            return t("chain.unnamed")
        return self.own_voice(t, first.document)

    def own_voice(self, t: Phrases, document: str) -> str:
        """An outlet that speaks for itself, told apart by document where it has several."""
        found = self.documents[document]
        outlet = self.outlet(document)
        if not found.outlet:
            return t("chain.own_document", name=found.name)
        if self.printed[outlet] < 2:
            return t("chain.own_origin", outlet=outlet)
        return t("chain.own_origin_of", outlet=outlet, name=self.documents[document].name)

    def last_voice(self, t: Phrases, claim: Claim) -> str:
        """Name of the voice nearest the facts; the outlet where it speaks for itself."""
        if claim.attribution:
            return self.voice(claim.attribution[-1])
        return self.own_voice(t, claim.document)


def index(ledger: Ledger) -> Index:
    """Look-ups over `ledger`, whose claims are in the ledger's order."""
    event = {c: e for e in reversed(ledger.events) for c in e.claims}
    origin = {c: o for e in reversed(ledger.events) for o in e.origins for c in o.claims}
    live = tuple(claim for claim in ledger.claims if claim.status != "rejected")
    return Index(
        ledger=replace(ledger, claims=live),
        documents={d.id: d for d in ledger.documents},
        claims={c.id: c for c in ledger.claims},
        entities={e.id: e for e in ledger.entities},
        relations={r.document: r for r in ledger.relations},
        number={c.id: n for n, c in enumerate(ledger.claims, start=1)},
        event=event,
        origin=origin,
        member={m.claim: m for e in reversed(ledger.events) for m in e.members},
        printed=Counter(d.outlet or d.name for d in ledger.documents),
        sentences={r.document: r.sentences for r in ledger.readings},
        set_aside=tuple(claim for claim in ledger.claims if claim.status == "rejected"),
    )


def hop_words(t: Phrases, at: Index, hop: Hop) -> str:
    """A voice with those beside it: "the Observatory (with medical workers)"."""
    name = at.voice(hop)
    if not hop.also:
        return name
    beside = [at.called(also.entity, also.text) for also in hop.also]
    return t("chain.also", voice=name, also=t.listing(beside))


def named_words(t: Phrases, named: tuple[Named, ...]) -> str:
    """Participants as worded, in a list."""
    return t.listing(list(dict.fromkeys(n.text for n in named)))
