"""PDF: reading order, paragraphs, furniture, notes, hyphens, boxes, and what cannot be read."""

from __future__ import annotations

import random

import papers
import pytest
from reportlab.pdfgen.canvas import Canvas

from recount.ingest import IngestError, read_bytes
from recount.model.document import Document
from recount.model.pages import boxes_of
from recount.model.span import Span

LONG = (
    "Eleven people were killed when shells hit the fish market of Dorvan on Monday, two doctors "
    "and a rescue worker who had come from the next valley said in the evening."
)
WORDS = """army market valley soldiers farmers river evening doctors shelling harbour prisoners said
counted buried northern village morning trucks council witness bridge denied houses old""".split()  # noqa: SIM905


def read(data: bytes) -> Document:
    return read_bytes("a.pdf", data)


def labels(document: Document) -> list[tuple[str, str]]:
    return [(zone.kind, document.text[zone.start : zone.end]) for zone in document.zones]


def body(document: Document) -> list[str]:
    return [words for kind, words in labels(document) if kind == "body"]


def prose(count: int) -> list[str]:
    """Paragraphs of invented sentences, no two alike."""
    dice = random.Random(7)
    return [
        " ".join(
            f"{' '.join(dice.choices(WORDS, k=dice.randint(8, 20))).capitalize()} {n}.{m}."
            for m in range(dice.randint(2, 5))
        )
        for n in range(count)
    ]


def running_head(canvas: Canvas, number: int) -> None:
    canvas.setFont("Helvetica", 8)
    canvas.drawString(60, 800, "Dorvan Relief Council | Report 2020")
    canvas.drawString(290, 30, str(number))


@pytest.mark.parametrize("frames", [papers.ONE, papers.TWO], ids=["one column", "two columns"])
@pytest.mark.parametrize("style", [papers.SPACED, papers.INSET], ids=["spaced", "inset"])
def test_paragraphs_come_back_in_order(
    frames: list[tuple[int, int, int, int]], style: object
) -> None:
    told = prose(60)
    data = papers.set_in([papers.paragraph(said, style) for said in told], frames, running_head)
    document = read(data)
    found = body(document)
    assert " ".join(found) == " ".join(told)
    assert len(set(told) & set(found)) >= 0.95 * len(told)
    kinds = {words: kind for kind, words in labels(document)}
    assert kinds["Dorvan Relief Council | Report 2020"] == "furniture"
    assert kinds["2"] == "furniture"
    assert len(document.pages) > 2


def test_title_headings_and_tables() -> None:
    story = [
        papers.heading("Shells hit market", "Title"),
        papers.paragraph(LONG, papers.SPACED),
        papers.heading("The night raid"),
        papers.paragraph(LONG, papers.SPACED),
        papers.table([["Dorvan", "11 dead", "40 hurt"], ["Brod", "2 dead", "7 hurt"]]),
        papers.paragraph(LONG),
    ]
    document = read(papers.set_in(story, title="Microsoft Word - a.doc"))
    assert labels(document) == [
        ("title", "Shells hit market"),
        ("body", LONG),
        ("title", "The night raid"),
        ("body", LONG),
        ("body", "Dorvan | 11 dead | 40 hurt"),
        ("body", "Brod | 2 dead | 7 hurt"),
        ("body", LONG),
    ]
    assert (document.title, document.extractor) == ("Shells hit market", "pdf/1")
    assert document.published.basis == "unknown"


def lines(canvas: Canvas, x: float, y: float, said: list[str], size: float = 10) -> None:
    canvas.setFont("Helvetica", size)
    for n, line in enumerate(said):
        canvas.drawString(x, y - 1.2 * size * n, line)


def test_columns_drawn_line_by_line_are_read_one_after_the_other() -> None:
    left = [f"the left column has line number {n}" for n in range(12)]
    right = [f"the right one holds line number {n}" for n in range(12)]

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 10)
        for n, pair in enumerate(zip(left, right)):
            for x, said in zip((60, 310), pair):
                canvas.drawString(x, 700 - 12 * n, said)

    assert read(papers.drawn(draw)).text.replace("\n", " ") == " ".join([*left, *right])


def test_a_paragraph_runs_on_over_columns_and_pages() -> None:
    def draw(canvas: Canvas) -> None:
        lines(canvas, 60, 100, ["Soldiers took nine men from the", "village and shot all of"])
        canvas.showPage()
        lines(canvas, 60, 780, ["them at the river, two", "witnesses said."])

    document = read(papers.drawn(draw))
    assert document.text == (
        "Soldiers took nine men from the village and shot all of them at the river, two "
        "witnesses said."
    )
    first, second = document.pages
    assert (first.start, second.end) == (0, len(document.text))
    span = Span.of(document.text, document.text.index("shot"), document.text.index("at the"))
    assert [page for page, _ in boxes_of(document.pages, span)] == [1, 2]


def test_boxes_hold_the_words_where_they_were_drawn() -> None:
    document = read(papers.drawn(lambda canvas: lines(canvas, 60, 700, ["Nine died.", "Ten live"])))
    span = Span.of(document.text, document.text.index("Ten"), len(document.text))
    ((page, (x0, y0, x1, y1)),) = boxes_of(document.pages, span)
    assert page == 1
    assert x0 == pytest.approx(60, abs=1) and 90 < x1 < 105
    assert y0 < 688 < y1 and y1 - y0 < 15


def test_footnotes_stand_after_the_text_and_their_marks_make_no_figure() -> None:
    def draw(canvas: Canvas) -> None:
        lines(canvas, 60, 700, ["In December 13,000", "were held, the council said, and no one",
                                "was told where they had been brought."])  # fmt: skip
        canvas.setFont("Helvetica", 6)
        canvas.drawString(146.5, 704, "12")
        canvas.drawString(60, 90, "12")
        lines(canvas, 68, 87, ["Counted by the hospital."], 7.5)
        canvas.setFont("Helvetica", 10)
        canvas.drawString(60, 640, "The flooded land has 40 km")
        canvas.setFont("Helvetica", 6)
        canvas.drawString(60 + canvas.stringWidth("The flooded land has 40 km", "Helvetica", 10),
                          644, "2")  # fmt: skip

    text = read(papers.drawn(draw)).text
    assert "In December 13,000 were held" in text
    assert "40 km²" in text
    assert text.endswith("¹² Counted by the hospital.")


HYPHENS = [
    (["Guards kept the men in deten-", "tion. Others died in detention."], "in detention. Others"),
    (["The house of the well-", "known judge, a well-known man."], "well-known judge"),
    (["He was kid-", "napped and then he was beaten."], "kidnapped"),
    (["They fled from Saint-", "Aubin to the coast in the night."], "Saint-Aubin"),
    (["They held anti-", "government signs; the government said no."], "anti-government"),
    (["They counted 20-", "30 bodies in the yard of the mill."], "20-30 bodies"),
]


@pytest.mark.parametrize(("said", "found"), HYPHENS)
def test_hyphens_at_the_end_of_a_line(said: list[str], found: str) -> None:
    assert found in read(papers.drawn(lambda canvas: lines(canvas, 60, 700, said))).text


def test_right_to_left_words_are_in_the_order_they_are_read() -> None:
    said = "שלום עולם"
    letters = {0x41 + n: char for n, char in enumerate(sorted(set(said) - {" "}))}
    codes = {char: code for code, char in letters.items()} | {" ": 0x20}
    seen = bytes(codes[char] for char in reversed(said))
    content = b"BT /F1 12 Tf 300 700 Td (%s) Tj 0 -14 Td (%s) Tj ET" % (seen, seen)
    assert read(papers.page_of(content, letters)).text == f"{said} {said}"


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_turned_pages_are_read_upright(turn: int) -> None:
    matrix = {0: b"1 0 0 1 60 700", 90: b"0 1 -1 0 100 60", 180: b"-1 0 0 -1 500 100",
              270: b"0 -1 1 0 500 800"}[turn]  # fmt: skip
    content = b"BT /F2 12 Tf %s Tm (Nine men died at) Tj 0 -14 Td (the mill.) Tj ET" % matrix
    document = read(papers.page_of(content, more=b"/Rotate %d" % turn))
    assert document.text == "Nine men died at the mill."
    page = document.pages[0]
    assert (page.width > page.height) == (turn in (90, 270))
    (x0, y0, x1, y1), (_, under, _, _) = (line.box for line in page.lines)
    assert x1 - x0 > y1 - y0 and y0 > under
    assert 0 <= x0 < x1 <= page.width and 0 <= under < y1 <= page.height


def test_words_that_run_up_the_margin_are_furniture() -> None:
    content = (
        b"BT /F2 12 Tf 60 700 Td (Nine men died at the mill on Monday.) Tj ET "
        b"BT /F2 12 Tf 0 1 -1 0 30 300 Tm (Draft copy) Tj ET"
    )
    assert labels(read(papers.page_of(content))) == [
        ("body", "Nine men died at the mill on Monday."), ("furniture", "Draft copy")
    ]  # fmt: skip


def test_words_off_the_page_are_left_out_and_told() -> None:
    content = b"BT /F2 12 Tf 60 700 Td (Nine died.) Tj 700 0 Td (Ten died.) Tj ET"
    document = read(papers.page_of(content))
    assert document.text == "Nine died."
    assert document.notes[0].startswith("2 words lie off the page")


def picture(canvas: Canvas) -> None:
    canvas.drawInlineImage(papers.dot(), 60, 100, 400, 600)


def test_pages_that_are_pictures_are_told() -> None:
    def draw(canvas: Canvas) -> None:
        lines(canvas, 60, 700, [LONG], 5)
        for _ in range(2):
            canvas.showPage()
            picture(canvas)

    document = read(papers.drawn(draw))
    assert document.text == LONG
    assert document.notes == (
        "pages 2 and 3 hold pictures without text; nothing was read there",
    )  # fmt: skip


def test_recognised_words_are_told() -> None:
    content = b"BT 3 Tr /F2 12 Tf 60 700 Td (Nine men died.) Tj ET"
    assert "OCR" in read(papers.page_of(content)).notes[0]


REFUSED = [
    (papers.drawn(picture), "pictures"),
    (papers.drawn(lambda canvas: canvas.showPage()), "no text"),
    (papers.drawn(lambda c: c.drawString(9, 9, "x"), encrypt="secret"), "password"),
    (b"%PDF-1.7 ...", "damaged"),
]


@pytest.mark.parametrize(("data", "why"), REFUSED)
def test_what_is_refused_says_why_and_what_to_do(data: bytes, why: str) -> None:
    with pytest.raises(IngestError, match=why) as caught:
        read(data)
    assert "save" in caught.value.why
