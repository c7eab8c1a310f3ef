"""Gold claims made worse, as a reader that errs would give them. Seeded: the same each time."""

from __future__ import annotations

import random
from dataclasses import replace

from recount.model.claim import Claim

SEED = 20170515
# Shares lost: of whole claims, and of each field of those that stay.
CLAIMS, PLACES, TIMES, VOICES, PARTIES, FIGURES = 0.2, 0.4, 0.3, 0.2, 0.3, 0.15


def worse(claims: tuple[Claim, ...], seed: int = SEED) -> tuple[Claim, ...]:
    """A fifth of the claims gone, and fields of the rest lost at random."""
    dice = random.Random(seed)
    kept = [claim for claim in claims if dice.random() >= CLAIMS]
    return tuple(_less(claim, dice) for claim in kept)


def _less(claim: Claim, dice: random.Random) -> Claim:
    lost = {
        name
        for name, share in (
            ("place", PLACES),
            ("when", TIMES),
            ("attribution", VOICES),
            ("perpetrators", PARTIES),
            ("quantity", FIGURES),
        )
        if dice.random() < share
    }
    return replace(
        claim,
        place=None if "place" in lost else claim.place,
        when=None if "when" in lost else claim.when,
        attribution=() if "attribution" in lost else claim.attribution,
        perpetrators=() if "perpetrators" in lost else claim.perpetrators,
        quantity=None if "quantity" in lost else claim.quantity,
    )
