"""What a person said of claims: which are about one matter, and which are not."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from recount.model.claim import Claim
from recount.model.signed import Edge, Fate, Signed, fates, weighed

GONE = "a claim it names takes no part any more"


@dataclass(slots=True)
class Bounds:
    """Which claims may share a matter, by a person's word and by what has been joined so far.

    Every join is told to it, so that a "different" holds also by way of a third,
    whatever joined that one.
    """

    signed: Signed[str] = field(default_factory=Signed)
    fates: tuple[Fate, ...] = ()

    def apart(self, ours: Sequence[Claim], theirs: Sequence[Claim]) -> bool:
        """Whether matters, each joined already, are kept apart by a person's word."""
        return self.signed.apart([ours[0].id], [theirs[0].id])

    def join(self, ours: Sequence[Claim], theirs: Sequence[Claim]) -> None:
        """Note that two matters are one now."""
        if self.signed.kept:
            self.signed.join(ours[0].id, theirs[0].id)

    def root(self, claims: Sequence[Claim]) -> str:
        """What stands for all that is one matter with these claims."""
        return self.signed.root(claims[0].id)


def bounds_of(edges: Sequence[Edge[str]], claims: Iterable[Claim]) -> Bounds:
    """The bounds that a person's judgements set, and what became of each."""
    known = {claim.id for claim in claims}
    orphans = {edge.by: GONE for edge in edges if not {edge.a, edge.b} <= known}
    signed = weighed([edge for edge in edges if edge.by not in orphans])
    return Bounds(signed, tuple(fates(edges, signed, orphans)))
