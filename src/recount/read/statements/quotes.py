"""Quotation marks: where quoted words begin and end, over paragraphs, balanced or not."""

from __future__ import annotations

import re
from dataclasses import dataclass

from recount.model.analysis import Analysis

# Marks by Unicode, not by language: typewriter double, two single ones for a double, curly, low,
# angled. Single marks are left out, as an apostrophe cannot be told from a closing one.
MARK = re.compile(r"[\"“”„‟«»＂]|``|''")
OPENING = frozenset("“„‟«") | {"``"}
CLOSING = frozenset("”»") | {"''"}


@dataclass(frozen=True, slots=True)
class Piece:
    """Quoted words within one paragraph, from mark to mark in characters.

    `closed` says whether a mark ends it; `links` whether it goes on from the piece before: the
    quote was left open and this paragraph opens with a mark again.
    """

    start: int
    end: int
    closed: bool
    links: bool


def _opens(text: str, mark: re.Match[str], is_open: bool) -> bool:
    """Whether a mark opens: by its shape, else by what stands beside it."""
    shape = mark.group()
    if shape in OPENING:
        return True
    if shape in CLOSING:
        # Typists close with an opening mark and open with a closing one; the space tells.
        return not is_open and _spaced(text, mark.start() - 1) and not _spaced(text, mark.end())
    before, after = _spaced(text, mark.start() - 1), _spaced(text, mark.end())
    return before and not after if before != after else not is_open


def _spaced(text: str, i: int) -> bool:
    return not 0 <= i < len(text) or text[i].isspace() or text[i] in "([{—–-"


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Start and end of every line of text that is not blank."""
    return [found.span() for found in re.finditer(r"[^\n]*\S[^\n]*", text)]


def pieces(text: str) -> tuple[Piece, ...]:
    """All quoted pieces of a text in order.

    A mark that closes nothing is passed over (a quote closed twice); a quote
    still open when another opens, or at the end of its paragraph, ends there.
    """
    found: list[Piece] = []
    left_open = False
    for start, end in paragraphs(text):
        inside = _paragraph(text, start, end, left_open)
        found.extend(inside)
        left_open = bool(inside) and not inside[-1].closed and inside[-1].end == end
    return tuple(found)


def _paragraph(text: str, start: int, end: int, left_open: bool) -> list[Piece]:
    found: list[Piece] = []
    opened: int | None = None
    links = False
    for mark in MARK.finditer(text, start, end):
        if _opens(text, mark, opened is not None):
            first = not text[start : mark.start()].strip()
            if opened is not None:
                found.append(Piece(opened, mark.start(), False, links))
            links = opened is not None or (first and left_open)
            opened = mark.start()
        elif opened is not None:
            found.append(Piece(opened, mark.end(), True, links))
            opened, links = None, False
    if opened is not None:
        found.append(Piece(opened, end, False, links))
    return found


@dataclass(frozen=True, slots=True)
class Quote:
    """Quoted words in tokens, marks included: the pieces that one opening carries through."""

    runs: tuple[tuple[int, ...], ...]
    closed: bool

    @property
    def tokens(self) -> tuple[int, ...]:
        """All its tokens in text order."""
        return tuple(i for run in self.runs for i in run)


def quotes(analysis: Analysis) -> tuple[Quote, ...]:
    """The quotes of a document in tokens, in text order."""
    found: list[Quote] = []
    at = 0
    tokens = analysis.tokens
    for piece in pieces(analysis.text):
        while at < len(tokens) and tokens[at].start < piece.start:
            at += 1
        run: list[int] = []
        while at < len(tokens) and tokens[at].end <= piece.end:
            run.append(at)
            at += 1
        if not run:
            continue
        if piece.links and found:
            found[-1] = Quote((*found[-1].runs, tuple(run)), piece.closed)
        else:
            found.append(Quote((tuple(run),), piece.closed))
    return tuple(found)
