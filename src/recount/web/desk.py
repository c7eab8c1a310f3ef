"""The reviewer's desk: every decision checked, written to disk, then shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from threading import RLock
from uuid import uuid4

from recount.case.chain import moment
from recount.model.claim import Claim
from recount.model.document import Document, Failure
from recount.model.effective import decided_first
from recount.model.judgement import AcceptClaim, Decision, Judgement, Note, Undo
from recount.model.ledger import Ledger
from recount.model.reading import Reading
from recount.model.reference import ClaimRef, ref_of
from recount.run.document import ReadDocument
from recount.run.outcome import in_order
from recount.run.pipeline import build_ledger
from recount.web.rejoin import Rejoin
from recount.web.rows import Rows
from recount.web.scene import Scene, following, scene, with_claims
from recount.web.store import Clock, Store
from recount.web.undo import Stacks, stacks
from recount.web.verdicts import verdicts_of


class ObjectionError(ValueError):
    """A decision that cannot be applied; the message says why in plain words."""


@dataclass(frozen=True, slots=True)
class Reviewer:
    """Who reviews; a `blind` one sees nobody else's decisions."""

    name: str
    blind: bool = False


def new_id() -> str:
    """An id that no other judgement has."""
    return f"j{uuid4().hex}"


class Desk:
    """One reviewer's view of a case.

    Every method may be called from any thread. A decision returns when it is on
    disk. What it changes of claims is shown at once; matters, entities and
    findings follow when `relink` was called.
    """

    def __init__(
        self, store: Store, reviewer: Reviewer, now: Clock, ids: Callable[[], str] = new_id
    ) -> None:
        self.store, self.reviewer = store, reviewer
        self._now, self._ids = now, ids
        self._lock = RLock()
        self._read = tuple(r for r in store.documents() if isinstance(r, ReadDocument))
        self._failed = tuple(r for r in store.documents() if isinstance(r, Failure))
        self.readings: dict[str, Reading] = {r.document.id: r.reading for r in self._read}
        self._everyone = list(store.judgements())
        self._rows = Rows(
            (claim for r in self._read for claim in r.claims),
            {r.document.id: r.document.text for r in self._read},
        )
        for judgement in self._everyone:
            if self._seen(judgement):
                self._rows.add(judgement)
        self._join = Rejoin()
        self._built: tuple[int, Ledger | None] = (0, None)
        self._scene = self._unlinked()

    def scene(self) -> Scene:
        """The view at this moment."""
        with self._lock:
            return self._scene

    def ledger(self) -> Ledger:
        """The ledger with every decision that this reviewer sees, linked anew."""
        with self._lock:
            log, (length, known) = tuple(self._rows.log), self._built
        return known if known and length == len(log) else self._build(log)

    def document(self, id_: str) -> Document | None:
        """The document with this id."""
        return self.scene().at.documents.get(id_)

    def log(self) -> Sequence[Judgement]:
        """The decisions this reviewer sees, oldest first."""
        with self._lock:
            return tuple(self._rows.log)

    def everyone(self) -> Sequence[Judgement]:
        """All decisions of the case; not to be shown to a blind reviewer."""
        with self._lock:
            return tuple(self._everyone)

    def alone(self) -> RLock:
        """A lock to hold while a decision is made of what is shown: nobody decides meanwhile."""
        return self._lock

    def stacks(self) -> Stacks:
        """What undo and redo would take back next."""
        return stacks(self.log(), self.reviewer.name)

    def on_document(self, document: str) -> Sequence[Judgement]:
        """The decisions on a document, oldest first."""
        with self._lock:
            return tuple(self._rows.of([document]))

    def found(self, judgement: str) -> Judgement | None:
        """The decision with this id, if this reviewer sees it."""
        with self._lock:
            return self._rows.find(judgement)

    def proposed(self, claim: str) -> Claim | None:
        """A claim as the machine read it; None for a person's own."""
        return self._rows.proposed(claim)

    def ref(self, claim: str) -> ClaimRef:
        """The lasting reference to a claim, by what the machine read. KeyError without one."""
        with self._lock:
            return ref_of(self._rows.proposed(claim) or self._scene.at.claims[claim])

    def decide(self, decision: Decision, why: str = "") -> Judgement:
        """Write a decision down and show it. Raises ObjectionError and CaseError."""
        return self._take(decision, why, None)

    def take_back(self, judgement: str, why: str = "") -> Judgement:
        """Undo a decision, whosoever's it is. Raises ObjectionError and CaseError."""
        return self._take(Undo(), why, judgement)

    def undo(self) -> Judgement | None:
        """Take back the reviewer's own last decision that stands; None where there is none."""
        with self._lock:
            done = self.stacks().done
            return self.take_back(done[-1]) if done else None

    def redo(self) -> Judgement | None:
        """Bring back what was undone last; None where a decision came since, or nothing was."""
        with self._lock:
            undone = self.stacks().undone
            return self.take_back(undone[-1]) if undone else None

    def relink(self) -> bool:
        """Link and reconcile all that was decided; whether there was anything to do.

        May take seconds in a large case and holds up nobody meanwhile.
        """
        with self._lock:
            if not self._scene.behind:
                return False
            log, (judged, verdicts) = tuple(self._rows.log), self._judged()
        fresh = replace(scene(self._build(log), judged), verdicts=verdicts)
        with self._lock:
            for judgement in self._rows.log[len(log) :]:
                fresh = self._shown(fresh, judgement)
            self._scene = following(self._scene, fresh)
        return True

    def _build(self, log: Sequence[Judgement]) -> Ledger:
        ledger = build_ledger(self._read, self._failed, log, self._join)
        with self._lock:
            self._built = (len(log), ledger)
        return ledger

    def _seen(self, judgement: Judgement) -> bool:
        return not self.reviewer.blind or judgement.who == self.reviewer.name

    def _take(self, decision: Decision, why: str, undoes: str | None) -> Judgement:
        with self._lock:
            made = self._judgement(decision, why, undoes)
            if fault := self._rows.objection(made):
                raise ObjectionError(fault)
            self.store.keep(made)
            self._everyone.append(made)
            self._rows.add(made)
            self._scene = self._shown(self._scene, made)
            return made

    def _judgement(self, decision: Decision, why: str, undoes: str | None) -> Judgement:
        at, me = moment(self._now()), self.reviewer
        try:
            return Judgement(self._ids(), at, me.name, why, decision, undoes, me.blind)
        except ValueError as error:
            raise ObjectionError(str(error)) from error

    def _shown(self, view: Scene, judgement: Judgement) -> Scene:
        """The view with a decision that the log already has."""
        for document in self._rows.homes(judgement):
            judged = self._rows.judged(document)
            verdicts = verdicts_of(judged, self.reviewer.blind)
            view = with_claims(view, document, judged.claims, verdicts)
        return replace(view, behind=view.behind + 1) if self._moves(judgement) else view

    def _moves(self, judgement: Judgement) -> bool:
        """Whether matters, entities or findings may follow from a decision."""
        target = decided_first(judgement, self._rows.find)
        return target is None or not isinstance(target.decision, AcceptClaim | Note)

    def _judged(self) -> tuple[list[Claim], dict[str, str]]:
        """Every claim as decided now, and the verdict on each that has one."""
        claims: list[Claim] = []
        verdicts: dict[str, str] = {}
        for document in self.readings:
            judged = self._rows.judged(document)
            claims += judged.claims
            verdicts |= verdicts_of(judged, self.reviewer.blind)
        return claims, verdicts

    def _unlinked(self) -> Scene:
        """The view before the first linking: claims beside their texts, and nothing joined."""
        documents = tuple(sorted((r.document for r in self._read), key=lambda d: d.name))
        judged, verdicts = self._judged()
        claims = in_order(documents, judged)
        readings = tuple(self.readings.values())
        empty = Ledger(documents, (), claims, (), (), (), self._failed, readings)
        return replace(scene(empty, (), behind=1), verdicts=verdicts)
