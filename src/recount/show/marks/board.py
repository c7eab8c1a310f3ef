"""The claims of a case as marks meet them: as read, as all decided, as the annotator decided."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from recount.model.claim import Claim
from recount.model.effective import effective
from recount.model.judgement import Judgement
from recount.model.reading import Reading
from recount.model.reference import ClaimRef, ref_of
from recount.model.span import Span
from recount.run.document import ReadDocument
from recount.run.judged import judged_claims
from recount.run.targets import made_by
from recount.show.exports.labels import labels_of


@dataclass(frozen=True, slots=True)
class Known:
    """A claim that a mark can mean.

    `read` is it as the machine read it or its author wrote it, `now` as everybody's
    decisions leave it, `own` as the annotator's alone do. `mine` is whether the
    annotator wrote it.
    """

    ref: ClaimRef
    read: Claim
    now: Claim
    own: Claim
    mine: bool

    @property
    def forms(self) -> tuple[Claim, Claim, Claim]:
        """The claim as it may have been marked."""
        return self.now, self.own, self.read

    @property
    def live(self) -> bool:
        """Whether an export proposes it."""
        return self.now.status != "rejected"

    def base(self, field: str) -> Claim:
        """The claim whose value of `field` a decision of the annotator would alter."""
        return self.own if self.settled(field) else self.now

    def settled(self, field: str) -> bool:
        """Whether the annotator has set `field` before."""
        return bool(getattr(self.own, field) != getattr(self.read, field))


def parts_of(claim: Claim, label: str) -> list[Span]:
    """The spans of a claim that bear a label, in its order."""
    return [one.span for one in labels_of(claim) if one.label == label]


class Board:
    """What was read in a case and what was decided on it, before the import."""

    def __init__(self, documents: Sequence[ReadDocument], log: Sequence[Judgement]) -> None:
        self.log = tuple(log)
        self.texts = {one.document.id: one.document.text for one in documents}
        self.readings: dict[str, Reading] = {one.document.id: one.reading for one in documents}
        self.dates = {one.document.id: one.document.published.span for one in documents}
        self.claims = tuple(claim for one in documents for claim in one.claims)
        self._read = {claim.id: claim for claim in self.claims}
        self._makers = {id: row.who for row in log for id, _ in made_by(row)}
        self._views: dict[str | None, dict[str, Claim]] = {}
        self._homes: dict[str, list[Claim]] = {}
        for claim in self._view(None).values():
            self._homes.setdefault(claim.document, []).append(claim)

    def in_document(self, document: str) -> Sequence[Claim]:
        """Every claim of a document as everybody's decisions leave it."""
        return self._homes.get(document, ())

    def known(self, document: str, who: str) -> tuple[Known, ...]:
        """The claims of a document, those left out that others stand in the place of."""
        own = self._view(who)
        return tuple(
            self._known(claim, own, who)
            for claim in self.in_document(document)
            if not claim.instead
        )

    def _known(self, now: Claim, own: dict[str, Claim], who: str) -> Known:
        # What another wrote is a proposal to the annotator, whose own decisions know nothing of it.
        mine = own.get(now.id) or replace(now, status="proposed")
        read = self._read.get(now.id, mine)
        return Known(ref_of(read), read, now, mine, self._makers.get(now.id) == who)

    def _view(self, who: str | None) -> dict[str, Claim]:
        """Every claim under what `who` decided, by id; None is everybody."""
        if who not in self._views:
            held = effective(self.log, who)
            found = judged_claims(self.claims, held, self.texts).claims
            self._views[who] = {claim.id: claim for claim in found}
        return self._views[who]
