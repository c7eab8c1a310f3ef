from datetime import date
from xml.etree import ElementTree

import pytest

from recount.show.phrases import Phrases
from recount.show.plots.layers import Reliance
from recount.show.plots.reliance import NARROW, WIDE, bounded, reliance_picture, wrapped
from recount.show.plots.scale import INSET_LEFT, INSET_RIGHT, number_scale, time_scale
from recount.show.plots.strip import Mark, axis, strip
from recount.show.plots.tolls import toll_picture
from recount.show.tolls import Series, Told

T = Phrases()
NASTY = "<b onload='x'>\u202e&\""


@pytest.mark.parametrize(
    ("numbers", "logarithmic", "labels"),
    [
        ([5000, 13000], False, ["0", "5,000", "10,000", "15,000"]),
        ([6], False, ["0", "2", "4", "6"]),
        ([1, 3], False, ["0", "1", "2", "3"]),
        ([20, 13000], True, ["10", "100", "1,000", "10,000", "100,000"]),
        ([0, 3, 900], True, ["0", "1", "10", "100", "1,000"]),
        ([0], False, ["0", "1"]),
    ],
)
def test_number_axes(numbers, logarithmic, labels):
    scale = number_scale(T, numbers)
    assert scale.logarithmic is logarithmic
    assert [tick.label for tick in scale.ticks] == labels
    places = [scale.at(n) for n in sorted(numbers)]
    assert places == sorted(places)
    assert all(INSET_LEFT <= p <= INSET_RIGHT for p in places)


@pytest.mark.parametrize(
    ("first", "last", "label"),
    [
        (date(2031, 3, 1), date(2031, 3, 6), "3 Mar"),
        (date(2031, 1, 10), date(2031, 9, 1), "Mar 2031"),
        (date(2011, 1, 1), date(2031, 3, 1), "2020"),
        (date(2031, 3, 1), date(2031, 3, 1), "1 Mar"),
    ],
)
def test_time_axes_have_a_few_ticks(first, last, label):
    ticks = time_scale(T, first, last).ticks
    assert label in [t.label for t in ticks]
    assert 1 <= len(ticks) <= 7
    assert [t.at for t in ticks] == sorted(t.at for t in ticks)


def parsed(svg: str) -> ElementTree.Element:
    return ElementTree.fromstring(svg)


def classes(svg: str) -> str:
    return " ".join(e.get("class") or "" for e in parsed(svg).iter())


@pytest.mark.parametrize(
    ("mark", "tags", "arrows"),
    [
        (Mark(5, 10), {"rect"}, 0),
        (Mark(7, 7), {"circle"}, 0),
        (Mark(5, None), {"rect", "path"}, 1),
        (Mark(None, 5), {"rect", "path"}, 1),
        (Mark(None, None), {"path"}, 2),
        (Mark(5, 5, "published"), {"path"}, 0),
    ],
)
def test_a_strip_shows_bars_points_and_open_sides(mark, tags, arrows):
    svg = strip(number_scale(T, [5, 10]), (mark,), "a title")
    found = {e.tag for e in parsed(svg).iter()} & {"rect", "circle", "path"}
    assert found == tags
    assert classes(svg).split().count("arrow") == arrows
    assert parsed(svg).find("title").text == "a title"


ROWS = [
    Reliance("Harbour Post", "VNA", "the justice ministry", 3),
    Reliance("Harbour Post", None, "Lantern Watch", 9),
    Reliance("Radio Meridian", None, "Lantern Watch", 2),
]


@pytest.mark.parametrize("sheet", [WIDE, NARROW])
def test_reliance_keeps_to_the_sheet_and_boxes_do_not_touch(sheet):
    svg = parsed(reliance_picture(T, ROWS, sheet, "wide"))
    height = float(svg.get("height"))
    boxes = [g.find("rect") for g in svg.iter("g") if g.get("class") == "box"]
    assert len(boxes) == 5
    places = [tuple(float(b.get(k)) for k in ("x", "y", "width", "height")) for b in boxes]
    for n, (x, y, w, h) in enumerate(places):
        assert x >= 0 and x + w <= sheet.width + 0.01 and y + h <= height + 0.01
        for a, b, c, d in places[n + 1 :]:
            assert x + w < a or a + c < x or y + h < b or b + d < y


def test_the_order_of_rows_does_not_change_the_picture():
    merged = bounded(T, ROWS, 14)
    assert reliance_picture(T, merged, WIDE, "w") == reliance_picture(T, ROWS[::-1], WIDE, "w")


def test_beyond_a_number_names_are_told_as_one():
    rows = [Reliance("A", None, f"voice {n}", 20 - n) for n in range(10)]
    few = bounded(T, rows, 4)
    assert {r.voice for r in few} == {"voice 0", "voice 1", "voice 2", "voice 3", "others"}
    assert sum(r.claims for r in few) == sum(r.claims for r in rows)


@pytest.mark.parametrize(
    ("name", "width", "lines"),
    [
        ("Lantern Watch", 20, ("Lantern Watch",)),
        ("Lantern Watch", 9, ("Lantern", "Watch")),
        ("a pro-opposition activist", 12, ("a pro-", "opposition", "activist")),
        ("004_db3976aba9456ef8.txt", 12, ("004_", "db3976aba945", "6ef8.txt")),
        ("Internationalisation", 10, ("Internati-", "onalisati-", "on")),
        ("one two three four five", 5, ("one", "two", "three", "four…")),
    ],
)
def test_long_names_wrap(name, width, lines):
    assert wrapped(name, width) == lines
    assert all(len(line) <= width for line in lines)


def test_pictures_escape_what_documents_hold():
    scale = number_scale(T, [1, 2])
    told = Told(date(2031, 3, 1), 5, True, 1), Told(date(2031, 3, 3), 9, False, 2)
    for svg in (
        strip(scale, (Mark(1, 2),), NASTY),
        axis(scale),
        reliance_picture(T, [Reliance(NASTY, NASTY, NASTY, 1)], WIDE, "w"),
        toll_picture(T, (Series(NASTY, told),)),
    ):
        parsed(svg)
        assert "<b" not in svg and "\u202e" not in svg
