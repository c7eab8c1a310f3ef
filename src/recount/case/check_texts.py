"""Every text view is the one the log names, and every span stands in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass

from recount.case.disk import read
from recount.case.evidence import Evidence, Fault, below, file_fault, line_place
from recount.case.judgements import home_of, judgements_of
from recount.case.kinds import TAKEN
from recount.case.readings import READINGS
from recount.case.readings import decode as decode_reading
from recount.case.texts import TEXTS, decode, place_of_texts
from recount.case.writing import PART
from recount.model.document import Document
from recount.model.grounds import grounds_of
from recount.model.span import Span

# The text views of each document, by the document's id, then the view's.
Views = Mapping[str, Mapping[str, str]]


def check_texts(evidence: Evidence) -> Iterator[Fault]:
    """Texts are those the log names; judgements and kept readings stand on their words."""
    views: dict[str, dict[str, str]] = {}
    named = set[str]()
    for event in evidence.good():
        if event.kind == TAKEN:
            place = place_of_texts(str(event.body["texts"]))
            named.add(place)
            why = file_fault(evidence, place, str(event.body["texts"]))
            try:
                if not why:
                    _view(evidence, place, str(event.body["document"]), views)
            except ValueError as error:
                why = str(error)
            if why:
                again = "take it out, and `recount report` takes the text of the original again"
                yield Fault("text", place, f"{why} (line {event.n}); {again}")
    yield from _extra(evidence, named)
    yield from _judged(evidence, views)
    yield from _read(evidence, views)


def _view(evidence: Evidence, place: str, original: str, views: dict[str, dict[str, str]]) -> None:
    for one in decode(read(evidence.disk, evidence.root / place), original):
        if isinstance(one, Document):
            views.setdefault(one.id, {})[one.text_id] = one.text


def _extra(evidence: Evidence, named: set[str]) -> Iterator[Fault]:
    for place in below(evidence, TEXTS):
        if place not in named:
            why = (
                "no line of the log names it: a taking was stopped before it was acknowledged"
                " (report again), or somebody put it there (move it out)"
            )
            yield Fault("extra", place, why)


def _judged(evidence: Evidence, views: Views) -> Iterator[Fault]:
    """What a person judged stands in some text view of its document."""
    for row in judgements_of(evidence.good()).found:
        for document, span in _placed(row.judgement.decision, ""):
            texts = views.get(document, {}).values()
            if not any(span.grounded(text) for text in texts):
                yield Fault(
                    "span",
                    line_place(row.line),
                    f"“{span.exact}” does not stand at {span.start} to {span.end} of any text view"
                    f" of {document}",
                )


def _placed(value: object, document: str) -> Iterator[tuple[str, Span]]:
    """Every span in a value, with the document that the value around it names."""
    if isinstance(value, Span):
        yield document, value
    elif isinstance(value, tuple):
        for item in value:
            yield from _placed(item, document)
    elif is_dataclass(value):
        home = home_of(value, document)
        for each in fields(value):
            yield from _placed(getattr(value, each.name), home)


def _read(evidence: Evidence, views: Views) -> Iterator[Fault]:
    """Each kept reading is whole and stands on the words of its text view."""
    for place in below(evidence, READINGS):
        if why := _reading_fault(evidence, place, views):
            yield Fault("reading", place, f"{why}; take it out, and the document is read again")


def _reading_fault(evidence: Evidence, place: str, views: Views) -> str | None:
    if place.endswith(PART):
        return "left half written by a run that was stopped"
    if evidence.disk.kind(evidence.root / place) != "file":
        return "it is no file"
    try:
        kept = decode_reading(read(evidence.disk, evidence.root / place))
    except (OSError, ValueError) as error:
        return f"it is damaged: {error}"
    text = views.get(kept.document, {}).get(kept.text)
    if text is None:
        return "it is of a text that is not in the case"
    for span in grounds_of((kept.published, kept.reading, kept.claims)):
        if not span.grounded(text):
            return f"“{span.exact}” does not stand at {span.start} to {span.end} of its text"
    return None
