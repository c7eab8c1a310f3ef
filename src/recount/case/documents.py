"""A document of a case: where it came from, and what the log says of it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Any, cast

from recount.case.canonical import Json
from recount.case.chain import Event


@dataclass(frozen=True, slots=True)
class CaseDocument:
    """One document as its line says.

    `id` is "sha256:" and the digest of its bytes, `size` their number, `name`
    what the ledger calls it (two documents may share one), `source` the path or
    address they came from, `n`, `at` and `who` the line's.
    """

    id: str
    size: int
    name: str
    source: str
    n: int
    at: str
    who: str


@dataclass(frozen=True, slots=True)
class Added:
    """The document is new in the case, and will last."""

    document: CaseDocument


@dataclass(frozen=True, slots=True)
class AlreadyThere:
    """These bytes were in the case, under the name and from the place that `document` tells.

    `restored`: its original was missing and has been put back.
    """

    document: CaseDocument
    restored: bool = False


def free_name(wanted: Sequence[str], taken: Collection[str]) -> str:
    """The first of the names that no document has; the first with a number where all are taken."""
    for name in wanted:
        if name not in taken:
            return name
    return next(name for n in count(2) if (name := f"{wanted[0]} ({n})") not in taken)


def added_body(id_: str, size: int, name: str, source: str) -> Mapping[str, Json]:
    """The body of the line that adds a document."""
    return {"document": id_, "size": size, "name": name, "from": source}


def document_of(event: Event) -> CaseDocument:
    """The document that a line of the kind `document-added` adds; its shape was checked."""
    body = cast(Mapping[str, Any], event.body)
    return CaseDocument(
        body["document"], body["size"], body["name"], body["from"], event.n, event.at, event.who
    )
