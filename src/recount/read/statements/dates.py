"""When something was said: the time that hangs on the cue."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from recount.model.analysis import Analysis
from recount.model.reading import Statement, TimeMention
from recount.model.times import TimeInterval
from recount.read.statements.draft import Draft


def said_on(
    analysis: Analysis, draft: Draft, times: tuple[TimeMention, ...]
) -> TimeInterval | None:
    """The date that modifies the cue ("said on Monday", "reported in February"), None for none."""
    if draft.head < 0:
        return None
    said = set(draft.content)
    sentence = analysis.sentence_of(draft.head)
    low = bisect_left(times, sentence.start, key=_start)
    near = times[low : bisect_left(times, sentence.end, key=_start)]
    dated = [t for t in near if t.kind in ("date", "time") and t.earliest is not None]
    for time in dated:
        if time.head not in said and _modifies(analysis, time.head, draft.head):
            return time.interval()
    beside = [t for t in dated if _beside(analysis, t.head, draft.head)]
    return beside[0].interval() if beside else None


def _start(time: TimeMention) -> int:
    return time.span.start


def kept_on(statements: Sequence[Statement]) -> list[Statement]:
    """The statements with the date of a speech kept for all that the same speaker says in it.

    One without a date takes that of the nearest statement before it, in their order, with the same
    speaker; a denial or a demand is as much a part of the speech as an allegation.
    """
    last: dict[str, TimeInterval] = {}
    found: list[Statement] = []
    for statement in statements:
        name = statement.speaker.exact.lower() if statement.speaker is not None else ""
        if statement.on is not None and name:
            last[name] = statement.on
        elif name in last:
            statement = replace(statement, on=last[name])
        found.append(statement)
    return found


def _beside(analysis: Analysis, i: int, cue: int) -> bool:
    """Whether a time stands right after a cue, or right before it, whatever the parse says."""
    low, high = sorted((i, cue))
    between = analysis.tokens[low + 1 : high]
    return len(between) <= 2 and all(t.upos in ("ADP", "DET", "ADV", "PROPN") for t in between)


def _modifies(analysis: Analysis, i: int, cue: int) -> bool:
    """Whether a time hangs on the cue, itself or through one word ("in a statement on Monday")."""
    token = analysis.tokens[i]
    for _ in range(3):
        if token.head == cue:
            return token.rel in ("obl", "advmod", "nmod", "obj", "dep")
        if token.rel not in ("obl", "nmod", "advmod", "compound", "appos", "flat", "nummod", "acl"):
            return False
        token = analysis.tokens[token.head]
    return False
