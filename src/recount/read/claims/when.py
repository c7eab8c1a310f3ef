"""When an act is said to have happened: the times its own clause gives."""

from __future__ import annotations

from recount.model.analysis import Analysis, Token
from recount.model.reading import ActMention, QuantityMention, TimeMention
from recount.model.times import TimeInterval
from recount.read.phrases import is_predicate

DATED = ("date", "time")


def times_of(
    analysis: Analysis, act: ActMention, times: tuple[TimeMention, ...]
) -> list[TimeMention]:
    """Time expressions whose nearest predicate is the act's own."""
    return [t for t in times if _governs(analysis, act, t.head)]


def _governs(analysis: Analysis, act: ActMention, head: int) -> bool:
    if head == act.trigger:
        return False
    for above in analysis.ancestors(head):
        if above.i == act.trigger or above.i in act.victim_heads:
            return True
        if is_predicate(analysis, above):
            return above.i == act.clause
    return False


def act_time(
    analysis: Analysis, act: ActMention, outer: list[Token], times: tuple[TimeMention, ...]
) -> TimeInterval | None:
    """The interval of the act, from the dates its clause gives, else those of the clauses above.

    `outer` are the predicates that the act's clause hangs on in the same
    statement. Two dates in one clause ("from 2011 to 2015") are its two ends.
    """
    known = [t for t in times if t.kind in DATED and (t.earliest or t.latest)]
    dated = times_of(analysis, act, tuple(known))
    for clause in outer:
        dated = dated or [t for t in known if _nearest(analysis, t.head) == clause.i]
    if not dated:
        return None
    if len(dated) == 1:
        return dated[0].interval()
    first, last = dated[0], dated[-1]
    words = analysis.text[first.span.start : last.span.end]
    joint = TimeInterval(first.earliest, last.latest, words, first.interval().basis)
    return joint if joint.days()[0] <= joint.days()[1] else first.interval()


def _nearest(analysis: Analysis, head: int) -> int | None:
    """Index of the predicate nearest above a token."""
    for above in analysis.ancestors(head):
        if is_predicate(analysis, above):
            return above.i
    return None


def act_period(
    analysis: Analysis,
    act: ActMention,
    times: tuple[TimeMention, ...],
    quantity: QuantityMention | None,
) -> str | None:
    """The ISO duration that a total covers, where only a duration is said."""
    if quantity is not None and quantity.period:
        return quantity.period
    spans = [t for t in times_of(analysis, act, times) if t.kind == "duration"]
    known = [t.value for t in spans if t.value.startswith("P") and "X" not in t.value]
    return known[0] if known and quantity is not None and quantity.measure == "total" else None
