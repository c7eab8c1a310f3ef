"""Numbers and texts larger than a target's cell holds: left empty or cut, and told."""

from __future__ import annotations

from collections.abc import Sequence

from recount.show.exports.tables import Cell, Filled


def fitting(
    tables: Sequence[Filled], most: int, letters: int | None = None
) -> tuple[tuple[Filled, ...], tuple[str, ...]]:
    """The tables with only cells that fit, and a sentence for each that did not.

    `most` is the greatest number, `letters` the most UTF-16 code units of a
    text. A number that does not fit is left out (its words stand in the row), a
    text is cut.
    """
    notes: list[str] = []
    kept = []
    for of in tables:
        rows = []
        for row in of.rows:
            cells = tuple(_fit(cell, most, letters) for cell in row)
            rows.append(cells)
            if cells != row:
                notes += _notes(of, row, cells)
        kept.append(Filled(of.table, tuple(rows)))
    return tuple(kept), tuple(notes)


def _fit(cell: Cell, most: int, letters: int | None) -> Cell:
    if isinstance(cell, int) and abs(cell) > most:
        return None
    if (
        letters is not None
        and isinstance(cell, str)
        and len(cell.encode("utf-16-le")) > 2 * letters
    ):
        return cell.encode("utf-16-le")[: 2 * letters].decode("utf-16-le", errors="ignore")
    return cell


def _notes(of: Filled, row: Sequence[Cell], cells: Sequence[Cell]) -> list[str]:
    """What did not fit in one row."""
    pairs = zip(of.table.columns, row, cells, strict=True)
    return [
        f"{of.table.name}, {row[0]}: “{column.name}” is "
        + ("too long for a cell, and is cut" if isinstance(cell, str) else "too large a number")
        for column, cell, fit in pairs
        if cell != fit
    ]
