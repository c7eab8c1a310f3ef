"""Bytes to documents: files found, decoded, extracted to a text view, zoned, dated, credited.

`discover` turns paths into sources, `ingest_source` a source into its
documents, failures and notes, `read_bytes` bytes into a document; `ingest` is
all of it in one.
"""

from recount.ingest.containers.columns import parse_map
from recount.ingest.containers.limits import CONTAINER_LIMIT as PIPE_LIMIT
from recount.ingest.dateline import with_given
from recount.ingest.files import PIPE, discover, holds_case, read_source
from recount.ingest.ingest import NO_COLUMNS, ingest, ingest_part, ingest_source, read_bytes
from recount.ingest.metadata import parse_given
from recount.ingest.parts import once
from recount.ingest.values import Discovery, Ingested, IngestError, Note, Row, Source

__all__ = [
    "NO_COLUMNS",
    "PIPE",
    "PIPE_LIMIT",
    "Discovery",
    "IngestError",
    "Ingested",
    "Note",
    "Row",
    "Source",
    "discover",
    "holds_case",
    "ingest",
    "ingest_part",
    "ingest_source",
    "once",
    "parse_given",
    "parse_map",
    "read_bytes",
    "read_source",
    "with_given",
]
