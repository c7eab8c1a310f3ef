"""A document of a case: where it came from, and what the log says of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, cast

from recount.case.canonical import Json
from recount.case.chain import Event


@dataclass(frozen=True, slots=True)
class Extractor:
    """What takes the text from the bytes, and its version."""

    name: str
    version: str


@dataclass(frozen=True, slots=True)
class Container:
    """What the document came out of: the container's id, and the document's name in it."""

    document: str
    member: str


@dataclass(frozen=True, slots=True)
class Origin:
    """Where bytes come from: the path or address as it was given; extractor, container if any."""

    source: str
    extractor: Extractor | None = None
    container: Container | None = None


@dataclass(frozen=True, slots=True)
class CaseDocument:
    """One document as its line says.

    `id` is "sha256:" and the digest of its bytes, `size` their number, `name`
    what the ledger calls it (two documents may share one), `n`, `at` and `who`
    the line's.
    """

    id: str
    size: int
    name: str
    origin: Origin
    n: int
    at: str
    who: str


@dataclass(frozen=True, slots=True)
class Added:
    """The document is new in the case, and will last."""

    document: CaseDocument


@dataclass(frozen=True, slots=True)
class AlreadyThere:
    """These bytes were in the case, under the name and origin that `document` tells.

    `restored`: its original was missing and has been put back.
    """

    document: CaseDocument
    restored: bool = False


def added_body(id_: str, size: int, name: str, origin: Origin) -> Mapping[str, Json]:
    """The body of the line that adds a document."""
    return {
        "document": id_,
        "size": size,
        "name": name,
        "from": origin.source,
        "extractor": asdict(origin.extractor) if origin.extractor else None,
        "container": asdict(origin.container) if origin.container else None,
    }


def document_of(event: Event) -> CaseDocument:
    """The document that a line of the kind `document-added` adds; its shape was checked."""
    body = cast(Mapping[str, Any], event.body)
    extractor, container = body["extractor"], body["container"]
    origin = Origin(
        body["from"],
        Extractor(extractor["name"], extractor["version"]) if extractor else None,
        Container(container["document"], container["member"]) if container else None,
    )
    return CaseDocument(
        body["document"], body["size"], body["name"], origin, event.n, event.at, event.who
    )
