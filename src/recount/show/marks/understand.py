"""From the marks of a tool's file to decisions: what each says of the claims of a case."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from recount.model.claim import ACTS
from recount.model.document import Failure
from recount.model.draft import Term
from recount.model.judgement import (
    AcceptClaim,
    AddClaim,
    Decision,
    EditClaim,
    Note,
    RejectClaim,
)
from recount.model.reading import Reading
from recount.model.reference import ClaimRef, Mention
from recount.model.span import Span
from recount.show.exports.decisions import Decided, Sheet, SpanDecision
from recount.show.exports.labels import LABELS, PARTS, labels_of
from recount.show.marks.board import Board, Known
from recount.show.marks.owners import Marked, Sharing, UnclearError
from recount.show.marks.parts import FIELD_OF, changed, drafted
from recount.show.marks.ties import tied

NO_LABEL = "“{label}” is no label of ours, so it decides nothing; ours are {ours}"
NO_DATE = "a document's date is no decision on a claim; give it with `recount add --published`"


@dataclass(frozen=True, slots=True)
class Taken:
    """A decision, who took it, when (as the tool wrote it) and the place in the file."""

    decision: Decision
    who: str
    when: str | None
    place: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class Understood:
    """What the marks of a file decide.

    `told` is what could not be understood, each with its place. `standing` counts
    the claims of which the annotator had decided just that before, `unmarked` those
    that were proposed and bear no mark, of which nothing was decided.
    """

    taken: tuple[Taken, ...]
    told: tuple[Failure, ...]
    standing: int
    unmarked: int


def understood(decided: Decided, board: Board, struck_out: bool = False) -> Understood:
    """The decisions that marks are, in the order of the file's documents.

    Everybody who marked must be named. With `struck_out` all that the case
    proposes now was proposed to them, where the file does not tell: what bears no
    mark any more they took away.
    """
    taken: list[Taken] = []
    told: list[Failure] = []
    standing = unmarked = 0
    marks: dict[tuple[str, str | None], list[SpanDecision]] = {}
    for mark in decided.decisions:
        marks.setdefault((mark.document, mark.who), []).append(mark)
    for sheet in _sheets(decided.sheets):
        if sheet.who is None:
            raise ValueError(f"{sheet.place}: nobody is named")
        one = _Sheet(sheet, sheet.who, board.known(sheet.document, sheet.who), board, struck_out)
        one.read(marks.get((sheet.document, sheet.who), []))
        taken += one.taken
        told += one.told
        standing += one.standing
        unmarked += one.unmarked
    return Understood(tuple(taken), tuple(told), standing, unmarked)


def _sheets(sheets: Sequence[Sheet]) -> list[Sheet]:
    """One sheet for what a person handed in on a document in several pieces."""
    found: dict[tuple[str, str | None], Sheet] = {}
    for sheet in sheets:
        first = found.setdefault((sheet.document, sheet.who), sheet)
        if sheet.proposed is not None and first.proposed is None:
            found[sheet.document, sheet.who] = replace(first, proposed=sheet.proposed)
    return list(found.values())


@dataclass(slots=True)
class _Sheet:
    """One person's marks in one document, on their way to decisions."""

    sheet: Sheet
    who: str
    known: tuple[Known, ...]
    board: Board
    struck_out: bool
    taken: list[Taken] = field(default_factory=list)
    told: list[Failure] = field(default_factory=list)
    standing: int = 0
    unmarked: int = 0

    @property
    def reading(self) -> Reading:
        return self.board.readings[self.sheet.document]

    def read(self, marks: Sequence[SpanDecision]) -> None:
        """Understand the marks of the sheet."""
        acts = [mark for mark in marks if mark.label in ACTS]
        parts = [mark for mark in marks if mark.label in PARTS]
        for mark in marks:
            if mark.label not in LABELS:
                self._tell(mark, NO_LABEL.format(label=mark.label, ours=", ".join(LABELS)))
        ties = tied(acts, self.known)
        self.told += ties.told
        marked = [Marked(mark, known) for known, mark in ties.found]
        marked += [Marked(mark) for mark in ties.added]
        marked.sort(key=lambda one: (one.mark.start, one.mark.end, one.mark.label))
        self._share(marks, parts, marked)
        for one in marked:
            self._add(one) if one.known is None else self._judge(one, one.known)
        stand = {one.known.now.id for one in marked if one.known}
        self._leave([k for k in self.known if k.now.id not in stand | ties.unsure])
        self._remark(marks, marked)

    def _share(
        self, marks: Sequence[SpanDecision], parts: Sequence[SpanDecision], marked: list[Marked]
    ) -> None:
        """Hand every marked part to the claims it is of."""
        sharing = Sharing(
            marked,
            {one.now.id for one in self.known},
            frozenset((mark.label, mark.span) for mark in marks),
            self.reading,
        )
        for part in parts:
            if part.label == "published":
                self._date(part)
                continue
            try:
                for one in sharing.owners(part):
                    one.parts.append(part)
            except UnclearError as error:
                self._tell(part, str(error))

    def _date(self, part: SpanDecision) -> None:
        if part.span != self.board.dates.get(self.sheet.document):
            self._tell(part, NO_DATE)

    def _judge(self, one: Marked, known: Known) -> None:
        """The decisions on a claim that bears a mark."""
        edits = [*self._own_edits(one, known), *self._part_edits(one, known)]
        kept = known.own.status
        again = kept == "rejected" or (kept == "proposed" and not known.live)
        if again or (not edits and kept == "proposed"):
            self._take(AcceptClaim(known.ref), one.mark)
        elif not edits:
            self.standing += 1
        for edit in edits:
            self._take(edit, one.mark)

    def _own_edits(self, one: Marked, known: Known) -> Iterator[EditClaim]:
        """What the mark itself changes: the passage and the act."""
        mark = one.mark
        values: dict[str, tuple[object, Span | Term]] = {
            "span": (mark.span, mark.span),
            "act": (mark.label, Term(mark.label, mark.span)),
        }
        for name, (said, value) in values.items():
            forms = (known.own,) if known.settled(name) else known.forms
            if said not in [getattr(form, name) for form in forms]:
                yield EditClaim(known.ref, name, value)

    def _part_edits(self, one: Marked, known: Known) -> Iterator[EditClaim]:
        for label, name in FIELD_OF.items():
            whole = self._whole(known) if name == "quantity" else None
            change = changed(one, label, self._struck(known, label), self.reading, whole)
            for mark, why in change.unclear:
                self._tell(mark, why)
            if change.changes:
                yield EditClaim(known.ref, name, change.value)

    def _whole(self, known: Known) -> ClaimRef | None:
        """The claim that a claim's figure is part of."""
        figure = known.base("quantity").quantity
        part = figure.subset_of if figure else None
        return next((one.ref for one in self.known if one.now.id == part), None)

    def _add(self, one: Marked) -> None:
        """A claim that was missed."""
        draft, unclear = drafted(one, self.reading)
        for mark, why in unclear:
            self._tell(mark, why)
        self._take(AddClaim(draft), one.mark, one.mark.remark or "")

    def _leave(self, left: Sequence[Known]) -> None:
        """Claims without a mark: rejected where they were proposed, else left as they are."""
        for known in left:
            if not known.live:
                self.standing += known.own.status == "rejected" and self._was_proposed(known)
            elif self._was_proposed(known):
                reject = RejectClaim(known.ref)
                self.taken.append(Taken(reject, self.who, self.sheet.when, self.sheet.place))
            else:
                self.unmarked += 1

    def _was_proposed(self, known: Known) -> bool:
        if self.sheet.proposed is None:
            return self.struck_out
        ids = {one.now.id for one in self.known}
        return any(
            mark.id == known.now.id
            or (mark.id not in ids and (mark.span, mark.label) == (known.now.span, known.now.act))
            for mark in self.sheet.proposed
        )

    def _struck(self, known: Known, label: str) -> list[Span]:
        """The words that were proposed as a part of a claim; those still marked among them."""
        if self.sheet.proposed is not None:
            prefix = f"{known.now.id}/"
            mine = (m for m in self.sheet.proposed if (m.id or "").startswith(prefix))
            return [mark.span for mark in mine if mark.label == label]
        proposed = labels_of(known.now) if self.struck_out else ()
        return [one.span for one in proposed if one.label == label]

    def _remark(self, marks: Sequence[SpanDecision], marked: Sequence[Marked]) -> None:
        """What people wrote beside their marks, as notes."""
        claims = {id(one.mark): one.known for one in marked}
        for mark in marks:
            known = claims.get(id(mark))
            if not mark.remark or (known is None and id(mark) in claims):
                continue
            target = known.ref if known else Mention(mark.document, mark.span)
            self._take(Note(target, mark.remark), mark)

    def _take(self, decision: Decision, mark: SpanDecision, why: str = "") -> None:
        self.taken.append(Taken(decision, self.who, mark.when, mark.place, why))

    def _tell(self, mark: SpanDecision, why: str) -> None:
        self.told.append(Failure(mark.place, f"“{_short(mark.exact)}” as {mark.label}: {why}"))


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= 40 else line[:39] + "…"
