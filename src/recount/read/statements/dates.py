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
    outside = set(draft.content)
    for time in times:
        if time.kind not in ("date", "time") or time.head in outside or time.earliest is None:
            continue
        if _modifies(analysis, time.head, draft.head):
            return time.interval()
    return None


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
