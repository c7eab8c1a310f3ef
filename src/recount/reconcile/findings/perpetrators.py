"""Different parties are said to have done it."""

from __future__ import annotations

from collections.abc import Iterator

from recount.model.claim import Claim
from recount.model.ledger import Finding
from recount.reconcile.matter import Matter, finding
from recount.reconcile.parties import perpetrators
from recount.reconcile.wording import listed, spoken

# Acts for which the doer is asked as of one deed.
DEEDS = ("killing", "injury", "attack", "atrocity", "destruction")


def perpetrators_disagree(matter: Matter) -> Iterator[Finding]:
    """Accounts of one matter lay it on different parties."""
    blamed: dict[str, list[Claim]] = {}
    words: dict[str, str] = {}
    for claim in matter.asserted():
        if claim.act in DEEDS:
            for key, named in perpetrators(matter, claim):
                blamed.setdefault(key, []).append(claim)
                words.setdefault(key, named.text)
    if len(blamed) < 2:
        return
    rows = [
        f"{words[key]} (according to {listed(spoken(matter.origin_name(c)) for c in claims)})"
        for key, claims in sorted(blamed.items(), key=lambda row: (-len(row[1]), row[0]))
    ]
    everyone = [claim for claims in blamed.values() for claim in claims]
    yield finding(
        matter, "perpetrators-disagree", everyone, "it is laid on " + " and on ".join(rows)
    )
