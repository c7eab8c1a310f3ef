"""Pictures of the page so drawn that a maker of PDFs understands them.

WeasyPrint applies a page's style sheet to the page and not inside its
pictures, knows no variables there, and sizes pictures within pictures its own
way. So every element gets the style that the sheet gives it in print, pictures
within pictures become shifted groups, and shares of the width become numbers.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from copy import deepcopy
from dataclasses import dataclass

from lxml import etree

# Takes a picture's tree and gives each element's declarations, the weightiest last.
Cascade = Callable[[etree._Element], Mapping[etree._Element, Mapping[str, str]]]
TAG = re.compile(r"<(/?)svg\b[^>]*?(/?)>")
VARIABLE = re.compile(r"var\((--[\w-]+)(?:,\s*((?:[^()]|\([^()]*\))*))?\)")
REFERENCE = re.compile(r"url\(#([\w-]+)\)")
# Properties that mean something inside a picture.
DRAWN = frozenset(
    ("fill", "stroke", "stroke-width", "opacity", "font-size", "font-family", "font-weight")
)
ACROSS = ("x", "x1", "x2", "cx", "width")
DOWN = ("y", "y1", "y2", "cy", "height")


@dataclass(frozen=True, slots=True)
class Box:
    """The room that shares of a picture are shares of, in pixels."""

    width: float
    height: float


# Pictures without a size of their own, by class: a plot's column on an A4 page, a key's square.
BOXES = {"axis": Box(339, 18), "strip": Box(339, 24), "key": Box(22, 16)}
# Any other: a whole line, as high as it says.
LINE, ROW = 665.0, 200.0
# The sheet for print gives pictures in a plot the size of their cells; here they have one.
SIZES = "svg.strip {position: static !important; width: 100% !important; height: 24px !important}"


def drawable(page: str, cascade: Cascade) -> str:
    """The page with each of its pictures made plain."""
    found = [(start, end, etree.fromstring(page[start:end])) for start, end in _pictures(page)]
    patterns = {one.get("id", ""): one for _, _, svg in found for one in svg.iter("pattern")}
    parts, at = [], 0
    for start, end, svg in found:
        _lend(svg, cascade, patterns)
        parts += [page[at:start], etree.tostring(_plain(svg, cascade), encoding="unicode")]
        at = end
    return "".join([*parts, page[at:]])


def _pictures(page: str) -> list[tuple[int, int]]:
    """Where the outermost pictures of a page begin and end."""
    found, depth, start = [], 0, 0
    for tag in TAG.finditer(page):
        closing, empty = bool(tag[1]), bool(tag[2])
        if not depth and not closing:
            start = tag.start()
        depth += 0 if empty else -1 if closing else 1
        if not depth:
            found.append((start, tag.end()))
    return found


def _lend(svg: etree._Element, cascade: Cascade, patterns: Mapping[str, etree._Element]) -> None:
    """Put the patterns that a picture is filled with into it; they stand in another."""
    styles = " ".join(value for held in cascade(svg).values() for value in held.values())
    own = {one.get("id") for one in svg.iter("pattern")}
    for name in sorted(set(REFERENCE.findall(styles)) & set(patterns) - own):
        svg.insert(0, deepcopy(patterns[name]))


def _plain(svg: etree._Element, cascade: Cascade) -> etree._Element:
    told = cascade(svg)
    _style(svg, told, {})
    if svg.get("viewBox") is None:
        box = _box(svg)
        for child in svg:
            _flatten(child, box)
        svg.set("viewBox", f"0 0 {box.width:g} {box.height:g}")
    svg.attrib.pop("style", None)
    return svg


def _box(svg: etree._Element) -> Box:
    for name in svg.get("class", "").split():
        if name in BOXES:
            return BOXES[name]
    height = svg.get("height", "")
    return Box(LINE, float(height) if height.isdigit() else ROW)


def _style(
    node: etree._Element,
    told: Mapping[etree._Element, Mapping[str, str]],
    variables: Mapping[str, str],
) -> None:
    """Write what the style sheet says of a node, and of those below it, into the nodes."""
    own = told.get(node, {})
    known = {**variables}
    for name, value in own.items():
        if name.startswith("--"):
            known[name] = resolved(value, known)
    style = [f"{name}:{resolved(value, known)}" for name, value in own.items() if name in DRAWN]
    if style:
        node.set("style", ";".join(style))
    for child in node.iterchildren(tag=etree.Element):
        _style(child, told, known)


def resolved(value: str, known: Mapping[str, str]) -> str:
    """A value with its variables filled in; one that is not known takes its fallback."""
    for _ in range(8):
        filled = VARIABLE.sub(lambda found: known.get(found[1], found[2] or ""), value)
        if filled == value:
            break
        value = filled
    return value.strip()


def _flatten(node: etree._Element, box: Box) -> None:
    """Shares become numbers; a picture within becomes a group at its place."""
    for name in (*ACROSS, *DOWN):
        share = node.get(name, "")
        if share.endswith("%"):
            whole = box.width if name in ACROSS else box.height
            node.set(name, f"{float(share[:-1]) / 100 * whole:.2f}")
    if node.tag == "svg":
        node.tag = "g"
        x, y = (node.attrib.pop(name, "0") for name in ("x", "y"))
        node.attrib.pop("overflow", None)
        node.set("transform", f"translate({x},{y})")
    for child in node.iterchildren(tag=etree.Element):
        _flatten(child, box)
