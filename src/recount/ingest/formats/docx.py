"""Word documents (DOCX): Office Open XML, ECMA-376 part 1, section 17.

Elements are told by their names without namespace: the strict and the
transitional form of the standard differ in nothing else that is read here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from recount.ingest.formats.package import Package
from recount.ingest.formats.revisions import Revisions
from recount.ingest.formats.styles import zone_of_style
from recount.ingest.formats.view import View, note_mark
from recount.ingest.values import Extract, IngestError

# Runs stand in these; what else a paragraph holds has no text of its own.
_INLINE = frozenset(
    (
        "ins",
        "moveTo",
        "hyperlink",
        "smartTag",
        "sdt",
        "sdtContent",
        "fldSimple",
        "dir",
        "bdo",
        "rubyBase",
    )
) | frozenset(("customXml", "AlternateContent", "Choice", "oMath", "oMathPara", "ruby"))
_BLOCKS = frozenset(
    ("sdt", "sdtContent", "customXml", "ins", "moveTo", "AlternateContent", "Choice")
)
_GAPS = frozenset(("tab", "br", "cr", "ptab"))
_SHAPES = frozenset(("drawing", "pict", "object", "AlternateContent"))


def extract(data: bytes) -> Extract:
    """The text of a Word document: paragraphs, tables, notes, text boxes, heads and feet.

    Raises IngestError where it is damaged, locked or empty.
    """
    package = Package(data, "Word")
    root = package.xml("word/document.xml")
    if root is None:
        raise IngestError(
            "this Word file holds no text (word/document.xml is missing); save it again in Word"
        )
    return _Document(package, root).extract()


class _Document:
    """One reading of a document; gathers its lines and what was left out of them."""

    def __init__(self, package: Package, root: etree._Element) -> None:
        self.package, self.root = package, root
        self.styles = _styles(package.xml("word/styles.xml"))
        self.view = View()
        self.revisions = Revisions()
        self.called: list[tuple[str, str]] = []
        self.boxes: list[etree._Element] = []
        self.carried = ""

    def extract(self) -> Extract:
        self._edges("header")
        for child in self.root:
            self._block(child, None)
        self._flush(None)
        self._notes()
        self._edges("footer")
        comments = self.package.xml("word/comments.xml")
        self.revisions.comments = 0 if comments is None else len(list(_named(comments, "comment")))
        embedded = [n for n in self.package.names() if n.startswith("word/embeddings/")]
        self.revisions.embedded = len(embedded)
        return self.view.extract("docx/1", self._title(), self.revisions.notes())

    def _title(self) -> str | None:
        core = self.package.xml("docProps/core.xml")
        title = "" if core is None else "".join(e.text or "" for e in _named(core, "title"))
        return " ".join(title.split()) or None

    def _block(self, element: etree._Element, hint: str | None) -> None:
        name = _name(element)
        if name == "p":
            self._paragraph(element, hint)
        elif name == "tbl":
            self._flush(hint)
            self._table(element, hint)
        elif name in _BLOCKS or name in ("body", "txbxContent"):
            for child in element:
                self._block(child, hint)
        elif name in ("del", "moveFrom"):
            self.revisions.delete(_all_text(element))

    def _paragraph(self, element: etree._Element, hint: str | None) -> None:
        properties = _child(element, "pPr")
        self.carried += self._inline(element)
        mark = _child(properties, "rPr") if properties is not None else None
        if mark is not None and _child(mark, "del") is not None:
            return  # its end was deleted: it goes on in the next paragraph
        style = _child(properties, "pStyle") if properties is not None else None
        own = self.styles.get(_value(style)) if style is not None else None
        self._flush(hint or own)

    def _flush(self, hint: str | None) -> None:
        """Ends the paragraph, and puts the text boxes that hang on it after it."""
        self.view.add(self.carried, hint)
        self.carried = ""
        boxes, self.boxes = self.boxes, []
        for box in boxes:
            self._block(box, hint)

    def _table(self, table: etree._Element, hint: str | None) -> None:
        for row in _within(table, "tr"):
            if _deleted_row(row):
                self.revisions.delete(_all_text(row))
                continue
            cells = [self._cell(cell) for cell in _within(row, "tc")]
            self.view.add_row(cells, hint)
            boxes, self.boxes = self.boxes, []
            for box in boxes:
                self._block(box, hint)

    def _cell(self, cell: etree._Element) -> str:
        """A cell's paragraphs, and those of tables in it, as one line."""
        parts: list[str] = []
        for child in _unwrapped(cell):
            if _name(child) == "p":
                parts.append(self._inline(child))
            elif _name(child) == "tbl":
                parts += [self._cell(c) for row in _within(child, "tr") for c in _within(row, "tc")]
        return " ".join(parts)

    def _inline(self, element: etree._Element) -> str:
        said: list[str] = []
        for child in element:
            name = _name(child)
            if name == "r":
                said.append(self._run(child))
            elif name in ("del", "moveFrom"):
                if name == "del":
                    self.revisions.delete(_all_text(child))
            elif name in _INLINE:
                said.append(self._inline(child))
        return "".join(said)

    def _run(self, run: etree._Element) -> str:
        properties = _child(run, "rPr")
        if properties is not None and _switched_on(_child(properties, "vanish")):
            self.revisions.hidden += bool(_all_text(run).strip())
            return ""
        said: list[str] = []
        for child in run:
            name = _name(child)
            if name == "t":
                said.append(child.text or "")
            elif name in _GAPS:
                said.append(" ")
            elif name == "noBreakHyphen":
                said.append("-")
            elif name in ("footnoteReference", "endnoteReference"):
                number = child.get(_w(child, "id")) or ""
                self.called.append((name.removesuffix("Reference"), number))
            elif name in _SHAPES:
                self.boxes += _text_boxes(child)
            elif name == "delText":
                self.revisions.delete(child.text or "")
        return "".join(said)

    def _notes(self) -> None:
        """Footnotes, then endnotes, in the order in which the text calls them."""
        for kind in ("footnote", "endnote"):
            part = self.package.xml(f"word/{kind}s.xml")
            if part is None:
                continue
            held = {note.get(_w(note, "id")): note for note in _named(part, kind)}
            called = [number for which, number in self.called if which == kind]
            for count, number in enumerate(called, 1):
                note = held.get(number)
                if note is not None:
                    said = " ".join(self._inline(p) for p in _named(note, "p"))
                    self.view.add(f"{note_mark(str(count))} {said}")

    def _edges(self, which: str) -> None:
        """Running heads or feet, each wording once."""
        said: list[str] = []
        for name in self.package.names():
            if re.fullmatch(rf"word/{which}\d*\.xml", name):
                root = self.package.xml(name)
                said += [self._inline(p) for p in _named(root, "p")] if root is not None else []
        self.boxes = []
        for line in dict.fromkeys(said):
            self.view.add(line, "furniture")


def _styles(root: etree._Element | None) -> dict[str, str | None]:
    """Zone kind of each paragraph style, its own or that of the style it is based on."""
    if root is None:
        return {}
    names: dict[str, str] = {}
    based: dict[str, str] = {}
    for style in _named(root, "style"):
        key = style.get(_w(style, "styleId")) or ""
        names[key] = _value(_child(style, "name"))
        based[key] = _value(_child(style, "basedOn"))
    zones: dict[str, str | None] = {}
    for key in names:
        at, steps = key, 0
        while at in names and zone_of_style(names[at]) is None and steps < 20:
            at, steps = based[at], steps + 1
        zones[key] = zone_of_style(names.get(at, ""))
    return zones


def _text_boxes(shape: etree._Element) -> list[etree._Element]:
    """The contents of the text boxes in a shape; the copy kept for old programs left out."""
    found: list[etree._Element] = []
    todo = [shape]
    while todo:
        element = todo.pop()
        name = _name(element)
        if name == "txbxContent":
            found.append(element)
        elif name != "Fallback":
            todo += reversed(list(element))
    return found


def _deleted_row(row: etree._Element) -> bool:
    properties = _child(row, "trPr")
    return properties is not None and _child(properties, "del") is not None


def _unwrapped(element: etree._Element) -> Iterator[etree._Element]:
    """The children of an element, those in content controls among them."""
    for child in element:
        if _name(child) in _BLOCKS:
            yield from _unwrapped(child)
        else:
            yield child


def _within(element: etree._Element, name: str) -> list[etree._Element]:
    return [child for child in _unwrapped(element) if _name(child) == name]


def _named(root: etree._Element, name: str) -> Iterator[etree._Element]:
    return root.iter(f"{{*}}{name}")


def _child(element: etree._Element, name: str) -> etree._Element | None:
    return next((child for child in element if _name(child) == name), None)


def _name(element: etree._Element) -> str:
    tag = element.tag
    return tag[tag.rfind("}") + 1 :] if isinstance(tag, str) else ""


def _w(element: etree._Element, name: str) -> str:
    """An attribute's full name: it has its element's namespace."""
    return f"{{{etree.QName(element).namespace}}}{name}"


def _value(element: etree._Element | None) -> str:
    return "" if element is None else element.get(_w(element, "val")) or ""


def _switched_on(element: etree._Element | None) -> bool:
    return element is not None and _value(element) not in ("0", "false", "off")


def _all_text(element: etree._Element) -> str:
    return "".join(e.text or "" for e in element.iter("{*}t", "{*}delText"))
