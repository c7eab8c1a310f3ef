"""The named policies: low, best and high of the same figures, each by its own rule.

A policy is given an event's latest figures. What it says is a `Rule`; which
figures reach it, and the exceptions to that, are the business of `brackets`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from recount.model.claim import Claim
from recount.model.counts import Count, hull_all, intersect_all
from recount.reconcile.matter import Matter
from recount.reconcile.wording import count, figure

# ACLED's readings of figures without a number (codebook: "tens" 10, "dozens" 12, "hundreds" 100).
VAGUE = {20: 10, 24: 12, 200: 100}


@dataclass(frozen=True, slots=True)
class Rule:
    """What a policy makes of some figures: its numbers or grade, the claims they rest on, and why.

    `left_out` says of claims that it was given and does not rest on why not.
    """

    low: int | None
    best: int | None
    high: int | None
    claims: list[Claim]
    why: str
    left_out: dict[str, str]
    grade: str | None = None


Policy = Callable[[Matter, list[Claim]], Rule | None]


def value_of(claim: Claim) -> Count:
    """A claim's figure as it was said, open where there is none."""
    return claim.quantity.count() if claim.quantity else Count(None, None)


def _words(matter: Matter, claims: list[Claim]) -> str:
    return " ".join(figure(matter.t, claim) for claim in claims)


def _low(claims: list[Claim]) -> int | None:
    """The least number given as a lower end; None where a figure may lie below all of them."""
    lows = [n for c in claims if (n := value_of(c).low) is not None]
    only_high = [v.high for v in map(value_of, claims) if v.low is None and v.high is not None]
    return min(lows) if lows and all(high >= min(lows) for high in only_high) else None


def _high(claims: list[Claim]) -> int | None:
    """The greatest number given as an upper end; None where a figure may lie above all of them."""
    highs = [n for c in claims if (n := value_of(c).high) is not None]
    only_low = [v.low for v in map(value_of, claims) if v.high is None and v.low is not None]
    return max(highs) if highs and all(low <= max(highs) for low in only_low) else None


def ucdp(matter: Matter, now: list[Claim]) -> Rule | None:
    """Lowest and highest of the latest figures; a side that some figure leaves open is empty.

    UCDP GED codebook: best is the most reliable source's, the lower if that
    cannot be decided between two, and empty where nothing can be said; doubtful
    figures ("believed") count in the high estimate only.
    """
    t = matter.t
    firm = [claim for claim in now if claim.stance != "believed"]
    best, said = _best(firm)
    origins = len({matter.origin(claim) for claim in now})
    why = t("bracket.latest_one" if origins == 1 else "bracket.latest", n=origins)
    if doubtful := len(now) - len(firm):
        why = t(
            "bracket.doubtful_one" if doubtful == 1 else "bracket.doubtful", why=why, n=doubtful
        )
    return Rule(_low(firm or now), best, _high(now), now, t(said, why=why), {})


def _best(firm: list[Claim]) -> tuple[int | None, str]:
    """The exact figure that the other firm ones allow, the lower of two; else nothing."""
    values = [value_of(claim) for claim in firm]
    exact = sorted({v.low for v in values if v.low is not None and v.low == v.high})
    ranges = [v for v in values if v.low is None or v.low != v.high]
    if len(exact) not in (1, 2) or not all(v.contains(Count(exact[0], exact[0])) for v in ranges):
        return None, "bracket.best_none"
    return exact[0], "bracket.best_two" if len(exact) == 2 else "bracket.best_one"


def acled(matter: Matter, now: list[Claim]) -> Rule | None:
    """The most conservative of the latest figures (ACLED codebook)."""
    t = matter.t
    lows = {c.id: n for c in now if (n := _conservative(c)) is not None}
    if not lows:
        return None
    least = min(lows.values())
    used = [claim for claim in now if lows.get(claim.id) == least]
    key = "bracket.least_one" if len(now) == 1 else "bracket.least"
    why = t(key, n=len(now), figure=figure(t, used[0]))
    left = {c.id: t("aside.not_least" if c.id in lows else "aside.no_least") for c in now}
    return Rule(least, least, least, used, why, left)


def _conservative(claim: Claim) -> int | None:
    """The least that a figure says there were; None for one that only says at most."""
    value = value_of(claim)
    if claim.quantity and claim.quantity.bound == "vague" and value.low is not None:
        return VAGUE.get(value.low, value.low)
    return value.low


def ibc(matter: Matter, now: list[Claim]) -> Rule | None:
    """Minimum and maximum, provisional until two independent origins report (Iraq Body Count)."""
    origins = len({matter.origin(claim) for claim in now})
    why = matter.t("bracket.provisional" if origins == 1 else "bracket.published", n=origins)
    return Rule(_low(now), None, _high(now), now, why, {})


def gtd(matter: Matter, now: list[Claim]) -> Rule | None:
    """The figure of the majority of independent origins, else the lowest (GTD codebook)."""
    t = matter.t
    said: dict[int, set[int]] = {}
    for claim in now:
        if (least := value_of(claim).low) is not None:
            said.setdefault(least, set()).add(matter.origin(claim))
    if not said:
        return None
    origins = len(set().union(*said.values()))
    value, backers = max(sorted(said.items()), key=lambda row: len(row[1]))
    why = t("bracket.majority", n=len(backers), origins=origins)
    if origins == 1:
        value, why = (
            min(said),
            t("bracket.lowest_of_one" if len(said) > 1 else "bracket.one_figure"),
        )
    elif len(backers) * 2 <= origins:
        value, why = min(said), t("bracket.no_majority", origins=origins)
    used = [claim for claim in now if value_of(claim).low == value]
    left = {
        c.id: t("aside.no_least" if value_of(c).low is None else "aside.not_given") for c in now
    }
    return Rule(value, value, value, used, why, left)


def union(matter: Matter, now: list[Claim]) -> Rule | None:
    """Whatever any origin's latest figure allows."""
    hull = hull_all(map(value_of, now))
    if hull is None:
        return None
    why = matter.t("bracket.union", number=count(matter.t, hull, _words(matter, now)))
    return Rule(hull.low, None, hull.high, now, why, {})


def intersection(matter: Matter, now: list[Claim]) -> Rule | None:
    """What the latest figures of all origins allow together; empty where they part."""
    both = intersect_all(map(value_of, now))
    if both is None:
        return Rule(None, None, None, now, matter.t("bracket.parted"), {})
    best = both.low if both.low == both.high else None
    why = matter.t("bracket.intersection", number=count(matter.t, both, _words(matter, now)))
    return Rule(both.low, best, both.high, now, why, {})
