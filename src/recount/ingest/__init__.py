"""Bytes to documents: files found, decoded, extracted to a text view, zoned, dated, credited.

`discover` turns paths into sources, `ingest_file` a source into a document or
a failure, `read_bytes` bytes into a document; `ingest` is all of it in one.
"""

from recount.ingest.files import discover
from recount.ingest.ingest import ingest, ingest_file, read_bytes
from recount.ingest.metadata import parse_given
from recount.ingest.values import Discovery, Ingested, IngestError, Note, Row, Source

__all__ = [
    "Discovery",
    "IngestError",
    "Ingested",
    "Note",
    "Row",
    "Source",
    "discover",
    "ingest",
    "ingest_file",
    "parse_given",
    "read_bytes",
]
