"""A voice denies what others say; what it leaves unanswered is not counted as denied."""

from __future__ import annotations

from collections.abc import Iterator

from recount.model.claim import Claim
from recount.model.ledger import Finding
from recount.reconcile.findings.perpetrators import DEEDS
from recount.reconcile.matter import Matter, finding
from recount.reconcile.parties import perpetrators, speaker
from recount.reconcile.wording import listed

ANSWERED = (*DEEDS, "concealment", "torture", "detention", "displacement", "siege")


def denied(matter: Matter) -> Iterator[Finding]:
    """Denials of an act, by the party accused: with what other voices of the event lay on it."""
    groups: dict[str, list[Claim]] = {}
    accused = _accused(matter)
    for claim in matter.claims:
        none_hurt = claim.quantity is not None and claim.quantity.high == 0
        if claim.stance == "denied" and claim.act in ANSWERED and not none_hurt:
            party = _denied_for(matter, claim, accused)
            if party is not None:
                groups.setdefault(party, []).append(claim)
    for party, denials in groups.items():
        if answered := _answered(matter, party, denials):
            yield finding(matter, "denied", [*denials, *answered], _why(matter, denials, answered))


def _denied_for(matter: Matter, claim: Claim, accused: dict[str, int]) -> str | None:
    """The party a denial clears: the one it names, else the denier's own, a state's for a state.

    None where nobody denies (an outlet's own "no") or nobody can be told.
    """
    who = speaker(matter, claim)
    if who is None and matter.event.origins[matter.origin(claim)].entity is None:
        return None
    about = [key for key, _ in perpetrators(matter, claim)]
    if about:
        return about[0]
    if who in accused:
        return who
    return _most(accused) if who is None or who.startswith("state:") else None


def _accused(matter: Matter) -> dict[str, int]:
    """How many claims lay the event on each party."""
    found: dict[str, int] = {}
    for claim in matter.asserted():
        for key, _ in perpetrators(matter, claim):
            found[key] = found.get(key, 0) + 1
    return found


def _most(accused: dict[str, int]) -> str:
    return max(accused, key=lambda key: (accused[key], key), default="")


def _answered(matter: Matter, party: str, denials: list[Claim]) -> list[Claim]:
    """Allegations against the party denied for: in the denials' documents, else anywhere.

    Where no one is accused of it, a denial answers what others say of the act beside it.
    """
    deniers = {speaker(matter, claim) for claim in denials}
    others = [
        claim
        for claim in matter.asserted()
        if claim.act in ANSWERED and speaker(matter, claim) not in deniers
    ]
    against = [c for c in others if party in {key for key, _ in perpetrators(matter, c)}]
    own = {claim.document for claim in denials}
    beside = [claim for claim in against if claim.document in own]
    if beside or against:
        return beside or against
    acts = {claim.act for claim in denials} & {*DEEDS, "concealment", "torture", "deprivation"}
    return [c for c in others if c.document in own and c.act in acts and c.attribution]


def _why(matter: Matter, denials: list[Claim], answered: list[Claim]) -> str:
    who = listed(matter.origin_name(claim) for claim in denials)
    whom = listed(matter.origin_name(claim) for claim in answered)
    acts = listed(dict.fromkeys(claim.act for claim in answered))
    rest = [
        origin.label
        for number, origin in enumerate(matter.event.origins)
        if not any(matter.origin(claim) == number for claim in (*denials, *answered))
    ]
    left = f"; nothing here has it answer {listed(rest[:3])}" if rest else ""
    return f"denied by {who}: the {acts} alleged by {whom}{left}"
