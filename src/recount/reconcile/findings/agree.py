"""Figures of one scope that one number can satisfy."""

from __future__ import annotations

from collections.abc import Iterator

from recount.model.claim import Claim
from recount.model.counts import Count, intersect_all
from recount.model.ledger import Finding
from recount.reconcile.matter import Matter, finding
from recount.reconcile.scope import OF_A_PLACE, interval, vague
from recount.reconcile.sheet import sheet
from recount.reconcile.wholes import superseded
from recount.reconcile.wording import count, figure, listed, voices

# Bounds so near each other are of one count: "126" and "more than 120", not "dozens" and "126".
NEAR = 1.25


def _near(one: Claim, other: Claim) -> bool:
    a, b = interval(one), interval(other)
    if a.disjoint(b):
        return False
    pairs = ((a.low, b.low), (a.high, b.high), (a.low, b.high), (a.high, b.low))
    return any(x and y and max(x, y) <= NEAR * min(x, y) for x, y in pairs)


def groups_that_agree(claims: list[Claim]) -> list[list[Claim]]:
    """Claims in groups each of which one number satisfies, widest figures joining the nearest."""
    groups: list[list[Claim]] = []
    for claim in sorted(claims, key=lambda c: (-(interval(c).low or interval(c).high or 0), c.id)):
        for group in groups:
            together = intersect_all([*map(interval, group), interval(claim)])
            if together is not None and any(_near(claim, other) for other in group):
                group.append(claim)
                break
        else:
            groups.append([claim])
    return groups


def standing(matter: Matter, claims: list[Claim]) -> list[Claim]:
    """Claims whose figure its own origin has not raised since: what each still stands by."""
    best: dict[int, int] = {}
    for claim in claims:
        low = interval(claim).low or 0
        best[matter.origin(claim)] = max(best.get(matter.origin(claim), 0), low)

    def stands(claim: Claim) -> bool:
        low = interval(claim).low
        return low is None or low * NEAR >= best[matter.origin(claim)]

    return [claim for claim in claims if stands(claim)]


def figures_agree(matter: Matter) -> Iterator[Finding]:
    """Several origins, or one in several wordings, give figures that one number satisfies.

    One finding a scope: the figures with most origins behind them.
    """
    for scope, claims in sheet(matter).totals.items():
        if scope.act == "attack" and scope.unit != "persons":
            continue
        if scope.part and scope.act not in OF_A_PLACE:
            continue
        figures = [c for c in claims if not vague(c) and not superseded(matter, c)]
        firm = standing(matter, figures)
        groups = [group for group in groups_that_agree(firm) if _telling(matter, group)]
        if groups:
            best = max(groups, key=lambda g: (len({matter.origin(c) for c in g}), len(g)))
            for group in groups:
                if group is best or len({matter.origin(c) for c in group}) > 2:
                    yield finding(matter, "figures-agree", group, _why(matter, group))


def _telling(matter: Matter, group: list[Claim]) -> bool:
    """Whether agreement says more than that one statement was printed twice."""
    statements = matter.statements(group)
    origins = {matter.origin(claim) for claim in statements}
    figures = {interval(claim) for claim in statements}
    documents = {claim.document for claim in statements}
    return len(documents) > 1 and (len(origins) > 1 or len(figures) > 1)


def _why(matter: Matter, group: list[Claim]) -> str:
    origins = {matter.origin(claim) for claim in group}
    both = intersect_all(map(interval, group))
    said: dict[Count, list[Claim]] = {}
    for claim in group:
        said.setdefault(interval(claim), []).append(claim)
    t = matter.t
    figures = listed(
        t,
        (
            t("said.figure", figure=figure(t, rows[0]), voices=voices(matter, rows))
            for rows in said.values()
        ),
    )
    from_one = t("finding.figures-agree.one_origin")
    told = from_one if len(origins) == 1 else t("said.of_origins", n=len(origins))
    number = count(t, both, " ".join(figure(t, claim) for claim in group)) if both else ""
    ways = {1: "one", 2: "both"}.get(len(said), "all")
    key = ways if ways == "one" or both else "compatible"
    return t(f"finding.figures-agree.{key}", figures=figures, number=number, n=len(said),
             origins=told)  # fmt: skip
