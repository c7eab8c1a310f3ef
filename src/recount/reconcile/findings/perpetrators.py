"""Different parties are said to have done it."""

from __future__ import annotations

from collections.abc import Iterator

from recount.model.ledger import Finding
from recount.reconcile.blame import blame, rivals
from recount.reconcile.matter import Matter, finding
from recount.reconcile.wording import laid_on


def perpetrators_disagree(matter: Matter) -> Iterator[Finding]:
    """Accounts of one matter lay it on different parties."""
    found = rivals(matter, blame(matter))
    if len(found.claims) > 1:
        everyone = [claim for claims in found.claims.values() for claim in claims]
        kind = "perpetrators-disagree"
        why = matter.t(f"finding.{kind}.why", parties=laid_on(matter, found))
        yield finding(matter, kind, everyone, why)
