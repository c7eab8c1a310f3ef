"""A running count: a later figure of the same origin supersedes, it does not contradict."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import permutations

from recount.model.claim import Claim
from recount.model.ledger import Finding
from recount.reconcile.account import after, shares_text
from recount.reconcile.findings.disagree import relayed
from recount.reconcile.matter import Matter, finding
from recount.reconcile.place import places_apart
from recount.reconcile.scope import OF_A_PLACE, disjoint, interval, vague
from recount.reconcile.sheet import sheet
from recount.reconcile.wholes import superseded
from recount.reconcile.wording import figure, spoken

# A count runs for so many days after the event; later figures are looked back, not kept up.
RUNNING = 7
# A lower bound rises where it grows by so much; less is the same count in other words.
RISE = 1.1
# The figure that a text leads with stands within so many characters of its beginning.
LEAD = 600
# An outlet's figure and that of its source are two states of a count where neither is so many
# times the other.
KEPT = 5
# Nor does a running count grow tenfold: so much more is a count of something else.
MOST = 10


def toll_updated(matter: Matter) -> Iterator[Finding]:
    """One origin's figures for one scope that rise from report to report."""
    for scope, claims in sheet(matter).totals.items():
        if scope.act in OF_A_PLACE:
            continue
        for sort in (False, True):
            group = [claim for claim in claims if vague(claim) == sort and _runs(matter, claim)]
            yield from _of_one_origin(matter, group)
            if not sort:
                yield from _said_to_be_raised(matter, group)
                yield from _within_documents(matter, group)
                yield from _within_texts(matter, group)
                yield from _between_versions(matter, group)


def _runs(matter: Matter, claim: Claim) -> bool:
    when, day = matter.event.when, matter.day(claim)
    if when is None or when.latest is None or day is None:
        return True
    return day <= when.days()[1] + timedelta(days=RUNNING)


def _of_one_origin(matter: Matter, claims: list[Claim]) -> Iterator[Finding]:
    groups: dict[int, list[Claim]] = {}
    for claim in claims:
        groups.setdefault(matter.origin(claim), []).append(claim)
    for group in groups.values():
        series = rising(matter, _standing(group))
        documents = {claim.document for claim in series}
        if len(documents) > 1 and any(_rises(a, b) for a in series for b in series):
            name = spoken(matter.origin_name(series[0]))
            yield finding(
                matter, "toll-updated", series, _why(matter, "running", series, voice=name)
            )


def _standing(claims: list[Claim]) -> list[Claim]:
    """The highest figures of each document: the count as it stood; those below are of parts."""
    top: dict[str, int] = {}
    for claim in claims:
        top[claim.document] = max(top.get(claim.document, 0), _level(claim))
    return [claim for claim in claims if _level(claim) == top[claim.document]]


def _said_to_be_raised(matter: Matter, claims: list[Claim]) -> Iterator[Finding]:
    """One origin's figure in a document that itself names the earlier one it replaces."""
    groups: dict[tuple[str, int], list[Claim]] = {}
    for claim in claims:
        groups.setdefault((claim.document, matter.origin(claim)), []).append(claim)
    for group in groups.values():
        old = [claim for claim in group if superseded(matter, claim)]
        new = [c for c in group if c not in old and any(_level(c) > _level(o) for o in old)]
        if old and new:
            rows = sorted([*old, *new], key=lambda c: (_level(c), c.span.start, c.id))
            name = spoken(matter.origin_name(rows[0]))
            yield finding(matter, "toll-updated", rows, _why(matter, "running", rows, voice=name))


def _within_documents(matter: Matter, claims: list[Claim]) -> Iterator[Finding]:
    """An outlet's own figure beside that of its one source: the earlier left standing."""
    groups: dict[str, list[Claim]] = {}
    for claim in claims:
        groups.setdefault(claim.document, []).append(claim)
    for group in groups.values():
        if len({matter.origin(claim) for claim in group}) != 2:
            continue
        parted = {
            claim.id: claim
            for one in group
            for other in group
            if relayed(matter, group, one, other)
            and _leading(matter, one, other)
            and (disjoint(one, other) or _rises(one, other))
            and not places_apart(one, other)
            for claim in (one, other)
        }
        levels = {_level(claim) for claim in parted.values()}
        if len(levels) > 1:
            rows = sorted(parted.values(), key=lambda c: (c.span.start, c.id))
            t = matter.t
            why = t(
                "finding.toll-updated.document",
                outlet=matter.outlet(rows[0]),
                n=len(levels),
                figures=t("list.comma").join(dict.fromkeys(figure(t, claim) for claim in rows)),
            )
            yield finding(matter, "toll-updated", rows, why)


def _leading(matter: Matter, one: Claim, other: Claim) -> bool:
    """Whether an outlet's own figure heads its text, and the other is not many times it.

    Further down an outlet tells of other deaths too.
    """
    own = one if matter.own_voice(one) else other
    first, second = sorted((_level(one), _level(other)))
    return own.span.start <= LEAD and second <= KEPT * first


def _within_texts(matter: Matter, claims: list[Claim]) -> Iterator[Finding]:
    """One sentence of one text whose figure was changed, under another voice."""
    known = {claim.id: claim for claim in claims}
    for one in claims:
        for other in (known[i] for i in matter.ties.get(one.id, ()) if i in known):
            parted = matter.origin(one) != matter.origin(other)
            if parted and _level(one) < _level(other) and disjoint(one, other):
                first, second = matter.origin_name(one), matter.origin_name(other)
                why = _why(matter, "one_text", [one, other], first=first, second=second)
                yield finding(matter, "toll-updated", [one, other], why)


def _between_versions(matter: Matter, claims: list[Claim]) -> Iterator[Finding]:
    """Two stories of one outlet that share text, each standing by a count of its own."""
    groups: dict[str, list[Claim]] = {}
    for claim in _standing([c for c in claims if not superseded(matter, c)]):
        groups.setdefault(claim.document, []).append(claim)
    for first, second in permutations(groups, 2):
        one, other = groups[first][0], groups[second][0]
        versions = matter.outlet(one) == matter.outlet(other) and shares_text(matter, one, other)
        apart = not {matter.origin(c) for c in groups[first]} & {
            matter.origin(c) for c in groups[second]
        }
        if versions and apart and after(matter, one, other) and _rises(one, other):
            rows = [*groups[first], *groups[second]]
            why = _why(matter, "versions", rows, outlet=matter.outlet(one))
            yield finding(matter, "toll-updated", rows, why)


def _why(matter: Matter, key: str, rows: list[Claim], **voices: str) -> str:
    """The figures that supersede one another; one in other words ("at least nine") is no step."""
    steps: list[Claim] = []
    for claim in rows:
        if not steps or _level(claim) > _level(steps[-1]):
            steps.append(claim)
    t, kind = matter.t, "finding.toll-updated"
    end = t(f"{kind}.two" if len(steps) == 2 else f"{kind}.more")
    figures = t("said.then").join(figure(t, claim) for claim in steps)
    return t(f"{kind}.{key}", figures=figures, end=end, **voices)


def _rises(one: Claim, other: Claim) -> bool:
    a, b = interval(one), interval(other)
    if a.low is None or b.low is None:
        return disjoint(one, other)
    return RISE * a.low <= b.low <= MOST * a.low


def _level(claim: Claim) -> int:
    value = interval(claim)
    return value.low or value.high or 0


def rising(matter: Matter, claims: list[Claim]) -> list[Claim]:
    """Claims in order of their report whose level never falls; equal levels are kept.

    Those whose report has no date come last: a count rises, so what is above all
    the others is the latest.
    """
    ordered = sorted(
        claims,
        key=lambda c: (matter.day(c) or date.max, _level(c), c.span.start, c.id),
    )
    series: list[Claim] = []
    for claim in ordered:
        if not series or _level(claim) >= _level(series[-1]):
            series.append(claim)
    return series
