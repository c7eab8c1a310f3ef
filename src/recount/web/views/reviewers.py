"""What was decided and by whom, and how far two reviewers agree."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from recount.model.agreement import Agreement, agreement
from recount.model.effective import effective, standing
from recount.model.judgement import FIELDS, Judgement
from recount.run.targets import refs_of
from recount.show.index import Index
from recount.show.page.reviews import about, signed
from recount.show.phrases import Phrases

# Decisions on a page.
MOST = 100


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """A decision: its sentence, the words it is on, whether it holds, and a claim to go to.

    An undo holds as long as it is not taken back itself.
    """

    id: str
    words: str
    about: str
    at: str
    who: str
    holds: bool
    undo: bool
    claim: str


@dataclass(frozen=True, slots=True)
class DecisionsView:
    """A page of decisions, newest first."""

    rows: tuple[DecisionRow, ...]
    page: int
    pages: int


@dataclass(frozen=True, slots=True)
class AgreementView:
    """Two reviewers, all there are to choose from, and a row for each kind of question."""

    one: str
    other: str
    people: tuple[str, ...]
    rows: tuple[tuple[str, Agreement], ...]


def decisions_view(t: Phrases, at: Index, log: Sequence[Judgement], page: int) -> DecisionsView:
    """A page of the log as this reviewer sees it."""
    undos = {judgement.id for judgement in log if judgement.undoes is not None}
    held = {judgement.id for judgement in effective(log)} | (standing(log) & undos)
    known = {judgement.id: judgement for judgement in log}
    newest = list(reversed(log))
    pages = max(1, -(-len(newest) // MOST))
    page = min(max(1, page), pages)
    shown = newest[(page - 1) * MOST : page * MOST]
    return DecisionsView(tuple(_row(t, at, j, known, held) for j in shown), page, pages)


def _row(
    t: Phrases, at: Index, judgement: Judgement, known: dict[str, Judgement], held: set[str]
) -> DecisionRow:
    target: Judgement | None = judgement
    while target is not None and target.undoes is not None:
        target = known.get(target.undoes)
    words = about(target.decision) if target else []
    refs = [ref.id for ref in refs_of(target.decision)] if target else []
    return DecisionRow(
        judgement.id,
        signed(t, judgement),
        t.listing([t.quoted(" ".join(each.split())) for each in words]),
        judgement.at,
        judgement.who,
        judgement.id in held,
        judgement.undoes is not None,
        next((id for id in refs if id in at.claims), ""),
    )


def agreement_view(t: Phrases, log: Sequence[Judgement], one: str, other: str) -> AgreementView:
    """The agreement of two reviewers, the first two where none are named."""
    people = tuple(dict.fromkeys(judgement.who for judgement in log))
    one = one if one in people else next(iter(people), "")
    rest = [name for name in people if name != one]
    other = other if other in rest else next(iter(rest), "")
    rows = agreement(log, one, other) if other else ()
    return AgreementView(one, other, people, tuple((_question(t, r.kind), r) for r in rows))


def _question(t: Phrases, kind: str) -> str:
    return t(f"page.{kind}") if kind in FIELDS else t(f"agreement.{kind}")
