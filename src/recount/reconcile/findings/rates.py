"""Rates of one act that part once they are brought to one period."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from recount.model.claim import Claim
from recount.model.ledger import Finding
from recount.reconcile.matter import Matter, finding
from recount.reconcile.rate import Pace, pace
from recount.reconcile.scope import victim_class
from recount.reconcile.wording import about, figure, per, spoken

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
            said = "; ".join(dict.fromkeys(_in_words(matter, *row) for row in parted.values()))
            yield finding(matter, "rates-disagree", [c for c, _ in parted.values()],
                          f"brought to one week the rates part: {said}")  # fmt: skip


def _in_words(matter: Matter, claim: Claim, found: Pace) -> str:
    week = found.over(Fraction(7))
    low = "" if week.low is None else about(week.low)
    high = "" if week.high is None else about(week.high)
    span = f"{low} to {high}" if low and high and low != high else low or high
    open_side = "" if low and high else ("at most " if high else "at least ")
    quantity = claim.quantity
    rhythm = ""
    if quantity and quantity.per:
        rhythm = f" {per(quantity.per)}"
    elif quantity and quantity.times_per:
        times = quantity.times_per
        rhythm = f" at a time, {times.low or 'up'} to {times.high or 'more'} times {per(times.per)}"
    voice = spoken(matter.origin_name(claim))
    return f"{figure(claim)}{rhythm} ({voice}) is {open_side}{span} a week"
