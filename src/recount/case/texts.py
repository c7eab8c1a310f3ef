"""`texts/<digest>.jsonl`: what was taken from one original, kept as it was taken.

The first line names the format and the original; each other line is a document with its
text view, a failure or a note. The file is named by the digest of its bytes, and a line of
the log says which file was taken of which original, by which version. So every text view
can be checked, and a later version's stands beside it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path
from types import TracebackType

from recount.case.canonical import Json
from recount.case.chain import Event
from recount.case.documents import CaseDocument
from recount.case.errors import CaseError
from recount.case.folder import Case
from recount.case.given import NOTHING, Given, described
from recount.case.kinds import TAKEN
from recount.ingest import Note, Row, Source, wire
from recount.ingest.sandbox import Sandbox
from recount.model.document import Document, Failure, digest
from recount.run.fingerprint import ingest_fingerprint

TEXTS = "texts"
_FORMAT = "recount.texts/1"

Taken = tuple[Document | Failure | Note, ...]


def encode(original: str, taken: Taken) -> bytes:
    """The file of what was taken of an original, by its digest."""
    head = wire.dump({"format": _FORMAT, "original": original})
    return b"\n".join([head, *(wire.dump(wire.result_values(one)) for one in taken), b""])


def decode(data: bytes, original: str) -> Taken:
    """What a file holds, each value checked. Raises ValueError where it is none of `original`."""
    head, *lines = data.removesuffix(b"\n").split(b"\n")
    try:
        if wire.load(head) != {"format": _FORMAT, "original": original}:
            raise ValueError("it is no text view of this original")
        return tuple(wire.result_from(wire.load(line)) for line in lines)
    except wire.WireError as error:
        raise ValueError(f"it is no text view: {error}") from error


def place_of_texts(texts: str) -> str:
    """Where in the case a file of texts of this digest lies."""
    return f"{TEXTS}/{texts.removeprefix('sha256:')}.jsonl"


def taken_lines(events: Iterable[Event]) -> dict[str, Event]:
    """The last line that says what was taken, by the original's id."""
    return {str(event.body["document"]): event for event in events if event.kind == TAKEN}


class Texts:
    """The text views of a case: those that are kept, and those taken anew.

    Use as a context: the process that parses ends with it. `events` are the lines
    of the log that count, all where none are given.
    """

    def __init__(self, case: Case, events: Sequence[Event] | None = None) -> None:
        self._case = case
        known = case.events() if events is None else events
        self._given = described(known)
        self._lines = taken_lines(known)
        self._taken: dict[str, Taken] = {}
        self._decoded: dict[str, Taken] = {}
        self._sandbox: Sandbox | None = None

    def __enter__(self) -> Texts:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._sandbox:
            self._sandbox.__exit__(kind, error, trace)
            self._sandbox = None

    def given(self, original: str) -> Given:
        """What people said of an original beside its bytes."""
        return self._given.get(original, NOTHING)

    def describe(self, original: str, given: Given) -> None:
        """From now on `given` holds of an original."""
        if given.digest() != self.given(original).digest():
            self._taken.pop(original, None)
        self._given[original] = given

    def kept(self, original: str, any_version: bool = False) -> Taken | None:
        """What was taken of an original, None where that is nothing, or damaged.

        Without `any_version` only what this version takes under what is said of
        the original now. Raises CaseError.
        """
        if original in self._taken:
            return self._taken[original]
        line = self._lines.get(original)
        if line is None or not (any_version or self._current(line)):
            return None
        return self._read(str(line.body["texts"]), original)

    def take(self, original: CaseDocument, now: datetime | None, named: bool = False) -> Taken:
        """What is taken of an original now, kept where the case is open to write.

        `named` where a person asked for this very file: then it fails if there is
        nothing to take, as a table without articles. With `now` the log says what
        was taken, and what failed; without, only a file that the log names already
        is put back. An original that is lost or damaged is a failure, and not kept
        as what was taken of it. Raises CaseError.
        """
        try:
            source = self._source(original, named)
        except CaseError as error:
            self._taken[original.id] = (Failure(original.name, str(error)),)
            return self._taken[original.id]
        taken = self._taken[original.id] = self._parsed(source, self.given(original.id))
        data = encode(original.id, taken)
        line = self._lines.get(original.id)
        known = line is not None and line.body["texts"] == digest(data)
        if self._case.writable and (now or known):
            self._case.put(place_of_texts(digest(data)), data)
        if self._case.writable and now:
            self._say(original, digest(data), taken, now)
        return taken

    def _read(self, texts: str, original: str) -> Taken | None:
        """What the file of this digest holds, None where it is not there or damaged."""
        if texts not in self._decoded:
            data = self._case.kept(place_of_texts(texts))
            if data is None or digest(data) != texts:
                return None
            try:
                self._decoded[texts] = decode(data, original)
            except ValueError:
                return None
        return self._decoded[texts]

    def _say(self, original: CaseDocument, texts: str, taken: Taken, now: datetime) -> None:
        body: dict[str, Json] = {
            "document": original.id,
            "extractors": sorted({one.extractor for one in taken if isinstance(one, Document)}),
            "ingest": ingest_fingerprint(),
            "given": self.given(original.id).digest(),
            "texts": texts,
        }
        line = self._lines.get(original.id)
        if line is None or line.body != body:
            self._lines[original.id] = self._case.append(TAKEN, body, now)
        for one in taken:
            if isinstance(one, Failure):
                self._case.fail(one.name, original.source, one.why, now, original.id)

    def _current(self, line: Event) -> bool:
        given = self.given(str(line.body["document"]))
        return (line.body["ingest"], line.body["given"]) == (ingest_fingerprint(), given.digest())

    def _source(self, original: CaseDocument, named: bool) -> Source:
        """An original with what was said of it, its date apart. Raises CaseError."""
        given = self.given(original.id)
        row = Row(None, given.outlet, given.url, given.title, zones=given.zones)
        data = self._case.read(original.id)
        return Source(original.name, Path(original.name), original.id, row, named, data)

    def _parsed(self, source: Source, given: Given) -> Taken:
        """What the extractors find, in a process of their own."""
        if self._sandbox is None:
            self._sandbox = Sandbox().__enter__()
        return tuple(self._sandbox.ingest(source, None, dict(given.columns)))
