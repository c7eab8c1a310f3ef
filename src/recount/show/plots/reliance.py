"""Who relies on whom: outlets, those they heard it through, and the last voices.

Three columns joined by bands as wide as the claims that go that way. A chain
without a relay runs through the middle column too, so no band crosses a name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from recount.show.phrases import Phrases
from recount.show.plots.layers import Band, Box, Reliance, layers
from recount.show.plots.svg import element, num, picture, text
from recount.show.safe import markup, one_line

LINE, PAD, HEAD = 16, 7, 30
JOINT = re.compile(r"(?<=[-_./])")
# Mean advance of 13-pixel sans-serif type, rounded up so that no label runs over.
CHARACTER = 7.0
MOST_LINES = 4
# How tall all bands of a column may be together, and one claim's at the most.
TALLEST, WIDEST_CLAIM = 420.0, 7.0


@dataclass(frozen=True, slots=True)
class Sheet:
    """The paper drawn on: `width` in pixels, `box` the width of a name's box."""

    width: int
    box: int

    def left(self, column: int) -> float:
        """Where a column begins."""
        return column * (self.width - self.box) / 2


WIDE, NARROW = Sheet(900, 214), Sheet(350, 98)
_NAMES: tuple[Callable[[Reliance], str | None], ...] = (
    lambda row: row.outlet,
    lambda row: row.through,
    lambda row: row.voice,
)


def bounded(t: Phrases, rows: Sequence[Reliance], most: int) -> tuple[Reliance, ...]:
    """`rows` with all but the `most` weightiest names of each column told as one."""
    kept = [_weightiest([(name(r), r.claims) for r in rows], most) for name in _NAMES]
    merged: dict[tuple[str, str | None, str], int] = {}
    for row in rows:
        names = [
            found if (found := name(row)) is None or found in few else t("reliance.others")
            for name, few in zip(_NAMES, kept)
        ]
        key = (names[0] or "", names[1], names[2] or "")
        merged[key] = merged.get(key, 0) + row.claims
    return tuple(Reliance(*key, claims) for key, claims in merged.items())


def _weightiest(pairs: Sequence[tuple[str | None, int]], most: int) -> frozenset[str]:
    weight: dict[str, int] = {}
    for name, claims in pairs:
        if name is not None:
            weight[name] = weight.get(name, 0) + claims
    ranked = sorted(weight, key=lambda name: (-weight[name], name))
    return frozenset(ranked if len(ranked) <= most + 1 else ranked[:most])


def reliance_picture(t: Phrases, rows: Sequence[Reliance], sheet: Sheet, class_: str) -> str:
    """The picture of `rows` (at least one) on `sheet`, as SVG of class `class_`."""
    rows = sorted(rows, key=lambda r: (-r.claims, r.outlet, r.through or "", r.voice))
    names = {name for row in rows for pick in _NAMES if (name := pick(row)) is not None}
    lines = {name: wrapped(name, int((sheet.box - 2 * PAD - 2) / CHARACTER)) for name in names}
    heights = {name: float((len(lines[name]) + 1) * LINE + PAD) for name in names}
    unit = min(WIDEST_CLAIM, TALLEST / max(1, sum(row.claims for row in rows)))
    laid = layers(rows, heights, unit)
    body = [_band(band, sheet) for band in laid.bands]
    for n, column in enumerate(laid.columns):
        head = t(f"reliance.column_{n}")
        for y, line in enumerate(wrapped(head, int(sheet.box / CHARACTER))):
            body.append(text(line, x=sheet.left(n), y=11 + 13 * y, class_="head"))
        for box in column.values():
            if box.name is not None:
                body.append(_box(t, box, lines[box.name], n, sheet))
            else:
                body.append(_passing(box, n, sheet))
    height = laid.height + HEAD + 2
    desc = "; ".join(
        t("reliance.row", chain=t("chain.arrow").join(filter(None, (r.outlet, r.through, r.voice))),
          claims=t.count("count.claims", r.claims))
        for r in rows
    )  # fmt: skip
    return picture(
        t("reliance.title"), "".join(body), desc, class_=class_,
        viewBox=f"0 0 {sheet.width} {num(height)}", width=sheet.width, height=height,
    )  # fmt: skip


def wrapped(name: str, width: int) -> tuple[str, ...]:
    """`name` in lines of `width` characters, MOST_LINES at the most, then an ellipsis.

    Lines break at spaces, else after a hyphen, a point or the like, else anywhere.
    """
    lines: list[str] = []
    for word in one_line(name).split():
        glue = " "
        for part in JOINT.split(word):
            rest = part
            if lines and len(lines[-1]) + len(glue) + len(rest) <= width:
                lines[-1] += glue + rest
                rest = ""
            while rest:
                cut = width if len(rest) <= width or not rest.isalpha() else width - 1
                lines.append(rest[:cut] + ("-" if cut < width else ""))
                rest = rest[cut:]
            glue = ""
    if len(lines) > MOST_LINES:
        lines = [*lines[: MOST_LINES - 1], lines[MOST_LINES - 1][: width - 1] + "…"]
    return tuple(lines)


def _box(t: Phrases, box: Box, lines: Sequence[str], column: int, sheet: Sheet) -> str:
    left, top = sheet.left(column), box.y + HEAD
    tall = (len(lines) + 1) * LINE + PAD
    y = top + (box.height - tall) / 2 + LINE - 1
    words = [text(line, x=left + PAD, y=y + n * LINE) for n, line in enumerate(lines)]
    count = t.count("count.claims", box.claims)
    return element(
        "g",
        element("title", markup(f"{box.name}: {count}"))
        + element("rect", x=left, y=top, width=sheet.box, height=box.height, rx="3")
        + "".join(words)
        + text(count, x=left + PAD, y=y + len(lines) * LINE, class_="count"),
        class_="box",
    )


def _passing(box: Box, column: int, sheet: Sheet) -> str:
    """The stretch of a band that runs straight through a column."""
    return element(
        "rect", x=sheet.left(column), y=box.y + HEAD, width=sheet.box, height=max(1.2, box.flow),
        class_="band",
    )  # fmt: skip


def _band(band: Band, sheet: Sheet) -> str:
    left, right = sheet.left(band.column) + sheet.box, sheet.left(band.column + 1)
    middle, width = (left + right) / 2, max(1.2, band.width)
    a, b = band.top + HEAD, band.bottom + HEAD
    m, r, x = num(middle), num(right), num(left)
    path = (
        f"M{x},{num(a)} C{m},{num(a)} {m},{num(b)} {r},{num(b)} V{num(b + width)} "
        f"C{m},{num(b + width)} {m},{num(a + width)} {x},{num(a + width)} Z"
    )
    return element("path", d=path, class_="band")
