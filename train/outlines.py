"""Write the coarse outlines of the world's countries that the maps are drawn with.

    npm pack world-atlas@2 && tar xzf world-atlas-2*.tgz
    python -m train.outlines package/countries-50m.json

The package world-atlas (ISC) holds the borders and coasts of Natural Earth at 1:50 million
(public domain) as TopoJSON: lines that neighbours share, so that each is kept once. They
are thinned by the rule of Douglas and Peucker (1973) to TOLERANCE degrees and written as whole
numbers of STEP degrees: the first point of a line, then the way from point to point. Coasts are
told as the lines they are made of.
"""

from __future__ import annotations

import json
import math
import sys
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any

Point = tuple[float, float]

SHIPPED = Path(__file__).parents[1] / "src" / "recount" / "resources" / "any" / "outlines.json"
STEP = 0.05
TOLERANCE = 0.06
# Islands smaller than this to either side (degrees) are left out.
SMALLEST = 0.1


def lines(topology: dict[str, Any]) -> list[list[Point]]:
    """The lines of a quantised TopoJSON as degrees east and north."""
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    found = []
    for arc in topology["arcs"]:
        east, north = accumulate(p[0] for p in arc), accumulate(p[1] for p in arc)
        found.append([(x * sx + tx, y * sy + ty) for x, y in zip(east, north)])
    return found


def thinned(line: list[Point]) -> list[Point]:
    """The line with the points left out that lie within TOLERANCE of what stays."""
    if len(line) < 3:
        return line
    far, place = max((_off(point, line[0], line[-1]), n) for n, point in enumerate(line[1:-1], 1))
    if far <= TOLERANCE:
        return [line[0], line[-1]]
    return [*thinned(line[: place + 1])[:-1], *thinned(line[place:])]


def _off(point: Point, a: Point, b: Point) -> float:
    """How far a point lies off the straight line between two others."""
    (x, y), (ax, ay), (bx, by) = point, a, b
    length = math.hypot(bx - ax, by - ay)
    if not length:
        return math.hypot(x - ax, y - ay)
    return abs((bx - ax) * (y - ay) - (by - ay) * (x - ax)) / length


def encoded(line: list[Point]) -> list[int]:
    """A thinned line in whole steps, [] where nothing of it is left."""
    sides = [max(p[n] for p in line) - min(p[n] for p in line) for n in (0, 1)]
    steps = [(round(x / STEP), round(y / STEP)) for x, y in thinned(line)]
    kept = [steps[0], *(b for a, b in pairwise(steps) if a != b)]
    if len(kept) < 2 or (line[0] == line[-1] and max(sides) < SMALLEST):
        return []
    return [*kept[0], *(d for a, b in pairwise(kept) for d in (b[0] - a[0], b[1] - a[1]))]


def rings(topology: dict[str, Any], kept: dict[int, int]) -> list[list[int]]:
    """The coasts that land lies inside of, as numbers of kept lines; ~n is line n backwards."""
    found = []
    for shape in topology["objects"]["land"]["geometries"]:
        polygons = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
        for ring in (ring for polygon in polygons for ring in polygon):
            if all((n if n >= 0 else ~n) in kept for n in ring):
                found.append([kept[n] if n >= 0 else ~kept[~n] for n in ring])
    return found


def main() -> None:
    topology = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    rows = {n: row for n, line in enumerate(lines(topology)) if (row := encoded(line))}
    kept = {n: place for place, n in enumerate(rows)}
    table = {
        "step": STEP,
        "source": "Natural Earth 1:50m, public domain",
        "lines": list(rows.values()),
        "land": rings(topology, kept),
    }
    SHIPPED.write_text(json.dumps(table, separators=(",", ":")) + "\n", encoding="utf-8")
    print(f"{len(rows)} lines, {len(table['land'])} coasts, {SHIPPED.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
