"""On whom a matter is laid: the parties that its accounts name as perpetrators."""

from __future__ import annotations

from dataclasses import dataclass

from recount.model.claim import Claim
from recount.reconcile.matter import Matter
from recount.reconcile.parties import one_party, party, perpetrators, speaker
from recount.reconcile.place import places_apart

# Acts for which the doer is asked as of one deed.
DEEDS = ("killing", "injury", "attack", "atrocity", "destruction")


@dataclass(frozen=True, slots=True)
class Blame:
    """Claims by the key of the party they lay a deed on, and what each party is called."""

    claims: dict[str, list[Claim]]
    words: dict[str, str]

    def parties(self) -> list[str]:
        """The parties, the one most claims lay it on first."""
        return sorted(self.claims, key=lambda key: (-len(self.claims[key]), key))


def blame(matter: Matter) -> Blame:
    """The parties that accounts of a matter lay it on; two wordings of one side are one."""
    blamed: dict[str, list[Claim]] = {}
    words: dict[str, str] = {}
    for claim in matter.asserted():
        if claim.act in DEEDS:
            for key, named in perpetrators(matter, claim):
                blamed.setdefault(key, []).append(claim)
                words.setdefault(key, named.text)
    return Blame(_sides_named(matter, blamed, words), words)


def rivals(matter: Matter, found: Blame) -> Blame:
    """The parties on whom accounts part: each is blamed by an origin that does not blame another.

    Whoever lays something on both tells of two deeds, and so does what is said of
    two places, or of two sides that fight each other.
    """
    rows = {
        key: [
            claim
            for claim in claims
            if any(_parted(matter, claim, found, key, other) for other in found.claims)
        ]
        for key, claims in found.claims.items()
    }
    return Blame({key: claims for key, claims in rows.items() if claims}, found.words)


def _parted(matter: Matter, claim: Claim, found: Blame, key: str, other: str) -> bool:
    """Whether a claim that blames one party stands against an account that blames the other."""
    if key == other:
        return False
    ours = {matter.origin(c) for c in found.claims[key]}
    theirs = {matter.origin(c) for c in found.claims[other]}
    return matter.origin(claim) not in theirs and any(
        matter.origin(c) not in ours
        and not places_apart(claim, c)
        and not _suffered(matter, claim, other)
        and not _suffered(matter, c, key)
        for c in found.claims[other]
    )


def _suffered(matter: Matter, claim: Claim, key: str) -> bool:
    """Whether a claim's victims are of a party: who attacked it did another deed than it did."""
    return any(one_party(party(matter, named.text, named.entity), key) for named in claim.victims)


def _sides_named(
    matter: Matter, blamed: dict[str, list[Claim]], words: dict[str, str]
) -> dict[str, list[Claim]]:
    """The parties blamed, "terrorists" and "rebels" as the one group their accuser also names."""
    state = next((key for key in blamed if key.startswith("state:")), None)
    known = {key: claims for key, claims in blamed.items() if not key.startswith("state:")}
    if state is not None:
        known["state:"] = [c for key in blamed if key.startswith("state:") for c in blamed[key]]
        words.setdefault("state:", words[state])
    states = len({key for key in blamed if key.startswith("state:") and key != "state:"})
    result = blamed if states > 1 else known
    groups = [
        key
        for key, claims in result.items()
        if (entity := matter.entities.get(key)) is not None
        and entity.kind in ("group", "organisation")
        and any((speaker(matter, claim) or "").startswith("state:") for claim in claims)
    ]
    if len(groups) == 1:
        for side in ("terrorists", "rebels"):
            result[groups[0]] = [*result[groups[0]], *result.pop(side, [])]
    return result
