"""A running count: a later figure of the same origin supersedes, it does not contradict."""

from __future__ import annotations

from collections.abc import Iterator

from recount.model.claim import Claim
from recount.model.ledger import Finding
from recount.reconcile.matter import Matter, finding
from recount.reconcile.scope import interval, totals
from recount.reconcile.wording import figure


def _level(claim: Claim) -> int:
    value = interval(claim)
    return value.low or value.high or 0


def toll_updated(matter: Matter) -> Iterator[Finding]:
    """One origin's figures for one scope that rise from report to report."""
    for claims in totals(matter).values():
        groups: dict[int, list[Claim]] = {}
        for claim in claims:
            groups.setdefault(matter.origin(claim), []).append(claim)
        for group in groups.values():
            series = rising(matter, group)
            if len({_level(claim) for claim in series}) > 1:
                steps = list(dict.fromkeys(figure(claim) for claim in series))
                why = (
                    f"one running count of {matter.origin_name(series[0])}: {', then '.join(steps)}; "
                    "each supersedes the one before"
                )
                yield finding(matter, "toll-updated", series, why)


def rising(matter: Matter, claims: list[Claim]) -> list[Claim]:
    """Claims in order of their report whose level never falls; equal levels are kept."""
    known = [claim for claim in claims if matter.day(claim) is not None] or claims
    ordered = sorted(known, key=lambda c: (str(matter.day(c)), _level(c), c.span.start))
    series: list[Claim] = []
    for claim in ordered:
        if not series or _level(claim) >= _level(series[-1]):
            series.append(claim)
    return series
