"""Containers within containers to their documents, within limits that hold for the whole."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from recount.ingest.beside import read_once
from recount.ingest.containers import UNPACK
from recount.ingest.containers.kind import container_of
from recount.ingest.containers.limits import DEPTH, PARTS, TOTAL_LIMIT
from recount.ingest.values import IngestError, NoArticlesError, Note, Part
from recount.model.document import Document, Failure, digest


class _SpentError(Exception):
    """The limits of the whole are reached; `why` says which."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


def parts_of(whole: Part, columns: Mapping[str, str]) -> Iterator[Part | Failure | Note]:
    """Every document in `whole`, itself where it is no container, under its full name.

    What cannot be read is a failure under its own name, and the rest goes on.
    The same bytes a second time are a note. Raises NoArticlesError where
    `whole` itself is a table that holds no articles.
    """
    walk = _Walk(columns)
    try:
        yield from walk.each(whole, 0)
    except _SpentError as spent:
        yield Failure(whole.name, spent.why)


def once(document: Document, names: dict[str, str]) -> Document | Note:
    """The document, or a note where `names` (by digest, kept up here) has its bytes already."""
    first = names.setdefault(document.id, document.name)
    return document if first == document.name else read_once(document.name, first)


class _Walk:
    """One walk through a file and all in it; remembers what was met and how much it was."""

    def __init__(self, columns: Mapping[str, str]) -> None:
        self.columns = columns
        self.met: dict[str, Part] = {}
        self.count = 0
        self.total = 0

    def each(self, whole: Part, depth: int) -> Iterator[Part | Failure | Note]:
        """The documents in `whole`, which lies `depth` containers deep."""
        kind = None if whole.row.zones else container_of(whole.name, whole.data)
        if kind is None:
            yield whole
            return
        if depth == DEPTH:
            why = f"containers lie more than {DEPTH} deep here; unpack the outer ones first"
            yield Failure(whole.name, why)
            return
        try:
            yield from self._inside(whole, kind, depth)
        except NoArticlesError as none:
            if depth == 0:
                raise
            yield Note(whole.name, none.why)
        except IngestError as error:
            yield Failure(whole.name, error.why)

    def _inside(self, whole: Part, kind: str, depth: int) -> Iterator[Part | Failure | Note]:
        for found in UNPACK[kind](whole.name, whole.data, self.columns):
            name = f"{whole.name}/{found.name}"
            self._spend(found)
            if not isinstance(found, Part):
                yield replace(found, name=name)
                continue
            part = replace(found, name=name, row=found.row.within(whole.row))
            first = self.met.setdefault(digest(part.data), replace(part, data=b""))
            if first.name == name:
                yield from self.each(part, depth + 1)
            else:
                yield read_once(name, first.name, part.row, first.row)

    def _spend(self, found: Part | Failure | Note) -> None:
        """Counts one thing found. Raises _SpentError past the limits of the whole."""
        self.count += 1
        self.total += len(found.data) if isinstance(found, Part) else 0
        if self.count > PARTS:
            raise _SpentError(f"it holds over {PARTS:,} parts; the rest is not read, split it")
        if self.total > TOTAL_LIMIT:
            gigabytes = TOTAL_LIMIT // 1_000_000_000
            raise _SpentError(f"it unpacks to over {gigabytes} GB; the rest is not read, split it")
