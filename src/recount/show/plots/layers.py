"""Three columns of boxes and the bands between them: what goes where, before it is drawn.

Crossings are few because every column after the first is sorted by where its
bands come from (the barycentre rule of Sugiyama, Tagawa and Toda, 1981), and
the first, once more, by where they go.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

GAP, SLIT = 12.0, 2.0


@dataclass(frozen=True, slots=True)
class Reliance:
    """`claims` claims that `outlet` has from `voice`, heard `through` a relay or straight."""

    outlet: str
    through: str | None
    voice: str
    claims: int


@dataclass(slots=True)
class Box:
    """A name in a column while it is laid out; a band passing by where `name` is None.

    `y`, `height` and `flow` (the bands' summed width) in pixels; `claims` how many.
    """

    name: str | None
    tallest: float
    claims: int = 0
    y: float = 0.0
    height: float = 0.0
    flow: float = 0.0


@dataclass(frozen=True, slots=True)
class Band:
    """A band from `top` beside one column to `bottom` beside the next, `width` pixels wide."""

    column: int
    top: float
    bottom: float
    width: float


Key = tuple[int, str, str]


@dataclass(slots=True)
class Layers:
    """The picture laid out: boxes by column in order, bands, and the whole's height."""

    columns: list[dict[Key, Box]] = field(default_factory=lambda: [{}, {}, {}])
    weights: dict[tuple[Key, Key], int] = field(default_factory=dict)
    bands: list[Band] = field(default_factory=list)
    height: float = 0.0


def layers(rows: Sequence[Reliance], heights: dict[str, float], unit: float) -> Layers:
    """`rows` laid out with `unit` pixels a claim; `heights` is what each name needs."""
    laid = Layers()
    for row in sorted(rows, key=lambda r: (r.outlet, r.through or "", r.voice)):
        passing = (1, row.outlet, row.voice) if row.through is None else (1, row.through, "")
        keys: list[Key] = [(0, row.outlet, ""), passing, (2, row.voice, "")]
        for key, name in zip(keys, (row.outlet, row.through, row.voice)):
            tallest = heights[name] if name is not None else 0.0
            box = laid.columns[key[0]].setdefault(key, Box(name, tallest))
            box.claims += row.claims
        for edge in pairwise(keys):
            laid.weights[edge] = laid.weights.get(edge, 0) + row.claims
    _sort(laid)
    _stack(laid, unit)
    _draw(laid, unit)
    return laid


def _sort(laid: Layers) -> None:
    first = sorted(laid.columns[0].items(), key=lambda item: (-item[1].claims, item[0]))
    laid.columns[0] = dict(first)
    forth = _neighbours(laid, 1, 0)
    back = _neighbours(laid, 0, 1)
    for n in (1, 2):
        laid.columns[n] = _by_centre(laid.columns[n], laid.columns[n - 1], forth)
    for n in (1, 0):
        laid.columns[n] = _by_centre(laid.columns[n], laid.columns[n + 1], back)
    for n in (1, 2):
        laid.columns[n] = _by_centre(laid.columns[n], laid.columns[n - 1], forth)


def _neighbours(laid: Layers, mine: int, other: int) -> dict[Key, list[tuple[Key, int]]]:
    found: dict[Key, list[tuple[Key, int]]] = {}
    for edge, weight in laid.weights.items():
        found.setdefault(edge[mine], []).append((edge[other], weight))
    return found


def _by_centre(
    column: dict[Key, Box], beside: dict[Key, Box], near: dict[Key, list[tuple[Key, int]]]
) -> dict[Key, Box]:
    """`column` sorted by the weighted mean place of its neighbours in `beside`."""
    place = {key: n for n, key in enumerate(beside)}

    def centre(key: Key) -> float:
        pairs = near.get(key, [])
        return sum(place[k] * w for k, w in pairs) / max(1, sum(w for _, w in pairs))

    return {key: column[key] for key in sorted(column, key=lambda k: (centre(k), k))}


def _stack(laid: Layers, unit: float) -> None:
    """Gives every box its height and place, columns centred on the tallest."""
    ends = []
    for column in laid.columns:
        y, gap = 0.0, 0.0
        for box in column.values():
            y += gap
            box.flow = box.claims * unit
            box.y, box.height = y, max(box.flow, box.tallest)
            y += box.height
            gap = GAP if box.name is not None else SLIT
        ends.append(y)
    laid.height = max(ends)
    for column, end in zip(laid.columns, ends):
        for box in column.values():
            box.y += (laid.height - end) / 2


def _draw(laid: Layers, unit: float) -> None:
    """Bands leave and reach their boxes stacked in the order of the other side."""
    places = [{key: n for n, key in enumerate(column)} for column in laid.columns]
    outgoing: dict[Key, float] = {}
    incoming: dict[Key, float] = {}
    ordered = sorted(
        laid.weights, key=lambda e: (e[0][0], places[e[0][0]][e[0]], places[e[1][0]][e[1]])
    )
    tops = {}
    for edge in ordered:
        tops[edge] = _take(laid, edge[0], outgoing, laid.weights[edge] * unit)
    ordered.sort(key=lambda e: (e[1][0], places[e[1][0]][e[1]], places[e[0][0]][e[0]]))
    for start, end in ordered:
        width = laid.weights[start, end] * unit
        bottom = _take(laid, end, incoming, width)
        laid.bands.append(Band(start[0], tops[start, end], bottom, width))


def _take(laid: Layers, key: Key, taken: dict[Key, float], width: float) -> float:
    """The next free place of `width` on one side of a box, its bands centred on it."""
    box = laid.columns[key[0]][key]
    used = taken.get(key, 0.0)
    taken[key] = used + width
    return box.y + (box.height - box.flow) / 2 + used
