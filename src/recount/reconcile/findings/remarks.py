"""One remark of one voice, told in several documents without a count to know it by."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from recount.model.claim import Claim, stable_id
from recount.model.ledger import Finding, Links
from recount.reconcile.matter import ASSERTED, Matter
from recount.reconcile.scope import unit_class
from recount.reconcile.wording import listed

# Of the shorter of two tellings of one remark, so many of the longer words stand in the other.
ALIKE = 0.5
# What is said of what happened or did not; demands and fears are repeated as a matter of course.
SAID = (*ASSERTED, "denied")


@dataclass(frozen=True, slots=True)
class _Remark:
    """A claim of a named voice with its longer words; `own` where the voice's own pages have it."""

    claim: Claim
    matter: Matter
    words: frozenset[str]
    own: bool


def one_remark(links: Links, matters: list[Matter]) -> Iterator[Finding]:
    """What several documents have one voice say, with no count in it, in much the same words.

    A person's remark in two papers is one, and so is what a body says on its
    own pages and a paper quotes; else a government or a monitor says the same
    again and again. Matters do not part them: papers date a remark differently.
    """
    order = {claim.id: n for n, claim in enumerate(links.claims)}
    people = {entity.id for entity in links.entities if entity.kind == "person"}
    for key, rows in sorted(_by_voice(matters).items()):
        voice = key[0]
        pairs = [
            (one, other)
            for one, other in combinations(rows, 2)
            if (voice in people or one.own != other.own) and _told_again(one, other)
        ]
        if pairs:
            found = {row.claim.id: row for pair in pairs for row in pair}
            again = sorted(found.values(), key=lambda row: order[row.claim.id])
            ids = tuple(row.claim.id for row in again)
            first = again[0].matter
            yield Finding(stable_id("f", "same-origin", *ids), "same-origin", first.event.id, ids,
                          _why(again))  # fmt: skip


def _by_voice(matters: list[Matter]) -> dict[tuple[str, str, bool], list[_Remark]]:
    """Remarks by the voice's entity, the act, and whether they deny it."""
    rows: dict[tuple[str, str, bool], list[_Remark]] = {}
    for matter in matters:
        for origin in matter.event.origins:
            own = {c for r in origin.reasons if r.by == "own_pages" for c in r.claims}
            mine = set(origin.claims) if origin.entity else set()
            for claim in matter.claims:
                if claim.id in mine and claim.stance in SAID and not _counts(claim):
                    key = (origin.entity or "", claim.act, claim.stance == "denied")
                    remark = _Remark(claim, matter, _words(claim), claim.id in own)
                    rows.setdefault(key, []).append(remark)
    return rows


def _counts(claim: Claim) -> bool:
    return claim.quantity is not None and unit_class(claim) == "persons"


def _words(claim: Claim) -> frozenset[str]:
    return frozenset(re.findall(r"\w{4,}", claim.span.exact.casefold()))


def _told_again(one: _Remark, other: _Remark) -> bool:
    """Whether two claims are one remark of two documents, and not one text printed twice."""
    if one.claim.document == other.claim.document:
        return False
    if other.claim.id in one.matter.ties.get(one.claim.id, ()):
        return False
    small = min(len(one.words), len(other.words))
    return small > 2 and len(one.words & other.words) >= ALIKE * small


def _why(rows: list[_Remark]) -> str:
    matter = rows[0].matter
    t, documents = matter.t, {row.claim.document for row in rows}
    return t(
        "finding.same-origin.remark",
        documents=t.count("count.documents", len(documents)),
        outlets=listed(t, sorted({matter.outlet(row.claim) for row in rows})),
        origin=matter.origin_name(rows[0].claim),
    )
