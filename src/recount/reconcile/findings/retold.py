"""What a figure lost on its way from one telling to the next: its bound, its voice, its hedge."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from recount.model.claim import Claim
from recount.model.ledger import Finding
from recount.reconcile.account import after, one_account, relays
from recount.reconcile.matter import Matter, finding
from recount.reconcile.scope import interval, vague
from recount.reconcile.sheet import sheet
from recount.reconcile.wording import figure, spoken

Pair = tuple[Claim, Claim]


def bound_turned(matter: Matter) -> Iterator[Finding]:
    """One account's upper bound is printed as a lower bound, or the other way round."""
    for claims in sheet(matter).scopes.values():
        pairs = [
            (told, again)
            for again in claims
            if _half_open(again)
            for told in claims
            if _turned(told, again) and _can_retell(matter, told, again)
        ]
        yield from _each(matter, "bound-turned", pairs)


def _half_open(claim: Claim) -> bool:
    """Whether a figure is a bound on one side alone: "at least 900", "up to 900"."""
    value = interval(claim)
    return (value.low is None) != (value.high is None)


def _turned(told: Claim, again: Claim) -> bool:
    """Whether one figure's upper end is the other's lower, which the other leaves open above."""
    if vague(told) or vague(again) or told.quantity is None or again.quantity is None:
        return False
    one, other = told.quantity.count(), again.quantity.count()
    if one.low == one.high or told.quantity.per != again.quantity.per:
        return False
    lower = one.high is not None and other.high is None and other.low in (one.high, one.high + 1)
    upper = one.low is not None and other.low is None and other.high in (one.low, one.low - 1)
    return lower or upper


def attribution_lost(matter: Matter) -> Iterator[Finding]:
    """A figure that its origin is named for is printed in an outlet's own voice."""
    for claims in sheet(matter).scopes.values():
        named = _by_number(c for c in claims if c.attribution and matter.named(c))
        pairs = [
            (told, again)
            for again in claims
            if not again.attribution
            for told in named.get(_number(again), ())
            if _unattributed(matter, told, again)
        ]
        yield from _each(matter, "attribution-lost", pairs)


def _number(claim: Claim) -> int | None:
    """The number a figure names, whatever the bound: 43 of "43" and of "at least 43"."""
    return (claim.quantity.low or claim.quantity.high) if claim.quantity else None


def _by_number(claims: Iterable[Claim]) -> dict[int | None, list[Claim]]:
    found: dict[int | None, list[Claim]] = {}
    for claim in claims:
        found.setdefault(_number(claim), []).append(claim)
    return found


def _unattributed(matter: Matter, told: Claim, again: Claim) -> bool:
    """Whether a claim gives another's figure and nobody for it, here or elsewhere in its text."""
    if told.document == again.document or not after(matter, told, again):
        return False
    printed = again.id in matter.ties.get(told.id, ())
    if not printed and not relays(matter, again, told):
        return False
    return not any(
        c.document == again.document and c.attribution and c.act == again.act
        and c.quantity and again.quantity and c.quantity.count() == again.quantity.count()
        for c in matter.claims
    )  # fmt: skip


def hedge_lost(matter: Matter) -> Iterator[Finding]:
    """What an account gave as believed is printed as said or as fact."""
    asserted = matter.asserted()
    hedged = [claim for claim in asserted if claim.stance == "believed"]
    firm = [claim for claim in asserted if claim.stance in ("reported", "alleged")]
    pairs = [
        (told, again)
        for told in hedged
        for again in firm
        if told.document != again.document
        and _one_statement(matter, told, again)
        and _can_retell(matter, told, again)
        and not any(c.document == again.document and _one_figure(c, told) for c in hedged)
    ]
    yield from _each(matter, "hedge-lost", pairs)


def _one_statement(matter: Matter, told: Claim, again: Claim) -> bool:
    """Whether two claims are one sentence printed twice, or give one figure for one act."""
    return again.id in matter.ties.get(told.id, ()) or _one_figure(told, again)


def _one_figure(one: Claim, other: Claim) -> bool:
    a, b = one.quantity, other.quantity
    if a is None or b is None or vague(one) or one.act != other.act:
        return False
    return a.measure == b.measure and interval(one) == interval(other)


def _can_retell(matter: Matter, told: Claim, again: Claim) -> bool:
    """Whether one claim can be the other told again: one account, no earlier, no other time."""
    if told.when and again.when and not told.when.intersects(again.when):
        return False
    retold = one_account(matter, told, again) or relays(matter, again, told)
    return retold and after(matter, told, again)


def _each(matter: Matter, kind: str, pairs: list[Pair]) -> Iterator[Finding]:
    """One finding for each figure as it was told, with everyone who tells it otherwise."""
    groups: dict[tuple[int, str], list[Pair]] = {}
    for told, again in pairs:
        groups.setdefault((matter.origin(told), figure(matter.t, told)), []).append((told, again))
    for rows in groups.values():
        told, again = rows[0]
        others = list(dict.fromkeys(matter.outlet(other) for _, other in rows))
        why = matter.t(
            f"finding.{kind}.why",
            figure=figure(matter.t, told),
            other=figure(matter.t, again),
            voice=spoken(matter.origin_name(told)),
            outlet=matter.outlet(told),
            others=matter.t.listing(others),
        )
        yield finding(matter, kind, [claim for row in rows for claim in row], why)
