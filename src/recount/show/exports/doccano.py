"""`doccano`: texts with our claims as labels for doccano, and its JSONL back.

doccano counts UTF-16 code units, as its page is written in JavaScript
(doccano/doccano issues 2290, 2484). In a project that counts grapheme clusters
as one character its offsets mean something else again; leave that off.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from recount.model.document import Document, Failure
from recount.model.ledger import Ledger
from recount.show.exports.decisions import (
    Decided,
    DecisionError,
    Page,
    Sheet,
    SpanDecision,
    page_of,
)
from recount.show.exports.labels import LABELS, proposals
from recount.show.exports.offsets import Utf16
from recount.show.exports.values import Exported, File
from recount.show.readback.place import Place, PlaceError, parsed


def render_doccano(ledger: Ledger) -> Exported:
    """documents.jsonl for a sequence labelling project, and labels.json, its labels."""
    lines = []
    for document, spans in proposals(ledger):
        units = Utf16.of(document.text)
        row = {
            "text": document.text,
            "label": [[units.units(s.span.start), units.units(s.span.end), s.label] for s in spans],
            "document": document.name,
            "document_id": document.id,
        }
        lines.append(json.dumps(row, ensure_ascii=False) + "\n")
    labels = json.dumps([{"text": label} for label in LABELS], indent=1) + "\n"
    return Exported(
        (File("documents.jsonl", "".join(lines).encode()), File("labels.json", labels.encode()))
    )


def read_doccano(text: str, documents: Sequence[Document], who: str | None = None) -> Decided:
    """The labels of doccano's export "JSONL", with or without relations.

    The file does not tell who labelled: `who` does. Raises PlaceError where a
    line is not of that form; a label that does not fit its text is a failure,
    and the rest is taken over.
    """
    decisions: list[SpanDecision] = []
    failures: list[Failure] = []
    sheets: list[Sheet] = []
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        place = parsed(line, f"line {number}")
        row = place.row()
        own = row.get("document_id", Place(None)).value
        try:
            words = _held(place, row, "text", "data").text()
            page = page_of(documents, words, own if isinstance(own, str) else None)
        except DecisionError as error:
            failures.append(Failure(place.path, str(error)))
            continue
        sheets.append(Sheet(page.document.id, who, place=place.path))
        units = Utf16.of(page.text)
        for label in _labels(place, row):
            try:
                decisions.append(_decision(label, page, units, who))
            except (DecisionError, PlaceError) as error:
                failures.append(Failure(label.path, str(error)))
        failures += _unread(row)
    return Decided(tuple(decisions), tuple(failures), tuple(sheets))


def _unread(row: dict[str, Place]) -> Iterator[Failure]:
    """What stands beside the labels, and no decision is made of."""
    for key in ("relations", "Comments", "comments"):
        held = row.get(key, Place(None))
        for one in held.items() if isinstance(held.value, list) else ():
            yield Failure(one.path, f"it is not taken over, since no label says it: {one.value}")


def _held(place: Place, row: dict[str, Place], *keys: str) -> Place:
    """The first of `keys` that is there: doccano's releases name them differently."""
    for key in keys:
        if key in row:
            return row[key]
    raise place.wrong(f"there is no “{keys[0]}”; export as JSONL from doccano")


def _labels(place: Place, row: dict[str, Place]) -> Iterator[Place]:
    yield from _held(place, row, "label", "labels", "entities").items()


def _decision(label: Place, page: Page, units: Utf16, who: str | None) -> SpanDecision:
    if isinstance(label.value, dict):
        row = label.row()
        parts = [_held(label, row, key) for key in ("start_offset", "end_offset", "label")]
    else:
        parts = label.items()
    if len(parts) != 3:
        raise label.wrong("this should be a start, an end and a label")
    span = page.span(_point(parts[0], units), _point(parts[1], units))
    return SpanDecision(
        page.document.id, span.start, span.end, span.exact, parts[2].text(), who, place=label.path
    )


def _point(place: Place, units: Utf16) -> int:
    unit = place.whole()
    try:
        return units.points(unit)
    except ValueError as error:
        raise DecisionError(f"offset {error}; does the project count graphemes?") from error
