"""The ledger as the pages show it at one moment: linked a while ago, decided upon since."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from recount.model.claim import Claim, Hop, Named
from recount.model.ledger import CAUTIONS, Entity, Event, Finding, Ledger
from recount.show.grounding import grounded
from recount.show.index import Index, index
from recount.show.page.claims import Numbers, numbers
from recount.show.ranking import FIRST

# Findings that say that accounts part, or that one lost something on its way: not that they meet.
CONFLICTS = tuple(dict.fromkeys((*FIRST, *CAUTIONS)))


@dataclass(frozen=True, slots=True)
class Scene:
    """One moment's view.

    `at` has every claim as decided now; matters, entities and findings in it
    are those of the last linking, which `behind` decisions have not reached.
    `order` are the ids of all claims in the ledger's order, `linked` each claim as
    it went into that linking and came out of it, `findings` those it is in. `matters`
    and `names` are those with most claims first; `verdicts` what a person said of
    each claim that is decided.
    """

    at: Index
    known: Numbers
    order: tuple[str, ...]
    linked: Mapping[str, tuple[Claim, Claim]]
    findings: Mapping[str, tuple[Finding, ...]]
    matters: tuple[Event, ...] = ()
    names: tuple[Entity, ...] = ()
    behind: int = 0
    verdicts: Mapping[str, str] = field(default_factory=dict)

    def open(self, claim: str) -> bool:
        """Whether a claim is still to decide."""
        return claim not in self.verdicts

    def conflicts(self, claim: str) -> tuple[Finding, ...]:
        """The findings by which a claim parts from others."""
        return tuple(f for f in self.findings.get(claim, ()) if f.kind in CONFLICTS)

    def following(self, claim: str) -> str | None:
        """The claim after this one in the ledger's order."""
        place = self.order.index(claim) + 1 if claim in self.order else 0
        return self.order[place] if place < len(self.order) else None


def scene(ledger: Ledger, judged: Iterable[Claim], behind: int = 0) -> Scene:
    """The view of a ledger that was made from the claims `judged`."""
    at = index(grounded(ledger))
    findings: dict[str, list[Finding]] = {}
    for finding in at.ledger.findings:
        for claim in finding.claims:
            findings.setdefault(claim, []).append(finding)
    return Scene(
        at,
        numbers(at),
        tuple(at.claims),
        {c.id: (c, at.claims[c.id]) for c in judged if c.id in at.claims},
        {claim: tuple(rows) for claim, rows in findings.items()},
        tuple(sorted(at.ledger.events, key=lambda event: -len(event.claims))),
        _ranked(at.ledger),
        behind,
    )


def _ranked(ledger: Ledger) -> tuple[Entity, ...]:
    named = Counter(id for claim in ledger.claims for id in entities_of(claim))
    return tuple(sorted(ledger.entities, key=lambda e: (-named[e.id], e.name, e.id)))


def entities_of(claim: Claim) -> frozenset[str]:
    """The ids of everybody and every place that a claim names."""
    hops = claim.attribution
    rows: list[Hop | Named] = [*hops, *claim.perpetrators, *claim.victims, *claim.basis]
    rows += [also for hop in hops for also in hop.also]
    rows += [claim.place] if claim.place else []
    return frozenset(row.entity for row in rows if row.entity)


def with_claims(
    now: Scene, document: str, judged: Iterable[Claim], verdicts: Mapping[str, str]
) -> Scene:
    """The view with one document's claims as decided since, and the verdicts on them.

    A claim whose status alone changed keeps its links; one that was changed or
    made has none until the next linking.
    """
    fresh = {claim.id: _linked(now, claim) for claim in judged}
    gone = {id for id, c in now.at.claims.items() if c.document == document and id not in fresh}
    made = [id for id in fresh if id not in now.at.claims]
    claims = {id: fresh.get(id, c) for id, c in now.at.claims.items() if id not in gone}
    claims |= {id: fresh[id] for id in made}
    number, order = now.at.number, now.order
    if made or gone:
        number = {**number, **{id: len(number) + n for n, id in enumerate(made, 1)}}
        names = now.known.documents
        order = tuple(
            sorted(claims, key=lambda id: (names[claims[id].document], *_place(claims[id])))
        )
    at = replace(now.at, claims=claims, number=number)
    homes = now.at.claims
    others = {id: v for id, v in now.verdicts.items() if homes[id].document != document}
    return replace(now, at=at, order=order, verdicts=others | dict(verdicts))


def _place(claim: Claim) -> tuple[int, int, str]:
    return claim.span.start, claim.span.end, claim.id


def _linked(now: Scene, claim: Claim) -> Claim:
    """The claim with what it was linked to, where it is as it was then but for its status."""
    if claim.id not in now.linked:
        return claim
    before, after = now.linked[claim.id]
    same = replace(before, status=claim.status, instead=claim.instead) == claim
    return replace(after, status=claim.status, instead=claim.instead) if same else claim
