"""When two claims are one account, told once and told again."""

from __future__ import annotations

from datetime import date

from recount.model.claim import Claim
from recount.reconcile.matter import Matter
from recount.reconcile.scope import vague

# Equal figures below this are equal by chance, where nothing else shows where one is from.
CHANCE = 10


def printed(matter: Matter, claim: Claim) -> date | None:
    """The day on which a claim's own document was published, None where it is not known."""
    return matter.documents[claim.document].published.day()


def after(matter: Matter, told: Claim, again: Claim) -> bool:
    """Whether `again` can retell `told`: printed no earlier, or nobody knows when."""
    one, other = printed(matter, told), printed(matter, again)
    return one is None or other is None or other >= one


def one_account(matter: Matter, one: Claim, other: Claim) -> bool:
    """Whether two claims go back to one origin, or are one statement printed twice."""
    same = matter.origin(one) == matter.origin(other)
    return same or other.id in matter.ties.get(one.id, ())


def relays(matter: Matter, again: Claim, told: Claim) -> bool:
    """Whether an outlet's own figure is that of a named voice it quotes or shares text with.

    The figure is large enough not to be equal by chance, and no other named
    voice gives it.
    """
    if not matter.own_voice(again) or again.document == told.document or vague(again):
        return False
    if not same_figure(again, told) or _level(again) < CHANCE:
        return False
    backers = {
        matter.origin(c)
        for c in matter.asserted()
        if c.act == again.act and same_figure(c, again) and matter.named(c)
    }
    if backers != {matter.origin(told)}:
        return False
    quotes = any(
        c.document == again.document and matter.origin(c) == matter.origin(told)
        for c in matter.claims
    )
    return quotes or shares_text(matter, again, told)


def shares_text(matter: Matter, one: Claim, other: Claim) -> bool:
    """Whether one claim's document prints text of the other's."""
    relation = matter.relations.get(one.document)
    return relation is not None and any(s.document == other.document for s in relation.shares_text)


def same_figure(one: Claim, other: Claim) -> bool:
    """Whether two claims give one figure, its ends and its measure the same."""
    a, b = one.quantity, other.quantity
    return bool(a and b and a.count() == b.count() and a.measure == b.measure)


def _level(claim: Claim) -> int:
    quantity = claim.quantity
    return (quantity.low or quantity.high or 0) if quantity else 0
