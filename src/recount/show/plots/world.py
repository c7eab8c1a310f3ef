"""A plain map: where the places of a matter lie, on the outlines of countries.

Degrees are drawn with the same length east and north at the middle of the map
(an equirectangular projection with its standard parallel there), which is true enough for
the few degrees that a matter spans.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from recount.show.phrases import Phrases
from recount.show.plots.outlines import Line, outlines
from recount.show.plots.svg import element, num, picture, text
from recount.show.safe import markup

# A map shows at least so many degrees to either side, for a coast or a border to be met.
LEAST_DEGREES = 3.0
MARGIN = 0.18
# Length of a degree of latitude, in kilometres (40,008 km of meridian in 360).
DEGREE_KM = 111.13
Point = tuple[float, float]
Edge = tuple[int, float, int]
# Mean advance of 13-pixel sans-serif type, as in the other pictures.
CHARACTER = 7.0


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on the map: its name, where it lies in degrees, how precise that is in words."""

    name: str
    north: float
    east: float
    precision: str
    claims: int


@dataclass(frozen=True, slots=True)
class MapSheet:
    """The paper drawn on, in pixels."""

    width: int
    height: int


WIDE_MAP, NARROW_MAP = MapSheet(690, 420), MapSheet(350, 300)


@dataclass(frozen=True, slots=True)
class _Frame:
    """What part of the world is drawn: its south-west corner and pixels a degree either way."""

    sheet: MapSheet
    west: float
    south: float
    across: float
    upward: float

    def at(self, east: float, north: float) -> tuple[float, float]:
        """Where a point stands on the sheet."""
        x = (east - self.west) * self.across
        return x, self.sheet.height - (north - self.south) * self.upward


def map_picture(t: Phrases, spots: Sequence[Spot], sheet: MapSheet, class_: str) -> str:
    """The places (at least one) on a map, each with its name and precision, as SVG."""
    frame = _frame(spots, sheet)
    desc = "; ".join(_told(t, spot) for spot in spots)
    body = [element("rect", width=sheet.width, height=sheet.height, class_="sea")]
    land, lines = " ".join(_land(frame)), " ".join(_paths(frame))
    body += [element("path", d=land, class_="land", fill_rule="evenodd")] if land else []
    body += [element("path", d=lines, class_="lines")] if lines else []
    body += [_scale_bar(t, frame)]
    points = [frame.at(spot.east, spot.north) for spot in spots]
    taken = [(x - 6, x + 6, y + 4) for x, y in points]
    body += [_spot(t, spot, frame, taken) for spot in spots]
    return picture(
        t("map.title"), "".join(body), desc, class_=class_,
        viewBox=f"0 0 {sheet.width} {sheet.height}", width=sheet.width, height=sheet.height,
    )  # fmt: skip


def _told(t: Phrases, spot: Spot) -> str:
    return t("map.spot", name=spot.name, precision=spot.precision,
             claims=t.count("count.claims", spot.claims))  # fmt: skip


def _frame(spots: Sequence[Spot], sheet: MapSheet) -> _Frame:
    """The part of the world that holds every spot with room around it."""
    north, east = [s.north for s in spots], [s.east for s in spots]
    middle = (min(north) + max(north)) / 2
    shrink = max(0.2, math.cos(math.radians(middle)))
    tall = max(LEAST_DEGREES, (max(north) - min(north)) * (1 + 2 * MARGIN))
    broad = max(LEAST_DEGREES / shrink, (max(east) - min(east)) * (1 + 2 * MARGIN))
    upward = min(sheet.height / tall, sheet.width / (broad * shrink))
    across = upward * shrink
    centre = (min(east) + max(east)) / 2
    west, south = centre - sheet.width / across / 2, middle - sheet.height / upward / 2
    return _Frame(sheet, west, south, across, upward)


def _land(frame: _Frame) -> Iterator[str]:
    """What of the land lies on the sheet, as closed shapes."""
    for coast in outlines().land:
        if _meets(coast, frame):
            shape = [frame.at(east, north) for east, north in coast]
            for edge in _edges(frame.sheet):
                shape = _cut(shape, edge)
            if len(shape) > 2:
                points = " L".join(f"{num(round(x, 1))},{num(round(y, 1))}" for x, y in shape)
                yield f"M{points} Z"


def _edges(sheet: MapSheet) -> tuple[Edge, ...]:
    """The sheet's sides, a little outside: which axis, where, and on which side of it to stay."""
    return ((0, -4, 1), (0, sheet.width + 4, -1), (1, -4, 1), (1, sheet.height + 4, -1))


def _cut(shape: list[Point], edge: Edge) -> list[Point]:
    """What of a closed shape lies on the inner side of an edge (Sutherland and Hodgman, 1974)."""
    axis, at, side = edge
    found: list[Point] = []
    for a, b in zip([*shape[-1:], *shape[:-1]], shape):
        inside = [(point[axis] - at) * side >= 0 for point in (a, b)]
        if inside[0] != inside[1]:
            share = (at - a[axis]) / (b[axis] - a[axis])
            found.append((a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])))
        if inside[1]:
            found.append(b)
    return found


def _paths(frame: _Frame) -> Iterator[str]:
    """The outlines that meet the sheet; steps that lie wholly off it are left out."""
    for line in outlines().lines:
        if _meets(line, frame):
            yield from _pieces(line, frame)


def _meets(line: Line, frame: _Frame) -> bool:
    left, bottom = frame.at(min(p[0] for p in line), min(p[1] for p in line))
    right, top = frame.at(max(p[0] for p in line), max(p[1] for p in line))
    return right >= 0 and left <= frame.sheet.width and bottom >= 0 and top <= frame.sheet.height


def _pieces(line: Line, frame: _Frame) -> Iterator[str]:
    """A line as moves and steps, broken where it runs off the sheet."""
    pen = ""
    for a, b in pairwise([frame.at(east, north) for east, north in line]):
        off = any(
            max(a[n], b[n]) < 0 or min(a[n], b[n]) > side
            for n, side in ((0, frame.sheet.width), (1, frame.sheet.height))
        )
        if off:
            pen = ""
            continue
        start = "" if pen else f"M{num(round(a[0], 1))},{num(round(a[1], 1))} "
        pen = f"{start}L{num(round(b[0], 1))},{num(round(b[1], 1))}"
        yield pen


def _spot(t: Phrases, spot: Spot, frame: _Frame, taken: list[tuple[float, float, float]]) -> str:
    """A place with its name beside it, to the right or left or lower, where nothing stands yet."""
    x, y = frame.at(spot.east, spot.north)
    box, label_y = _label(x, y + 4, len(spot.name) * CHARACTER, frame.sheet.width, taken)
    taken.append((*box, label_y))
    title = element("title", markup(_told(t, spot)))
    dot = element("circle", cx=x, cy=y, r="5")
    right = box[0] > x
    side, anchor = (box[0] + 2, "start") if right else (box[1] - 2, "end")
    return element(
        "g", title + dot + text(spot.name, x=side, y=label_y, text_anchor=anchor), class_="spot"
    )


def _label(
    x: float, y: float, wide: float, most: int, taken: Sequence[tuple[float, float, float]]
) -> tuple[tuple[float, float], float]:
    """From where to where a name runs, and its height."""
    sides = [box for box in ((x + 8, x + wide + 12), (x - wide - 12, x - 8))
             if box[0] >= 0 and box[1] <= most]  # fmt: skip
    for lower in range(0, 150, 15):
        for left, right in sides:
            if all(abs(y + lower - row) >= 15 or right < a or left > b for a, b, row in taken):
                return (left, right), y + lower
    return (x + 8, x + wide + 12), y


def _scale_bar(t: Phrases, frame: _Frame) -> str:
    """A bar of 1, 2 or 5 times a power of ten kilometres, about a fifth of the sheet."""
    rough = frame.sheet.width / 5 / frame.upward * DEGREE_KM
    power = 10 ** math.floor(math.log10(rough))
    length = next(power * k for k in (5, 2, 1) if power * k <= rough)
    wide = length / DEGREE_KM * frame.upward
    y = frame.sheet.height - 14
    bar = element("path", d=f"M12,{y - 5} V{y} H{num(12 + wide)} V{y - 5}", class_="bar-line")
    words = t("map.km", n=t.number(length))
    return bar + text(words, x=12 + wide / 2, y=y - 7, text_anchor="middle", class_="tick")
