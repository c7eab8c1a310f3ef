"""Linking for one desk: what a decision left as it was is not linked again."""

from __future__ import annotations

from dataclasses import replace

from recount.model.document import Document
from recount.model.reading import Reading
from recount.run.judged import JudgedClaims
from recount.run.pipeline import Joined, joined


class Rejoin:
    """`joined`, for documents that stay the same, with its last result at hand.

    Whether a claim was accepted changes nothing of what joins and parts claims.
    """

    def __init__(self) -> None:
        self._last: tuple[object, Joined] | None = None

    def __call__(
        self, documents: tuple[Document, ...], readings: tuple[Reading, ...], judged: JudgedClaims
    ) -> Joined:
        """See `joined`."""
        bare = tuple(replace(claim, status="proposed") for claim in judged.live)
        asked = (bare, judged.edges, judged.exemptions)
        last = self._last
        if last is None or last[0] != asked:
            made = joined(documents, readings, judged)
            self._last = asked, made
            return made
        status = {claim.id: claim.status for claim in judged.live}
        links = last[1].links
        claims = tuple(replace(claim, status=status[claim.id]) for claim in links.claims)
        return replace(last[1], links=replace(links, claims=claims))
