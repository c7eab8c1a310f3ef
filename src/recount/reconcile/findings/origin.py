"""Different documents, one ultimate voice or one text: not so many confirmations."""

from __future__ import annotations

from collections.abc import Iterator

from recount.model.claim import Claim, stable_id
from recount.model.ledger import Finding, Links
from recount.reconcile.matter import Matter, finding
from recount.reconcile.scope import vague
from recount.reconcile.wording import listed


def same_origin(matter: Matter) -> Iterator[Finding]:
    """Figures that several documents have from one named voice."""
    for number, origin in enumerate(matter.event.origins):
        if origin.entity is None:
            continue
        claims = [
            claim
            for claim in matter.asserted()
            if matter.origin(claim) == number and claim.quantity and not vague(claim)
        ]
        count = len({claim.document for claim in claims})
        if count > 1:
            t = matter.t
            why = t(
                "finding.same-origin.voice",
                figures=t.count("count.figures", len(claims)),
                documents=t.count("count.documents", count),
                outlets=listed(t, sorted({matter.outlet(claim) for claim in claims})),
                origin=origin.label,
                n=count,
            )
            yield finding(matter, "same-origin", claims, why)


def one_text(links: Links, matters: list[Matter]) -> Iterator[Finding]:
    """Statements that documents print from one text: one finding for each such text."""
    home = {claim.id: claim for claim in links.claims}
    seen = {claim.id: matter for matter in matters for claim in matter.claims}
    family = _families([(home[one].document, home[other].document) for one, other in links.ties])
    groups: dict[str, dict[str, Claim]] = {}
    for one, other in links.ties:
        group = groups.setdefault(family[home[one].document], {})
        group.update({one: home[one], other: home[other]})
    for root in sorted(groups, key=lambda r: next(iter(groups[r]))):
        claims = [claim for claim in links.claims if claim.id in groups[root]]
        events = [seen[claim.id].event.id for claim in claims]
        first = max(dict.fromkeys(events), key=events.count)
        ids = tuple(claim.id for claim in claims)
        why = _of_one_text(claims, seen)
        yield Finding(stable_id("f", "same-origin", *ids), "same-origin", first, ids, why)


def _families(pairs: list[tuple[str, str]]) -> dict[str, str]:
    """For each document the first of those it is joined with by shared statements."""
    parent: dict[str, str] = {}

    def root(item: str) -> str:
        while parent.setdefault(item, item) != item:
            item = parent[item]
        return item

    for one, other in pairs:
        a, b = sorted((root(one), root(other)))
        parent[b] = a
    return {item: root(item) for item in sorted(parent)}


def _of_one_text(claims: list[Claim], seen: dict[str, Matter]) -> str:
    documents = {claim.document: seen[claim.id].documents[claim.document] for claim in claims}
    t = seen[claims[0].id].t
    agencies = listed(t, sorted({a for document in documents.values() for a in document.agencies}))
    key = "finding.same-origin.credited" if agencies else "finding.same-origin.no_credit"
    return t(
        "finding.same-origin.text",
        documents=listed(t, sorted(document.name for document in documents.values())),
        credit=t(key, agencies=agencies),
        claims=t.count("count.claims", len(claims)),
        n=len(documents),
    )
