"""From the bytes of a PDF to its text view, with the place of every line on its page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from recount.ingest.decode import TEXT_LIMIT
from recount.ingest.formats.pdf.furniture import furniture_of
from recount.ingest.formats.pdf.lines import Line, blocks_of, line_of
from recount.ingest.formats.pdf.paragraphs import (
    Hyphens,
    Paragraph,
    goes_on,
    note_number,
    paragraphs_of,
)
from recount.ingest.formats.pdf.view import page_words, text_view
from recount.ingest.formats.pdf.words import PageWords, Word, read_words
from recount.ingest.formats.view import count_of
from recount.ingest.values import Extract, IngestError

# Ten times the longest reports met; a text of so many pages is a collection to be split.
_PAGES = 5_000
# Heights of letters against those of the running text.
_HEADING, _TITLE, _NOTE = 1.12, 1.25, 0.92
_HEADING_CHARS = 200
# The dots of a table of contents.
_LEADERS = re.compile(r"(?:\. ?){8}")
# What programs write as a title where nobody gave one.
_NO_TITLE = re.compile(
    r"microsoft word|untitled|document\d*$|.*\.(?:docx?|pdf|rtf|odt|indd|qxd|txt|html?)$", re.I
)


def extract(data: bytes) -> Extract:
    """The text of a PDF in reading order, a paragraph a line, with pages and boxes.

    What stands at the edges of pages again and again is furniture. Raises
    IngestError where the file is damaged, locked, or holds pictures only.
    """
    pdf = _opened(data)
    try:
        return _Reading(pdf).extract()
    finally:
        pdf.close()


def _opened(data: bytes) -> pdfium.PdfDocument:
    try:
        pdf = pdfium.PdfDocument(data)
        count = len(pdf)
    except pdfium.PdfiumError as error:
        if getattr(error, "err_code", None) == pdfium_c.FPDF_ERR_PASSWORD:
            raise IngestError(
                "this PDF is locked with a password; save a copy without it"
            ) from error
        raise IngestError(
            "this PDF is damaged and cannot be opened; open it in its program and save it again"
        ) from error
    if count > _PAGES:
        pdf.close()
        raise IngestError(f"this PDF has over {_PAGES:,} pages; split it into its documents")
    return pdf


@dataclass(slots=True)
class _Laid:
    """One page, laid out: `number` from 1, its blocks in reading order, its stray lines."""

    number: int
    words: PageWords
    blocks: list[list[Line]]
    strays: list[Line]
    lines: list[Line] = field(default_factory=list)


class _Reading:
    """One reading of a document: pages laid out, then joined into one text."""

    def __init__(self, pdf: pdfium.PdfDocument) -> None:
        self.pdf = pdf
        self.pages: list[_Laid] = []
        self.unread: dict[str, list[int]] = {"pictures": [], "recognised": [], "garbled": [],
                                             "damaged": []}  # fmt: skip
        self.letters = 0

    def extract(self) -> Extract:
        for number in range(1, len(self.pdf) + 1):
            self._page(number)
        if not any(page.words.words or page.words.strays for page in self.pages):
            raise IngestError(self._why_nothing())
        paragraphs = self._paragraphs()
        hyphens = Hyphens(word for page in self.pages for word in _whole_words(page.lines))
        text, hints, pages = text_view(
            paragraphs, {page.number: page.words for page in self.pages}, hyphens
        )
        return Extract(
            text, hints, self._title(), extractor="pdf/1", pages=pages, notes=tuple(self._notes())
        )

    def _page(self, number: int) -> None:
        try:
            page = self.pdf[number - 1]
            try:
                words = read_words(page)
            finally:
                page.close()
        except pdfium.PdfiumError:
            self.unread["damaged"].append(number)
            return
        self.letters += sum(len(word.text) + 1 for word in words.words)
        if self.letters > TEXT_LIMIT:
            raise IngestError(
                f"the text has over {TEXT_LIMIT:,} characters; split the file into its documents"
            )
        if not words.words and words.pictures:
            self.unread["pictures"].append(number)
        elif words.recognised:
            self.unread["recognised"].append(number)
        if words.garbled:
            self.unread["garbled"].append(number)
        blocks = blocks_of([w for w in words.words if w.text], words.width)
        laid = _Laid(number, words, blocks, _stray_lines(words.strays))
        laid.lines = [line for block in blocks for line in block]
        self.pages.append(laid)

    def _why_nothing(self) -> str:
        if self.unread["pictures"]:
            return (
                "this PDF holds pictures of its pages and no text; recognise its text (OCR) in "
                "another program and save that"
            )
        return "this PDF holds no text to read; save it again with its text"

    def _paragraphs(self) -> list[Paragraph]:
        """All paragraphs in reading order; of each page its head, text, notes and foot."""
        body = _usual_size(line for page in self.pages for line in page.lines)
        furniture = furniture_of(
            [page.lines for page in self.pages], [page.words.height for page in self.pages], body
        )
        found: list[Paragraph] = []
        running: Paragraph | None = None
        for page, apart in zip(self.pages, furniture):
            edge = [page.lines[i] for i in sorted(apart)]
            middle = page.words.height / 2
            found += [_furniture(page, line) for line in edge if line.box[1] >= middle]
            texts, notes = _texts(page, {id(line) for line in edge}, body)
            for paragraph in texts:
                if running and paragraph.running and goes_on(running, paragraph):
                    running.lines += paragraph.lines
                    continue
                found.append(paragraph)
                running = paragraph if paragraph.running else running
            found += notes
            low = [line for line in edge if line.box[1] < middle]
            found += [_furniture(page, line) for line in (*low, *page.strays)]
        _mark_title(found, body)
        return found

    def _title(self) -> str | None:
        said = " ".join((self.pdf.get_metadata_dict().get("Title") or "").split())
        return said if said and not _NO_TITLE.match(said) else None

    def _notes(self) -> list[str]:
        notes: list[str] = []
        if pages := self.unread["pictures"]:
            hold = "holds a picture" if len(pages) == 1 else "hold pictures"
            notes.append(f"{page_words(pages)} {hold} without text; nothing was read there")
        if pages := self.unread["recognised"]:
            notes.append(
                f"the words of {page_words(pages)} were recognised from pictures (OCR) and may be"
                " wrong"
            )
        if pages := self.unread["garbled"]:
            notes.append(f"many letters of {page_words(pages)} have no meaning in the file")
        if pages := self.unread["damaged"]:
            notes.append(f"{page_words(pages)} cannot be read: damaged")
        if outside := sum(page.words.outside for page in self.pages):
            what = count_of(outside, "word lies", "words lie")
            notes.append(f"{what} off the page, where nobody sees them; left out of the text")
        if attached := self.pdf.count_attachments():
            what = count_of(attached, "file is", "files are")
            notes.append(f"{what} attached inside and not read; save them apart")
        return notes


def _texts(page: _Laid, apart: set[int], body: float) -> tuple[list[Paragraph], list[Paragraph]]:
    """The paragraphs of a page without its furniture, and those of its footnotes."""
    texts: list[Paragraph] = []
    notes: list[Paragraph] = []
    for block in page.blocks:
        lines = [line for line in block if id(line) not in apart]
        if not lines:
            continue
        size = _usual_size(lines)
        if size <= _NOTE * body and note_number(lines[0]) and _lowest(lines, page.lines, body):
            notes += paragraphs_of(lines, page.number, notes=True)
            continue
        for paragraph in paragraphs_of(lines, page.number, headline=size >= _HEADING * body):
            large = paragraph.size >= _HEADING * body
            short = sum(len(line.text) for _, line in paragraph.lines) <= _HEADING_CHARS
            paragraph.kind = "heading" if large and short else None
            if any(_LEADERS.search(line.text) for _, line in paragraph.lines):
                paragraph.kind = "furniture"
            paragraph.running = paragraph.kind is None
            texts.append(paragraph)
    return texts, notes


def _lowest(block: Sequence[Line], lines: Sequence[Line], body: float) -> bool:
    """Whether no line of the running text stands below `block` in its column."""
    top, left = block[0].box[3], min(line.box[0] for line in block)
    right = max(line.box[2] for line in block)
    return not any(
        line.box[3] < top and line.size > _NOTE * body and line.box[0] < right
        and line.box[2] > left and len(line.words) > 2
        for line in lines
    )  # fmt: skip


def _mark_title(paragraphs: Sequence[Paragraph], body: float) -> None:
    """Makes the largest heading of the first page with text its title."""
    first = min((p.lines[0][0] for p in paragraphs), default=0)
    large = [
        p for p in paragraphs
        if p.kind == "heading" and p.size >= _TITLE * body and p.lines[0][0] == first
    ]  # fmt: skip
    if large:
        max(large, key=lambda p: p.size).kind = "title"


def _furniture(page: _Laid, line: Line) -> Paragraph:
    return Paragraph([(page.number, line)], line.size, "furniture")


def _stray_lines(words: Sequence[Word]) -> list[Line]:
    """Words that run another way than the page's text, one line for each way."""
    turns = sorted({word.turn for word in words})
    return [line_of([[word for word in words if word.turn == turn]]) for turn in turns]


def _whole_words(lines: Sequence[Line]) -> Iterator[str]:
    """The words of printed lines without those that a line's end cuts in two."""
    cut = False
    for line in lines:
        words = line.words
        yield from (word.text for word in words[cut:] if not word.hyphen)
        cut = words[-1].hyphen


def _usual_size(lines: Iterable[Line]) -> float:
    """The height of letters that most text has."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size, 1)] += len(line.text)
    return max(sizes, key=lambda size: (sizes[size], -size), default=1.0) or 1.0
