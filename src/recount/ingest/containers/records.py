"""Rows of a table to articles: what CSV, workbooks and JSON have in common."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, islice, zip_longest
from pathlib import PurePosixPath
from typing import TypeVar

from recount.ingest.containers.canonical import article_bytes, one_line, sound
from recount.ingest.containers.columns import choose, missing, no_text, published
from recount.ingest.values import IngestError, NoArticlesError, Note, Part, Row
from recount.model.document import Failure

_Item = TypeVar("_Item")
# Names of columns stand in one of so many rows; a printed heading may stand above them.
_HEAD_ROWS = 10
_FORMULA = (
    "holds a formula without a stored value, and formulas are never computed here; "
    "open the file in a spreadsheet program, save it, and try again"
)


@dataclass(frozen=True, slots=True)
class Record:
    """A row: its number as a spreadsheet counts, its cells by the names of their columns.

    `uncomputed` are the columns whose cell is a formula without a stored value.
    """

    number: int
    cells: Mapping[str, str]
    uncomputed: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Line:
    """A row before the names of its columns are known; `uncomputed` counts from 0."""

    number: int
    cells: Sequence[str]
    uncomputed: frozenset[int] = frozenset()


def records(lines: Iterable[Line], given: Mapping[str, str]) -> Iterator[Record | Note]:
    """The rows under the one that names the columns. Raises NoArticlesError where none does."""
    above, rest = _peeked((line for line in lines if any(line.cells)), _HEAD_ROWS)
    heads = (i for i, line in enumerate(above) if "text" in choose(_names(line), given))
    at = next(heads, None)
    if at is None:
        raise NoArticlesError(no_text(_names(above[0]) if above else (), given))
    for line in above[:at]:
        yield Note(f"row {line.number}", "stands above the names of the columns; left out")
    names = _names(above[at])
    for line in chain(above[at + 1 :], rest):
        # Of two columns with one name the first counts; a row may be shorter than its head.
        cells = dict(reversed(list(zip_longest(names, line.cells[: len(names)], fillvalue=""))))
        uncomputed = frozenset(names[i] for i in line.uncomputed if i < len(names))
        yield Record(line.number, cells, uncomputed)


def articles(
    found: Iterable[Record | Failure | Note], given: Mapping[str, str], table: str
) -> Iterator[Part | Failure | Note]:
    """The articles of a table, a failure for each row without text.

    Raises NoArticlesError where none of the first rows has a column of text.
    """
    first, rest = _peeked(found, 2 * _HEAD_ROWS)
    rows = [row for row in first if isinstance(row, Record)]
    columns = _Columns(given)
    if rows and not any("text" in columns.of(row) for row in rows):
        raise NoArticlesError(no_text(tuple(rows[0].cells), given))
    if not rows:
        raise NoArticlesError("a table without rows of articles; left out")
    for column in missing(tuple(rows[0].cells), given):
        yield Note("columns", f"there is no column '{column}'; read without it, check --map")
    for row in chain(first, rest):
        if not isinstance(row, Record):
            yield row
        elif any(cell.strip() for cell in row.cells.values()) or row.uncomputed:
            yield from _article(row, columns, PurePosixPath(table).name)


def _peeked(items: Iterable[_Item], count: int) -> tuple[list[_Item], Iterator[_Item]]:
    """The first items, and all the others.

    Where the items end in an error after some, these are given first.
    """
    source, first, fault = iter(items), [], None
    try:
        for item in islice(source, count):
            first.append(item)
    except IngestError as error:
        if not first:
            raise
        fault = error
    return first, _rest(source, fault)


def _rest(source: Iterator[_Item], fault: IngestError | None) -> Iterator[_Item]:
    if fault is not None:
        raise fault
    yield from source


class _Columns:
    """Which columns of a row hold what; nearly always the same as in the row before."""

    def __init__(self, given: Mapping[str, str]) -> None:
        self.given = given
        self.names: tuple[str, ...] = ()
        self.chosen: dict[str, str] = {}

    def of(self, row: Record) -> dict[str, str]:
        """The columns by what they hold."""
        names = tuple(row.cells)
        if names != self.names:
            self.names, self.chosen = names, choose(names, self.given)
        return self.chosen


def _article(row: Record, chosen: _Columns, table: str) -> Iterator[Part | Failure | Note]:
    place = f"row {row.number}"
    columns = chosen.of(row)
    if "text" not in columns:
        yield Failure(place, no_text(tuple(row.cells), chosen.given))
        return
    cells = {field: row.cells[column].strip() for field, column in columns.items()}
    bare = [column for column in columns.values() if column in row.uncomputed]
    if not cells["text"]:
        text = columns["text"]
        why = _FORMULA if text in bare else "is empty here; fill it in or take the row out"
        yield Failure(place, f"the column '{text}' {why}")
        return
    for column in bare:
        yield Note(place, f"the column '{column}' {_FORMULA}; read without it")
    day = None
    if cells.get("date"):
        try:
            day = published(cells["date"], f"given in {table}, column '{columns['date']}'")
        except ValueError as error:
            yield Note(place, f"{error}; read without its date")
    title, outlet, url = (_words(cells.get(field)) for field in ("title", "outlet", "url"))
    yield Part(place, article_bytes(title, cells["text"]), Row(day, outlet, url, title))


def _words(cell: str | None) -> str | None:
    return one_line(sound(cell or "")) or None


def _names(line: Line) -> tuple[str, ...]:
    """A row's cells as names of columns; those without one are told apart by their place."""
    return tuple(one_line(cell) or f"column {i + 1}" for i, cell in enumerate(line.cells))
