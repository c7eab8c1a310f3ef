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
    """A run of text from offset `start`, the claims that cover it, and those that begin there.

    `zone` is the one it stands in, which a dateline before a paragraph does not share with it.
    """

    start: int
    text: str
    claims: tuple[str, ...]
    begins: tuple[str, ...]
    zone: str


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph of a document and the zone it stands in: the body's where any of it does."""

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
    edges = {edge for c in claims for edge in (c.span.start, c.span.end)}
    cuts = sorted({*further, *edges, *(zone.start for zone in document.zones)})
    found, waiting, near = [], deque(claims), list[Claim]()
    for start, end in _paragraphs(document.text):
        near = [c for c in near if c.span.end > start]
        while waiting and waiting[0].span.start < end:
            near.append(waiting.popleft())
        inside = [start, *cuts[bisect_right(cuts, start) : bisect_left(cuts, end)], end]
        segments = tuple(_segment(document, near, a, b) for a, b in pairwise(inside))
        kinds = [segment.zone for segment in segments]
        found.append(Block("body" if "body" in kinds else kinds[0], segments))
    return tuple(found)


def _segment(document: Document, near: Sequence[Claim], start: int, end: int) -> Segment:
    covering = [c for c in near if c.span.start <= start and end <= c.span.end]
    begins = [c for c in covering if c.span.start == start]
    return Segment(
        start,
        document.text[start:end],
        tuple(c.id for c in covering),
        tuple(c.id for c in begins),
        _zone_from(document, start),
    )


def _zone_from(document: Document, offset: int) -> str:
    """Kind of the zone that holds `offset`; space takes that before it, words in none are body."""
    at = bisect_right(document.zones, offset, key=lambda zone: zone.start)
    before = document.zones[at - 1] if at else None
    if before and (offset < before.end or document.text[offset].isspace()):
        return before.kind
    return "body"


def _paragraphs(text: str) -> list[tuple[int, int]]:
    """Lines with text in them, white space at their ends left out."""
    found, at = [], 0
    for line in text.split("\n"):
        bare = line.strip()
        if bare:
            start = at + line.index(bare)
            found.append((start, start + len(bare)))
        at += len(line) + 1
    return found
