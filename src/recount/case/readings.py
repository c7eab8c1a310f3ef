"""What was read in each document, kept: `readings/<key>.json`, to be read again only when due.

The key is made of all that the reading hangs on: the document with its text, zones and date,
and the code, word lists and model that read it. So a kept reading is never out
of date, only unused; and one that is missing or damaged is read again.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import Any

from cattrs.errors import BaseValidationError, StructureHandlerNotFoundError
from cattrs.preconf.json import make_converter

from recount.case.folder import Case
from recount.model.claim import Claim
from recount.model.document import Document, Published, digest
from recount.model.reading import Reading
from recount.run.document import ReadDocument
from recount.run.fingerprint import reading_fingerprint

READINGS = "readings"
_FORMAT = "recount.reading/1"
# What a document is called and where its words stand on paper change nothing in its reading.
_APART = ("name", "pages", "notes")
_CONVERTER = make_converter(detailed_validation=False, omit_if_default=True)
_BROKEN = (
    BaseValidationError,
    StructureHandlerNotFoundError,
    AttributeError,
    LookupError,
    RecursionError,
    TypeError,
    ValueError,
)


@dataclass(frozen=True, slots=True)
class Kept:
    """What reading a document found; `document` and `text` are the digests of what was read."""

    document: str
    text: str
    published: Published
    reading: Reading
    claims: tuple[Claim, ...]


def key_of(document: Document) -> str:
    """What a reading of the document hangs on, as 64 hexadecimal digits."""
    fields = {k: v for k, v in _CONVERTER.unstructure(document).items() if k not in _APART}
    return digest(_dump([_FORMAT, reading_fingerprint(), fields])).removeprefix("sha256:")


def encode(kept: Kept) -> bytes:
    """The file of a reading: the digest of its second line, then that line."""
    line = _dump({"format": _FORMAT, **_CONVERTER.unstructure(kept)})
    return f"{digest(line)}\n".encode() + line + b"\n"


def decode(data: bytes) -> Kept:
    """The reading that a file holds. Raises ValueError where it is damaged."""
    first, _, rest = data.partition(b"\n")
    line = rest.removesuffix(b"\n")
    if digest(line).encode() != first:
        raise ValueError("its words do not give its digest")
    try:
        return _CONVERTER.structure(json.loads(line), Kept)
    except _BROKEN as error:
        raise ValueError("it is no reading that this version knows") from error


class Readings:
    """The readings that a case keeps; those read anew are kept where the case is open to write.

    With `afresh` only those count that were made since.
    """

    def __init__(self, case: Case, afresh: bool = False) -> None:
        self._case, self._afresh = case, afresh
        self._made: set[str] = set()

    def of(self, document: Document) -> ReadDocument | None:
        """The kept reading of a document, None where there is none that can be used."""
        place = place_of(document)
        data = self._case.kept(place) if place in self._made or not self._afresh else None
        if data is None:
            return None
        try:
            kept = decode(data)
        except ValueError:
            return None
        if (kept.document, kept.text) != (document.id, document.text_id):
            return None
        return ReadDocument(replace(document, published=kept.published), kept.reading, kept.claims)

    def has(self, document: Document) -> bool:
        """Whether a reading of the document is kept; it is not looked at."""
        return self._case.has(place_of(document))

    def keep(self, document: Document, read: ReadDocument) -> None:
        """Keep what was read in `document`, where the case is open to write. Raises CaseError."""
        if self._case.writable:
            kept = Kept(
                document.id, document.text_id, read.document.published, read.reading, read.claims
            )
            self._made.add(place := place_of(document))
            self._case.put(place, encode(kept))


def place_of(document: Document) -> str:
    """Where in the case the reading of a document is kept."""
    return f"{READINGS}/{key_of(document)}.json"


def _dump(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()
