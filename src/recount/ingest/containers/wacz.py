"""A WACZ: a ZIP of web archives with its own indexes, which say nothing that these do not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from recount.ingest.containers.kind import is_warc_name
from recount.ingest.containers.zipped import files_in
from recount.ingest.values import Note, Part
from recount.model.document import Failure


def unpack(name: str, data: bytes, columns: Mapping[str, str]) -> Iterator[Part | Failure | Note]:
    """The web archives in the WACZ `data`. Raises IngestError where it is damaged."""
    del name, columns
    return files_in(data, is_warc_name)
