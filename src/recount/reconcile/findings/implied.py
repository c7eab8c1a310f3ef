"""Do the sums add up: a rate over its period against the total, parts against the whole."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from recount.model.claim import Claim
from recount.model.counts import Count
from recount.model.ledger import Finding
from recount.reconcile.matter import Matter, finding
from recount.reconcile.rate import Pace, pace, period_of
from recount.reconcile.scope import Scope, interval, scopes
from recount.reconcile.wording import about, count, figure, length, listed, per

# A bound that a rate implies and a bound that is stated agree up to the first ratio and part
# from the second on; between them neither can be said, since a peak is no average.
AGREES, PARTS = Fraction(6, 5), Fraction(3)
# Parts of one list stand within so many characters of each other.
ENUMERATED = 150


def verdict(implied: Pace, stated: Count) -> str | None:
    """ "agrees", "disagrees", or None where a one-sided figure leaves it open."""
    low, high = implied.low, implied.high
    if low is not None and high is not None:
        under = stated.high is not None and low > stated.high
        over = stated.low is not None and high < stated.low
        return "disagrees" if under or over else "agrees"
    bound, other = (high, stated.high) if high is not None else (low, stated.low)
    if bound is None or not other:
        return None
    ratio = max(bound / other, other / bound)
    return "agrees" if ratio <= AGREES else "disagrees" if ratio >= PARTS else None


def implied_totals(matter: Matter) -> Iterator[Finding]:
    """What a rate comes to over the period of a stated total of the same act."""
    asserted = matter.asserted()
    stated = [c for c in asserted if c.quantity and c.quantity.measure == "total" and period_of(c)]
    rates: dict[tuple[int, str, Pace], list[Claim]] = {}
    for claim in asserted:
        if (found := pace(claim)) is not None:
            rates.setdefault((matter.origin(claim), claim.act, found), []).append(claim)
    for (_, act, found), claims in rates.items():
        results: dict[str, list[tuple[Claim, Pace]]] = {}
        for total in stated:
            days = period_of(total)
            implied = found.over(days) if days and total.act == act else None
            if implied and (outcome := verdict(implied, interval(total))):
                results.setdefault(outcome, []).append((total, implied))
        for outcome in sorted(results):
            sums = dict.fromkeys(_sum(claims[0], *row) for row in results[outcome])
            totals = [total for total, _ in results[outcome]]
            why = "; ".join(sums)
            yield finding(matter, f"implied-total-{outcome}", [*claims, *totals], why)


def _sum(claim: Claim, total: Claim, implied: Pace) -> str:
    """ "50 a day over 4 years is about 73,000; the total stated is at most 13,000"."""
    quantity = claim.quantity
    every = quantity.per if quantity and quantity.per else None
    if every is None and quantity and quantity.times_per:
        every = quantity.times_per.per
    ends = [about(end) for end in (implied.low, implied.high) if end is not None]
    side = "" if len(ends) == 2 else "at most " if implied.high is not None else "at least "
    days = period_of(total) or Fraction(0)
    return (
        f"{figure(claim)} {per(every) if every else ''} over {length(days)} is {side}about "
        f"{' to '.join(dict.fromkeys(ends))}; the total stated is {count(interval(total))}"
    )


def parts_and_whole(matter: Matter) -> Iterator[Finding]:
    """Counts that one voice gives place by place, summed against a total in the same document."""
    groups: dict[tuple[str, int, str], list[Claim]] = {}
    totals: list[tuple[Scope, Claim]] = []
    for scope, claims in scopes(matter).items():
        for claim in claims:
            if scope.measure == "total" and scope.part:
                key = (claim.document, matter.origin(claim), scope.act)
                groups.setdefault(key, []).append(claim)
            elif scope.measure == "total" and not scope.victims:
                totals.append((scope, claim))
    for document, act, parts in (
        (key[0], key[2], run) for key, group in groups.items() for run in _enumerations(group)
    ):
        if len({c.place.entity or c.place.text for c in parts if c.place}) != len(parts):
            continue
        whole = Count(0, 0)
        for part in parts:
            whole = whole.plus(interval(part))
        for scope, total in totals:
            if total.document == document and scope.act == act:
                yield from _summed(matter, parts, whole, total)


def _enumerations(claims: list[Claim]) -> Iterator[list[Claim]]:
    """Claims that follow one another closely in their document, three or more: a list of parts."""
    run: list[Claim] = []
    for claim in sorted(claims, key=lambda c: (c.span.start, c.id)):
        if run and claim.span.start - run[-1].span.end > ENUMERATED:
            if len(run) > 2:
                yield run
            run = []
        run.append(claim)
    if len(run) > 2:
        yield run


def _summed(matter: Matter, parts: list[Claim], whole: Count, total: Claim) -> Iterator[Finding]:
    stated = interval(total)
    rows = " + ".join(figure(part) for part in parts)
    places = listed(part.place.text for part in parts if part.place)
    why = (
        f"{rows} ({matter.origin_name(parts[0])}, for {places}) is {count(whole)}; "
        f"the total stated by {matter.origin_name(total)} is {count(stated)}"
    )
    if whole.low is not None and whole == stated:
        same = f"{why}: the same number, which speaks for one origin"
        yield finding(matter, "implied-total-agrees", [*parts, total], same)
    elif (
        whole.low is not None
        and stated.high is not None
        and whole.low > stated.high
        and matter.origin(parts[0]) == matter.origin(total)
    ):
        yield finding(matter, "implied-total-disagrees", [*parts, total], why)
