"""Printed lines to paragraphs: where one ends, and what a hyphen at a line's end stood for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from statistics import median

from recount import resources
from recount.ingest.formats.pdf.lines import Line

# In heights of letters: what a first line is set in by, and slack of a line's end.
_INDENT, _SLACK = 0.6, 0.4
_WIDER = 1.3
# Points by which lines that are set flush may part from the edge.
_FLUSH = 1.5
_ENDS = (".", "!", "?", ":", "”", '"', "’")
_BULLET = re.compile(r"(?:[•▪●‣◦–—-]|\(?[a-z]\)|\(?\d{1,2}[.)])$")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_RTL = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
_ENDINGS = ("s", "es", "d", "ed", "ing", "ly")


@dataclass(slots=True)
class Paragraph:
    """Lines that are one paragraph, each with the number of its page; `kind` is its zone or None.

    `size` is the height of its letters; `running` tells that it is of the text
    itself, which may run on over a page's end.
    """

    lines: list[tuple[int, Line]]
    size: float
    kind: str | None = None
    running: bool = False


def paragraphs_of(
    block: Sequence[Line], page: int, headline: bool = False, notes: bool = False
) -> list[Paragraph]:
    """The paragraphs of one block of lines, on page `page`.

    A `headline` breaks where the sense does, so that only a wide gap ends it;
    in `notes` each number at the head of a line begins one.
    """
    drops = [a.box[1] - b.box[1] for a, b in pairwise(block)]
    usual = median(drops) if len(drops) > 1 else 0.0
    edges = _edges(block)
    found = [[block[0]]]
    for before, line, drop in zip(block, block[1:], drops):
        wide = usual and drop > _WIDER * usual
        new = not headline and _begins(before, line, edges)
        if wide or len(line.cells) > 1 or (bool(note_number(line)) if notes else new):
            found.append([line])
        else:
            found[-1].append(line)
    return [
        Paragraph([(page, line) for line in lines], size=median(line.size for line in lines))
        for lines in found
    ]


def note_number(line: Line) -> str:
    """The number of the footnote that `line` begins, "" where it begins none."""
    first = line.words[0]
    number = first.text.rstrip(".)")
    small = first.raised or first.size < 0.85 * line.size
    return number if number.isdecimal() and len(number) <= 3 and (small or first.space) else ""


def goes_on(before: Paragraph, after: Paragraph) -> bool:
    """Whether the text of `before` runs on in `after`, over the end of a column or a page."""
    last, first = before.lines[-1][1], after.lines[0][1]
    said = last.words[-1]
    start = first.words[0].text[:1]
    return (
        abs(before.size - after.size) < 0.05 * before.size
        and len(last.cells) == len(first.cells) == 1
        and (said.hyphen or (start.islower() and not last.text.endswith(_ENDS)))
    )


@dataclass(frozen=True, slots=True)
class _Edges:
    """Where the lines of a block begin and end at most; `flush` where nearly all end there."""

    left: float
    right: float
    flush: bool


def _edges(block: Sequence[Line]) -> _Edges:
    left, right = min(line.box[0] for line in block), max(line.box[2] for line in block)
    full = sum(right - line.box[2] < _FLUSH and line.box[0] - left < _FLUSH for line in block)
    return _Edges(left, right, len(block) > 3 and full * 3 > len(block))


def _begins(before: Line, line: Line, edges: _Edges) -> bool:
    """Whether `line` begins a paragraph: set in, marked, or the line before had room for it."""
    words, left, right = line.words, edges.left, edges.right
    if before.words[-1].hyphen or before.text.endswith("-"):
        return False
    if _BULLET.match(words[0].text) and before.text.endswith((*_ENDS, ";", ",")):
        return True
    size = line.size
    if _RTL.search(line.text):
        room = before.box[0] - left
        inset = right - line.box[2] > _INDENT * size and right - before.box[2] < _SLACK * size
    else:
        room = right - before.box[2]
        inset = line.box[0] - left > _INDENT * size and before.box[0] - left < _SLACK * size
    # Below a bullet the lines are set in to the end of its paragraph.
    inset = inset and not _BULLET.match(before.words[0].text)
    # Text set flush on both sides is short only where a paragraph ends.
    first = 0.0 if edges.flush else words[0].box[2] - words[0].box[0]
    return inset or room > first + _SLACK * size


class Hyphens:
    """What a hyphen at a line's end stood for, told by the words of the same document.

    A hyphen goes where the joined word stands elsewhere in the document or in a
    word list, or where its second part is no word of its own; it stays where
    the hyphenated word stands elsewhere, and where nothing tells.
    """

    def __init__(self, words: Iterable[str]) -> None:
        self.seen = {found.lower() for word in words for found in _WORD.findall(word)}

    def between(self, head: str, tail: str) -> str:
        """What stands between the end of one line and the next: "-" or nothing."""
        first = _WORD.findall(head.lower())[-1:]
        second = _WORD.match(tail.lower())
        if not first or not second or not head[-1:].isalpha() or tail[:1].isupper():
            return "-"
        whole = first[0] + second[0]
        if whole in self.seen or _listed(whole):
            return ""
        own = second[0] in self.seen or _listed(second[0])
        return "-" if own or f"{first[0]}-{second[0]}" in self.seen else ""


@cache
def _lexicon() -> frozenset[str]:
    return resources.lexicon_words()


def _listed(word: str) -> bool:
    """Whether a word, or what is left without a regular ending, stands in the word lists."""
    stems = (word.removesuffix(ending) for ending in _ENDINGS if word.endswith(ending))
    return word in _lexicon() or any(s in _lexicon() or s + "e" in _lexicon() for s in stems)
