"""When something was said: the time that hangs on the cue."""

from __future__ import annotations

from recount.model.analysis import Analysis
from recount.model.reading import TimeMention
from recount.model.times import TimeInterval
from recount.read.statements.draft import Draft


def said_on(
    analysis: Analysis, draft: Draft, times: tuple[TimeMention, ...]
) -> TimeInterval | None:
    """The date that modifies the cue ("said on Monday", "reported in February"), None for none."""
    if draft.head < 0:
        return None
    said = set(draft.content)
    dated = [t for t in times if t.kind in ("date", "time") and t.earliest is not None]
    for time in dated:
        if time.head not in said and _modifies(analysis, time.head, draft.head):
            return time.interval()
    beside = [t for t in dated if _beside(analysis, t.head, draft.head)]
    return beside[0].interval() if beside else None


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
        if token.rel not in ("obl", "nmod", "advmod", "compound", "appos", "flat", "nummod"):
            return False
        token = analysis.tokens[token.head]
    return False
