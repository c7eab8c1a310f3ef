"""The outlines of the world's countries, from Natural Earth, as lines of degrees."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import accumulate, chain

Line = tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Outlines:
    """`lines` are coasts and borders, `land` closed coasts, as degrees east and north."""

    lines: tuple[Line, ...]
    land: tuple[Line, ...]


@cache
def outlines() -> Outlines:
    """The outlines that the package ships; `train/outlines.py` made them."""
    path = files("recount.resources") / "any" / "outlines.json"
    table = json.loads(path.read_text(encoding="utf-8"))
    step: float = table["step"]
    lines = tuple(
        tuple((x * step, y * step) for x, y in zip(accumulate(row[::2]), accumulate(row[1::2])))
        for row in table["lines"]
    )
    land = tuple(
        tuple(chain.from_iterable(lines[n] if n >= 0 else lines[~n][::-1] for n in ring))
        for ring in table["land"]
    )
    return Outlines(lines, land)
