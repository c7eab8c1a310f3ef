"""The room's way from a case to its ledger: what was read before is not read again.

    with Case.open_to_write(path, who, now) as case:
        reading = read_documents(case, load_reader, Wanted(now=now))
        ledger = reading.ledger()

`ledger` can be asked again after every judgement, and reads nothing. A case that is open
to read only is read in the same way, and nothing is kept.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from recount.case.chain import Event
from recount.case.documents import CaseDocument, document_of
from recount.case.folder import Case
from recount.case.given import Given
from recount.case.judgements import CaseJudgements, judgements_of
from recount.case.kinds import ADDED, FAILED
from recount.case.readings import Readings
from recount.case.runs import DEFAULTS, Settings
from recount.case.texts import Texts
from recount.ingest import Note, with_given
from recount.language import Reader
from recount.model.document import Document, Failure
from recount.model.ledger import Ledger
from recount.run.document import ReadDocument
from recount.run.pipeline import Progress, build_ledger, quiet, read_guarded
from recount.run.redate import date_by_twins

Load = Callable[[], Reader]
# The original that a document came in, and the number of the line that added that.
Home = tuple[str, int]


@dataclass(frozen=True, slots=True)
class CaseReading:
    """What was read in a case, before it is linked.

    `events` are the lines of the log it rests on, `homes` say of each document
    where it came in; `anew` of them were read now, and the others before.
    """

    results: tuple[ReadDocument | Failure, ...]
    failures: tuple[Failure, ...]
    notes: tuple[Note, ...]
    homes: Mapping[str, Home]
    settings: Settings
    events: tuple[Event, ...]
    anew: int = 0

    def ledger(self, events: Sequence[Event] | None = None) -> Ledger:
        """The ledger under the judgements of the log's lines `events` (its own if none).

        Reads nothing: give `case.events()` after each judgement.
        """
        judged = self.judged(events)
        return build_ledger(self.results, (*self.failures, *judged.failures), judged.judgements)

    def judged(self, events: Sequence[Event] | None = None) -> CaseJudgements:
        """The judgements of the log's lines `events` (its own if none are given)."""
        return judgements_of(self.events if events is None else events)


def read_case(
    case: Case,
    load: Load,
    settings: Settings = DEFAULTS,
    now: datetime | None = None,
    progress: Progress = quiet,
) -> Ledger:
    """The ledger of a case, by what is kept and what must be read; see `read_documents`."""
    return read_documents(case, load, Wanted(settings, now), progress).ledger()


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to read of a case, and how.

    With `now` the log says which texts were taken anew. `upto` is the last line
    that counts, and the texts are then those that had been taken by there. With
    `afresh` no kept reading is trusted.
    """

    settings: Settings = DEFAULTS
    now: datetime | None = None
    upto: int | None = None
    afresh: bool = False


ALL = Wanted()


def read_documents(
    case: Case, load: Load, wanted: Wanted = ALL, progress: Progress = quiet
) -> CaseReading:
    """Everything that a case's documents say, read where it was not read before.

    `load` gives the reader and is called only if it is needed. Where the case is
    open to write, each reading is kept as soon as it is done. Raises CaseError.
    """
    events = case.events()[: wanted.upto]
    with Texts(case, events) as texts:
        originals = [document_of(event) for event in events if event.kind == ADDED]
        for done, original in enumerate(originals):
            if texts.kept(original.id, wanted.upto is not None) is None:
                progress(done, len(originals), original.name)
                texts.take(original, wanted.now)
        found = found_in(texts, originals, wanted.settings, wanted.upto is not None)
    reading = _Reading(Readings(case, wanted.afresh), load)
    results = reading.all(found.documents, progress)
    return CaseReading(
        (*date_by_twins(results, reading.one), *found.failures),
        refused(events),
        found.notes,
        found.homes,
        wanted.settings,
        case.events()[: wanted.upto],
        len(reading.anew),
    )


@dataclass(frozen=True, slots=True)
class Found:
    """What was taken of originals; each content is one document, under the date given for it."""

    documents: tuple[Document, ...]
    failures: tuple[Failure, ...]
    notes: tuple[Note, ...]
    homes: Mapping[str, Home]


def found_in(
    texts: Texts, originals: Sequence[CaseDocument], settings: Settings, any_version: bool = False
) -> Found:
    """What was taken of originals, in the order they were added; reads and parses nothing."""
    documents: dict[str, Document] = {}
    homes: dict[str, Home] = {}
    others: list[Failure | Note] = []
    for original in originals:
        for one in texts.kept(original.id, any_version) or ():
            if not isinstance(one, Document):
                others.append(one)
            elif one.id not in documents:
                documents[one.id] = _dated(one, settings, texts.given(original.id))
                homes[one.id] = (original.id, original.n)
            else:
                others.append(_twice(one, documents[one.id]))
    return Found(
        tuple(documents.values()),
        tuple(one for one in others if isinstance(one, Failure)),
        tuple(one for one in others if isinstance(one, Note)),
        homes,
    )


def _twice(document: Document, first: Document) -> Note:
    return Note(document.name, f"the same bytes as {first.name}; read once, under that name")


def _dated(document: Document, settings: Settings, given: Given) -> Document:
    """A document under the date that was given for it: for this run, else for its original.

    What a container says of its own member goes before what was said of the whole.
    """
    own = document.published.basis == "given"
    outside = settings.published or (None if own else given.published)
    if outside is None:
        return document
    return replace(document, published=with_given(outside, document.published))


def refused(events: Sequence[Event]) -> tuple[Failure, ...]:
    """What could not be taken into the case and was not added under its name since."""
    added = {document_of(event).name for event in events if event.kind == ADDED}
    return tuple(
        Failure(str(event.body["name"]), str(event.body["why"]))
        for event in events
        if event.kind == FAILED
        and event.body["document"] is None
        and event.body["name"] not in added
    )


class _Reading:
    """Documents read one after the other, by what is kept of them where that is there."""

    def __init__(self, readings: Readings, load: Load) -> None:
        self._readings, self._load = readings, load
        self._reader: Reader | None = None
        self.anew: set[str] = set()

    def all(
        self, documents: Sequence[Document], progress: Progress
    ) -> list[ReadDocument | Failure]:
        """Each document's reading; what is kept comes first, so that it is known what is left."""
        read: dict[str, ReadDocument | Failure] = {
            document.id: kept for document in documents if (kept := self._readings.of(document))
        }
        left = [document for document in documents if document.id not in read]
        for done, document in enumerate(left, len(read)):
            progress(done, len(documents), document.name)
            read[document.id] = self._now(document)
        progress(len(documents), len(documents), "")
        return [read[document.id] for document in documents]

    def one(self, document: Document) -> ReadDocument | Failure:
        """A document's reading, as it was kept or as it is read now."""
        return self._readings.of(document) or self._now(document)

    def _now(self, document: Document) -> ReadDocument | Failure:
        """A document read now, and kept as soon as it is."""
        if self._reader is None:
            self._reader = self._load()
        result = read_guarded(self._reader, document)
        if isinstance(result, ReadDocument):
            self._readings.keep(document, result)
        self.anew.add(document.id)
        return result
