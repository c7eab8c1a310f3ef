"""One thing told by different accounts at times that exclude one another."""

from __future__ import annotations

from collections.abc import Iterator

from recount.model.claim import Claim
from recount.model.ledger import Finding
from recount.model.times import TimeInterval
from recount.reconcile.matter import Matter, finding
from recount.reconcile.scope import vague
from recount.reconcile.sheet import sheet
from recount.reconcile.wording import figure
from recount.resources.phrases import Phrasebook


def _time(t: Phrasebook, when: TimeInterval) -> str:
    ends = [end or "?" for end in (when.earliest, when.latest)]
    return ends[0] if ends[0] == ends[1] else t("date.range", first=ends[0], last=ends[1])


def times_disagree(matter: Matter) -> Iterator[Finding]:
    """The same figure for the same thing is put at different times by different origins."""
    for claims in sheet(matter).totals.values():
        groups: dict[tuple[int | None, int | None], list[Claim]] = {}
        for claim in claims:
            if claim.when and claim.quantity and not vague(claim):
                groups.setdefault((claim.quantity.low, claim.quantity.high), []).append(claim)
        for group in groups.values():
            parted = [
                claim
                for claim in group
                for other in group
                if claim.when and other.when and not claim.when.intersects(other.when)
                and matter.origin(claim) != matter.origin(other)
            ]  # fmt: skip
            if parted:
                times = dict.fromkeys(_time(matter.t, c.when) for c in parted if c.when)
                t, kind = matter.t, "finding.times-disagree"
                put = t(f"{kind}.and_at").join(times)
                why = t(f"{kind}.why", figure=figure(t, parted[0]), times=put)
                yield finding(matter, "times-disagree", parted, why)
