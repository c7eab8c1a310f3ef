"""The ledger as the pages show it at one moment: linked a while ago, decided upon since."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from recount.model.claim import Claim
from recount.model.ledger import CAUTIONS, Entity, Event, Finding, Ledger
from recount.model.reference import Mention
from recount.show.grounding import events_within, findings_within, grounded
from recount.show.index import Index, index
from recount.show.page.claims import Numbers, numbers
from recount.show.ranking import FIRST
from recount.web.mentions import mentions

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
    each claim that is decided. `former` are the claims of each matter there was
    before, by its id and by each of them, `first` where each name stands first.
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

    former: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    first: Mapping[str, Mention] = field(default_factory=dict)

    def conflicts(self, claim: str) -> tuple[Finding, ...]:
        """The findings by which a claim parts from others."""
        return tuple(f for f in self.findings.get(claim, ()) if f.kind in CONFLICTS)


def scene(ledger: Ledger, judged: Iterable[Claim], behind: int = 0) -> Scene:
    """The view of a ledger that was made from the claims `judged`."""
    at = index(grounded(ledger))
    return Scene(
        at,
        numbers(at),
        tuple(at.claims),
        {c.id: (c, at.claims[c.id]) for c in judged if c.id in at.claims},
        _by_claim(at.ledger.findings),
        _largest(at.ledger.events),
        _ranked(at.ledger),
        behind,
        first=_first(at.ledger.claims),
    )


def _first(claims: Iterable[Claim]) -> Mapping[str, Mention]:
    found: dict[str, Mention] = {}
    for claim in claims:
        for entity, _, mention in mentions(claim):
            found.setdefault(entity, mention)
    return found


def _by_claim(findings: Iterable[Finding]) -> Mapping[str, tuple[Finding, ...]]:
    found: dict[str, list[Finding]] = {}
    for finding in findings:
        for claim in finding.claims:
            found.setdefault(claim, []).append(finding)
    return {claim: tuple(rows) for claim, rows in found.items()}


def _largest(events: Iterable[Event]) -> tuple[Event, ...]:
    return tuple(sorted(events, key=lambda event: -len(event.claims)))


def _ranked(ledger: Ledger) -> tuple[Entity, ...]:
    named = Counter(id for claim in ledger.claims for id in entities_of(claim))
    return tuple(sorted(ledger.entities, key=lambda e: (-named[e.id], e.name, e.id)))


def entities_of(claim: Claim) -> frozenset[str]:
    """The ids of everybody and every place that a claim names."""
    return frozenset(entity for entity, _, _ in mentions(claim))


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
    view = replace(now, at=at, order=order, verdicts=others | dict(verdicts))
    return _without(view, order) if gone else view


def following(before: Scene, fresh: Scene) -> Scene:
    """The view `fresh` of a new linking, that still knows the matters of the one before."""
    known = dict(before.former)
    for event in before.at.ledger.events:
        known |= dict.fromkeys((event.id, *event.claims), event.claims)
    return replace(fresh, former=known)


def _without(now: Scene, order: tuple[str, ...]) -> Scene:
    """The view whose matters and findings name no claim but those in `order`."""
    rank = {id: n for n, id in enumerate(order)}
    ledger = replace(
        now.at.ledger,
        claims=tuple(claim for claim in now.at.ledger.claims if claim.id in rank),
        events=events_within(now.at.ledger.events, rank),
        findings=findings_within(now.at.ledger.findings, rank),
    )
    known = index(ledger)
    at = replace(now.at, ledger=ledger, event=known.event, origin=known.origin, member=known.member)
    return replace(now, at=at, findings=_by_claim(ledger.findings), matters=_largest(ledger.events))


def _place(claim: Claim) -> tuple[int, int, str]:
    return claim.span.start, claim.span.end, claim.id


def _linked(now: Scene, claim: Claim) -> Claim:
    """The claim with what it was linked to, where it is as it was then but for its status."""
    if claim.id not in now.linked:
        return claim
    before, after = now.linked[claim.id]
    same = replace(before, status=claim.status, instead=claim.instead) == claim
    return replace(after, status=claim.status, instead=claim.instead) if same else claim
