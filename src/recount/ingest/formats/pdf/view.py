"""Paragraphs of printed lines to one text, each line of it tied to its box."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from recount.ingest.formats.pdf.lines import Line
from recount.ingest.formats.pdf.paragraphs import Hyphens, Paragraph, note_number
from recount.ingest.formats.pdf.words import PageWords, Word, turned
from recount.ingest.formats.view import note_mark, one_line
from recount.model.pages import Box, Page, PageLine


def text_view(
    paragraphs: Sequence[Paragraph], pages: Mapping[int, PageWords], hyphens: Hyphens
) -> tuple[str, tuple[str | None, ...], tuple[Page, ...]]:
    """The text, a zone kind for each line of it, and its pages."""
    marks = _marks(paragraphs)
    lines: list[str] = []
    hints: list[str | None] = []
    placed: dict[int, list[PageLine]] = {number: [] for number in pages}
    at = 0
    for paragraph in paragraphs:
        said = ""
        hyphen = False
        for number, line in paragraph.lines:
            words = _said(line, marks.get(number, set()), first=not said)
            if not words:
                continue
            if said:
                # "20-" and "30" on the next line are a range, not a word.
                figures = said.endswith("-") and words[0].isdecimal()
                said += hyphens.between(said, words) if hyphen else "" if figures else " "
            start = at + len(said)
            said += words
            placed[number].append(PageLine(start, at + len(said), _shown(line.box, pages[number])))
            hyphen = line.words[-1].hyphen
        if said:
            said += "-" if hyphen else ""
            lines.append(said)
            hints.append(paragraph.kind)
            at += len(said) + 1
    found = tuple(_page(number, page, placed[number]) for number, page in pages.items())
    return "\n".join(lines), tuple(hints), found


def page_words(numbers: Sequence[int]) -> str:
    """Pages in words: "page 3", "pages 3 and 4", "pages 1 to 7, 9 and 12"."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][1] == number - 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    shown = [
        str(a) if a == b else f"{a} and {b}" if b == a + 1 and len(runs) == 1 else f"{a} to {b}"
        for a, b in runs
    ]
    listed = shown[0] if len(shown) == 1 else ", ".join(shown[:-1]) + " and " + shown[-1]
    return f"{'page' if len(numbers) == 1 else 'pages'} {listed}"


def _marks(paragraphs: Sequence[Paragraph]) -> dict[int, set[str]]:
    """The numbers of the footnotes of each page."""
    found: dict[int, set[str]] = {}
    for paragraph in paragraphs:
        if paragraph.kind is None and not paragraph.running:
            number, line = paragraph.lines[0]
            if mark := note_number(line):
                found.setdefault(number, set()).add(mark)
    return found


def _said(line: Line, marks: set[str], first: bool) -> str:
    """The words of a line. Marks of the page's footnotes are left out, as in other formats.

    Any other raised figure stays raised, so that no number grows a digit.
    """
    number = note_number(line) if first else ""
    cells: list[str] = []
    for cell in line.cells:
        said = ""
        for n, word in enumerate(cell):
            words = _word(word, marks, bool(number) and n == 0 and not cells)
            said += (" " if word.space and said else "") + words
            if number and n == 0 and not cells:
                said += " "
        cells.append(one_line(said))
    return " | ".join(cell for cell in cells if cell)


def _word(word: Word, marks: set[str], begins_note: bool) -> str:
    if begins_note and word.text.rstrip(".)") in marks:
        return note_mark(word.text.rstrip(".)"))
    if not word.raised:
        return word.text
    return "" if word.text in marks else note_mark(word.text)


def _page(number: int, page: PageWords, lines: list[PageLine]) -> Page:
    width, height = page.width, page.height
    if page.turns % 2:
        width, height = height, width
    placed = tuple(sorted(lines, key=lambda line: line.start))
    start = placed[0].start if placed else 0
    end = placed[-1].end if placed else 0
    return Page(number, start, end, round(width, 1), round(height, 1), placed)


def _shown(box: Box, page: PageWords) -> Box:
    """A box as the page is shown, to a tenth of a point."""
    x0, y0, x1, y1 = turned(box, page.turns, page.width, page.height)
    return round(x0, 1), round(y0, 1), round(x1, 1), round(y1, 1)
