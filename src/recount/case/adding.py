"""Files taken into a case: each content once, its text view with it, and what fails told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from os.path import lexists
from pathlib import Path

from recount.case.canonical import Json
from recount.case.documents import CaseDocument, free_name
from recount.case.folder import Case
from recount.case.given import NOTHING, Given
from recount.case.kinds import DESCRIBED
from recount.case.texts import Texts
from recount.ingest import Discovery, Source, read_source
from recount.model.document import Document, Failure
from recount.run.pipeline import Progress, quiet


@dataclass(slots=True)
class Adding:
    """What came of adding: originals that are new, those that were there, what failed.

    `restored` had lost their bytes; of those `described`, which were there, more
    is said now. `read` are the documents that were taken of originals, with their dates.
    """

    added: list[CaseDocument] = field(default_factory=list)
    there: list[CaseDocument] = field(default_factory=list)
    restored: list[CaseDocument] = field(default_factory=list)
    described: list[CaseDocument] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)
    read: list[Document] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be added: what was found, and the paths as they were asked for.

    `given` is said of all of it, and goes before what metadata.csv says. `again`
    takes the texts anew of what is there already.
    """

    found: Discovery
    asked: Sequence[str] = ()
    given: Given = NOTHING
    again: bool = False


def add_all(case: Case, wish: Wish, now: datetime, progress: Progress = quiet) -> Adding:
    """Take files into a case that is open to write; each lasts when the next is begun.

    Idempotent by content: what is there is not parsed again. A file that cannot
    be read is a failure, told in the log, and the rest goes on. Raises CaseError
    where the case itself cannot be written.
    """
    with Texts(case) as texts:
        adder = _Adder(case, texts, wish, now)
        for failure in wish.found.failures:
            adder.refused(failure)
        for number, source in enumerate(wish.found.sources):
            progress(number, len(wish.found.sources), source.name)
            adder.add(source)
    progress(len(wish.found.sources), len(wish.found.sources), "")
    return adder.done


class _Adder:
    """One adding: takes sources one by one, and counts what came of each."""

    def __init__(self, case: Case, texts: Texts, wish: Wish, now: datetime) -> None:
        self._case, self._texts, self._wish, self._now = case, texts, wish, now
        self._names = {document.name for document in case.documents()}
        self.done = Adding()

    def refused(self, failure: Failure) -> None:
        """Tell of a file that was not even taken; a path to nothing is a slip of the hand."""
        slips = (path for path in self._wish.asked if not lexists(path) or Path(path).is_dir())
        if not any(failure.name in (path, Path(path).resolve().name) for path in slips):
            self._case.fail(failure.name, failure.name, failure.why, self._now)
        self.done.failures.append(failure)

    def add(self, source: Source) -> None:
        """Take one file, its text, and what is said of it."""
        original = self._case.document(source.id)
        if original is not None and self._case.keeps(source.id):
            self.done.there.append(original)
        else:
            data = read_source(source)
            if isinstance(data, Failure):
                self._case.fail(data.name, str(source.path), data.why, self._now)
                self.done.failures.append(data)
                return
            original = self._keep(source, data, new=original is None)
        self._describe(original, source)
        if self._wish.again or self._texts.kept(original.id) is None:
            taken = self._texts.take(original, self._now, source.named)
            self.done.failures += (one for one in taken if isinstance(one, Failure))
            given = self._texts.given(original.id).published
            read = (one for one in taken if isinstance(one, Document))
            self.done.read += (replace(one, published=given or one.published) for one in read)

    def _keep(self, source: Source, data: bytes, new: bool) -> CaseDocument:
        name = free_name(_names(source), self._names)
        original = self._case.add(data, name, str(source.path), self._now).document
        self._names.add(original.name)
        (self.done.added if new else self.done.restored).append(original)
        return original

    def _describe(self, original: CaseDocument, source: Source) -> None:
        """Write down what is said of a document, where it was not said before."""
        row = source.row
        given = Given(row.published, row.outlet, row.url, row.title).with_later(self._wish.given)
        before = self._texts.given(original.id)
        after = before.with_later(given)
        if after == before:
            return
        body: dict[str, Json] = {"document": original.id, "given": given.body()}
        self._case.append(DESCRIBED, body, self._now)
        self._texts.describe(original.id, after)
        if original not in self.done.added:
            self.done.described.append(original)


def _names(source: Source) -> list[str]:
    """What a new document may be called: by its name, else with more and more of its folders."""
    parts = source.path.parts
    tails = ("/".join(parts[-n:]) for n in range(2, len(parts)))
    return [source.name, *(tail for tail in tails if tail.endswith(f"/{source.name}"))]
