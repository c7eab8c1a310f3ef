"""The text view cut into labelled zones: title, body, caption, quote-block, credit, furniture.

Every character that is not white space lies in exactly one zone; a zone never
crosses a paragraph, so sentences can be read zone by zone.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise

from recount.ingest.credits import key, outlet_name
from recount.ingest.edges import head_pieces, inner_head, tail_pieces, title_again
from recount.ingest.imprint import imprint
from recount.ingest.lines import line_role
from recount.ingest.pictures import caption_pieces, photo_credits
from recount.ingest.values import Piece
from recount.model.document import Zone

_ENDS = (".", "!", "?", ":", ";", ",", '"', "”", "…", "’", "'")
# Longest headlines met run to some 200 characters and 30 words; a heading inside a text is short.
_TITLE_CHARS, _TITLE_WORDS, _STOPPED_TITLE_WORDS = 200, 30, 16
_HEADING_CHARS, _HEADING_WORDS = 60, 8
# Of fewer lines the width tells nothing.
_FEW_LINES = 4
# The head of a page is looked for in so many lines.
_HEAD_LINES = 12
_QUOTED = ('."', ".”", ".’")
_STOPS = (".", "!", *_QUOTED)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A line of text (or several of one hard-wrapped paragraph), white space at its ends left out.

    `hint` is the zone kind its format gives it (or "heading"); `apart` whether a blank line
    parts it from the paragraph before.
    """

    start: int
    end: int
    hint: str | None
    apart: bool


def pieces_of(
    text: str,
    hints: Sequence[str | None] | None = None,
    outlet: str | None = None,
    title: str | None = None,
) -> tuple[Piece, ...]:
    """The pieces of `text` in order.

    `hints` gives a zone kind for each line, or None; `outlet` and `title` are
    known from outside: by the one a masthead is told from a title, by the
    other the title from all else.
    """
    cutter = _Cutter(text, paragraphs(text, hints), outlet, title)
    return tuple(cutter.run())


def zones_of(pieces: Sequence[Piece]) -> tuple[Zone, ...]:
    """The same as zones."""
    return tuple(Zone(piece.kind, piece.start, piece.end) for piece in pieces)


def paragraphs(text: str, hints: Sequence[str | None] | None = None) -> list[Paragraph]:
    """The paragraphs of `text`: its lines, hard-wrapped ones joined."""
    found: list[Paragraph] = []
    at, apart = 0, True
    for number, line in enumerate(text.split("\n")):
        if bare := line.strip():
            start = at + line.index(bare[0])
            hint = hints[number] if hints else None
            found.append(Paragraph(start, start + len(bare), hint, apart))
        apart = not bare
        at += len(line) + 1
    return found if hints else _unwrapped(text, found)


def _unwrapped(text: str, lines: list[Paragraph]) -> list[Paragraph]:
    """Lines broken at a fixed width joined into paragraphs; others as they are."""
    inner = [a for a, b in pairwise(lines) if not b.apart]
    if len(inner) < _FEW_LINES:
        return _joined(lines, lambda before, line: _goes_on(text, before, line))
    widths = sorted(line.end - line.start for line in inner)
    if not 40 <= widths[len(widths) // 2] <= 100 or widths[-1] > 120:
        return lines
    broken = [line for line in inner if text[line.end - 1] not in '.!?"”']
    if len(broken) * 10 < len(inner) * 6:
        return lines
    full = widths[len(widths) // 2] * 0.6
    return _joined(lines, lambda before, _: before.end - before.start >= full)


def _goes_on(text: str, before: Paragraph, line: Paragraph) -> bool:
    """Whether a sentence runs over the end of a line: too few lines to tell it by their width."""
    return text[before.end - 1] not in ".!?:;…" and text[line.start].islower()


def _joined(
    lines: list[Paragraph], same: Callable[[Paragraph, Paragraph], bool]
) -> list[Paragraph]:
    """Each line that no blank line parts from the one before joined to it where they are `same`."""
    found: list[Paragraph] = []
    for before, line in zip([None, *lines], lines):
        if before and not line.apart and same(before, line):
            found[-1] = replace(found[-1], end=line.end)
        else:
            found.append(line)
    return found


class _Cutter:
    """One pass over the paragraphs; remembers the title and whether the body has begun."""

    def __init__(
        self, text: str, lines: list[Paragraph], outlet: str | None, known: str | None
    ) -> None:
        self.text, self.lines, self.outlet = text, lines, outlet
        self.known = key(known) if known else None
        self.title: str | None = None
        self.begun = False

    def run(self) -> list[Piece]:
        self.head = self._head()
        cut = [self._paragraph(i, line) for i, line in enumerate(self.lines)]
        self._captions(cut)
        self._headings(cut)
        found = [piece for pieces in cut for piece in pieces]
        stated = self.known is not None or any(line.hint for line in self.lines)
        return found if stated else _with_body(found)

    def _paragraph(self, i: int, line: Paragraph) -> list[Piece]:
        if said := self._imprint(line, self.title is not None):
            return said
        kind, role = line_role(self.text, line.start, line.end) or (None, None)
        hint = line.hint if line.hint != "body" else None
        if hint == "title":
            return self._title(line)
        if (hint or kind) == "caption" and role != "photo":
            return caption_pieces(self.text, line.start, line.end)
        if hint and not (hint == "caption" or (role and hint in ("furniture", "credit"))):
            kind, role = ("title" if hint == "heading" else hint), _ROLES[hint]
        elif hint in ("furniture", "credit"):
            kind = hint
        if kind and role:
            return [Piece(kind, role, line.start, line.end)]
        if self.outlet and key(self.text[line.start : line.end]) == key(self.outlet):
            return [Piece("furniture", "outlet", line.start, line.end)]
        if i in self.head:
            return (
                self._title(line)
                if i == self.head[0]
                else [Piece("title", "heading", line.start, line.end)]
            )
        if self.title and title_again(self.text, line.start, line.end, self.title) == line.end:
            return [Piece("title", "headline", line.start, line.end)]
        return self._body(line)

    def _head(self) -> list[int]:
        """Lines above the body that are the title and what stands with it, the title first.

        The first line that can be a title is one; further ones are, up to the
        first paragraph. Where it is shorter than a title usually is (a section,
        a desk), the first of three words or more goes before it.
        """
        found: list[int] = []
        for i, line in enumerate(self.lines[:_HEAD_LINES]):
            if line.hint == "furniture":
                continue
            if line.hint:
                return []
            if self.known and key(self.text[line.start : line.end]) == self.known:
                return [i]
            if self._around(line) or self._imprint(line, bool(found)):
                continue
            if not self._title_like(i, line, first=not found):
                break
            found.append(i)
        if len(found) == len(self.lines) or not found:
            return []
        counts = [len(self.text[self.lines[i].start : self.lines[i].end].split()) for i in found]
        best = next((n for n, count in enumerate(counts) if count >= 3), 0)
        return [found[best], *found[:best], *found[best + 1 :]]

    def _imprint(self, line: Paragraph, titled: bool) -> list[Piece] | None:
        """The pieces of a line above the body that says who published it and when."""
        if self.begun or line.hint not in (None, "body"):
            return None
        return imprint(self.text, line.start, line.end, self.outlet, titled)

    def _around(self, line: Paragraph) -> bool:
        """Whether the line is a masthead, a date, a credit or a notice, not the article's own."""
        said = self.text[line.start : line.end]
        return bool(self.outlet and key(said) == key(self.outlet)) or (
            line_role(self.text, line.start, line.end) is not None
        )

    def _title_like(self, i: int, line: Paragraph, first: bool) -> bool:
        said = self.text[line.start : line.end]
        count = len(said.split())
        if (
            len(said) > _TITLE_CHARS
            or count > _TITLE_WORDS
            or head_pieces(self.text, line.start, line.end, None, True)
        ):
            return False
        rest = self.lines[i + 1 : i + 1 + _HEAD_LINES]
        following = [after for after in rest if not self._around(after)][:3]
        if not following or said[0].islower():
            return False
        if not said.endswith(_STOPS):
            longest = max(after.end - after.start for after in following)
            return longest > len(said) if first else count <= _TITLE_WORDS / 2
        return (
            first
            and count <= _STOPPED_TITLE_WORDS
            and line.end - line.start < following[0].end - following[0].start
            and not said.endswith(_QUOTED)
        )

    def _title(self, line: Paragraph) -> list[Piece]:
        """The title, and the outlet's name behind it ("Bridge falls | The Courier") apart."""
        said = self.text[line.start : line.end]
        pieces = [Piece("title", "headline", line.start, line.end)]
        for sign in (" | ", " - ", " – ", " — "):
            head, found, name = said.rpartition(sign)
            if found and head and (outlet_name(name) or (sign == " | " and len(name.split()) <= 4)):
                cut = line.start + len(head.rstrip())
                at = line.start + len(head) + 1
                pieces = [
                    Piece("title", "headline", line.start, cut),
                    Piece("furniture", "outlet", at, line.end),
                ]
                break
        if self.title is None:
            self.title = self.text[pieces[0].start : pieces[0].end]
        return pieces

    def _body(self, line: Paragraph) -> list[Piece]:
        head = head_pieces(self.text, line.start, line.end, self.title, not self.begun)
        start = self._rest(head[-1].end, line.end) if head else line.start
        tail = tail_pieces(self.text, start, line.end)
        end = tail[0].start if tail else line.end
        while end > start and self.text[end - 1].isspace():
            end -= 1
        head = _stretched(self.text, head, start)
        inner = inner_head(self.text, start, end) if not self.begun else []
        core = self._core(start, end, inner) if start < end else []
        self.begun = self.begun or bool(core)
        return [*head, *core, *tail]

    def _rest(self, start: int, end: int) -> int:
        """Where the sentences begin after the pieces at the head."""
        while start < end and self.text[start] in " \t\xa0.|·•–—-:":
            start += 1
        return start

    def _core(self, start: int, end: int, inner: list[Piece]) -> list[Piece]:
        """The sentences, cut by what stands between them."""
        pieces: list[Piece] = []
        since = inner[-1].end if inner else start
        at = start
        for piece in [*inner, *photo_credits(self.text, since, end), None]:
            stop = piece.start if piece else end
            text = _trimmed(self.text, at, stop)
            if text:
                pieces.append(Piece("body", "text", *text))
            if piece:
                pieces.append(piece)
                at = piece.end
        return pieces

    def _captions(self, cut: list[list[Piece]]) -> None:
        """What a credit of a picture on a line of its own says of its neighbours."""
        seen = list(
            accumulate((sum(p.role == "text" for p in pieces) for pieces in cut), initial=0)
        )
        spaced = sum(line.apart for line in self.lines) * 2 > len(self.lines)
        for i, pieces in enumerate(cut):
            if not (len(pieces) == 1 and pieces[0].role == "photo"):
                continue
            if spaced and i and not self.lines[i].apart and _is_text(cut[i - 1]):
                cut[i - 1] = [replace(cut[i - 1][0], kind="caption", role="caption")]
            elif (
                i + 2 < len(cut)
                and _is_text(cut[i + 1])
                and cut[i + 2][0].role in ("stamp", "notice", "byline", "photo")
                and seen[i] <= 2
            ):
                cut[i + 1] = [replace(cut[i + 1][0], kind="caption", role="caption")]

    def _headings(self, cut: list[list[Piece]]) -> None:
        """Short lines between paragraphs that end without a stop are headings; rows are not."""
        texts = [i for i, pieces in enumerate(cut) if any(p.role == "text" for p in pieces)]
        for i in texts[1:-1]:
            said = self.text[cut[i][0].start : cut[i][0].end]
            short = len(said) <= _HEADING_CHARS and len(said.split()) <= _HEADING_WORDS
            capital = said[0].isupper() or said[0].isdigit()
            row = " | " in said
            if _is_text(cut[i]) and short and capital and not row and not said.endswith(_ENDS):
                cut[i] = [replace(cut[i][0], kind="title", role="heading")]


_ROLES = {
    "heading": "heading",
    "title": "headline",
    "caption": "caption",
    "quote-block": "quote",
    "credit": "byline",
    "furniture": "notice",
    "body": "text",
}


def _with_body(pieces: list[Piece]) -> list[Piece]:
    """The same; but titles over nothing but credits and notices are the text themselves.

    To be asked only where nothing from outside says what the title is.
    """
    if any(piece.kind not in ("title", "credit", "furniture") for piece in pieces):
        return pieces
    return [replace(p, kind="body", role="text") if p.kind == "title" else p for p in pieces]


def _is_text(pieces: list[Piece]) -> bool:
    return len(pieces) == 1 and pieces[0].role == "text"


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return (start, end) if start < end else None


def _stretched(text: str, pieces: list[Piece], stop: int) -> list[Piece]:
    """Each piece up to the next, so that the signs between them lie in a zone too."""
    ends = [*(piece.start for piece in pieces[1:]), stop] if pieces else []
    reached = []
    for piece, end in zip(pieces, ends):
        _, last = _trimmed(text, piece.start, end) or (piece.start, piece.end)
        reached.append(replace(piece, end=last))
    return reached


def title_of(text: str, pieces: Sequence[Piece]) -> str | None:
    """The words of the first title zone."""
    first = next((piece for piece in pieces if piece.role == "headline"), None)
    return " ".join(text[first.start : first.end].split()) if first else None
