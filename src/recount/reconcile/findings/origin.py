"""Different documents, one ultimate voice or one text: not so many confirmations."""

from __future__ import annotations

from collections.abc import Iterator

from recount.model.claim import Claim, stable_id
from recount.model.ledger import Finding, Links
from recount.reconcile.matter import ASSERTED, Matter, finding
from recount.reconcile.scope import unit_class, vague
from recount.reconcile.wording import listed, words_of

# Of the shorter of two tellings of one remark, so many of the longer words stand in the other.
ALIKE = 0.5
# What is said of what happened or did not; demands and fears are repeated as a matter of course.
SAID = (*ASSERTED, "denied")


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


def one_remark(matter: Matter) -> Iterator[Finding]:
    """What several documents have one voice say, with no count in it, in much the same words.

    A person's remark in two papers is one, and so is what a body says on its
    own pages and a paper quotes; else a government or a monitor says the same
    again and again.
    """
    for number, origin in enumerate(matter.event.origins):
        speaker = matter.entities.get(origin.entity or "")
        if speaker is None:
            continue
        said = [
            claim
            for claim in matter.claims
            if matter.origin(claim) == number and claim.stance in SAID and not _counts(claim)
        ]
        own = {c for r in origin.reasons if r.by == "own_pages" for c in r.claims}
        pairs = [
            (one, other)
            for one in said
            for other in said
            if one.document < other.document
            and (speaker.kind == "person" or (one.id in own) != (other.id in own))
            and _one_remark(matter, one, other)
        ]
        if pairs:
            again = {claim.id: claim for pair in pairs for claim in pair}
            why = _remarked(matter, list(again.values()), origin.label)
            yield finding(matter, "same-origin", again.values(), why)


def _counts(claim: Claim) -> bool:
    return claim.quantity is not None and unit_class(claim) == "persons"


def _remarked(matter: Matter, claims: list[Claim], origin: str) -> str:
    t, documents = matter.t, {claim.document for claim in claims}
    return t(
        "finding.same-origin.remark",
        documents=t.count("count.documents", len(documents)),
        outlets=listed(t, sorted({matter.outlet(claim) for claim in claims})),
        origin=origin,
    )


def _one_remark(matter: Matter, one: Claim, other: Claim) -> bool:
    """Whether two claims of one voice are one remark, and not one text printed twice."""
    if one.act != other.act or (one.stance == "denied") != (other.stance == "denied"):
        return False
    if other.id in matter.ties.get(one.id, ()):
        return False
    a, b = words_of(one), words_of(other)
    small = min(len(a), len(b))
    return small > 2 and len(a & b) >= ALIKE * small


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
