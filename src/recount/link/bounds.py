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
    whatever joined that one. No evidence joins anything with the claims `alone`.
    """

    signed: Signed[str] = field(default_factory=Signed)
    fates: tuple[Fate, ...] = ()
    alone: frozenset[str] = frozenset()

    def apart(self, ours: Sequence[Claim], theirs: Sequence[Claim]) -> bool:
        """Whether matters, each joined already, are kept apart by a person's word."""
        one, other = ours[0].id, theirs[0].id
        if self.alone and (one in self.alone or other in self.alone):
            return True
        return self.signed.apart([one], [other])

    def join(self, ours: Sequence[Claim], theirs: Sequence[Claim]) -> None:
        """Note that two matters are one now."""
        if self.signed.kept:
            self.signed.join(ours[0].id, theirs[0].id)

    def root(self, claims: Sequence[Claim]) -> str:
        """What stands for all that is one matter with these claims."""
        return self.signed.root(claims[0].id)


def bounds_of(
    edges: Sequence[Edge[str]], claims: Iterable[Claim], alone: frozenset[str] = frozenset()
) -> Bounds:
    """The bounds that a person's judgements set, and what became of each.

    A claim that a person put with another is not `alone` any more.
    """
    known = {claim.id for claim in claims}
    orphans = {edge.by: GONE for edge in edges if not {edge.a, edge.b} <= known}
    signed = _whole([edge for edge in edges if edge.by not in orphans])
    joined = {end for edge in signed.kept if edge.same for end in (edge.a, edge.b)}
    return Bounds(signed, tuple(fates(edges, signed, orphans)), alone - joined)


def _whole(edges: Sequence[Edge[str]]) -> Signed[str]:
    """The edges that hold; of a judgement with several, all or none.

    Else one that is put back beside some of those it was taken from would part
    these from the rest.
    """
    fallen: dict[str, tuple[str, ...]] = {}
    while True:
        signed = weighed([edge for edge in edges if edge.by not in fallen])
        halves = {edge.by for edge in signed.kept} & signed.against.keys()
        last = next((edge.by for edge in reversed(edges) if edge.by in halves), None)
        if last is None:
            signed.against.update(fallen)
            return signed
        fallen[last] = signed.against[last]
