"""Every policy over an event: what claims reach it, what it leaves out, what a person excepts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from recount.model.claim import Claim
from recount.model.ledger import Bracket, LeftOut, Links
from recount.model.signed import Fate
from recount.model.standing import Exemption
from recount.reconcile.grade import airwars, reports
from recount.reconcile.matter import Matter
from recount.reconcile.policies import Policy, Rule, acled, gtd, ibc, intersection, ucdp, union
from recount.reconcile.scope import Scope
from recount.reconcile.sheet import Sheet, sheet
from recount.reconcile.wholes import superseded
from recount.reconcile.wording import figure, listed, phrases

Counted = tuple[list[Claim], dict[str, str]]


@dataclass(frozen=True, slots=True)
class Named:
    """A policy, and what claims of a matter it is given; the others with why they are not.

    `emptied` is its grade where a person set aside everything it was given.
    """

    rule: Policy
    given: Callable[[Matter], Counted]
    emptied: str | None = None


def counted(matter: Matter) -> Counted:
    """The latest totals of everyone killed, else of the event's act; the other figures with why."""
    laid = sheet(matter)
    wanted = next(
        (scope for act in ("killing", matter.event.act) for scope in laid.totals
         if scope == Scope(act, "total", "", "persons", "", False)),
        None,
    )  # fmt: skip
    if wanted is None:
        return [], {}
    claims = laid.totals[wanted]
    now = latest(matter, claims)
    aside = _of_other_scopes(matter, laid, wanted)
    kept = {claim.id for claim in now}
    for claim in claims:
        if claim.id not in kept:
            dated = matter.day(claim) is not None or superseded(matter, claim)
            aside[claim.id] = matter.t("aside.superseded" if dated else "aside.undated")
    return now, aside


def latest(matter: Matter, claims: list[Claim]) -> list[Claim]:
    """For each origin its latest figures, since a running toll supersedes itself.

    Where some of an origin's figures have a date, those without one give way.
    """
    claims = [claim for claim in claims if not superseded(matter, claim)]
    newest: dict[int, date] = {}
    for claim in claims:
        day = matter.day(claim) or date.min
        newest[matter.origin(claim)] = max(newest.get(matter.origin(claim), date.min), day)
    return [c for c in claims if (matter.day(c) or date.min) == newest[matter.origin(c)]]


def _of_other_scopes(matter: Matter, laid: Sheet, wanted: Scope) -> dict[str, str]:
    """Claims whose figure counts something else, each with what, on top of those set aside."""
    found = {
        claim.id: _counts(matter, scope, wanted)
        for scope, claims in laid.scopes.items()
        for claim in claims
        if scope != wanted
    }
    return found | laid.aside


def _counts(matter: Matter, scope: Scope, wanted: Scope) -> str:
    """What a figure of another scope counts, in words."""
    t = matter.t
    acts = listed(t, (t.either(f"act.{act}", act) for act in scope.act.split("+")))
    if scope.measure != "total":
        return t(f"aside.{scope.measure}")
    if scope.combined:
        return t("aside.combined", acts=acts)
    if scope.act != wanted.act:
        return t("aside.act", act=acts)
    if scope.unit != "persons":
        return t("aside.unit", unit=scope.unit)
    return t("aside.victims" if scope.victims else "aside.part", victims=scope.victims)


POLICIES: dict[str, Named] = {
    "ucdp": Named(ucdp, counted),
    "acled": Named(acled, counted),
    "ibc": Named(ibc, counted),
    "gtd": Named(gtd, counted),
    "airwars": Named(airwars, reports, "discounted"),
    "union": Named(union, counted),
    "intersection": Named(intersection, counted),
}


def brackets(matter: Matter, exemptions: tuple[Exemption, ...] = ()) -> tuple[Bracket, ...]:
    """An event's brackets under every policy; none where a policy finds nothing to go by."""
    given = {policy.given: policy.given(matter) for policy in POLICIES.values()}
    found = []
    for name, policy in POLICIES.items():
        mine = [e for e in exemptions if e.policy == name]
        found.append(_bracket(matter, name, given[policy.given], mine))
    return tuple(bracket for bracket in found if bracket is not None)


def _bracket(
    matter: Matter, name: str, given: Counted, exemptions: list[Exemption]
) -> Bracket | None:
    claims, aside = given
    mine = {claim.id for claim in claims}
    ids = {claim.id for claim in matter.claims}
    signed = {row.claim: row for row in exemptions if row.claim in ids}
    taken = [
        c for c in matter.claims
        if (c.id in signed and signed[c.id].counts and (c.quantity or name == "airwars"))
        or (c.id not in signed and c.id in mine)
    ]  # fmt: skip
    rule = POLICIES[name].rule(matter, taken) if taken else None
    if rule is None and not signed:
        return None
    nothing = matter.t("bracket.nothing_left")
    rule = rule or Rule(None, None, None, [], nothing, {}, POLICIES[name].emptied)
    used = {claim.id for claim in rule.claims}
    t = matter.t
    left = aside | rule.left_out
    left |= {
        claim: t("aside.exception", author=row.who, reason=row.reason)
        for claim, row in signed.items()
        if not row.counts
    }
    rests = tuple(c.id for c in matter.claims if c.id in used)
    others = (c.id for c in matter.claims if c.id in left and c.id not in used)
    why = _signed(matter, rule, signed)
    left_out = tuple(LeftOut(claim, left[claim]) for claim in others)
    return Bracket(name, rule.low, rule.best, rule.high, rests, why, left_out, rule.grade)


def _signed(matter: Matter, rule: Rule, signed: dict[str, Exemption]) -> str:
    """A policy's reason, with every exception a person made, by whom and why."""
    t, why = matter.t, rule.why
    for claim in matter.claims:
        if row := signed.get(claim.id):
            key = "bracket.taken_in" if row.counts else "bracket.set_aside"
            why = t(key, why=why, figure=figure(t, claim), author=row.who, reason=row.reason)
    return why


def unmet(
    links: Links, exemptions: tuple[Exemption, ...], language: str = "en"
) -> tuple[Fate, ...]:
    """What becomes of the exceptions that meet no policy or no claim of an event."""
    t = phrases(language)
    known = {claim for event in links.events for claim in event.claims}
    told = []
    for row in exemptions:
        if row.policy not in POLICIES:
            names = t.listing(list(POLICIES))
            why = t("exception.policy", policy=row.policy, policies=names)
            told.append(Fate(row.by, "orphaned", why))
        elif row.claim not in known:
            told.append(Fate(row.by, "orphaned", t("exception.claim", claim=row.claim)))
    return tuple(told)
