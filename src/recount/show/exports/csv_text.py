"""Rows as CSV (RFC 4180, UTF-8), every cell safe in a spreadsheet."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from io import StringIO

from recount.show.exports.cells import Safe, safe_cell
from recount.show.exports.tables import Cell


def csv_bytes(header: Sequence[str], rows: Iterable[Sequence[Cell | Safe]]) -> bytes:
    """A CSV file with a header line; None is an empty cell, booleans are true and false."""
    buffer = StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows([_cell(value) for value in row] for row in rows)
    return buffer.getvalue().encode()


def _cell(value: Cell | Safe) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Safe):
        return value.text
    return safe_cell(value) if isinstance(value, str) else repr(value)
