"""The source text beside the claims: every run with its offset, the claim's parts marked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from recount.model.claim import Claim
from recount.model.document import Document
from recount.model.span import Span
from recount.show.page.claims import published_words
from recount.show.passages import Block, Segment, blocks
from recount.show.phrases import Phrases
from recount.show.safe import HIDDEN

# Characters on either side of the quote that a page holds; the rest is on the document's page.
AROUND = 12_000
SPLIT = re.compile(f"({HIDDEN.pattern})")


@dataclass(frozen=True, slots=True)
class Run:
    """Text from offset `start` that is marked alike.

    `depth` claims cover it (3 for more), `quote` where the current one does;
    `role` is the part of it that it names, "" for none; `hidden` is one character that
    steers or hides, to be shown by its code point; `begins` are the claims
    that start here; `apart` is its zone where that is not its line's, else "".
    """

    start: int
    text: str
    depth: int
    quote: bool = False
    role: str = ""
    hidden: bool = False
    begins: tuple[str, ...] = ()
    apart: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph, the zone it stands in and its runs."""

    zone: str
    zone_words: str
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """A document's text around a claim; `more_before`, `more_after` where it goes on."""

    id: str
    name: str
    title: str
    outlet: str
    published: str
    lines: tuple[Line, ...]
    more_before: bool = False
    more_after: bool = False


def source_view(
    t: Phrases, document: Document, claims: Sequence[Claim], current: Claim | None
) -> Source:
    """A document with its claims marked, `current` the one under review.

    `claims` are the document's that are to be marked, in order of start.
    """
    parts = list(_parts(current)) if current else []
    cuts = [edge for span, _ in parts for edge in (span.start, span.end)]
    if current:
        cuts += [current.span.start, current.span.end]
    every = blocks(document, claims, cuts)
    shown = [block for block in every if _near(block, current)]
    return Source(
        document.id,
        document.name,
        document.title or t("page.untitled"),
        document.outlet or "",
        published_words(t, document),
        tuple(_line(t, block, current, parts) for block in shown),
        bool(shown) and shown[0] is not every[0],
        bool(shown) and shown[-1] is not every[-1],
    )


def _near(block: Block, current: Claim | None) -> bool:
    if current is None:
        return True
    first, last = block.segments[0], block.segments[-1]
    low, high = current.span.start - AROUND, current.span.end + AROUND
    return last.start + len(last.text) > low and first.start < high


def _parts(claim: Claim) -> Iterator[tuple[Span, str]]:
    """The words that a claim's fields stand on, with the field's name, finest first."""
    if claim.quantity:
        yield claim.quantity.span, "quantity"
    for field in ("perpetrators", "victims", "basis"):
        yield from ((named.span, field) for named in getattr(claim, field))
    if claim.place:
        yield claim.place.span, "place"
    yield from ((hop.span, "attribution") for hop in claim.attribution)


def _line(
    t: Phrases, block: Block, current: Claim | None, parts: Sequence[tuple[Span, str]]
) -> Line:
    quote = current.span if current else None
    runs = [
        replace(run, apart=segment.zone) if segment.zone != block.zone else run
        for segment in block.segments
        for run in _runs(segment, quote, parts)
    ]
    return Line(block.zone, t.either(f"zone.{block.zone}", block.zone), tuple(runs))


def _runs(segment: Segment, quote: Span | None, parts: Sequence[tuple[Span, str]]) -> Iterator[Run]:
    """The runs of a segment: what is hidden in it stands apart."""
    whole = Span(segment.start, segment.start + len(segment.text), segment.text)
    inside = quote is not None and quote.covers(whole)
    # A part that is the whole passage marks nothing in it.
    fitting = (role for span, role in parts if span.covers(whole) and span != quote)
    role = next(fitting, "")
    start, begins = segment.start, segment.begins
    for piece in filter(None, SPLIT.split(segment.text)):
        hidden = bool(HIDDEN.fullmatch(piece))
        depth = min(3, len(segment.claims))
        yield Run(start, piece, depth, inside, role, hidden, begins)
        start, begins = start + len(piece), ()
