"""A part larger than what it is a part of."""

from __future__ import annotations

from collections.abc import Iterator

from recount.model.claim import Claim
from recount.model.ledger import Finding
from recount.reconcile.matter import Matter, finding
from recount.reconcile.scope import interval, unit_class
from recount.reconcile.wording import figure, spoken


def part_exceeds_whole(matter: Matter) -> Iterator[Finding]:
    """One account's part of a total is larger than the total."""
    asserted = matter.asserted()
    for part in asserted:
        if part.quantity is None or part.quantity.measure != "subset":
            continue
        wholes = [whole for whole in asserted if _whole_of(matter, part, whole)]
        if wholes and all(_exceeds(part, whole) for whole in wholes):
            whole = wholes[0]
            why = matter.t(
                "finding.part-exceeds-whole.why",
                part=figure(matter.t, part),
                whole=figure(matter.t, whole),
                voice=spoken(matter.origin_name(whole)),
                outlet=matter.outlet(part),
            )
            yield finding(matter, "part-exceeds-whole", [whole, part], why)


def _whole_of(matter: Matter, part: Claim, whole: Claim) -> bool:
    """Whether a total is what a part is said to be of: by its text, else the account's only one."""
    a, b = part.quantity, whole.quantity
    if a is None or b is None or b.measure != "total" or whole.act != part.act:
        return False
    if a.subset_of:
        return a.subset_of == whole.id
    same = matter.origin(part) == matter.origin(whole) and part.document == whole.document
    return same and unit_class(part) == unit_class(whole)


def _exceeds(part: Claim, whole: Claim) -> bool:
    """Whether the least the part can be is above the most the whole can be."""
    low, high = interval(part).low, interval(whole).high
    return low is not None and high is not None and low > high
