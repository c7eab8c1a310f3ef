"""One figure, or one lasting act, given for different lengths of time."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from recount.model.claim import Claim
from recount.model.ledger import Finding
from recount.reconcile.findings.agree import groups_that_agree
from recount.reconcile.matter import Matter, finding
from recount.reconcile.rate import period_of
from recount.reconcile.scope import totals
from recount.reconcile.wording import figure, length

# Lengths within a tenth of each other are one length, rounded.
SAME = Fraction(11, 10)
# Acts that last: how long is a fact of its own there, figure or none.
LASTING = ("siege", "detention", "deprivation", "disappearance")


def _parted(claims: list[Claim]) -> list[tuple[Claim, Fraction]]:
    """Claims with their lengths, none where they are alike; what runs on has no length."""
    rows = [(claim, days) for claim in claims if (days := period_of(claim))]
    lengths = [days for _, days in rows]
    return rows if lengths and max(lengths) > SAME * min(lengths) else []


def periods_disagree(matter: Matter) -> Iterator[Finding]:
    """The same total, or the same lasting act, is given for different periods."""
    for claims in totals(matter).values():
        if claims[0].act in LASTING:
            continue
        for group in groups_that_agree(claims):
            if rows := _parted(group):
                yield _finding(matter, rows, f"the same total ({figure(rows[0][0])}) is given for ")
    for act in LASTING:
        if rows := _parted([claim for claim in matter.asserted() if claim.act == act]):
            yield _finding(matter, rows, f"the {act} is said to have lasted ")


def _finding(matter: Matter, rows: list[tuple[Claim, Fraction]], opening: str) -> Finding:
    said: dict[str, list[str]] = {}
    for claim, days in rows:
        said.setdefault(length(days), []).append(matter.outlet(claim))
    parts = [f"{words} ({', '.join(dict.fromkeys(names))})" for words, names in said.items()]
    return finding(matter, "periods-disagree", [c for c, _ in rows], opening + " and ".join(parts))
