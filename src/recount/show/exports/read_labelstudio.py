"""The way back from Label Studio: regions that people marked, from its export "JSON"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from itertools import chain

from recount.model.document import Document, Failure
from recount.show.exports.decisions import (
    Decided,
    DecisionError,
    Page,
    Sheet,
    SpanDecision,
    page_of,
)
from recount.show.exports.labelstudio_units import Region, Units
from recount.show.readback.place import Place, PlaceError, parsed

NOTHING = Place(None)


def read_labelstudio(text: str, documents: Sequence[Document], who: str | None = None) -> Decided:
    """The regions that people marked, from Label Studio's export "JSON".

    Predictions and cancelled annotations are no decisions; the predictions that
    an annotation began from are its sheet's `proposed`. Raises PlaceError where
    the file is not of that form; a region that does not fit its text is a
    failure, and the rest is taken over.
    """
    found = _Found(who)
    for task in parsed(text).items():
        row = task.row()
        data = _held(task, row, "data").row()
        own = data.get("id", NOTHING).value
        words = _held(task, data, "text").text()
        annotations = _held(task, row, "annotations").items()
        try:
            page = page_of(documents, words, own if isinstance(own, str) else None)
        except DecisionError as error:
            found.failures.append(Failure(task.path, str(error)))
            continue
        shown = row.get("predictions", NOTHING)
        predictions = shown.items() if isinstance(shown.value, list) else []
        stand = [annotation for annotation in annotations if _stands(annotation)]
        results = (_held(one, one.row(), "result").items() for one in stand)
        units = Units.of(page.text, _placed(chain.from_iterable(results)))
        for annotation in stand:
            found.take(annotation, page, units, predictions)
    return Decided(tuple(found.decisions), tuple(found.failures), tuple(found.sheets))


@dataclass(slots=True)
class _Found:
    """What is taken over so far; `who` stands in where an annotation does not tell."""

    who: str | None
    decisions: list[SpanDecision] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)
    sheets: list[Sheet] = field(default_factory=list)

    def take(
        self, annotation: Place, page: Page, units: Units, predictions: Sequence[Place]
    ) -> None:
        """The regions of an annotation, whose offsets are in `units`."""
        row = annotation.row()
        by = _who(row.get("completed_by", NOTHING)) or self.who
        when = row.get("updated_at", row.get("created_at", NOTHING)).maybe(Place.text)
        marks: list[SpanDecision] = []
        for region in _held(annotation, row, "result").items():
            try:
                marks += (replace(m, who=by, when=when) for m in _marks(region, page, units))
            except (DecisionError, PlaceError) as error:
                self.failures.append(Failure(region.path, str(error)))
        self.decisions += marks
        proposed = _predicted([*predictions, row.get("prediction", NOTHING)], page)
        began = _began(row, marks, proposed)
        self.sheets.append(
            Sheet(page.document.id, by, when, annotation.path, proposed if began else None)
        )


def _began(
    row: dict[str, Place], marks: Sequence[SpanDecision], proposed: Sequence[SpanDecision]
) -> bool:
    """Whether an annotation was made from the predictions: it says so, or has marks of theirs."""
    ours = {one.id for one in proposed}
    told = row.get("parent_prediction", NOTHING).value is not None
    return bool(proposed) and (told or any(mark.id in ours for mark in marks))


def _predicted(predictions: Sequence[Place], page: Page) -> tuple[SpanDecision, ...]:
    """Our proposals in the predictions that an export shows whole.

    Those of the task are often mere numbers (HumanSignal/label-studio issues 5654,
    9709); the one an annotation began from can stand in it.
    """
    rows = (each.row() for each in predictions if isinstance(each.value, dict))
    results = [row.get("result", NOTHING) for row in rows]
    regions = [r for each in results if isinstance(each.value, list) for r in each.items()]
    units = Units.of(page.text, _placed(regions))
    found: list[SpanDecision] = []
    for region in regions:
        with suppress(DecisionError, PlaceError):
            found += _marks(region, page, units)
    return tuple(found)


def _stands(annotation: Place) -> bool:
    return annotation.row().get("was_cancelled", NOTHING).value is not True


def _placed(regions: Iterable[Place]) -> list[Region]:
    """The regions that have offsets; the others are told when their turn comes."""
    found: list[Region] = []
    for region in regions:
        with suppress(DecisionError, PlaceError):
            found.append(_region_of(region))
    return found


def _held(place: Place, row: dict[str, Place], key: str) -> Place:
    if key not in row:
        raise place.wrong(
            f"there is no “{key}”; export as JSON from Label Studio, not another form"
        )
    return row[key]


def _who(place: Place) -> str | None:
    """A person as told: by address, else by number."""
    if isinstance(place.value, dict):
        row = place.row()
        return _who(row.get("email", row.get("id", NOTHING)))
    return None if place.value is None else str(place.value)


def _region_of(region: Place) -> Region:
    """Offsets and words of a region. Raises DecisionError and PlaceError where it has none."""
    row = region.row()
    kind = _held(region, row, "type").text()
    if kind != "labels":
        raise DecisionError(f"a result of the kind “{kind}” marks no words; it is left out")
    value = _held(region, row, "value").row()
    start, end = (_held(region, value, key).whole() for key in ("start", "end"))
    return Region(start, end, value["text"].text() if "text" in value else None)


def _marks(region: Place, page: Page, units: Units) -> list[SpanDecision]:
    """A mark for each label of a region, without who made it and when."""
    placed = _region_of(region)
    span = page.span(*units.points(placed), placed.said)
    row = region.row()
    own = row.get("id", NOTHING).value
    return [
        SpanDecision(
            page.document.id,
            span.start,
            span.end,
            span.exact,
            label.text(),
            remark=_remark(row.get("meta", NOTHING)),
            id=own if isinstance(own, str) else None,
            place=region.path,
        )
        for label in _held(region, _held(region, row, "value").row(), "labels").items()
    ]


def _remark(meta: Place) -> str | None:
    """The note of a region, which Label Studio keeps as a list of lines."""
    if not isinstance(meta.value, dict):
        return None
    lines = meta.row().get("text", NOTHING)
    if lines.value is None:
        return None
    return "\n".join(line.text() for line in lines.items())
