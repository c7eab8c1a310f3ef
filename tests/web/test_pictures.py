"""Pages of a PDF as pictures, with boxes where a claim stands; what cannot be drawn is said so."""

from __future__ import annotations

import struct
import zlib
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from recount.case import Case, CaseError
from recount.case.reading import CaseReading
from recount.case.runs import DEFAULTS
from recount.ingest import read_bytes
from recount.model.document import Document, digest
from recount.web import CaseStore
from recount.web.picture import WIDTH, Pictures, page_picture
from recount.web.views.sheets import sheets_of
from tests.accounts import claim, span
from tests.web.review_case import Memory, Ticking, browser, desk, read

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


PAPER = digest(paper())


def zipped(**files: bytes) -> bytes:
    made = BytesIO()
    with ZipFile(made, "w") as archive:
        for name, data in files.items():
            archive.writestr(f"{name}.pdf" if data[:4] == b"%PDF" else f"{name}.zip", data)
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
    first = page_picture(paper(), PAPER, 1)
    assert first and size(first) == (WIDTH, round(WIDTH * A4[1] / A4[0]))
    assert first == page_picture(paper(), PAPER, 1)


@pytest.mark.parametrize(
    "data", [b"", b"no PDF", b"%PDF-1.7\n", paper()[:600], b"%PDF-1.4\n" + b"\0" * 4000]
)
def test_what_is_no_pdf_is_not_drawn(data: bytes) -> None:
    assert page_picture(data, digest(data), 1) is None


def test_a_page_of_a_pdf_in_an_archive_is_drawn() -> None:
    deep = zipped(inner=zipped(other=b"%PDF-1.7\n", paper=paper()))
    assert page_picture(deep, PAPER, 1) == page_picture(paper(), PAPER, 1)
    assert page_picture(deep, digest(b"another"), 1) is None
    assert page_picture(deep[:200], PAPER, 1) is None


@pytest.mark.parametrize("number", [0, 3, -1, 10**9])
def test_only_pages_that_are_there(number: int) -> None:
    assert page_picture(paper(), PAPER, number) is None


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


def test_the_case_gives_what_a_document_came_in(home: Document, tmp_path: Path) -> None:
    now = Ticking()
    archive = zipped(paper=paper())
    with Case.create(tmp_path / "case", "Ines Varo", now()) as case:
        case.add(archive, "saved.zip", "saved.zip", now())
        homes = {home.id: (digest(archive), 1)}
        reading = CaseReading((), (), (), homes, DEFAULTS, case.events())
        store = CaseStore(case, reading, now)
        assert store.original(home.id) == archive and store.original(digest(b"")) is None


def test_an_original_that_is_gone_is_told(home: Document) -> None:
    store = Memory((read(home, [claim(home, "Soldiers shot 58 farmers at Ossin market")]),))

    def gone(document: str) -> bytes | None:
        raise CaseError(Path("originals"), "the file is missing", "add it again")

    store.original = gone  # type: ignore[method-assign]
    answer = browser(desk(store)).get(f"/document/{home.id}/page/1")
    assert answer.status_code == 404 and "the file is missing" in answer.text


def test_pictures_are_kept_and_let_go() -> None:
    asked: list[str] = []

    def bytes_of(document: str) -> bytes | None:
        asked.append(document)
        return paper() if document == PAPER else None

    pictures = Pictures(bytes_of)
    assert pictures.page(PAPER, 1) == pictures.page(PAPER, 1) and asked == [PAPER]
    assert pictures.page("b", 1) is None and asked == [PAPER, "b"]
