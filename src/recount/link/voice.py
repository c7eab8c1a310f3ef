"""Whose word a claim is, as a value."""

from __future__ import annotations

from dataclasses import dataclass, replace

from recount.link.names import bare, pieces
from recount.model.ledger import Entity
from recount.resources import load


@dataclass(frozen=True, slots=True)
class Voice:
    """The origin of one claim: a key that all its claims share, and what to call it.

    Rank 0 is a named voice, 1 an unnamed one, 2 the outlet's own. `why` says
    what makes it the origin, `by` names the evidence that decided.
    """

    key: str
    label: str
    entity: str | None
    rank: int
    by: str
    why: str

    def given(self, by: str, why: str) -> Voice:
        """This voice as that of another claim, by another evidence."""
        return replace(self, by=by, why=why)


def of_entity(entity: Entity, by: str, why: str) -> Voice:
    """An entity as the voice of a claim."""
    return Voice(entity.id, entity.name, entity.id, 0, by, why)


def running(wording: str, text: str) -> str:
    """An unnamed voice's wording as it stands inside a sentence: "the army", "three residents".

    Its first word loses its capital where it is a determiner, a numeral, or a
    word that `text` also writes small.
    """
    words = pieces(wording)
    if not words or (len(words[0]) > 1 and words[0].isupper()):
        return wording.strip(" ,;:")
    first, plain = bare(words[0]), wording.strip(" ,;:")
    known = load("events")["voices"]
    small = first in (*known["openers"], *known["people"]) or f" {first} " in text
    return plain[:1].lower() + plain[1:] if small else plain


def lowered(name: str) -> str:
    """A name without the capital of an article or numeral that a sentence gave it."""
    first = name.partition(" ")[0].casefold()
    plain = name.strip(" ,;:") or name
    return plain[:1].lower() + plain[1:] if first in load("events")["voices"]["openers"] else plain
