"""What the review page reads and keeps of a case: documents once at the start, each decision."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Protocol

from recount.case import Case
from recount.case.judgements import JudgementLog
from recount.case.reading import CaseReading
from recount.model.document import Failure
from recount.model.judgement import Judgement
from recount.run.document import ReadDocument

Clock = Callable[[], datetime]


class Store(Protocol):
    """Where a case's documents and decisions are kept."""

    @property
    def name(self) -> str:
        """What the page calls the case."""
        ...

    def documents(self) -> Sequence[ReadDocument | Failure]:
        """Every document as it was read, and what could not be."""
        ...

    def judgements(self) -> Sequence[Judgement]:
        """All that was decided, oldest first."""
        ...

    def keep(self, judgement: Judgement) -> None:
        """Add a decision; returns when it would outlast a loss of power. Raises CaseError."""
        ...

    def original(self, document: str) -> bytes | None:
        """The bytes of the file a document came in, mostly itself; None if there is none.

        Raises CaseError.
        """
        ...


class CaseStore:
    """A case folder that is open for writing, and what was read in it."""

    def __init__(self, case: Case, reading: CaseReading, now: Clock) -> None:
        self._case, self._reading, self._now = case, reading, now
        self._log = JudgementLog(case)
        self._documents = (*reading.results, *reading.failures, *self._log.failures)

    @property
    def name(self) -> str:
        """See Store: the name of the folder."""
        return self._case.path.name

    def documents(self) -> Sequence[ReadDocument | Failure]:
        """See Store."""
        return self._documents

    def judgements(self) -> Sequence[Judgement]:
        """See Store."""
        return self._log.judgements

    def keep(self, judgement: Judgement) -> None:
        """See Store."""
        self._log.add(judgement, self._now())

    def original(self, document: str) -> bytes | None:
        """See Store."""
        home = self._reading.homes.get(document)
        return self._case.read(home[0]) if home else None
