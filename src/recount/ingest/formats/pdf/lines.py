"""Words to printed lines, and lines to the blocks of a page in the order they are read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from recount.ingest.formats.pdf.words import Word
from recount.model.pages import Box

# In heights of letters: the widest space inside a line; beyond it a cell or a column begins.
_SPACE, _CELL = 1.0, 1.2
_GUTTER = 0.7
# Points by which the spaces of a line spread to its column's width may differ.
_ALIKE = 0.6
# Lines that a column must have on either side of the gap, and words to a line: cells have fewer.
_COLUMN_LINES, _COLUMN_WORDS = 5, 3
_LEADING = 2.0
_SAME_SIZE = 0.12


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line, or the part of one that lies in a column; `cells` of a row stand apart."""

    cells: tuple[tuple[Word, ...], ...]
    box: Box
    size: float

    @property
    def words(self) -> tuple[Word, ...]:
        """All its words."""
        return tuple(word for cell in self.cells for word in cell)

    @property
    def text(self) -> str:
        """Its words as printed, raised figures with the rest, cells apart."""
        return " | ".join(joined(cell) for cell in self.cells)


def joined(words: Sequence[Word]) -> str:
    """The words of one cell with the spaces between them."""
    return "".join((" " if n and w.space else "") + w.text for n, w in enumerate(words))


def blocks_of(words: Sequence[Word], width: float) -> list[list[Line]]:
    """The blocks of lines of a page, `width` points wide, in the order they are read.

    Columns of running text are read one after the other; cells of a table that
    were drawn side by side make one line.
    """
    parts = _parts(words)
    gutters = _gutters(parts, width)
    lines = _rows(parts, gutters)
    return _ordered(_blocks(lines), gutters)


def line_of(cells: Sequence[Sequence[Word]]) -> Line:
    """The line that the words of some cells make."""
    words = [word for cell in cells for word in cell]
    box = (
        min(w.box[0] for w in words),
        min(w.box[1] for w in words),
        max(w.box[2] for w in words),
        max(w.box[3] for w in words),
    )
    sizes = [w.size for w in words if not w.raised] or [words[0].size]
    return Line(tuple(tuple(cell) for cell in cells), box, median(sizes))


def level(one: Box, other: Box) -> bool:
    """Whether two boxes stand on one line: they share half the height of the lower one."""
    shared = min(one[3], other[3]) - max(one[1], other[1])
    return shared > 0.5 * min(one[3] - one[1], other[3] - other[1])


def _apart(one: Box, other: Box) -> float:
    """How far apart two boxes stand side by side, in points; negative where they overlap."""
    return max(other[0] - one[2], one[0] - other[2])


def _parts(words: Sequence[Word]) -> list[Line]:
    """Words drawn one after the other on one line, with no more than a space between them."""
    runs: list[list[Word]] = []
    for before, word in zip([None, *words], words):
        near = before is not None and level(before.box, word.box) and not before.hyphen
        if before and near and _apart(before.box, word.box) <= _SPACE * before.size:
            runs[-1].append(word)
        else:
            runs.append([word])
    return [line_of([run]) for run in runs]


def _rows(parts: Sequence[Line], gutters: Sequence[float]) -> list[Line]:
    """Parts drawn one after the other on one line joined, unless a column's edge parts them."""
    rows: list[list[Line]] = []
    for before, part in zip([None, *parts], parts):
        if before and level(before.box, part.box) and not _divided(before, part, gutters):
            rows[-1].append(part)
        else:
            rows.append([part])
    return [_row(row) for row in rows]


def _row(parts: Sequence[Line]) -> Line:
    cells: list[list[Word]] = [list(parts[0].words)]
    spread = _spread([word for part in parts for word in part.words])
    for before, part in pairwise(parts):
        if spread or _apart(before.box, part.box) <= _CELL * part.size:
            cells[-1] += part.words
        else:
            cells.append(list(part.words))
    return line_of(cells)


def _spread(words: Sequence[Word]) -> bool:
    """Whether the spaces of a line are all alike: it was spread to the width of its column."""
    spaces = [_apart(a.box, b.box) for a, b in pairwise(words) if b.space]
    return len(spaces) > 1 and max(spaces) - min(spaces) <= _ALIKE


def _divided(one: Line, other: Line, gutters: Sequence[float]) -> bool:
    low = min(one.box[2], other.box[2])
    high = max(one.box[0], other.box[0])
    return any(low <= gutter <= high for gutter in gutters)


def _gutters(parts: Sequence[Line], width: float) -> list[float]:
    """Where the gaps between columns of running text lie, in points from the left.

    A gap is wide enough, crossed by few lines only (headlines), and has lines
    of several words on both sides.
    """
    if len(parts) < 2 * _COLUMN_LINES:
        return []
    size = median(part.size for part in parts)
    crossed = [0] * (int(width) + 2)
    for part in parts:
        for x in range(max(0, int(part.box[0])), min(int(width) + 1, int(part.box[2]) + 1)):
            crossed[x] += 1
    few = max(1, len(parts) // 8)
    gaps: list[tuple[int, int]] = []
    for x, count in enumerate(crossed):
        if count > few:
            continue
        if gaps and gaps[-1][1] == x - 1:
            gaps[-1] = (gaps[-1][0], x)
        else:
            gaps.append((x, x))
    wide = [(a + b) / 2 for a, b in gaps if b - a >= _GUTTER * size and a > 0 and b < width]
    return [gap for gap in wide if _running(parts, gap)]


def _running(parts: Sequence[Line], gap: float) -> bool:
    """Whether running text stands on both sides of a gap, at the same height at least in part."""
    left = [p for p in parts if p.box[2] <= gap and len(p.words) >= _COLUMN_WORDS]
    right = [p for p in parts if p.box[0] >= gap and len(p.words) >= _COLUMN_WORDS]
    if min(len(left), len(right)) < _COLUMN_LINES:
        return False
    low = max(min(p.box[1] for p in side) for side in (left, right))
    high = min(max(p.box[3] for p in side) for side in (left, right))
    beside = [sum(low <= p.box[1] <= high for p in side) for side in (left, right)]
    return min(beside) >= _COLUMN_LINES - 2


def _blocks(lines: Sequence[Line]) -> list[list[Line]]:
    """Lines drawn one below the other, of one size, with something above something."""
    blocks: list[list[Line]] = []
    for before, line in zip([None, *lines], lines):
        if before and _follows(before, line):
            blocks[-1].append(line)
        else:
            blocks.append([line])
    return blocks


def _follows(before: Line, line: Line) -> bool:
    drop = before.box[1] - line.box[1]
    return (
        0 < drop <= _LEADING * before.size
        and _apart(before.box, line.box) < 0
        and abs(before.size - line.size) <= _SAME_SIZE * before.size
        and (len(before.cells) > 1) == (len(line.cells) > 1)
    )


def _ordered(blocks: list[list[Line]], gutters: Sequence[float]) -> list[list[Line]]:
    """Blocks from above, those of one column before those of the next."""
    if not gutters:
        return sorted(blocks, key=lambda block: (-round(block[0].box[3]), _left(block)))
    gap, rest = gutters[0], gutters[1:]
    spanning = sorted(
        (b for b in blocks if _left(b) < gap < _right(b)), key=lambda block: -block[0].box[3]
    )
    left = [block for block in blocks if _right(block) <= gap]
    right = [block for block in blocks if _left(block) >= gap]
    found: list[list[Line]] = []
    for span in [*spanning, None]:
        above = span[0].box[3] if span else float("-inf")
        for side, inner in ((left, ()), (right, rest)):
            found += _ordered([b for b in side if b[0].box[3] > above], inner)
            side[:] = [b for b in side if b[0].box[3] <= above]
        if span:
            found.append(span)
    return found


def _left(block: Sequence[Line]) -> float:
    return min(line.box[0] for line in block)


def _right(block: Sequence[Line]) -> float:
    return max(line.box[2] for line in block)
