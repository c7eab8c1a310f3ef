"""What was read in each document as JSON Lines: one object a document."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from recount.model.document import Document
from recount.model.reading import QuantityMention, Reading, Statement, TimeMention
from recount.model.span import Span
from recount.show.ledger_json import published_object, span_object
from recount.show.places import placed

Row = dict[str, Any]


def render_readings(documents: Iterable[Document], readings: Iterable[Reading]) -> str:
    """One JSON object a line for every document that was read, by document name.

    Raises ValueError where a span is not the document's text at its offsets.
    """
    known = {d.id: d for d in documents}
    pairs = sorted(((known[r.document], r) for r in readings), key=lambda p: (p[0].name, p[0].id))
    return "".join(
        json.dumps(reading_object(d, r), ensure_ascii=False, sort_keys=True) + "\n"
        for d, r in pairs
    )


def reading_object(document: Document, reading: Reading) -> Row:
    """One document's reading as plain values. Raises ValueError on an ungrounded span.

    Statements carried over to sentences that name nobody have no source and no
    cue of their own; they show as `carried` hops of the claims, not here.
    """
    for span in _spans(reading):
        if not span.grounded(document.text):
            raise ValueError(f"{document.name}: words do not stand at {span.start}–{span.end}")
    row = {
        "document": document.id,
        "name": document.name,
        "published": published_object(document.published),
        "sentences": [{"start": start, "end": end} for start, end in reading.sentences],
        "statements": [_statement(s) for s in reading.statements if not s.carried],
        "quantities": [_quantity(q) for q in reading.quantities],
        "times": [_time(m) for m in reading.times],
        "names": [{"span": span_object(n.span), "kind": n.kind} for n in reading.names],
        "acts": [
            {"span": span_object(a.span), "act": a.act, "method": a.method} for a in reading.acts
        ],
    }
    if reading.segments:
        row["segments"] = [
            {"start": s.start, "end": s.end, "published": published_object(s.published)}
            for s in reading.segments
        ]
    return placed(row, document)


def _spans(reading: Reading) -> Iterable[Span]:
    for said in reading.statements:
        yield from (*said.source, *said.cue, *said.content)
    yield from (mention.span for mention in reading.quantities)
    yield from (mention.span for mention in reading.times)
    yield from (mention.span for mention in reading.names)
    yield from (mention.span for mention in reading.acts)


def _statement(said: Statement) -> Row:
    return {
        "source": [span_object(s) for s in said.source],
        "cue": [span_object(s) for s in said.cue],
        "content": [span_object(s) for s in said.content],
        "direct": said.direct,
        "stance": said.stance,
        "inside": said.inside,
    }


def _quantity(figure: QuantityMention) -> Row:
    return {
        "span": span_object(figure.span),
        "low": figure.low,
        "high": figure.high,
        "bound": figure.bound,
        "approximate": figure.approximate,
        "unit": figure.unit,
        "per": figure.per,
        "measure": figure.measure,
    }


def _time(mention: TimeMention) -> Row:
    row: Row = {
        "span": span_object(mention.span),
        "kind": mention.kind,
        "value": mention.value,
        "earliest": mention.earliest,
        "latest": mention.latest,
        "modifier": mention.modifier,
        "anchor": mention.anchor,
    }
    if mention.readings:
        row["readings"] = [
            {"value": r.value, "earliest": r.earliest, "latest": r.latest} for r in mention.readings
        ]
    return row
