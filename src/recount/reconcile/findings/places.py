"""Where it was is told in ways that exclude one another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from recount.model.claim import Claim
from recount.model.ledger import Finding
from recount.reconcile.matter import Matter, finding
from recount.reconcile.wording import listed
from recount.resources import load


def bearing(text: str) -> frozenset[str]:
    """Sides of a region that a place's wording names ("east and southwest of Ossin").

    In "the northern city of Ossin" the side is where the city lies, not a part of it.
    """
    table = load("reconcile")
    found = set()
    for side, names in table["sides"].items():
        pattern = rf"\b(?i:{'|'.join(names)})\b(?: and \S+)?(?: \S+-held)? (\S+)"
        for hit in re.finditer(pattern, text):
            word = hit.group(1)
            if word in table["regions"]["words"] or (word[:1].isupper() and word not in _lands()):
                found.add(side)
    return frozenset(found)


@cache
def _lands() -> frozenset[str]:
    rows = load("countries")["rows"]
    return frozenset(word for name, _, forms, _ in rows for word in (name, *forms))


def places_disagree(matter: Matter) -> Iterator[Finding]:
    """The attack itself is put on different sides of one region."""
    rows: dict[frozenset[str], list[Claim]] = {}
    for claim in matter.asserted():
        sides = bearing(claim.place.text) if claim.place and claim.act == "attack" else None
        if sides:
            rows.setdefault(sides, []).append(claim)
    if any(not a & b for a in rows for b in rows):
        everyone = [claim for group in rows.values() for claim in group]
        words = listed(matter.t, (claim.place.text for claim in everyone if claim.place))
        why = matter.t("finding.places-disagree.why", places=words)
        yield finding(matter, "places-disagree", everyone, why)
