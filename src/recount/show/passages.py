"""Passages: a claim's words with what stands around them, and texts with claims marked."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from recount.model.claim import Claim
from recount.model.document import Document

# Characters of the words around a claim that are shown on either side.
MOST_AROUND = 220


@dataclass(frozen=True, slots=True)
class Passage:
    """A claim's words between the sentence (or rest of one) before and after them."""

    before: str
    quote: str
    after: str


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of text from offset `start`, the claims that cover it, and those that begin there."""

    start: int
    text: str
    claims: tuple[str, ...]
    begins: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph of a document and the zone it stands in."""

    zone: str
    segments: tuple[Segment, ...]


def passage(document: Document, sentences: Sequence[tuple[int, int]], claim: Claim) -> Passage:
    """The claim's words with the sentence before and after them, white space evened.

    Without `sentences` (in text order) the paragraph it stands in bounds it.
    Neighbours in a zone of another kind are left out (a title before the body's
    first sentence), long ones shortened.
    """
    text, start, end = document.text, claim.span.start, claim.span.end
    if sentences:
        first = max(0, bisect_right(sentences, start, key=lambda s: s[0]) - 1)
        last = min(len(sentences) - 1, bisect_left(sentences, end, key=lambda s: s[1]))
        before = [*sentences[max(0, first - 1) : first], (sentences[first][0], start)]
        after = [(end, sentences[last][1]), *sentences[last + 1 : last + 2]]
    else:
        before = [(text.rfind("\n", 0, start) + 1, start)]
        after = [(end, (text + "\n").find("\n", end))]
    zone = document.zone_at(start)
    head = _shortened(_alike(document, before, zone), head=True)
    tail = _shortened(_alike(document, after, zone), head=False)
    return Passage(
        head + (" " if head and text[start - 1].isspace() else ""),
        _even(text[start:end]),
        (" " if tail and text[end].isspace() else "") + tail,
    )


def _alike(document: Document, parts: Sequence[tuple[int, int]], zone: str) -> str:
    """The parts that stand in a zone of the same kind, as one line."""
    return _even(
        " ".join(document.text[a:b] for a, b in parts if a < b and document.zone_at(a) == zone)
    )


def _even(words: str) -> str:
    return " ".join(words.split())


def _shortened(words: str, head: bool) -> str:
    """`words` cut to MOST_AROUND characters, at the head or at the end."""
    if len(words) <= MOST_AROUND:
        return words
    if head:
        return "… " + words[-MOST_AROUND:].partition(" ")[2]
    return words[:MOST_AROUND].rpartition(" ")[0] + " …"


def blocks(
    document: Document, claims: Sequence[Claim], further: Iterable[int] = ()
) -> tuple[Block, ...]:
    """The whole text, paragraph by paragraph, with every claim marked.

    `claims` are this document's in order of start; they may nest and overlap.
    `further` are offsets at which a segment is to end besides.
    """
    cuts = sorted({*further, *(edge for c in claims for edge in (c.span.start, c.span.end))})
    found, waiting, near = [], deque(claims), list[Claim]()
    for kind, start, end in _paragraphs(document):
        near = [c for c in near if c.span.end > start]
        while waiting and waiting[0].span.start < end:
            near.append(waiting.popleft())
        edges = [start, *cuts[bisect_right(cuts, start) : bisect_left(cuts, end)], end]
        segments = tuple(_segment(document.text, near, a, b) for a, b in pairwise(edges))
        found.append(Block(kind, segments))
    return tuple(found)


def _segment(text: str, near: Sequence[Claim], start: int, end: int) -> Segment:
    covering = [c for c in near if c.span.start <= start and end <= c.span.end]
    begins = [c for c in covering if c.span.start == start]
    return Segment(
        start, text[start:end], tuple(c.id for c in covering), tuple(c.id for c in begins)
    )


def _paragraphs(document: Document) -> list[tuple[str, int, int]]:
    """Lines with text in them and the zone each stands in."""
    found, at = [], 0
    for line in document.text.split("\n"):
        bare = line.strip()
        if bare:
            start = at + line.index(bare)
            found.append((start, start + len(bare)))
        at += len(line) + 1
    zones, result = iter(document.zones), []
    zone = next(zones, None)
    for start, end in found:
        while zone and zone.end <= start:
            zone = next(zones, None)
        inside = zone is not None and zone.start <= start
        result.append((zone.kind if zone and inside else "body", start, end))
    return result
