"""`labelstudio`: texts with our claims as predictions for Label Studio, and its JSON back.

Its offsets count code points, or UTF-16 code units in earlier releases; a task's
words tell which (see `labelstudio_units`).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from xml.sax.saxutils import quoteattr

from recount import __version__
from recount.model.document import Document, Failure
from recount.model.ledger import Ledger
from recount.show.exports.decisions import Decided, DecisionError, SpanDecision, exact, home
from recount.show.exports.labels import LABELS, Labelled, proposals
from recount.show.exports.labelstudio_units import Region, Units
from recount.show.exports.values import Exported, File
from recount.show.readback.place import Place, PlaceError, parsed

# Names of the tags in the labelling interface.
LABEL_TAG, TEXT_TAG = "label", "text"


def render_labelstudio(ledger: Ledger) -> Exported:
    """tasks.json to import, and interface.xml, the labelling interface it is made for."""
    tasks = [
        {
            "data": {"text": document.text, "document": document.name, "id": document.id},
            "predictions": [
                {"model_version": f"recount {__version__}", "result": [_region(s) for s in spans]}
            ],
        }
        for document, spans in proposals(ledger)
    ]
    text = json.dumps(tasks, ensure_ascii=False, indent=1) + "\n"
    return Exported((File("tasks.json", text.encode()), File("interface.xml", _interface())))


def _region(one: Labelled) -> dict[str, object]:
    return {
        "id": one.id,
        "from_name": LABEL_TAG,
        "to_name": TEXT_TAG,
        "type": "labels",
        "value": {
            "start": one.span.start,
            "end": one.span.end,
            "text": one.span.exact,
            "labels": [one.label],
        },
    }


def _interface() -> bytes:
    labels = "\n".join(f"    <Label value={quoteattr(label)}/>" for label in LABELS)
    return (
        f'<View>\n  <Labels name="{LABEL_TAG}" toName="{TEXT_TAG}">\n{labels}\n  </Labels>\n'
        "  <Style>.htx-text {white-space: pre-wrap}</Style>\n"
        f'  <Text name="{TEXT_TAG}" value="$text" granularity="symbol"/>\n</View>\n'
    ).encode()


def read_labelstudio(text: str, documents: Sequence[Document], who: str | None = None) -> Decided:
    """The regions that people marked, from Label Studio's export "JSON".

    Predictions and cancelled annotations are no decisions. Raises PlaceError
    where the file is not of that form; a region that does not fit its text is a
    failure, and the rest is taken over.
    """
    decisions: list[SpanDecision] = []
    failures: list[Failure] = []
    for task in parsed(text).items():
        try:
            row = task.row()
            words = _held(task, row, "data").row()
            document = home(documents, _held(task, words, "text").text())
            annotations = _held(task, row, "annotations").items()
        except DecisionError as error:
            failures.append(Failure(task.path, str(error)))
            continue
        regions = list(_regions(annotations, who))
        units = Units.of(document.text, _placed(place for place, _, _ in regions))
        for region, by, when in regions:
            try:
                decisions += _decisions(region, document, units, (by, when))
            except (DecisionError, PlaceError) as error:
                failures.append(Failure(region.path, str(error)))
    return Decided(tuple(decisions), tuple(failures))


def _held(place: Place, row: dict[str, Place], key: str) -> Place:
    if key not in row:
        raise place.wrong(
            f"there is no “{key}”; export as JSON from Label Studio, not another form"
        )
    return row[key]


def _regions(
    annotations: Sequence[Place], who: str | None
) -> Iterator[tuple[Place, str | None, str | None]]:
    """Each region of annotations that stand, with who made it and when."""
    for annotation in annotations:
        row = annotation.row()
        if "was_cancelled" in row and row["was_cancelled"].value is True:
            continue
        when = row["updated_at"] if "updated_at" in row else row.get("created_at", Place(None))
        by = _who(row.get("completed_by", Place(None))) or who
        for region in _held(annotation, row, "result").items():
            yield region, by, when.maybe(Place.text)


def _who(place: Place) -> str | None:
    """A person as told: by address, else by number."""
    if isinstance(place.value, dict):
        row = place.row()
        return _who(row.get("email", row.get("id", Place(None))))
    return None if place.value is None else str(place.value)


def _decisions(
    region: Place, document: Document, units: Units, signed: tuple[str | None, str | None]
) -> list[SpanDecision]:
    """The labels of a region, `signed` by whom and when."""
    placed = _region_of(region)
    start, end = units.points(placed)
    words = exact(document, start, end, placed.said)
    row = region.row()
    remark = _remark(row.get("meta", Place(None)))
    return [
        SpanDecision(document.id, start, end, words, label.text(), *signed, remark)
        for label in _held(region, _held(region, row, "value").row(), "labels").items()
    ]


def _region_of(region: Place) -> Region:
    """Offsets and words of a region. Raises DecisionError and PlaceError where it has none."""
    row = region.row()
    kind = _held(region, row, "type").text()
    if kind != "labels":
        raise DecisionError(f"a result of the kind “{kind}” marks no words; it is left out")
    value = _held(region, row, "value").row()
    start, end = (_held(region, value, key).whole() for key in ("start", "end"))
    return Region(start, end, value["text"].text() if "text" in value else None)


def _placed(regions: Iterable[Place]) -> list[Region]:
    """The regions that have offsets; the others are told when their turn comes."""
    found: list[Region] = []
    for region in regions:
        with suppress(DecisionError, PlaceError):
            found.append(_region_of(region))
    return found


def _remark(meta: Place) -> str | None:
    """The note of a region, which Label Studio keeps as a list of lines."""
    if not isinstance(meta.value, dict):
        return None
    lines = meta.row().get("text", Place(None))
    if lines.value is None:
        return None
    return "\n".join(line.text() for line in lines.items())
