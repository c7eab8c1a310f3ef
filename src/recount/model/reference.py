"""What a judgement points at, in a way that lasts when the machine reads the text anew.

Ids of claims and entities are derived from a reading, so a reference names the
passage as well: document, offsets, words, act. It finds its target again where
one and only one claim can be meant.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from recount.model.claim import Claim
from recount.model.span import Span

# Who proposed a claim that a person wrote down.
PERSON = "person"
# A passage is the one meant while they share so much of the longer of the two.
SHARED = 0.5


@dataclass(frozen=True, slots=True)
class ClaimRef:
    """A claim by its id and, should that have changed, by its passage, act and figure.

    `figure` is the offset of the figure's words, None for a claim without one;
    `by` what proposed the claim. A person's own claims go by their id alone.
    """

    id: str
    document: str
    span: Span
    act: str
    figure: int | None = None
    by: str = "rules"


@dataclass(frozen=True, slots=True)
class Mention:
    """A wording at its place: what an entity is named by, since ids of entities change.

    `text` is what a person called it where that is not the words at `span`.
    """

    document: str
    span: Span
    text: str | None = None

    @property
    def wording(self) -> str:
        """What is called so."""
        return self.text or self.span.exact


@dataclass(frozen=True, slots=True)
class DocumentRef:
    """A document as a whole, by its id."""

    document: str


def ref_of(claim: Claim) -> ClaimRef:
    """The lasting reference to a claim."""
    figure = claim.quantity.span.start if claim.quantity else None
    return ClaimRef(claim.id, claim.document, claim.span, claim.act, figure, claim.by)


def find(ref: ClaimRef, claims: Iterable[Claim]) -> Claim | None:
    """The claim that `ref` means among `claims`, None where none or more than one can be meant.

    By its id; else the sole claim of the same document and act whose figure stands
    at the same place and whose passage is the same or nearly the same.
    """
    home = [claim for claim in claims if claim.document == ref.document]
    for claim in home:
        if claim.id == ref.id:
            return claim
    if ref.by == PERSON:
        return None
    near = [claim for claim in home if claim.by != PERSON and _alike(ref, claim)]
    same = [claim for claim in near if claim.span == ref.span]
    found = same or near
    return found[0] if len(found) == 1 else None


def _alike(ref: ClaimRef, claim: Claim) -> bool:
    figure = claim.quantity.span.start if claim.quantity else None
    if claim.act != ref.act or (figure is None) != (ref.figure is None):
        return False
    if claim.span.exact == ref.span.exact:
        moved = claim.span.start - ref.span.start
        return figure is None or ref.figure is None or figure - moved == ref.figure
    longer = max(claim.span.end - claim.span.start, ref.span.end - ref.span.start)
    return figure == ref.figure and claim.span.overlap(ref.span) >= SHARED * longer
