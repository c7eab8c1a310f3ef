"""On whom a matter is laid: the parties that its accounts name as perpetrators."""

from __future__ import annotations

from dataclasses import dataclass

from recount.model.claim import Claim
from recount.reconcile.matter import Matter
from recount.reconcile.parties import perpetrators, speaker

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
