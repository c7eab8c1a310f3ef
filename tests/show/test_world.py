"""The map: places where they lie, told in words too, and left out where nothing is known."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import combinations

import pytest

from recount.model.ledger import Ledger, Location
from recount.show.index import index
from recount.show.page.where import where_view
from recount.show.phrases import Phrases
from recount.show.plots.outlines import outlines
from recount.show.plots.world import NARROW_MAP, WIDE_MAP, Spot, map_picture
from recount.show.report import render_report
from tests.show.show_case import ledger as invented

T = Phrases("en")
SPOTS = (
    Spot("Ossin", 35.93, 36.63, "the town as a whole", 3),
    Spot("Tal", 36.2, 37.16, "the town as a whole", 1),
)


def located(precision: str = "town") -> Ledger:
    whole = invented()
    place = Location(35.93, 36.63, precision, "GeoNames", "17")
    entities = tuple(
        replace(e, location=place) if e.kind in ("place", "facility") else e for e in whole.entities
    )
    return replace(whole, entities=entities)


def test_outlines_lie_on_the_world() -> None:
    shapes = outlines()
    assert len(shapes.land) > 500 < len(shapes.lines)
    points = [point for line in (*shapes.lines, *shapes.land) for point in line]
    assert all(-180.1 <= east <= 180.1 and -90.1 <= north <= 90.1 for east, north in points)


@pytest.mark.parametrize("sheet", [WIDE_MAP, NARROW_MAP])
def test_a_map_names_every_place_and_its_precision(sheet: object) -> None:
    drawn = map_picture(T, SPOTS, sheet, "world")  # type: ignore[arg-type]
    assert drawn == map_picture(T, SPOTS, sheet, "world")  # type: ignore[arg-type]
    assert drawn.count("<circle") == 2 and "km</text>" in drawn
    assert "Ossin (the town as a whole): 3 claims; Tal (the town as a whole): 1 claim" in drawn
    assert 'class="land"' in drawn and len(drawn) < 20_000


def test_labels_keep_apart() -> None:
    near = tuple(Spot(f"Place {n}", 10 + n / 100, 10, "x", 1) for n in range(6))
    drawn = map_picture(T, near, WIDE_MAP, "world")
    found = re.findall(r'<text x="([\d.]+)" y="([\d.]+)" text-anchor="(\w+)">Place', drawn)
    assert len(found) == 6
    for (_, y, side), (_, other_y, other_side) in combinations(found, 2):
        assert side != other_side or abs(float(y) - float(other_y)) >= 14.9


@pytest.mark.parametrize(
    ("north", "east"), [(89.9, 0.0), (-89.9, 10.0), (0.0, 179.99), (0.0, -179.99), (0.0, 0.0)]
)
def test_a_map_is_drawn_anywhere(north: float, east: float) -> None:
    drawn = map_picture(T, [Spot("Edge", north, east, "x", 1)], WIDE_MAP, "world")
    assert "nan" not in drawn and "inf" not in drawn and "Edge" in drawn


def test_what_is_not_known_is_told_and_not_drawn() -> None:
    at = index(invented())
    for event in at.ledger.events:
        view = where_view(T, at, event)
        assert view.wide == view.narrow == "" and view.rows == ()
    assert 'class="world' not in render_report(invented())


def test_the_report_has_the_map_and_its_table() -> None:
    page = render_report(located("grid square"))
    assert 'class="world wide"' in page and 'class="world narrow"' in page
    assert "35.930° N, 36.630° E" in page and "GeoNames 17" in page and "grid square" in page
