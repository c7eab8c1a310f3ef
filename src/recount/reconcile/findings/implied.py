"""Do the sums add up: a rate over its period against the total, parts against the whole."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from recount.model.claim import Claim
from recount.model.counts import Count
from recount.model.ledger import Finding
from recount.reconcile.matter import Matter, finding
from recount.reconcile.rate import Pace, pace, period_of
from recount.reconcile.scope import Scope, interval, victim_class
from recount.reconcile.sheet import sheet
from recount.reconcile.wholes import natural
from recount.reconcile.wording import about, count, figure, length, listed, per, spoken
from recount.resources.phrases import Phrasebook

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


Sum = tuple[Claim, Fraction, Pace]


def implied_totals(matter: Matter) -> Iterator[Finding]:
    """What a rate comes to over the period of a stated total of the same act.

    A voice's rate is held against its own total; where the total is another
    voice's, a sentence of its own names both.
    """
    stated = [
        c
        for c in matter.asserted()
        if c.quantity and c.quantity.measure == "total" and not natural(c)
    ]
    rates: dict[tuple[int, str, Pace], list[Claim]] = {}
    for claim in matter.asserted():
        if (found := pace(claim)) is not None:
            rates.setdefault((matter.origin(claim), claim.act, found), []).append(claim)
    told: set[tuple[str, ...]] = set()
    for (origin, act, found), claims in rates.items():
        if any(_in_full(found, other[2]) for other in rates if other[:2] == (origin, act)):
            continue
        results: dict[tuple[bool, str], list[Sum]] = {}
        for total in stated:
            days = period_of(total, matter.day(total))
            own = matter.origin(total) == origin
            if not days or total.act != act or not _one_scope(claims[0], total):
                continue
            outcome = verdict(found.over(days), interval(total))
            if outcome:
                row = (total, days, found.over(days))
                results.setdefault((not own, outcome), []).append(row)
        for apart, outcome in sorted(results):
            rows = _not_told(matter, claims[0], results[(apart, outcome)], told)
            if rows:
                sums = [_sum(matter, claims[0], row, apart) for row in rows]
                totals = [total for total, _, _ in results[(apart, outcome)]]
                why = matter.t("said.sums").join(dict.fromkeys(sums))
                yield finding(matter, f"implied-total-{outcome}", [*claims, *totals], why)


def _in_full(short: Pace, full: Pace) -> bool:
    """Whether one rate is the other with an end left out: "up to 30" of "20 to 30"."""
    ends = (short.low, short.high)
    return short != full and None in ends and all(
        a in (None, b) for a, b in zip(ends, (full.low, full.high))
    )  # fmt: skip


def _one_scope(rate: Claim, total: Claim) -> bool:
    """Whether a rate and a total can be of the same victims, at times that meet."""
    if victim_class(rate) != victim_class(total):
        return False
    return not (rate.when and total.when) or rate.when.intersects(total.when)


def _not_told(
    matter: Matter, rate: Claim, rows: list[Sum], told: set[tuple[str, ...]]
) -> list[Sum]:
    """Sums without those told before: the same rate over the same time against the same total."""
    t, kept = matter.t, []
    for row in rows:
        value = interval(row[0])
        key = (figure(t, rate), length(t, row[1]), count(t, value))
        if key not in told:
            told.add(key)
            kept.append(row)
    return kept


def _sum(matter: Matter, claim: Claim, row: Sum, apart: bool) -> str:
    """ "50 a day over 4 years is about 73,000; the total stated is at most 13,000".

    Of two voices: "at the rate that A gives, ... would be about ...; B states ...".
    """
    t = matter.t
    total, days, implied = row
    quantity = claim.quantity
    every = quantity.per if quantity and quantity.per else None
    if every is None and quantity and quantity.times_per:
        every = quantity.times_per.per
    words = f"{figure(t, claim)} {per(t, every) if every else ''}"
    rate = t("sum.rate", rate=words, time=length(t, days))
    ends = [about(t, end) for end in (implied.low, implied.high) if end is not None]
    side = (
        "about" if len(ends) == 2 else "at_least_about" if implied.high is None else "at_most_about"
    )
    span = t("figure.short_range", low=ends[0], high=ends[-1]) if len(set(ends)) > 1 else ends[0]
    result = t(f"sum.{side}", n=span)
    one, other = (spoken(matter.origin_name(c)) for c in (claim, total))
    return t("sum.other" if apart else "sum.own", rate=rate, result=result, one=one, other=other,
             stated=_stated(t, total))  # fmt: skip


def _stated(t: Phrasebook, total: Claim) -> str:
    if total.quantity is None:
        return ""
    amount = count(t, total.quantity.count())
    return t("figure.about", amount=amount) if total.quantity.approximate else amount


def parts_and_whole(matter: Matter) -> Iterator[Finding]:
    """Counts that one voice gives place by place, summed against a total in the same document."""
    groups: dict[tuple[str, int, str], list[Claim]] = {}
    totals: list[tuple[Scope, Claim]] = []
    for scope, claims in sheet(matter).scopes.items():
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
    t = matter.t
    same = whole.low is not None and whole == stated
    why = t(
        "sum.parts_same" if same else "sum.parts",
        figures=t("said.plus").join(figure(t, part) for part in parts),
        places=listed(t, (part.place.text for part in parts if part.place)),
        voice=matter.origin_name(parts[0]),
        sum=count(t, whole),
        origin=matter.origin_name(total),
        stated=count(t, stated),
    )
    if same:
        yield finding(matter, "implied-total-agrees", [*parts, total], why)
    elif (
        whole.low is not None
        and stated.high is not None
        and whole.low > stated.high
        and matter.origin(parts[0]) == matter.origin(total)
    ):
        yield finding(matter, "implied-total-disagrees", [*parts, total], why)
