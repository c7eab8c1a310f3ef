"""PDF files for tests: set by reportlab, or written object by object; the same bytes each time."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence

from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle, getSampleStyleSheet
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
)

STYLES = getSampleStyleSheet()
PLAIN = STYLES["Normal"]
FLUSH = ParagraphStyle("flush", parent=PLAIN, alignment=4)
SPACED = ParagraphStyle("spaced", parent=PLAIN, spaceAfter=6)
INSET = ParagraphStyle("inset", parent=PLAIN, firstLineIndent=14)
ONE, TWO = [(60, 60, 470, 700)], [(60, 60, 220, 700), (310, 60, 220, 700)]


def set_in(
    story: Sequence[Flowable],
    frames: Sequence[tuple[int, int, int, int]] = ONE,
    edges: Callable[[Canvas, int], None] | None = None,
    **options: object,
) -> bytes:
    """A story set in frames; `edges` draws the head and foot of each page."""
    out = io.BytesIO()
    document = BaseDocTemplate(out, pagesize=A4, invariant=1, **options)

    def on_page(canvas: Canvas, page: BaseDocTemplate) -> None:
        if edges:
            edges(canvas, page.page)

    inner = [Frame(*frame, id=str(n)) for n, frame in enumerate(frames)]
    document.addPageTemplates([PageTemplate(id="p", frames=inner, onPage=on_page)])
    document.build(list(story))
    return out.getvalue()


def paragraph(said: str, style: ParagraphStyle = PLAIN) -> Flowable:
    return Paragraph(said, style)


def heading(said: str, style: str = "Heading2") -> Flowable:
    return Paragraph(said, STYLES[style])


def table(rows: Sequence[Sequence[str]]) -> Flowable:
    return Table([list(row) for row in rows], colWidths=120)


def space(height: float) -> Flowable:
    return Spacer(1, height)


def drawn(draw: Callable[[Canvas], None], **options: object) -> bytes:
    """What `draw` puts on the pages of a canvas."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=1, **options)
    draw(canvas)
    canvas.save()
    return out.getvalue()


def written(objects: Sequence[bytes]) -> bytes:
    """A PDF of numbered objects, the first its catalogue, with a table of where each stands."""
    out = b"%PDF-1.7\n"
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    trailer = b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n"
    return out + trailer % (len(objects) + 1, start)


def stream(data: bytes, more: bytes = b"") -> bytes:
    return b"<<%s/Length %d>>stream\n" % (more, len(data)) + data + b"\nendstream"


def page_of(content: bytes, letters: dict[int, str] | None = None, more: bytes = b"") -> bytes:
    """One page of Helvetica; `letters` says what the codes of font F1 stand for."""
    mapped = "".join(f"<{code:02X}> <{ord(char):04X}>\n" for code, char in (letters or {}).items())
    cmap = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def\n"
        "/CMapType 2 def 1 begincodespacerange <00> <FF> endcodespacerange\n"
        f"{len(letters or {})} beginbfchar\n{mapped}endbfchar endcmap end end"
    )
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica%s>>"
    return written(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R%s"
            b"/Resources<</Font<</F1 5 0 R/F2 7 0 R>>>>>>" % more,
            stream(content),
            font % b"/ToUnicode 6 0 R",
            stream(cmap.encode()),
            font % b"/Encoding/WinAnsiEncoding",
        ]
    )


def dot() -> Image.Image:
    """A picture of one grey point."""
    return Image.new("L", (1, 1), 128)
