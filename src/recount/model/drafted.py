"""From what a person wrote down to a claim's own values, and back to a form to fill in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, replace
from typing import Any

from recount.model.claim import TELLINGS, Claim, Hop, Named, Quantity
from recount.model.draft import Dated, Draft, Figure, Term, Voice, Wording
from recount.model.judgement import FIELDS, Value
from recount.model.reading import QuantityMention, Reading
from recount.model.reference import PERSON, ClaimRef
from recount.model.span import Span
from recount.model.times import TimeInterval

# The id of the claim that a reference means now.
Target = Callable[[ClaimRef], str]


def with_value(claim: Claim, field: str, value: Value, target: Target) -> Claim:
    """The claim with one field set. What was inferred rests on the passage if on no words."""
    return replace(claim, **{field: _of_field(field, value, claim.span, target)})


def claim_of(draft: Draft, id: str, target: Target) -> Claim:
    """A person's own claim, accepted as it is written down."""
    empty = Claim(id, draft.document, draft.span, "", "", status="accepted", by=PERSON)
    values = {f: _of_field(f, getattr(draft, f), draft.span, target) for f in FIELDS}
    return replace(empty, **values)


def _of_field(field: str, value: object, passage: Span, target: Target) -> Any:
    """A field's value as the claim holds it; of the method it holds the bare words."""
    if field == "method" and isinstance(value, Wording):
        return value.text
    if field == "telling" and value is None:
        return TELLINGS[0]
    return _own(value, passage, target)


def _own(value: object, passage: Span, target: Target) -> Any:
    """A drafted value as the claim holds it."""
    match value:
        case tuple():
            return tuple(_own(item, passage, target) for item in value)
        case Term():
            return value.value
        case Wording():
            return Named(value.text, value.span or passage)
        case Dated():
            return _interval(value)
        case Voice():
            on = _interval(value.on) if value.on else None
            also = _own(value.also, passage, target)
            span = value.source.span or passage
            return Hop(value.source.text, span, value.cue, None, on, value.carried, also)
        case Figure():
            whole = target(value.subset_of) if value.subset_of else None
            same = {each.name: getattr(value, each.name) for each in fields(Quantity)}
            return Quantity(**same | {"span": value.span or passage, "subset_of": whole})
    return value


def _interval(when: Dated) -> TimeInterval:
    words = when.span.exact if when.span else None
    basis = "inferred" if when.inferred else "stated"
    return TimeInterval(when.earliest, when.latest, words, basis)


def draft_of(claim: Claim, whole: ClaimRef | None = None) -> Draft:
    """A claim as a form to alter, for splitting and merging.

    `whole` is the claim that its figure is part of. A time whose words do not
    stand in the passage comes marked as inferred. A figure or a time that is open
    on both sides says nothing that a form could hold, and is left out.
    """
    passage = claim.span

    def worded(named: Named | Hop) -> Wording:
        text = named.source if isinstance(named, Hop) else named.text
        return Wording(text, named.span, text != named.span.exact)

    def dated(when: TimeInterval | None) -> Dated | None:
        if when is None or (when.earliest is None and when.latest is None):
            return None
        at = passage.exact.find(when.words) if when.words else -1
        words = when.words or ""
        start = passage.start + at
        span = Span(start, start + len(words), words) if at >= 0 else None
        return Dated(when.earliest, when.latest, span, span is None or when.basis == "inferred")

    def voice(hop: Hop) -> Voice:
        also = tuple(map(worded, hop.also))
        return Voice(worded(hop), hop.cue, dated(hop.on), hop.carried, also)

    return Draft(
        claim.document,
        passage,
        Term(claim.act, passage),
        Term(claim.stance, passage),
        _means(claim),
        tuple(map(voice, claim.attribution)),
        tuple(map(worded, claim.basis)),
        tuple(map(worded, claim.perpetrators)),
        tuple(map(worded, claim.victims)),
        worded(claim.place) if claim.place else None,
        dated(claim.when),
        Term(claim.period, passage) if claim.period else None,
        _figure(claim.quantity, whole),
        Term(claim.telling, passage),
    )


def _means(claim: Claim) -> Wording | None:
    """The method, which a claim holds as bare words, with its place if the passage has it."""
    if claim.method is None:
        return None
    at = claim.span.exact.find(claim.method)
    start = claim.span.start + at
    span = Span(start, start + len(claim.method), claim.method) if at >= 0 else None
    return Wording(claim.method, span, span is None)


def _figure(figure: Quantity | None, whole: ClaimRef | None) -> Figure | None:
    if figure is None or (figure.low is None and figure.high is None):
        return None
    same = {each.name: getattr(figure, each.name) for each in fields(Quantity)}
    inferred = figure.words != figure.span.exact
    return Figure(**same | {"inferred": inferred, "subset_of": whole})


def read_figure(reading: Reading, passage: Span) -> Figure | None:
    """The one figure that was read inside a passage, None where there is none or several."""
    inside = [q for q in reading.quantities if passage.covers(q.span)]
    return figure_of(inside[0]) if len(inside) == 1 else None


def figure_of(mention: QuantityMention) -> Figure | None:
    """A figure as it was read, as a form to alter; None where it is no whole number."""
    low, high = mention.low, mention.high
    if isinstance(low, float) or isinstance(high, float) or (low is None and high is None):
        return None
    words, span = mention.span.exact, mention.span
    return Figure(
        low, high, words, mention.measure, mention.unit or "persons", mention.bound, span,
        approximate=mention.approximate, per=mention.per, times_per=mention.times_per,
    )  # fmt: skip
