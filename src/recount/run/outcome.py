"""A ledger's rows after judgement: the rejected beside the others, a person's own figures."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from recount.model.claim import Claim
from recount.model.document import Document
from recount.model.effective import without_target
from recount.model.judgement import Judgement
from recount.model.ledger import Bracket, Event
from recount.model.reference import PERSON
from recount.model.signed import Fate
from recount.model.standing import OwnFigures, Standing

NO_TARGET = "there is no such judgement before it"
OTHER_FIGURES = "a later judgement on the same matter holds"


def in_order(documents: Sequence[Document], claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """Claims by document name, then offset."""
    names = {document.id: document.name for document in documents}
    return tuple(sorted(claims, key=lambda c: (names[c.document], c.span.start, c.span.end, c.id)))


def with_figures(
    events: tuple[Event, ...], figures: Sequence[OwnFigures]
) -> tuple[tuple[Event, ...], list[Fate]]:
    """The events with the figures a person set, beside those of every policy.

    Of two that fall on one event the later holds; what became of the other is told.
    """
    home = {claim: event.id for event in events for claim in event.claims}
    last = {home[own.event]: own for own in figures}
    fates = [
        Fate(own.by, "superseded", OTHER_FIGURES, (last[home[own.event]].by,))
        for own in figures
        if last[home[own.event]] is not own
    ]
    return tuple(
        replace(event, brackets=(*event.brackets, _bracket(last[event.id])))
        if event.id in last
        else event
        for event in events
    ), fates


def _bracket(own: OwnFigures) -> Bracket:
    why = f"set by {own.who}: {own.reason}"
    return Bracket(PERSON, own.low, own.best, own.high, (), why)


def outcome(
    log: Sequence[Judgement], standings: Iterable[Standing], fates: Iterable[Fate]
) -> tuple[Standing, ...]:
    """What became of every judgement that holds, in the log's order, and of aimless undos."""
    found = {row.judgement.id: row for row in standings}
    for fate in fates:
        found[fate.by] = replace(
            found[fate.by], state=fate.state, why=fate.why, against=fate.against
        )
    for row in without_target(log):
        found[row.id] = Standing(row, "orphaned", NO_TARGET)
    return tuple(found[id] for id in dict.fromkeys(row.id for row in log) if id in found)
