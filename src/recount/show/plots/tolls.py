"""A running toll as a picture: days to the right, numbers upward, one line an origin."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from itertools import pairwise

from recount.show.phrases import Phrases
from recount.show.plots.scale import Scale, number_scale, time_scale
from recount.show.plots.svg import element, num, pct, picture, text
from recount.show.tolls import Series, Told

TOP, BOTTOM, HEIGHT = 22.0, 178.0, 200


def toll_picture(t: Phrases, series: Sequence[Series]) -> str:
    """The series (at least one, each with points) on common axes, with a legend in words."""
    points = [p for s in series for p in s.points]
    days = [p.day for p in points]
    pad = timedelta(days=1 if (max(days) - min(days)).days < 20 else 5)
    across = time_scale(t, min(days) - pad, max(days) + pad)
    upward = number_scale(t, [0, *(p.value for p in points)])
    if upward.logarithmic:
        upward = number_scale(t, [max(p.value for p in points)])
    lines = "".join(_line(t, s, across, upward, n) for n, s in enumerate(series))
    return picture(t("page.tolls"), _grid(t, across, upward) + lines, class_="tolls", height=HEIGHT)


def height_of(upward: Scale, value: float) -> float:
    """Pixels from the top at which `value` stands."""
    return BOTTOM - (value - upward.low) / (upward.high - upward.low) * (BOTTOM - TOP)


def _grid(t: Phrases, across: Scale, upward: Scale) -> str:
    parts = []
    for tick in across.ticks:
        parts.append(text(tick.label, x=pct(tick.at), y=HEIGHT - 4, text_anchor="middle",
                          class_="tick"))  # fmt: skip
    values = [n * upward.high / 4 for n in range(5)]
    for value in values:
        y = height_of(upward, value)
        parts.append(element("line", x1="0%", x2="100%", y1=y, y2=y, class_="grid"))
        if value:
            parts.append(text(t.number(round(value)), x="0", y=y - 4, class_="tick"))
    return "".join(parts)


def _line(t: Phrases, series: Series, across: Scale, upward: Scale, tone: int) -> str:
    places = [(across.at(p.day.toordinal()), height_of(upward, p.value)) for p in series.points]
    lines = [
        element("line", x1=pct(a), y1=b, x2=pct(c), y2=d, class_="told")
        for (a, b), (c, d) in pairwise(places)
    ]
    dots = [_dot(t, p, x, y, tone) for p, (x, y) in zip(series.points, places)]
    title = element("title", "")
    return element("g", "".join([title, *lines, *dots]), class_=f"tone{tone}")


def _dot(t: Phrases, told: Told, x: float, y: float, tone: int) -> str:
    shapes = (
        element("circle", r="4.5"),
        element("rect", x="-4", y="-4", width="8", height="8"),
        element("path", d="M0,-5.5 L5.5,4.5 L-5.5,4.5 Z"),
        element("path", d="M0,-6 L6,0 L0,6 L-6,0 Z"),
        element("path", d="M-5,-5 L5,5 M-5,5 L5,-5", class_="told"),
    )
    stroke = element("path", d="M0,-5 V-13 M-3,-10 L0,-13.5 L3,-10", class_="told")
    label = text(t.number(told.value), x="8", y="4", class_="value")
    inner = (stroke if told.open else "") + shapes[tone % len(shapes)] + label
    inner = element("a", inner, href=f"#c-{told.number}")
    return element("svg", inner, x=pct(x), y=num(y), overflow="visible")
