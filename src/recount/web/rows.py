"""The decisions on each document, and what they make of its claims: kept up one by one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from recount.model.claim import Claim
from recount.model.effective import effective
from recount.model.judgement import Judgement
from recount.run.judged import JudgedClaims, judged_claims, objection
from recount.run.targets import documents_of


class Rows:
    """The log of one view, found by document.

    `claims` are the machine's, `texts` the text views by document id.
    """

    def __init__(self, claims: Iterable[Claim], texts: Mapping[str, str]) -> None:
        self.texts = texts
        self.log: list[Judgement] = []
        self._machine: dict[str, list[Claim]] = {}
        self._proposed: dict[str, Claim] = {}
        for claim in claims:
            self._machine.setdefault(claim.document, []).append(claim)
            self._proposed[claim.id] = claim
        self._known: dict[str, Judgement] = {}
        self._homes: dict[str, frozenset[str]] = {}
        self._rows: dict[str, list[Judgement]] = {}

    def add(self, judgement: Judgement) -> frozenset[str]:
        """Take a decision in; the ids of the documents it is on."""
        homes = self.homes(judgement)
        self.log.append(judgement)
        self._known[judgement.id] = judgement
        self._homes[judgement.id] = homes
        for document in homes:
            self._rows.setdefault(document, []).append(judgement)
        return homes

    def homes(self, judgement: Judgement) -> frozenset[str]:
        """The documents a decision is on; an undo is on those of what it takes back."""
        if judgement.undoes is not None:
            return self._homes.get(judgement.undoes, frozenset())
        return frozenset(documents_of(judgement))

    def of(self, documents: Iterable[str]) -> list[Judgement]:
        """The decisions on any of the documents, oldest first."""
        wanted = list(documents)
        if len(wanted) == 1:
            return self._rows.get(wanted[0], [])
        met = {row.id for document in wanted for row in self._rows.get(document, [])}
        return [row for row in self.log if row.id in met]

    def find(self, id_: str) -> Judgement | None:
        """The decision with this id."""
        return self._known.get(id_)

    def proposed(self, claim: str) -> Claim | None:
        """A claim as the machine read it; None for a person's own."""
        return self._proposed.get(claim)

    def objection(self, judgement: Judgement) -> str:
        """Why a new decision cannot be applied, "" where it can."""
        homes = self.homes(judgement)
        claims = [claim for home in homes for claim in self._machine.get(home, [])]
        return objection(judgement, self.of(homes), claims, self.texts)

    def judged(self, document: str) -> JudgedClaims:
        """All claims of a document as its decisions leave them, not linked to entities."""
        mine = self._machine.get(document, [])
        held = effective(self.of([document]))
        return judged_claims(mine, held, self.texts)
