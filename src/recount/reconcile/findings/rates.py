"""Rates of one act that part once they are brought to one period."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from recount.model.claim import Claim
from recount.model.ledger import Finding
from recount.reconcile.matter import Matter, finding
from recount.reconcile.rate import Pace, pace
from recount.reconcile.scope import victim_class
from recount.reconcile.wording import about, figure, often, per, spoken

# Upper ends that differ by so much are not one rate said two ways.
APART = Fraction(3, 2)


def _part(one: Pace, other: Pace) -> bool:
    if one.low and other.high and one.low > other.high:
        return True
    if other.low and one.high and other.low > one.high:
        return True
    if one.high and other.high:
        return max(one.high, other.high) >= APART * min(one.high, other.high)
    return bool(
        one.low and other.low and max(one.low, other.low) >= APART * min(one.low, other.low)
    )


def _of_one_scope(one: Claim, other: Claim) -> bool:
    """Whether two rates can be of one thing: the same victims, at times that meet."""
    if victim_class(one) != victim_class(other):
        return False
    return not (one.when and other.when) or one.when.intersects(other.when)


def rates_disagree(matter: Matter) -> Iterator[Finding]:
    """Rates given for one act that come to different numbers a week."""
    groups: dict[str, list[tuple[Claim, Pace]]] = {}
    for claim in matter.asserted():
        if (found := pace(claim)) is not None:
            groups.setdefault(claim.act, []).append((claim, found))
    for rows in groups.values():
        parted: dict[str, tuple[Claim, Pace]] = {}
        for at, one in enumerate(rows):
            for other in rows[at + 1 :]:
                if _part(one[1], other[1]) and _of_one_scope(one[0], other[0]):
                    parted.update({one[0].id: one, other[0].id: other})
        if parted:
            each = dict.fromkeys(_in_words(matter, *row) for row in parted.values())
            said = matter.t("said.sums").join(each)
            why = matter.t("finding.rates-disagree.why", rates=said)
            yield finding(matter, "rates-disagree", [c for c, _ in parted.values()], why)


def _in_words(matter: Matter, claim: Claim, found: Pace) -> str:
    t = matter.t
    week = found.over(Fraction(7))
    low, high = (None if end is None else about(t, end) for end in (week.low, week.high))
    if low is None or high is None:
        key = "figure.at_least" if high is None else "figure.at_most"
        amount = t(key, low=low, high=high)
    else:
        amount = t("figure.short_range", low=low, high=high) if low != high else low
    quantity = claim.quantity
    said = figure(t, claim)
    if quantity and quantity.per:
        said = f"{said} {per(t, quantity.per)}"
    elif quantity and quantity.times_per:
        said = t("said.at_a_time", figure=said, times=often(t, quantity.times_per))
    voice = spoken(matter.origin_name(claim))
    return t("finding.rates-disagree.row", figure=said, voice=voice, week=amount)
