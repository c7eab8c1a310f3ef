"""Different parties are said to have done it."""

from __future__ import annotations

from collections.abc import Iterator

from recount.model.claim import Claim
from recount.model.ledger import Finding
from recount.reconcile.matter import Matter, finding
from recount.reconcile.parties import perpetrators, speaker
from recount.reconcile.wording import VOICES, listed, spoken

# Acts for which the doer is asked as of one deed.
DEEDS = ("killing", "injury", "attack", "atrocity", "destruction")


def perpetrators_disagree(matter: Matter) -> Iterator[Finding]:
    """Accounts of one matter lay it on different parties."""
    blamed: dict[str, list[Claim]] = {}
    words: dict[str, str] = {}
    for claim in matter.asserted():
        if claim.act in DEEDS:
            for key, named in perpetrators(matter, claim):
                blamed.setdefault(key, []).append(claim)
                words.setdefault(key, named.text)
    blamed = _sides_named(matter, blamed, words)
    if len(blamed) < 2:
        return
    rows = [
        f"{words[key]} (according to {_voices(matter, claims)})"
        for key, claims in sorted(blamed.items(), key=lambda row: (-len(row[1]), row[0]))
    ]
    everyone = [claim for claims in blamed.values() for claim in claims]
    yield finding(
        matter, "perpetrators-disagree", everyone, "it is laid on " + " and on ".join(rows)
    )


def _voices(matter: Matter, claims: list[Claim]) -> str:
    return listed((spoken(matter.origin_name(claim)) for claim in claims), VOICES)


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
