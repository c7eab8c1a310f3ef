"""What the ingest room hands from step to step: sources, notes, pieces, and its one error."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
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


class NoArticlesError(IngestError):
    """A table or list that holds no articles: left out in a folder, refused when asked for."""


@dataclass(frozen=True, slots=True)
class Note:
    """Something the user should know that is no failure: a file read once, a row passed over."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Row:
    """What `metadata.csv` or a container says of one document; None where it says nothing.

    `captured` is when a web archive took the page (ISO 8601): evidence that it
    was there, not of when it was published. `zones` is the kind of zone of each
    line, of a UTF-8 text whose zones are known.
    """

    published: Published | None = None
    outlet: str | None = None
    url: str | None = None
    title: str | None = None
    captured: str | None = None
    zones: tuple[str, ...] = ()

    def within(self, outer: Row) -> Row:
        """This row with the date and outlet of what it lies in, where it says none itself."""
        return replace(
            self, published=self.published or outer.published, outlet=self.outlet or outer.outlet
        )


@dataclass(frozen=True, slots=True)
class Part:
    """One thing in a container: a document, or a container again.

    `name` is its place there ("folder/page.html", "row 17"), `row` what the
    container says of it. `hints` is a zone kind or None for each line of `data`
    where the container labels its text; the data are then UTF-8.
    """

    name: str
    data: bytes
    row: Row = Row()
    hints: tuple[str | None, ...] | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """One file to read, a document or a container of them.

    `name` is what the ledger calls it, `path` where it lies, `id` the digest of
    its bytes when it was found, `row` what metadata.csv says of it; `named`
    where the user asked for this very file. `data` are the bytes where they
    came from no file (standard input).
    """

    name: str
    path: Path
    id: str
    row: Row = Row()
    named: bool = False
    data: bytes | None = field(default=None, repr=False)


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
