"""Claims as forms to begin from: the parts of one that is split, several joined, a new one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from recount.model.draft import Draft, Term, Voice, Wording
from recount.model.drafted import read_figure
from recount.model.reading import Reading
from recount.model.span import Span, hull


@dataclass(frozen=True, slots=True)
class Part:
    """What one part of a split claim says: its passage and its act."""

    span: Span
    act: str


def split_drafts(whole: Draft, parts: Sequence[Part], reading: Reading) -> tuple[Draft, ...]:
    """A draft for each part, with what the whole claim says of all of them.

    What stands on words inside another part alone stays there. A part without
    the figure takes the one that was read inside it, if there is exactly one.
    """
    return tuple(_part(whole, part, parts, reading) for part in parts)


def _part(whole: Draft, part: Part, parts: Sequence[Part], reading: Reading) -> Draft:
    others = [each.span for each in parts if each.span != part.span]

    def shared(span: Span | None) -> bool:
        if span is None or part.span.covers(span):
            return True
        return not any(other.covers(span) for other in others)

    figure = whole.quantity
    if figure and not shared(figure.span):
        figure = None
    return replace(
        whole,
        span=part.span,
        act=Term(part.act, part.span),
        stance=replace(whole.stance, span=part.span),
        attribution=tuple(v for v in whole.attribution if shared(v.source.span)),
        basis=_shared(whole.basis, shared),
        perpetrators=_shared(whole.perpetrators, shared),
        victims=_shared(whole.victims, shared),
        place=whole.place if whole.place and shared(whole.place.span) else None,
        quantity=figure or read_figure(reading, part.span),
    )


def _shared(
    wordings: tuple[Wording, ...], shared: Callable[[Span | None], bool]
) -> tuple[Wording, ...]:
    return tuple(wording for wording in wordings if shared(wording.span))


def merged_draft(drafts: Sequence[Draft], text: str) -> Draft:
    """One claim for several of one document: the first, with what the others name besides."""
    first = drafts[0]
    return replace(
        first,
        span=hull(text, (draft.span for draft in drafts)),
        attribution=first.attribution or _first(drafts),
        basis=_union([draft.basis for draft in drafts]),
        perpetrators=_union([draft.perpetrators for draft in drafts]),
        victims=_union([draft.victims for draft in drafts]),
        method=next((d.method for d in drafts if d.method), None),
        place=next((d.place for d in drafts if d.place), None),
        when=next((d.when for d in drafts if d.when), None),
        period=next((d.period for d in drafts if d.period), None),
        quantity=next((d.quantity for d in drafts if d.quantity), None),
    )


def _first(drafts: Sequence[Draft]) -> tuple[Voice, ...]:
    return next((draft.attribution for draft in drafts if draft.attribution), ())


def _union(rows: Sequence[tuple[Wording, ...]]) -> tuple[Wording, ...]:
    return tuple(dict.fromkeys(wording for row in rows for wording in row))


def new_draft(document: str, span: Span, act: str, stance: str, reading: Reading) -> Draft:
    """A claim that was missed, on the selected passage, with the one figure in it if any."""
    term, how = Term(act, span), Term(stance, span)
    return Draft(document, span, term, how, quantity=read_figure(reading, span))
