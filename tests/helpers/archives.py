"""Containers of invented articles, and what is read from them."""

from __future__ import annotations

import io
import stat
import zipfile
from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path

from recount.ingest import Note, Source, ingest_source
from recount.model.document import Document, Failure

BODY = "Eleven people were killed in {} on Monday, two doctors and a rescue worker said."


def article(place: str) -> bytes:
    """A short article about a place."""
    return f"Shells hit market in {place}\n\n{BODY.format(place)}\n".encode()


def zipped(files: Iterable[tuple[str, bytes]], packed: bool = True) -> bytes:
    """A ZIP archive of files in their order; the same files give the same bytes."""
    out = io.BytesIO()
    method = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in files:
            archive.writestr(entry(name, method), data)
    return out.getvalue()


def entry(name: str, method: int = zipfile.ZIP_STORED, mode: int = stat.S_IFREG) -> zipfile.ZipInfo:
    """An entry of a fixed date."""
    info = zipfile.ZipInfo(name, (2000, 1, 1, 0, 0, 0))
    info.compress_type, info.external_attr, info.create_system = method, mode << 16, 3
    return info


class Found:
    """What a source holds: documents by name, failures and notes as words by name."""

    def __init__(self, found: Iterable[Document | Failure | Note]) -> None:
        results = list(found)
        self.documents = {r.name: r for r in results if isinstance(r, Document)}
        self.failures = {r.name: r.why for r in results if isinstance(r, Failure)}
        self.notes: dict[str, str] = {}
        for note in (r for r in results if isinstance(r, Note)):
            self.notes[note.name] = "\n".join(filter(None, (self.notes.get(note.name), note.text)))
        named = [r.name for r in results if isinstance(r, Document | Failure)]
        assert len(named) == len(self.documents) + len(self.failures)

    @property
    def names(self) -> list[str]:
        return list(self.documents)


def read(
    name: str, data: bytes, columns: Mapping[str, str] | None = None, named: bool = True
) -> Found:
    """What `data` hold under a name."""
    identity = f"sha256:{sha256(data).hexdigest()}"
    source = Source(name, Path(name), identity, named=named, data=data)
    return Found(ingest_source(source, columns=columns or {}))
