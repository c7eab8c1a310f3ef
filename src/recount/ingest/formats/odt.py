"""OpenDocument texts (ODT): ODF 1.3 part 3, sections 3 to 7 and 9."""

from __future__ import annotations

from lxml import etree

from recount.ingest.formats.package import Package
from recount.ingest.formats.revisions import Revisions
from recount.ingest.formats.styles import zone_of_style
from recount.ingest.formats.view import View, note_mark
from recount.ingest.values import Extract, IngestError

_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_SVG = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}"
_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_ROWS = tuple(f"{_TABLE}{name}" for name in ("table-header-rows", "table-rows", "table-row-group"))
_CELLS = (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell")
_UNSEEN = frozenset(
    (
        *(f"{_TEXT}{name}" for name in ("tracked-changes", "sequence-decls", "variable-decls")),
        *(f"{_TEXT}{name}" for name in ("user-field-decls", "note-citation", "ruby-text")),
        *(f"{_OFFICE}{name}" for name in ("annotation-end", "forms", "scripts", "binary-data")),
        *(f"{_SVG}{name}" for name in ("title", "desc")),
    )
)
_HIDDEN = frozenset((f"{_TEXT}hidden-text", f"{_TEXT}hidden-paragraph"))


def extract(data: bytes) -> Extract:
    """The text of an OpenDocument text: paragraphs, tables, notes, text boxes, heads and feet.

    Raises IngestError where it is damaged, locked or empty.
    """
    package = Package(data, "OpenDocument")
    manifest = package.read("META-INF/manifest.xml") or b""
    if b"encryption-data" in manifest:
        raise IngestError(
            "this OpenDocument file is locked with a password; save a copy without it"
        )
    root = package.xml("content.xml")
    body = None if root is None else root.find(f"{_OFFICE}body")
    if root is None or body is None:
        raise IngestError(
            "this OpenDocument file holds no text (content.xml is missing); save it again"
        )
    return _Document(package, root, body).extract()


class _Document:
    """One reading of a document; gathers its lines and what was left out of them."""

    def __init__(self, package: Package, root: etree._Element, body: etree._Element) -> None:
        self.body = body
        self.common = package.xml("styles.xml")
        self.meta = package.xml("meta.xml")
        self.zones = _zones([root, *([] if self.common is None else [self.common])])
        self.view = View()
        self.revisions = Revisions()
        self.notes: list[tuple[str, etree._Element]] = []
        self.boxes: list[etree._Element] = []

    def extract(self) -> Extract:
        self._edges("header")
        self._deletions()
        self._block(self.body, None)
        for mark, note in self.notes:
            said = " ".join(self._inline(p) for p in note.iter(f"{_TEXT}p"))
            self.view.add(f"{note_mark(mark)} {said}")
        self._edges("footer")
        title = "" if self.meta is None else self.meta.findtext(f".//{_TITLE}") or ""
        return self.view.extract("odt/1", " ".join(title.split()) or None, self.revisions.notes())

    def _block(self, element: etree._Element, hint: str | None) -> None:
        for child in element:
            if child.tag in (f"{_TEXT}p", f"{_TEXT}h"):
                self._paragraph(child, hint)
            elif child.tag == f"{_TABLE}table":
                self._table(child, hint)
            elif child.tag == f"{_OFFICE}annotation":
                self.revisions.comments += 1
            elif child.tag in (f"{_TEXT}table-of-content", f"{_TEXT}alphabetical-index"):
                self._block(child, "furniture")
            elif isinstance(child.tag, str) and child.tag not in _UNSEEN:
                self._block(child, hint)

    def _paragraph(self, element: etree._Element, hint: str | None) -> None:
        own = "heading" if element.tag == f"{_TEXT}h" else None
        style = element.get(f"{_TEXT}style-name") or ""
        zone = self.zones.get(style) or zone_of_style(style) or own
        self.view.add(self._inline(element), hint or zone)
        boxes, self.boxes = self.boxes, []
        for box in boxes:
            self._block(box, hint)

    def _table(self, table: etree._Element, hint: str | None) -> None:
        for child in table:
            if child.tag in _ROWS:
                self._table(child, hint)
            elif child.tag == f"{_TABLE}table-row":
                self.view.add_row([self._cell(c) for c in child if c.tag in _CELLS], hint)
                boxes, self.boxes = self.boxes, []
                for box in boxes:
                    self._block(box, hint)

    def _cell(self, cell: etree._Element) -> str:
        """A cell's paragraphs, and those of tables in it, as one line."""
        parts = (self._inline(p) for p in cell.iter(f"{_TEXT}p", f"{_TEXT}h") if _own(p))
        return " ".join(parts)

    def _inline(self, element: etree._Element) -> str:
        said = [element.text or ""]
        for child in element:
            said.append(self._piece(child))
            said.append(child.tail or "")
        return "".join(said)

    def _piece(self, child: etree._Element) -> str:
        tag = child.tag
        if tag == f"{_TEXT}s" or tag in (f"{_TEXT}tab", f"{_TEXT}line-break"):
            return " "
        if tag == f"{_TEXT}note":
            body = child.find(f"{_TEXT}note-body")
            mark = child.findtext(f"{_TEXT}note-citation") or ""
            if body is not None:
                self.notes.append((mark, body))
            return ""
        if tag == f"{_DRAW}text-box":
            self.boxes.append(child)
            return ""
        if tag == f"{_OFFICE}annotation":
            self.revisions.comments += 1
            return ""
        if tag in _HIDDEN:
            self.revisions.hidden += 1
            return ""
        if not isinstance(tag, str) or tag in _UNSEEN:
            return ""
        return self._inline(child)

    def _deletions(self) -> None:
        for deletion in self.body.iter(f"{_TEXT}deletion"):
            said = ("".join(p.itertext()) for p in deletion.iter(f"{_TEXT}p", f"{_TEXT}h"))
            self.revisions.delete(" ".join(said))

    def _edges(self, which: str) -> None:
        """Running heads or feet of every kind of page, each wording once."""
        if self.common is None:
            return
        names = [f"{_STYLE}{which}{which_page}" for which_page in ("", "-left", "-first")]
        said = [self._inline(p) for e in self.common.iter(*names) for p in e.iter(f"{_TEXT}p")]
        self.boxes = []
        for line in dict.fromkeys(said):
            self.view.add(line, "furniture")


def _own(paragraph: etree._Element) -> bool:
    """Whether a paragraph in a cell is the cell's, not that of a note or a text box in it."""
    for above in paragraph.iterancestors():
        if above.tag in _CELLS:
            return True
        if above.tag in (f"{_TEXT}note-body", f"{_DRAW}text-box", f"{_OFFICE}annotation"):
            return False
    return False


def _zones(parts: list[etree._Element]) -> dict[str, str | None]:
    """Zone kind of each paragraph style, its own or that of its parent."""
    above: dict[str, str] = {}
    for part in parts:
        for style in part.iter(f"{_STYLE}style"):
            above[style.get(f"{_STYLE}name") or ""] = style.get(f"{_STYLE}parent-style-name") or ""
    zones: dict[str, str | None] = {}
    for name in above:
        at, steps = name, 0
        while zone_of_style(at) is None and at in above and steps < 20:
            at, steps = above[at], steps + 1
        zones[name] = zone_of_style(at)
    return zones
