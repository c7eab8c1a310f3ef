"""One row of a plot: marks on an axis, as wide as its column, at one size of type.

Horizontal places are percentages and everything else pixels, so the same
picture fits a desktop, a phone and a printed page and its marks never shrink.
"""

from __future__ import annotations

from dataclasses import dataclass

from recount.show.plots.scale import INSET_LEFT, INSET_RIGHT, Scale
from recount.show.plots.svg import element, num, pct, picture, text

# What happened stands above when it was said and published, so neither hides the other.
LANES = {"time": "32%", "said": "70%", "published": "70%"}
MIDDLE = "50%"
ARROW = {"right": "M-7,-5 L2,0 L-7,5", "left": "M7,-5 L-2,0 L7,5"}


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark from `low` to `high` on the axis, None for an open side.

    `kind` is figure, vague, time, said, published or best; `tone` a class that the
    style sheet gives a colour.
    """

    low: float | None
    high: float | None
    kind: str = "figure"
    tone: str = ""


def axis(scale: Scale) -> str:
    """The axis' labels, to stand above or below its strips."""
    parts = [
        text(tick.label, x=pct(tick.at), y=13, text_anchor="middle", class_="tick")
        for tick in scale.ticks
    ]
    return element("svg", "".join(parts), class_="axis", aria_hidden="true")


def strip(scale: Scale, marks: tuple[Mark, ...], title: str) -> str:
    """The marks of one row over the axis' grid; `title` says in words what they show."""
    grid = "".join(
        element("line", x1=pct(t.at), x2=pct(t.at), y1="0", y2="100%", class_="grid")
        for t in scale.ticks
    )
    return picture(title, grid + "".join(_mark(scale, m) for m in marks), class_="strip")


def _mark(scale: Scale, mark: Mark) -> str:
    """The mark, drawn with its origin at the left of its lane."""
    if mark.kind in ("said", "published", "best"):
        inner = _diamond(scale, mark)
    elif mark.low is None or mark.high is None:
        inner = _open(scale, mark)
    elif abs(scale.at(mark.high) - scale.at(mark.low)) < 0.004:
        inner = element("circle", cx=pct(scale.at(mark.low)), cy="0", r="5.5")
    else:
        inner = _bar(scale.at(mark.low), scale.at(mark.high), 10)
    lane = element("svg", inner, y=LANES.get(mark.kind, MIDDLE), overflow="visible")
    return element("g", lane, class_=f"{mark.kind} {mark.tone}".strip())


def _bar(left: float, right: float, height: int) -> str:
    return element(
        "rect", x=pct(left), y=num(-height / 2), width=pct(right - left), height=height, rx="2"
    )


def _shifted(x: str, inner: str) -> str:
    """`inner` drawn with its origin at `x` of the width."""
    return element("svg", inner, x=x, overflow="visible")


def _open(scale: Scale, mark: Mark) -> str:
    """A bound with a line to the open side, which ends in an arrow."""
    if mark.low is None and mark.high is None:
        return _line(INSET_LEFT, INSET_RIGHT) + _arrow("left", 0) + _arrow("right", 1)
    if mark.high is None:
        bound, edge, way = scale.at(mark.low or 0), 0.985, "right"
    else:
        bound, edge, way = scale.at(mark.high), 0.012 if mark.kind == "time" else INSET_LEFT, "left"
    edge = max(edge, bound) if way == "right" else min(edge, bound)
    cap = element("rect", x="-2.5", y="-7", width="5", height="14", rx="1", class_="cap")
    body = (
        _bar(min(bound, edge), max(bound, edge), 6) if mark.kind == "vague" else _line(bound, edge)
    )
    return body + _shifted(pct(bound), cap) + _arrow(way, edge)


def _line(left: float, right: float) -> str:
    return element("line", x1=pct(left), x2=pct(right), class_="open")


def _arrow(way: str, at: float) -> str:
    return _shifted(pct(at), element("path", d=ARROW[way], class_="arrow"))


def _diamond(scale: Scale, mark: Mark) -> str:
    """A diamond at the middle of the days, with a thin line where they are several."""
    if mark.low is None or mark.high is None:
        known = mark.low if mark.low is not None else mark.high
        bound, way = scale.at(known or 0), "right" if mark.high is None else "left"
        edge = max(bound, 0.985) if way == "right" else min(bound, 0.012)
        point = _shifted(pct(bound), element("path", d="M0,-6 L6,0 L0,6 L-6,0 Z"))
        return _line(min(bound, edge), max(bound, edge)) + point + _arrow(way, edge)
    low, high = scale.at(mark.low), scale.at(mark.high)
    shape = _shifted(pct((low + high) / 2), element("path", d="M0,-6 L6,0 L0,6 L-6,0 Z"))
    return (_line(low, high) if high - low > 0.02 else "") + shape
