"""PDF: words with their boxes, laid out again into lines, columns and paragraphs."""

from recount.ingest.formats.pdf.extract import extract

__all__ = ["extract"]
