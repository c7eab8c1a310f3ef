"""Voices that are the document's own outlet: no relay, however short its name is written."""

from __future__ import annotations

from dataclasses import replace

from recount.link.forms import trimmed
from recount.link.names import bare, core_words
from recount.model.claim import Claim
from recount.model.document import Document


def is_house(wording: str, outlet: str | None) -> bool:
    """Whether a wording is the outlet's name, whole or in short ("the Herald").

    A short form is written with a capital and begins or ends the name; a longer
    one ("Ministry of Interior, Republic of Northland") begins with all of it.
    """
    parts = trimmed(wording)
    if not outlet or not parts or not parts[-1][:1].isupper():
        return False
    short, full = core_words(" ".join(parts)), core_words(outlet)
    if not short or not full:
        return False
    if len(short) < len(full):
        return short in (full[: len(short)], full[-len(short) :]) and bare(parts[0]) == short[0]
    return short[: len(full)] == full


def without_self(
    claims: tuple[Claim, ...],
    documents: tuple[Document, ...],
    settled: frozenset[str] = frozenset(),
) -> tuple[Claim, ...]:
    """The claims without hops that are their own outlet: told to it, or said by itself.

    The chains of `settled`, by id of the claim, stay as a person set them.
    """
    outlets = {document.id: document.outlet for document in documents}
    found = []
    for claim in claims:
        kept = tuple(
            hop
            for hop in claim.attribution
            if hop.also
            or claim.id in settled
            or not is_house(hop.source, outlets.get(claim.document))
        )
        if len(kept) < len(claim.attribution):
            stance = claim.stance
            if not kept and stance == "alleged":
                stance = "reported"
            claim = replace(claim, attribution=kept, stance=stance)
        found.append(claim)
    return tuple(found)
