"""How well an event is reported, after Airwars: a grade of its reports, and no number."""

from __future__ import annotations

from datetime import date

from recount.model.claim import Claim
from recount.reconcile.blame import DEEDS, Blame, blame, rivals
from recount.reconcile.matter import ASSERTED, Matter
from recount.reconcile.parties import one_party, perpetrators, speaker
from recount.reconcile.place import places_apart
from recount.reconcile.policies import Rule
from recount.reconcile.wording import laid_on, voices

# Stances of a firm report; "believed" is none.
FIRM = ("reported", "alleged", "conceded")


def airwars(matter: Matter, told: list[Claim]) -> Rule | None:
    """A grade: confirmed, contested, fair, weak or discounted, by who reports and who accepts.

    Confirmed where the side it is laid on accepts responsibility, contested
    where it is laid on several, fair with two independent origins, weak with
    one; discounted where all who reported it withdrew, or a person set all
    reports aside.
    No source is rated: every firm report counts as credible (Airwars, methodology).
    """
    firm = [claim for claim in told if claim.stance in FIRM]
    withdrawn = _withdrawn(matter, firm)
    if withdrawn:
        return _rule(matter, "discounted", "discounted_withdrawn", withdrawn, told)
    found = blame(matter)
    sides = _accepting(matter, firm, found)
    if sides:
        grade, key = ("confirmed",) * 2 if len(sides) == 1 else ("contested", "contested_claimed")
        accepted = [claim for claims in sides.values() for claim in claims]
        return _rule(matter, grade, key, accepted, told)
    found = rivals(matter, found)
    if len(found.claims) > 1:
        rows = {claim.id: claim for claims in found.claims.values() for claim in claims}
        return _rule(matter, "contested", "contested", list(rows.values()), told, found)
    origins = {matter.origin(claim) for claim in firm}
    grade, key = ("fair", "fair") if len(origins) > 1 else ("weak", "weak")
    return _rule(matter, grade, key if firm else "weak_hedged", firm or told, told)


def reports(matter: Matter) -> tuple[list[Claim], dict[str, str]]:
    """Claims that say a deed was done, and why each other claim of the matter is none of them."""
    told = [c for c in matter.claims if c.act in DEEDS and c.stance in ASSERTED]
    ids = {claim.id for claim in told}
    aside: dict[str, str] = {}
    for claim in matter.claims:
        if claim.id not in ids:
            stance = matter.t.either(f"stance.{claim.stance}", claim.stance)
            key = "stance" if claim.act in DEEDS else "no_deed"
            aside[claim.id] = matter.t(f"aside.{key}", stance=stance)
    return told, aside


def _accepting(matter: Matter, firm: list[Claim], found: Blame) -> dict[str, list[Claim]]:
    """Claims by which a side that it is laid on accepts responsibility, by that side."""
    sides: dict[str, list[Claim]] = {}
    for claim in firm:
        who = speaker(matter, claim)
        if claim.stance != "conceded" or who is None or _elsewhere(claim, firm):
            continue
        named = [key for key, _ in perpetrators(matter, claim)] or [who]
        if any(one_party(who, key) for key in (*named, *found.claims)):
            side = next((known for known in sides if one_party(who, known)), who)
            sides.setdefault(side, []).append(claim)
    return sides


def _elsewhere(conceded: Claim, firm: list[Claim]) -> bool:
    """Whether what a side accepts is told of another place or time than all that is laid on it.

    An army that says it killed fighters in one town accepts nothing of another's dead.
    """
    others = [claim for claim in firm if claim.stance != "conceded"]
    return bool(others) and all(
        places_apart(conceded, other) or times_apart(conceded, other) for other in others
    )


def times_apart(one: Claim, other: Claim) -> bool:
    """Whether two claims say times with no day in common."""
    return bool(one.when and other.when and not one.when.intersects(other.when))


def _withdrawn(matter: Matter, firm: list[Claim]) -> list[Claim]:
    """The later denials of every origin that reported it; none where one stands by its report."""
    last: dict[int, date] = {}
    for claim in firm:
        told = matter.day(claim) or date.min
        last[matter.origin(claim)] = max(last.get(matter.origin(claim), date.min), told)
    taken_back = {
        matter.origin(c): c
        for c in matter.claims
        if c.stance == "denied"
        and c.act in DEEDS
        and (day := matter.day(c)) is not None
        and day > last.get(matter.origin(c), date.max)
    }
    return list(taken_back.values()) if last and last.keys() == taken_back.keys() else []


def _rule(
    matter: Matter, grade: str, key: str, used: list[Claim], told: list[Claim],
    found: Blame | None = None,
) -> Rule:  # fmt: skip
    t = matter.t
    why = t(
        f"grade.{key}",
        voices=voices(matter, used),
        n=len({matter.origin(claim) for claim in used}),
        parties=laid_on(matter, found) if found else "",
    )
    left = {c.id: t("aside.hedged" if c.stance == "believed" else "aside.not_needed") for c in told}
    return Rule(None, None, None, used, why, left, grade)
