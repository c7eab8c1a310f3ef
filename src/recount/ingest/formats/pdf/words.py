"""The words of a PDF page as PDFium finds them, each with its box, upright.

PDFium gives the letters in the order of the page's drawing, words of
right-to-left scripts in the order they are read, and marks a hyphen at the end
of a line by U+FFFE. Asking it for boxes costs more than all else, so it is
asked for the first and last letter of each word only.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from recount.model.pages import Box

HYPHEN = "\ufffe"
_WORD = re.compile(rf"[^\s{HYPHEN}]+{HYPHEN}?|{HYPHEN}")
_LIGATURES = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st", "\xad": ""}
)
_BAD = re.compile(r"[\ufffd\ue000-\uf8ff\x00-\x08\x0e-\x1f]")
# A digit set smaller than this share of the letters before it, and above their foot, is raised.
_RAISED = 0.8
_INVISIBLE = 3
# No page is wider or higher than 14,400 points (ISO 32000-1, annex C); what says so has no place.
_FARTHEST = 20_000.0


@dataclass(frozen=True, slots=True)
class Word:
    """A run of letters without white space, or the raised figure at the end of one.

    `box` is in points, upright as the text is read; `space` tells whether white
    space stands before it, `hyphen` whether a hyphen at a line's end follows it,
    `turn` how many quarters its line is turned against the clock on the sheet.
    """

    text: str
    box: Box
    space: bool = True
    hyphen: bool = False
    raised: bool = False
    turn: int = 0

    @property
    def size(self) -> float:
        """The height of its letters, from the lowest foot to the highest head."""
        return self.box[3] - self.box[1]


@dataclass(frozen=True, slots=True)
class PageWords:
    """A page's words in the order of drawing.

    `width` and `height` are those of the page as it is read: `turns` quarters
    against the clock bring it back to how it is shown. `garbled` tells that many
    letters have no meaning, `recognised` that the words lie unseen over a
    picture, `pictures` that there are any, `outside` how many words lie off the
    page, where nobody sees them.
    """

    words: tuple[Word, ...]
    strays: tuple[Word, ...]
    width: float
    height: float
    turns: int
    garbled: bool
    recognised: bool
    pictures: bool
    outside: int


def read_words(page: pdfium.PdfPage) -> PageWords:
    """All words of a page; `strays` are those that run another way than most (stamps, margins).

    Raises pdfium.PdfiumError where PDFium cannot read the page's text.
    """
    text_page = page.get_textpage()
    try:
        text = _text(text_page)
        left, bottom, right, top = map(_finite, page.get_bbox())
        found = list(_found(text_page, text, left, bottom))
        recognised = bool(found) and _unseen(text_page, text)
    finally:
        text_page.close()
    turn = Counter(word.turn for word in found).most_common(1)[0][0] if found else 0
    width = right - left if right > left else _FARTHEST
    height = top - bottom if top > bottom else _FARTHEST
    inside = [w for w in found if _meets(w.box, width, height)]
    upright = (
        [replace(w, box=turned(w.box, turn, width, height)) for w in inside] if turn else inside
    )
    if turn % 2:
        width, height = height, width
    return PageWords(
        words=tuple(w for w in upright if w.turn == turn),
        strays=tuple(w for w in upright if w.turn != turn),
        width=width,
        height=height,
        turns=(page.get_rotation() // 90 - turn) % 4,
        garbled=len(_BAD.findall(text)) * 5 > len(text),
        recognised=recognised,
        pictures=next(page.get_objects(filter=[pdfium_c.FPDF_PAGEOBJ_IMAGE]), None) is not None,
        outside=len(found) - len(inside),
    )


def turned(box: Box, quarters: int, width: float, height: float) -> Box:
    """`box` on a sheet of `width` and `height` turned so many quarters with the clock."""
    x0, y0, x1, y1 = box
    for _ in range(quarters % 4):
        x0, y0, x1, y1 = y0, width - x1, y1, width - x0
        width, height = height, width
    return x0, y0, x1, y1


def _text(text_page: pdfium.PdfTextPage) -> str:
    """One character for each letter that PDFium counts."""
    count = text_page.count_chars()
    text: str = text_page.get_text_range(0, count) if count else ""
    if len(text) == count:
        return text
    codes = (pdfium_c.FPDFText_GetUnicode(text_page.raw, i) for i in range(count))
    return "".join(HYPHEN if code == 2 else chr(code) if code < 0x110000 else "�" for code in codes)


def _found(text_page: pdfium.PdfTextPage, text: str, left: float, bottom: float) -> Iterator[Word]:
    """The words with boxes measured from the page's lower left corner, as they lie on the sheet."""
    end = -1
    for match in _WORD.finditer(text):
        start, stop = match.span()
        hyphen = text[stop - 1] == HYPHEN
        first = True
        for a, b, raised in _parts(text_page, text, start, stop - hyphen):
            said = _BAD.sub("", text[a:b].translate(_LIGATURES))
            x0, y0, x1, y1 = _hull(_box(text_page, a), _box(text_page, b - 1))
            yield Word(
                text=said,
                box=(x0 - left, y0 - bottom, x1 - left, y1 - bottom),
                space=first and start != end,
                hyphen=hyphen and b == stop - hyphen,
                raised=raised,
                turn=_quarters(text_page, a),
            )
            first = False
        end = stop


def _parts(
    text_page: pdfium.PdfTextPage, text: str, start: int, stop: int
) -> Iterator[tuple[int, int, bool]]:
    """The stretches of one word: raised figures at its head and its end stand apart."""
    low, high = start, stop
    if stop - start > 1 and text[stop - 1].isdecimal():
        body = _box(text_page, start)
        while high - 1 > start and text[high - 1].isdecimal():
            if not _is_raised(_box(text_page, high - 1), body):
                break
            high -= 1
    elif stop - start > 1 and text[start].isdecimal():
        body = _box(text_page, stop - 1)
        while low < stop - 1 and text[low].isdecimal():
            if not _is_raised(_box(text_page, low), body):
                break
            low += 1
    for a, b, raised in ((start, low, True), (low, high, False), (high, stop, True)):
        if a < b:
            yield a, b, raised


def _is_raised(digit: Box, body: Box) -> bool:
    size = body[3] - body[1]
    return digit[3] - digit[1] < _RAISED * size and digit[1] > body[1] + 0.1 * size


def _box(text_page: pdfium.PdfTextPage, i: int) -> Box:
    rect = pdfium_c.FS_RECTF()
    pdfium_c.FPDFText_GetLooseCharBox(text_page.raw, i, rect)
    x0, x1 = sorted((_finite(rect.left), _finite(rect.right)))
    y0, y1 = sorted((_finite(rect.bottom), _finite(rect.top)))
    return x0, y0, x1, y1


def _finite(value: float) -> float:
    return value if math.isfinite(value) and abs(value) < _FARTHEST else 0.0


def _hull(one: Box, other: Box) -> Box:
    return (
        min(one[0], other[0]),
        min(one[1], other[1]),
        max(one[2], other[2]),
        max(one[3], other[3]),
    )


def _quarters(text_page: pdfium.PdfTextPage, i: int) -> int:
    """How many quarters against the clock a letter is turned."""
    angle: float = pdfium_c.FPDFText_GetCharAngle(text_page.raw, i)
    return round(-angle / (math.pi / 2)) % 4 if angle > 0 else 0


def _meets(box: Box, width: float, height: float) -> bool:
    """Whether a box lies on the sheet at least in part."""
    return box[0] < width and box[2] > 0 and box[1] < height and box[3] > 0


def _unseen(text_page: pdfium.PdfTextPage, text: str) -> bool:
    """Whether the first, the middle and the last letter are drawn invisibly, as OCR does."""
    seen = [i for i, char in enumerate(text) if not char.isspace()]
    sample = {seen[0], seen[len(seen) // 2], seen[-1]} if seen else set()
    modes = [
        pdfium_c.FPDFTextObj_GetTextRenderMode(pdfium_c.FPDFText_GetTextObject(text_page.raw, i))
        for i in sample
    ]
    return bool(modes) and all(mode == _INVISIBLE for mode in modes)
