"""A running toll as a picture: days to the right, numbers upward, one line an origin."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from itertools import pairwise

from recount.show.phrases import Phrases
from recount.show.plots.scale import Scale, number_scale, time_scale
from recount.show.plots.svg import element, num, pct, picture, text
from recount.show.safe import markup
from recount.show.tolls import Series, Told
from recount.show.wording import date_words

TOP, BOTTOM, HEIGHT = 34.0, 198.0, 220


def toll_picture(t: Phrases, series: Sequence[Series]) -> str:
    """The series (at least one, each with points) on common axes, with a legend in words."""
    points = [p for s in series for p in s.points]
    days = [p.day for p in points]
    pad = timedelta(days=1 + (max(days) - min(days)).days // 8)
    across = time_scale(t, min(days) - pad, max(days) + pad)
    upward = number_scale(t, [max(p.value for p in points)])
    taken: list[tuple[float, float]] = []
    lines = "".join(_line(t, s, (across, upward), n, taken) for n, s in enumerate(series))
    desc = "; ".join(_told(t, s) for s in series)
    inner = _grid(across, upward) + lines
    return picture(t("page.tolls"), inner, desc, class_="tolls", height=HEIGHT, role="group")


def _told(t: Phrases, series: Series) -> str:
    """A series in words."""
    points = [
        t("page.told_on", number=t.number(p.value), day=date_words(t, p.day.isoformat()))
        for p in series.points
    ]
    return t("page.desc_figure", origin=series.origin, figure=t.listing(points))


def height_of(upward: Scale, value: float) -> float:
    """Pixels from the top at which `value` stands."""
    return BOTTOM - (value - upward.low) / (upward.high - upward.low) * (BOTTOM - TOP)


def _grid(across: Scale, upward: Scale) -> str:
    parts = []
    for tick in across.ticks:
        anchor = "start" if tick.at < 0.06 else "middle"
        place = {"x": pct(tick.at), "y": num(HEIGHT - 4), "text_anchor": anchor}
        parts.append(text(tick.label, **place, class_="tick"))
    for tick in upward.ticks:
        y = height_of(upward, tick.value)
        parts.append(element("line", x1="0%", x2="100%", y1=y, y2=y, class_="grid"))
        parts.append(text(tick.label, x="100%", y=y - 3, text_anchor="end", class_="tick"))
    return "".join(parts)


def _line(
    t: Phrases,
    series: Series,
    axes: tuple[Scale, Scale],
    tone: int,
    taken: list[tuple[float, float]],
) -> str:
    across, upward = axes
    places = [(across.at(p.day.toordinal()), height_of(upward, p.value)) for p in series.points]
    lines = [
        element("line", x1=pct(a), y1=b, x2=pct(c), y2=d, class_="told")
        for (a, b), (c, d) in pairwise(places)
    ]
    dots = []
    last = {told.day: told for told in series.points}
    for told, (x, y) in zip(series.points, places):
        free = last[told.day] is told and all(
            abs(x - a) > 0.09 or abs(y - b) > 13 for a, b in taken
        )
        taken += [(x, y)] if free else []
        dots.append(_dot(t, told, (x, y), tone, free))
    return element("g", "".join([*lines, *dots]), class_=f"tone{tone}")


def _dot(t: Phrases, told: Told, place: tuple[float, float], tone: int, free: bool) -> str:
    """A point that links to its claim, with its number where there is room for it."""
    shapes = (
        element("circle", r="4.5"),
        element("rect", x="-4", y="-4", width="8", height="8"),
        element("path", d="M0,-5.5 L5.5,4.5 L-5.5,4.5 Z"),
        element("path", d="M0,-6 L6,0 L0,6 L-6,0 Z"),
        element("path", d="M-5,-5 L5,5 M-5,5 L5,-5", class_="told"),
    )
    stroke = element("path", d="M0,-5 V-13 M-3,-10 L0,-13.5 L3,-10", class_="told")
    up = -18 if told.open else -9
    label = text(
        t.number(told.value),
        x="0",
        y=up,
        text_anchor="middle",
        class_="value",
    )
    title = element("title", markup(t.number(told.value)))
    # A link is as large as a fingertip needs (WCAG 2.2, 2.5.8), whatever its mark.
    reach = element("circle", r="12", fill="none", pointer_events="all")
    inner = title + reach + (stroke if told.open else "") + shapes[tone % len(shapes)]
    inner = element("a", inner + (label if free else ""), href=f"#c-{told.number}")
    return element("svg", inner, x=pct(place[0]), y=num(place[1]), overflow="visible")
