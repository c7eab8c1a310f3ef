"""What the ingest room hands from step to step: sources, notes, pieces, and its one error."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from recount.model.document import Document, Failure, Published
from recount.model.pages import Page


class IngestError(Exception):
    """A document that cannot be read.

    `why` says so in plain words and what the user can do about it.
    """

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


@dataclass(frozen=True, slots=True)
class Note:
    """Something the user should know that is no failure: a file read once, a row passed over."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Row:
    """What `metadata.csv` says of one file; None where it says nothing."""

    published: Published | None = None
    outlet: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """One file to read.

    `name` is what the ledger calls it, `path` where it lies, `id` the digest of
    its bytes when it was found, `row` what metadata.csv says of it.
    """

    name: str
    path: Path
    id: str
    row: Row = Row()


@dataclass(frozen=True, slots=True)
class Discovery:
    """What was found: `sources` by name, `failures` that make a run partial, `notes` besides."""

    sources: tuple[Source, ...]
    failures: tuple[Failure, ...]
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class Ingested:
    """Everything read, in the order of names, with what could not be and what is worth saying."""

    documents: tuple[Document, ...]
    failures: tuple[Failure, ...]
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the text view with its zone kind and the role it was recognised by.

    `role` is finer than `kind`: headline, heading, text, caption, quote,
    photo, agency, reporters, byline, dateline, stamp, notice, outlet.
    """

    kind: str
    role: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Extract:
    """What an extractor takes from bytes.

    `hints` holds a zone kind for each line of `text` that the format itself
    labels, None where the words must tell. `published`, `modified`, `title`,
    `outlet` and `url` are what the format states outside the text. `extractor`,
    `pages` and `notes` are those of the Document.
    """

    text: str
    hints: tuple[str | None, ...] | None = None
    title: str | None = None
    outlet: str | None = None
    published: Published | None = None
    modified: Published | None = None
    url: str | None = None
    language: str | None = None
    extractor: str = "text/1"
    pages: tuple[Page, ...] = ()
    notes: tuple[str, ...] = ()
