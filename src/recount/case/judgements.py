"""What people decided in a case: read from its log, and added to it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from recount.case.chain import Event
from recount.case.folder import Case
from recount.case.kinds import JUDGEMENT
from recount.case.log import LOG
from recount.model.document import Failure
from recount.model.judgement import Judgement
from recount.model.judgement_json import JudgementError, judgement_object, read_judgement


@dataclass(frozen=True, slots=True)
class CaseJudgement:
    """A judgement and the number of the line it stands in."""

    judgement: Judgement
    line: int


@dataclass(frozen=True, slots=True)
class CaseJudgements:
    """All judgements of a log, oldest first, and the lines that hold none that can be read."""

    found: tuple[CaseJudgement, ...]
    failures: tuple[Failure, ...]

    @property
    def judgements(self) -> tuple[Judgement, ...]:
        """The judgements alone, as `run.build_ledger` takes them."""
        return tuple(row.judgement for row in self.found)


def judgements_of(events: Iterable[Event]) -> CaseJudgements:
    """The judgements in lines of a log (`case.events()`).

    A line that holds none, or one whose id another judgement has, is a failure
    and the rest stands.
    """
    found: dict[str, CaseJudgement] = {}
    failures: list[Failure] = []
    for event in events:
        if event.kind != JUDGEMENT:
            continue
        place = f"{LOG}, line {event.n}"
        try:
            judgement = read_judgement(event.body, "judgement")
        except JudgementError as error:
            failures.append(Failure(place, f"this is no judgement: {error}"))
            continue
        first = found.setdefault(judgement.id, CaseJudgement(judgement, event.n))
        if first.judgement != judgement:
            why = f"its id is that of the judgement in line {first.line}; it has no effect"
            failures.append(Failure(place, why))
    return CaseJudgements(tuple(found.values()), tuple(failures))


class JudgementLog:
    """The judgements of a case that is open for writing: read once, kept up with what is added.

    `failures` are the lines that hold none that can be read. Whether a judgement can
    be applied is asked before it is added, of `run.judged.objection`.
    """

    def __init__(self, case: Case) -> None:
        self._case = case
        held = judgements_of(case.events())
        self.failures = held.failures
        self._rows = {row.judgement.id: row for row in held.found}

    @property
    def judgements(self) -> tuple[Judgement, ...]:
        """All that was decided, oldest first."""
        return tuple(row.judgement for row in self._rows.values())

    def add(self, judgement: Judgement, now: datetime) -> Event:
        """Write a judgement down; returns when it would outlast a loss of power.

        Raises CaseError; ValueError where another judgement has its id.
        """
        known = self._rows.get(judgement.id)
        if known and known.judgement != judgement:
            why = f"line {known.line} holds another judgement with the id {judgement.id}"
            raise ValueError(why)
        event = self._case.append(JUDGEMENT, judgement_object(judgement), now)
        self._rows.setdefault(judgement.id, CaseJudgement(judgement, event.n))
        return event


def home_of(value: object, outer: str) -> str:
    """The document whose words a part of a judgement cites.

    It names the document itself, or the claim it is about, or it stands within
    `outer`, a part that does.
    """
    for part in (value, getattr(value, "claim", None)):
        if isinstance(document := getattr(part, "document", None), str):
            return document
    return outer
