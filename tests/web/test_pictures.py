"""Pages of a PDF as pictures, with boxes where a claim stands; what cannot be drawn is said so."""

from __future__ import annotations

import struct
import zlib
from dataclasses import replace
from io import BytesIO

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from recount.ingest import read_bytes
from recount.model.document import Document
from recount.web.picture import WIDTH, Pictures, page_picture
from recount.web.views.sheets import sheets_of
from tests.accounts import claim, span
from tests.web.review_case import Memory, browser, desk, read

LINES = ("Courier of Ossin", "Soldiers shot 58 farmers at Ossin market on 3 May.", "The end.")


def paper() -> bytes:
    """Two pages, the second alike."""
    made = BytesIO()
    canvas = Canvas(made, pagesize=A4, invariant=True)
    for _ in range(2):
        for n, line in enumerate(LINES):
            canvas.drawString(72, 700 - 40 * n, line)
        canvas.showPage()
    canvas.save()
    return made.getvalue()


@pytest.fixture(scope="module")
def home() -> Document:
    return replace(read_bytes("paper.pdf", paper()), name="paper.pdf")


def size(png: bytes) -> tuple[int, int]:
    """The size a PNG says it has, its picture being whole."""
    width, height = struct.unpack(">II", png[16:24])
    data = png[png.index(b"IDAT") + 4 : png.index(b"IEND") - 8]
    assert len(zlib.decompress(data)) % height == 0
    return width, height


def test_a_page_is_drawn_at_one_width_and_always_alike() -> None:
    first = page_picture(paper(), 1)
    assert first and size(first) == (WIDTH, round(WIDTH * A4[1] / A4[0]))
    assert first == page_picture(paper(), 1)


@pytest.mark.parametrize(
    "data", [b"", b"no PDF", b"%PDF-1.7\n", paper()[:600], b"%PDF-1.4\n" + b"\0" * 4000]
)
def test_what_is_no_pdf_is_not_drawn(data: bytes) -> None:
    assert page_picture(data, 1) is None


@pytest.mark.parametrize("number", [0, 3, -1, 10**9])
def test_only_pages_that_are_there(number: int) -> None:
    assert page_picture(paper(), number) is None


def test_boxes_stand_where_the_words_are(home: Document) -> None:
    words = span(home, "Soldiers shot 58 farmers")
    (sheet,) = sheets_of(home, [words])
    ((left, top, width, height),) = sheet.boxes
    assert sheet.number == 1 and 70 < left < 74 and 200 < width < 400 and height < 20
    assert 841.9 - 660 - height < top < 841.9 - 655
    assert len(sheets_of(home, [], every=True)) == 2


def test_the_desk_shows_the_printed_page_with_its_box(home: Document) -> None:
    shot = claim(home, "Soldiers shot 58 farmers at Ossin market on 3 May")
    store = Memory((read(home, [shot]),))
    store.original = lambda document: paper() if document == home.id else None  # type: ignore[method-assign]
    found = browser(desk(store))
    plain = found.get(f"/review?claim={shot.id}")
    assert "<img" not in plain.text and 'data-key="f"' in plain.text
    page = found.get(f"/review?claim={shot.id}&printed=yes")
    address = f"/document/{home.id}/page/1"
    assert f'<img src="{address}"' in page.text and page.text.count("<rect x=") == 1
    picture = found.get(address)
    assert picture.headers["content-type"] == "image/png" and size(picture.content)[0] == WIDTH
    assert picture.headers["cache-control"] == "no-store"
    for wrong in ("3", "0", "x", "1e3"):
        assert found.get(f"/document/{home.id}/page/{wrong}").status_code == 404
    assert found.get(f"/document/{home.id}").text.count("<img") == 2


def test_pictures_are_kept_and_let_go() -> None:
    asked: list[str] = []

    def bytes_of(document: str) -> bytes | None:
        asked.append(document)
        return paper() if document == "a" else None

    pictures = Pictures(bytes_of)
    assert pictures.page("a", 1) == pictures.page("a", 1) and asked == ["a"]
    assert pictures.page("b", 1) is None and asked == ["a", "b"]
