"""What was decided and by whom, and how far two reviewers agree."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from recount.model.agreement import BLIND, Agreement, agreement, blindness
from recount.model.answers import Proposals, answer_of
from recount.model.claim import Claim
from recount.model.disagreement import disagreements
from recount.model.effective import decided_first, effective, standing, taken_back
from recount.model.judgement import FIELDS, EditClaim, Judgement
from recount.run.targets import Targets, refs_of
from recount.show.index import Index
from recount.show.page.reviews import Disputed, about, disputed, signed, value_words
from recount.show.phrases import Phrases
from recount.web.verdicts import VERDICTS
from recount.web.views.card import why_not

# Decisions on a page.
MOST = 100


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """A decision: its sentence, the words it is on, whether it holds, and a claim to go to.

    `not_held` is why a decision does not hold, in words. An undo holds as long as
    it is not taken back itself.
    """

    id: str
    words: str
    about: str
    at: str
    who: str
    holds: bool
    not_held: str
    claim: str


@dataclass(frozen=True, slots=True)
class DecisionsView:
    """A page of decisions, newest first."""

    rows: tuple[DecisionRow, ...]
    page: int
    pages: int


@dataclass(frozen=True, slots=True)
class AgreementView:
    """Two reviewers, all there are to choose from, and a row for each kind of question.

    `blind` says how each of the two worked, and `caution` what that means for kappa;
    `words` say in words what an answer holds, `disputed` where the two differ.
    """

    one: str
    other: str
    people: tuple[str, ...]
    rows: tuple[tuple[str, Agreement], ...]
    blind: tuple[str, ...] = ()
    caution: str = ""
    words: Mapping[str, str] = field(default_factory=dict)
    disputed: tuple[Disputed, ...] = ()


def decisions_view(t: Phrases, at: Index, log: Sequence[Judgement], page: int) -> DecisionsView:
    """A page of the log as this reviewer sees it."""
    undos = {judgement.id for judgement in log if judgement.undoes is not None}
    held = {judgement.id for judgement in effective(log)} | (standing(log) & undos)
    gone = taken_back(log)
    known = {judgement.id: judgement for judgement in log}
    newest = list(reversed(log))
    pages = max(1, -(-len(newest) // MOST))
    page = min(max(1, page), pages)
    shown = newest[(page - 1) * MOST : page * MOST]
    return DecisionsView(
        tuple(_row(t, at, j, known, j.id in held, why_not(t, j, held, gone)) for j in shown),
        page,
        pages,
    )


def _row(
    t: Phrases,
    at: Index,
    judgement: Judgement,
    known: dict[str, Judgement],
    holds: bool,
    not_held: str,
) -> DecisionRow:
    target = decided_first(judgement, known.get)
    words = about(target.decision) if target else []
    refs = [ref.id for ref in refs_of(target.decision)] if target else []
    said = signed(t, judgement)
    if target is not None and judgement.undoes is not None:
        said = t("decisions.undone", undo=said, what=signed(t, known[judgement.undoes]))
    return DecisionRow(
        judgement.id,
        said,
        t.listing([t.quoted(" ".join(each.split())) for each in words]),
        judgement.at,
        judgement.who,
        holds,
        not_held,
        next((id for id in refs if id in at.claims), ""),
    )


def proposals(at: Index, proposed: Callable[[str], Claim | None]) -> Proposals:
    """What the machine read, as the claims that are shown were proposed."""
    claims = [claim for id in at.claims if (claim := proposed(id))]
    targets = Targets(claims, {document.id: document.text for document in at.documents.values()})
    return Proposals(targets.of, targets.claims)


def agreement_view(
    t: Phrases, log: Sequence[Judgement], read: Proposals, one: str, other: str
) -> AgreementView:
    """The agreement of two reviewers, the first two where none are named."""
    people = tuple(dict.fromkeys(judgement.who for judgement in log))
    one = one if one in people else next(iter(people), "")
    rest = [name for name in people if name != one]
    other = other if other in rest else next(iter(rest), "")
    read = read or Proposals()
    rows = agreement(log, one, other, read) if other else ()
    two = [judgement for judgement in log if judgement.who in (one, other)]
    how, caution = _blind(t, log, (one, other))
    return AgreementView(
        one, other, people, tuple((_question(t, r.kind), r) for r in rows), how, caution,
        _answers(t, two, read), disputed(t, disagreements(two, read)) if other else (),
    )  # fmt: skip


def _blind(
    t: Phrases, log: Sequence[Judgement], pair: tuple[str, str]
) -> tuple[tuple[str, ...], str]:
    """How each of two worked, and for how many of them the review was blind."""
    known = [blindness(log, who) for who in pair]
    each = tuple(t(f"agreement.how.{how}", name=who) for who, how in zip(pair, known))
    return each, t(f"agreement.both.{('none', 'one', 'both')[known.count(BLIND)]}")


def _answers(t: Phrases, log: Sequence[Judgement], read: Proposals) -> dict[str, str]:
    """Values as answers hold them, with their words."""
    edits = [row.decision for row in log if isinstance(row.decision, EditClaim)]
    return {answer_of(edit, read): value_words(t, edit.value) for edit in edits}


def progress_by(t: Phrases, log: Sequence[Judgement]) -> str:
    """How many claims each reviewer gave a verdict on, where there are several; else ""."""
    people = dict.fromkeys((row.who, bool(row.blind)) for row in log if row.undoes is None)
    rows = []
    for who, blind in people:
        mine = [row for row in log if row.who == who and (bool(row.blind) == blind or row.undoes)]
        held = [row.decision for row in effective(mine) if type(row.decision) in VERDICTS]
        claims = {ref.id for decision in held for ref in refs_of(decision)}
        name = t("review.blind", who=who) if blind else who
        rows.append(t("overview.progress_by", who=name, n=t.number(len(claims))))
    return t("list.comma").join(rows) if len(rows) > 1 else ""


def _question(t: Phrases, kind: str) -> str:
    return t(f"page.{kind}") if kind in FIELDS else t(f"agreement.{kind}")
