"""From the marked parts of a claim to the values of its fields."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, cast

from recount.model.draft import Draft, Figure, Term, Voice, Wording
from recount.model.drafted import draft_of, read_figure
from recount.model.judgement import MANY, Value
from recount.model.reading import Reading
from recount.model.reference import ClaimRef
from recount.model.span import Span
from recount.show.exports.decisions import SpanDecision
from recount.show.exports.labels import labels_of
from recount.show.marks.board import Known, parts_of
from recount.show.marks.owners import Marked, UnclearError

# The field of a claim that each label of a part is about.
FIELD_OF = {
    "source": "attribution",
    "perpetrator": "perpetrators",
    "victim": "victims",
    "place": "place",
    "figure": "quantity",
    "basis": "basis",
}
ONE_ONLY = "a claim has one {label}; mark one, or add a claim for the other"
NO_ORDER = "a mark cannot say where in the chain this voice stands; set it on the review page"
NO_NUMBER = "no single figure was read in “{words}”; set the number on the review page"

Item = Voice | Wording | Figure


Unclear = tuple[tuple[SpanDecision, str], ...]


@dataclass(frozen=True, slots=True)
class Change:
    """A field's new value where the marks change it, and the marks that could not be part of it."""

    changes: bool
    value: Value = None
    unclear: Unclear = ()


def as_proposed(known: Known, label: str, marked: Sequence[Span]) -> bool:
    """Whether the marks say what the annotator said before or, without that, was shown."""
    field = FIELD_OF[label]
    forms = (known.own,) if known.settled(field) else known.forms
    return any(set(marked) == set(parts_of(form, label)) for form in forms)


def changed(
    one: Marked, label: str, struck: Sequence[Span], reading: Reading, whole: ClaimRef | None
) -> Change:
    """What the marks of one label set their field to.

    `struck` are words that were proposed, of which those without a mark were taken
    away, as those are that bear another label now; `whole` is the claim that the
    figure is part of.
    """
    known, field = one.known, FIELD_OF[label]
    marks = [part for part in one.parts if part.label == label]
    if known is None or as_proposed(known, label, [mark.span for mark in marks]):
        return Change(False)
    draft = draft_of(known.base(field), whole)
    before = _items(draft, field)
    slots = {part.id: part.span for part in labels_of(known.now)}
    kept, new = _replaced(before, marks, slots, reading)
    elsewhere = {part.span for part in one.parts if (part.label, part.span) not in one.spots}
    stand = {mark.span for mark in marks}
    gone = {*struck, *elsewhere} - stand
    kept = [item for item in kept if _span(item) not in gone]
    found, unclear = _joined(kept, new, label, reading)
    value = _value(field, found)
    return Change(value != getattr(draft, field), value, unclear)


def drafted(one: Marked, reading: Reading) -> tuple[Draft, Unclear]:
    """A claim that was missed, with its marked parts.

    Labels carry no stance: with a voice it is alleged, without one reported, both
    as the annotator's conclusion.
    """
    values: dict[str, Any] = {}
    unclear: list[tuple[SpanDecision, str]] = []
    for label, field in FIELD_OF.items():
        marks = [part for part in one.parts if part.label == label]
        found, left = _joined([], marks, label, reading)
        values[field] = _value(field, found)
        unclear += left
    stance = Term("alleged" if values["attribution"] else "reported", None, True)
    empty = Draft(one.mark.document, one.mark.span, Term(one.mark.label, one.mark.span), stance)
    return replace(empty, **values), tuple(unclear)


def _items(draft: Draft, field: str) -> list[Item]:
    value = getattr(draft, field)
    if field in MANY:
        return list(value)
    return [] if value is None else [value]


def _value(field: str, items: Sequence[Item]) -> Value:
    if field in MANY:
        return cast(Value, tuple(items))
    return cast(Value, items[0]) if items else None


def _span(item: Item) -> Span | None:
    return item.source.span if isinstance(item, Voice) else item.span


def _replaced(
    items: Sequence[Item],
    marks: Sequence[SpanDecision],
    slots: Mapping[str, Span],
    reading: Reading,
) -> tuple[list[Item], list[SpanDecision]]:
    """Each value whose words were marked anew, and the marks left over.

    A mark stands for the value whose id in `slots` it kept, or whose words it meets.
    """
    old = {_span(item) for item in items}
    new = [mark for mark in marks if mark.span not in old]
    stand = {mark.span for mark in marks}
    found: list[Item] = []
    for item in items:
        here = _span(item)
        free = [m for m in new if here is not None and here not in stand]
        named = (m for m in free if slots.get(m.id or "") == here)
        mark = next(named, None) or next((m for m in free if here and here.overlap(m.span)), None)
        item_now = _with_words(item, mark, reading) if mark else item
        if mark and item_now:
            new.remove(mark)
        found.append(item_now or item)
    return found, new


def _with_words(item: Item, mark: SpanDecision, reading: Reading) -> Item | None:
    """A value on other words; of a figure the words must say the number."""
    if isinstance(item, Voice):
        return replace(item, source=Wording(mark.exact, mark.span))
    if isinstance(item, Figure):
        figure = read_figure(reading, mark.span)
        return replace(figure, subset_of=item.subset_of) if figure else None
    return Wording(mark.exact, mark.span)


def _joined(
    kept: Sequence[Item], marks: Sequence[SpanDecision], label: str, reading: Reading
) -> tuple[list[Item], Unclear]:
    """The values with those that were marked besides, and the marks that cannot be one."""
    found = list(kept)
    unclear: list[tuple[SpanDecision, str]] = []
    new = sorted({m.span: m for m in marks}.values(), key=lambda m: (m.start, m.end))
    alone = len(found) + len(new) == 1
    for mark in new:
        try:
            found.append(_item(mark, label, alone, reading))
        except UnclearError as error:
            unclear.append((mark, str(error)))
    return found, tuple(unclear)


def _item(mark: SpanDecision, label: str, alone: bool, reading: Reading) -> Item:
    """The value that a mark is. Raises UnclearError."""
    figure = read_figure(reading, mark.span) if label == "figure" else None
    if label == "figure" and figure is None:
        raise UnclearError(NO_NUMBER.format(words=mark.exact))
    if label == "source" and not alone:
        raise UnclearError(NO_ORDER)
    if FIELD_OF[label] not in MANY and not alone:
        raise UnclearError(ONE_ONLY.format(label=label))
    wording = Wording(mark.exact, mark.span)
    return figure or (Voice(wording) if label == "source" else wording)
