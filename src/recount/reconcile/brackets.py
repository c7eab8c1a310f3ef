"""Low, best and high of an event by named policies, every one from the same claims."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from recount.model.claim import Claim
from recount.model.counts import Count, hull_all, intersect_all
from recount.model.ledger import Bracket
from recount.reconcile.matter import Matter
from recount.reconcile.scope import Scope, totals
from recount.reconcile.wording import count, figure, several

Policy = Callable[[Matter, list[Claim]], Bracket | None]
# ACLED's readings of figures without a number (codebook: "tens" 10, "dozens" 12, "hundreds" 100).
VAGUE = {20: 10, 24: 12, 200: 100}


def counted(matter: Matter) -> list[Claim]:
    """Claims a bracket is of: totals of everyone killed, else of the act of the event."""
    best: list[Claim] = []
    for act in ("killing", matter.event.act):
        scope = [
            claims
            for key, claims in totals(matter).items()
            if key == Scope(act, "total", "", "persons", "", False)
        ]
        if scope:
            best = scope[0]
            break
    return best


def latest(matter: Matter, claims: list[Claim]) -> list[Claim]:
    """For each origin its latest figures, since a running toll supersedes itself."""
    groups: dict[int, list[Claim]] = {}
    for claim in claims:
        groups.setdefault(matter.origin(claim), []).append(claim)
    kept: list[Claim] = []
    for group in groups.values():
        newest = max((matter.day(c) or date.min) for c in group)
        kept += [c for c in group if (matter.day(c) or date.min) == newest]
    wanted = {claim.id for claim in kept}
    return [claim for claim in claims if claim.id in wanted]


def _value(claim: Claim) -> Count:
    return claim.quantity.count() if claim.quantity else Count(None, None)


def _words(claims: list[Claim]) -> str:
    return " ".join(figure(claim) for claim in claims)


def _low(claims: list[Claim]) -> int | None:
    """The least number given as a lower end; None where a figure may lie below all of them."""
    lows = [n for c in claims if (n := _value(c).low) is not None]
    only_high = [v.high for v in map(_value, claims) if v.low is None and v.high is not None]
    return min(lows) if lows and all(high >= min(lows) for high in only_high) else None


def _high(claims: list[Claim]) -> int | None:
    """The greatest number given as an upper end; None where a figure may lie above all of them."""
    highs = [n for c in claims if (n := _value(c).high) is not None]
    only_low = [v.low for v in map(_value, claims) if v.high is None and v.low is not None]
    return max(highs) if highs and all(low <= max(highs) for low in only_low) else None


def _bracket(policy: str, low: int | None, best: int | None, high: int | None,
             row: tuple[list[Claim], str]) -> Bracket:  # fmt: skip
    claims, why = row
    return Bracket(policy, low, best, high, tuple(claim.id for claim in claims), why)


def ucdp(matter: Matter, claims: list[Claim]) -> Bracket | None:
    """Lowest and highest of the latest figures; a side that some figure leaves open is empty.

    UCDP GED codebook: best is the most reliable source's, the lower if that
    cannot be decided between two, and empty where nothing can be said; doubtful
    figures ("believed") count in the high estimate only.
    """
    now = latest(matter, claims)
    firm = [claim for claim in now if claim.stance != "believed"]
    if not now:
        return None
    best, said = _best(firm)
    why = _latest_of(len({matter.origin(claim) for claim in now}))
    if len(firm) < len(now):
        doubtful = several(len(now) - len(firm), "doubtful figure")
        why += f"; {doubtful} in the high estimate only"
    return _bracket("ucdp", _low(firm or now), best, _high(now), (now, f"{why}; {said}"))


def _best(firm: list[Claim]) -> tuple[int | None, str]:
    """The exact figure that the other firm ones allow, the lower of two; else nothing."""
    values = [_value(claim) for claim in firm]
    exact = sorted({v.low for v in values if v.low is not None and v.low == v.high})
    ranges = [v for v in values if v.low is None or v.low != v.high]
    if len(exact) not in (1, 2) or not all(v.contains(Count(exact[0], exact[0])) for v in ranges):
        return None, "no best can be said"
    if len(exact) == 2:
        return exact[0], "the lower of the two exact figures is the best"
    return exact[0], "the exact figure is the best"


def _latest_of(origins: int) -> str:
    if origins == 1:
        return "the latest figures of one origin"
    return f"lowest and highest of the latest figures of {several(origins, 'origin')}"


def acled(matter: Matter, claims: list[Claim]) -> Bracket | None:
    """The most conservative of the latest figures (ACLED codebook)."""
    now = latest(matter, claims)
    lows = {c.id: n for c in now if (n := _conservative(c)) is not None}
    if not lows:
        return None
    least = min(lows.values())
    used = [claim for claim in now if lows.get(claim.id) == least]
    why = f"the most conservative of {several(len(now), 'latest figure')}: {figure(used[0])}"
    if len(now) == 1:
        why = f"the one latest figure: {figure(now[0])}"
    return _bracket("acled", least, least, least, (used, why))


def _conservative(claim: Claim) -> int | None:
    """The least that a figure says there were; None for one that only says at most."""
    value = _value(claim)
    if claim.quantity and claim.quantity.bound == "vague" and value.low is not None:
        return VAGUE.get(value.low, value.low)
    return value.low


def union(matter: Matter, claims: list[Claim]) -> Bracket | None:
    """Whatever any origin's latest figure allows."""
    now = latest(matter, claims)
    hull = hull_all(map(_value, now))
    if hull is None:
        return None
    return _bracket(
        "union",
        hull.low,
        None,
        hull.high,
        (now, f"what any origin allows: {count(hull, _words(now))}"),
    )


def intersection(matter: Matter, claims: list[Claim]) -> Bracket | None:
    """What the latest figures of all origins allow together; empty where they part."""
    now = latest(matter, claims)
    if not now:
        return None
    both = intersect_all(map(_value, now))
    if both is None:
        why = "no number satisfies the latest figures of all origins"
        return _bracket("intersection", None, None, None, (now, why))
    best = both.low if both.low == both.high else None
    return _bracket("intersection", both.low, best, both.high,
                    (now, f"what all origins allow: {count(both, _words(now))}"))  # fmt: skip


def ibc(matter: Matter, claims: list[Claim]) -> Bracket | None:
    """Minimum and maximum, provisional until two independent origins report (Iraq Body Count)."""
    now = latest(matter, claims)
    if not now:
        return None
    origins = len({matter.origin(claim) for claim in now})
    why = f"published: {several(origins, 'independent origin')} with figures"
    if origins == 1:
        why = "provisional: one origin only gives figures"
    return _bracket("ibc", _low(now), None, _high(now), (now, why))


def gtd(matter: Matter, claims: list[Claim]) -> Bracket | None:
    """The figure of the majority of independent origins, else the lowest (GTD codebook)."""
    now = latest(matter, claims)
    said: dict[int, set[int]] = {}
    for claim in now:
        if (least := _value(claim).low) is not None:
            said.setdefault(least, set()).add(matter.origin(claim))
    if not said:
        return None
    origins = len(set().union(*said.values()))
    value, backers = max(sorted(said.items()), key=lambda row: len(row[1]))
    why = f"given by {len(backers)} of {origins} independent origins with figures"
    if origins == 1:
        why = "the lowest of the one origin's latest figures" if len(said) > 1 else "one figure"
        value, backers = min(said.items())
    elif len(backers) * 2 <= origins:
        value, backers = min(said.items())
        why = f"no majority among {origins} independent origins with figures: the lowest"
    used = [claim for claim in now if _conservative(claim) == value]
    return _bracket("gtd", value, value, value, (used, why))


POLICIES: dict[str, Policy] = {
    "ucdp": ucdp,
    "acled": acled,
    "ibc": ibc,
    "gtd": gtd,
    "union": union,
    "intersection": intersection,
}


def brackets(matter: Matter) -> tuple[Bracket, ...]:
    """An event's brackets under every policy; none where it has no total of persons."""
    claims = counted(matter)
    found = (policy(matter, claims) for policy in POLICIES.values()) if claims else ()
    return tuple(bracket for bracket in found if bracket is not None)
