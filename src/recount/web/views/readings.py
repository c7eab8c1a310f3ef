"""A document's page: its text with the readings one chooses to mark, and all of them in a table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from recount.model.claim import Claim
from recount.model.document import Document
from recount.model.reading import QuantityMention, Reading, Statement
from recount.model.span import Span
from recount.model.times import TimeInterval
from recount.show.passages import blocks
from recount.show.phrases import Phrases
from recount.show.wording import interval_words, range_words

LAYERS = ("claims", "statements", "quantities", "times", "names", "acts")
# Rows of the table; a book has more, and its text shows them all.
MOST_ROWS = 600


@dataclass(frozen=True, slots=True)
class Mark:
    """A reading: its layer, the words it stands on, and what it was read as."""

    layer: str
    span: Span
    meaning: str
    claim: str = ""


@dataclass(frozen=True, slots=True)
class MarkedRun:
    """A run of text and the layers that mark it; `meaning` says as what, `claim` leads to one."""

    text: str
    layers: tuple[str, ...]
    meaning: str
    claim: str = ""
    quote: bool = False


@dataclass(frozen=True, slots=True)
class MarkedLine:
    """A paragraph and the zone it stands in."""

    zone: str
    zone_words: str
    runs: tuple[MarkedRun, ...]


def marks_of(t: Phrases, reading: Reading, claims: Sequence[Claim]) -> list[Mark]:
    """Every reading of a document in text order."""
    found = [
        *(Mark("claims", c.span, _claim_words(t, c), c.id) for c in claims),
        *_statements(t, reading),
        *(Mark("quantities", q.span, _figure_words(t, q)) for q in reading.quantities),
        *(Mark("times", x.span, _time_words(t, x.kind, x.interval())) for x in reading.times),
        *(Mark("names", n.span, t.either(f"kind.{n.kind}", n.kind)) for n in reading.names),
        *(Mark("acts", a.span, t.either(f"act.{a.act}", a.act)) for a in reading.acts),
    ]
    return sorted(found, key=lambda mark: (mark.span.start, mark.span.end, mark.layer))


def marked_lines(
    t: Phrases, document: Document, marks: Sequence[Mark], quote: Span | None
) -> tuple[MarkedLine, ...]:
    """The whole text with these readings marked, `quote` the claim one came from."""
    spans = [mark.span for mark in marks] + ([quote] if quote else [])
    cuts = {edge for span in spans for edge in (span.start, span.end)}
    lines, waiting, near = [], list(reversed(marks)), list[Mark]()
    for block in blocks(document, (), cuts):
        runs = []
        for segment in block.segments:
            end = segment.start + len(segment.text)
            near = [mark for mark in near if mark.span.end > segment.start]
            while waiting and waiting[-1].span.start < end:
                near.append(waiting.pop())
            over = [m for m in near if m.span.start <= segment.start and end <= m.span.end]
            here = quote is not None and quote.start <= segment.start and end <= quote.end
            runs.append(_run(t, segment.text, over, here))
        zone = t.either(f"zone.{block.zone}", block.zone)
        lines.append(MarkedLine(block.zone, zone, tuple(runs)))
    return tuple(lines)


def _run(t: Phrases, text: str, over: Sequence[Mark], quote: bool) -> MarkedRun:
    layers = tuple(dict.fromkeys(mark.layer for mark in over))
    told = "; ".join(f"{t('document.' + mark.layer)}: {mark.meaning}" for mark in over)
    claim = next((mark.claim for mark in over if mark.claim), "")
    return MarkedRun(text, layers, told, claim, quote)


def _statements(t: Phrases, reading: Reading) -> Iterator[Mark]:
    for said in reading.statements:
        for span in (*said.source, *said.content):
            yield Mark("statements", span, _statement_words(t, said))


def _statement_words(t: Phrases, said: Statement) -> str:
    stance = t.either(f"stance.{said.stance}", said.stance)
    source = said.speaker.exact if said.speaker else " ".join(s.exact for s in said.source)
    return f"{source}: {stance}" if source else stance


def _claim_words(t: Phrases, claim: Claim) -> str:
    act, stance = t.either(f"act.{claim.act}", claim.act), t.either(f"stance.{claim.stance}", "")
    return t("list.comma").join(filter(None, (act, stance)))


def _figure_words(t: Phrases, mention: QuantityMention) -> str:
    low, high = (n if n is None else int(n) for n in (mention.low, mention.high))
    words = range_words(t, low, high, True)
    return f"{words} {mention.unit}" if mention.unit else words


def _time_words(t: Phrases, kind: str, when: TimeInterval) -> str:
    return interval_words(t, when) if when.earliest or when.latest else kind
