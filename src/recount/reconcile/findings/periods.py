"""One figure, or one lasting act, given for different lengths of time."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from recount.model.claim import Claim
from recount.model.ledger import Finding
from recount.reconcile.findings.agree import groups_that_agree
from recount.reconcile.matter import Matter, finding
from recount.reconcile.rate import period_of
from recount.reconcile.sheet import sheet
from recount.reconcile.wording import figure, length, listed

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
    for claims in sheet(matter).totals.values():
        if claims[0].act in LASTING:
            continue
        for group in groups_that_agree(claims):
            if rows := _parted(group):
                yield _finding(matter, rows, "total")
    for act in LASTING:
        if rows := _parted([claim for claim in matter.asserted() if claim.act == act]):
            yield _finding(matter, rows, "lasting")


def _finding(matter: Matter, rows: list[tuple[Claim, Fraction]], what: str) -> Finding:
    t = matter.t
    said: dict[str, list[str]] = {}
    for claim, days in rows:
        said.setdefault(length(t, days), []).append(matter.outlet(claim))
    parts = [
        t("finding.periods-disagree.row", period=words, outlets=listed(t, names))
        for words, names in said.items()
    ]
    first = rows[0][0]
    why = t(
        f"finding.periods-disagree.{what}",
        figure=figure(t, first),
        act=t.either(f"act.{first.act}", first.act),
        periods=listed(t, parts),
    )
    return finding(matter, "periods-disagree", [claim for claim, _ in rows], why)
