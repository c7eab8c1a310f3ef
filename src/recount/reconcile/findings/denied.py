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
    """A party denies an act that other voices of the event lay on it or on those it speaks for."""
    deniers: dict[str, list[Claim]] = {}
    for claim in matter.claims:
        if claim.stance == "denied" and claim.act in ANSWERED and not claim.quantity:
            if who := speaker(matter, claim):
                deniers.setdefault(who, []).append(claim)
    for who, denials in deniers.items():
        about = {key for claim in denials for key, _ in perpetrators(matter, claim)} or {who}
        answered = _answered(matter, who, about, denials)
        if answered:
            yield finding(matter, "denied", [*denials, *answered], _why(matter, denials, answered))


def _answered(matter: Matter, who: str, about: set[str], denials: list[Claim]) -> list[Claim]:
    """Allegations against those the denial is about: in its own documents, else anywhere.

    Where no one is named, a denial answers the accusations beside it.
    """
    accused = [
        claim
        for claim in matter.asserted()
        if claim.act in ANSWERED
        and speaker(matter, claim) != who
        and about & {key for key, _ in perpetrators(matter, claim)}
    ]
    own = {claim.document for claim in denials}
    beside = [claim for claim in accused if claim.document in own]
    if beside or accused:
        return beside or accused
    return [
        claim
        for claim in matter.asserted()
        if claim.document in own
        and claim.act in DEEDS
        and speaker(matter, claim) not in (who, None)
        and perpetrators(matter, claim)
    ]


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
    return f"{who} denies the {acts} that {whom} alleges{left}"
