"""How far a cue reaches: not past a full stop or a line, unless by quoted words."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace

from recount.model.analysis import Analysis
from recount.model.document import Zone
from recount.read.statements.draft import Draft

STOPS = frozenset({".", "!", "?"})


def hard_breaks(analysis: Analysis, zones: tuple[Zone, ...]) -> list[int]:
    """Tokens that begin a new stretch of text, in order.

    A stretch begins after a full stop, on a new line, in a new zone: signs that
    hold even where sentences were told apart wrongly.
    """
    starts = {zone.start for zone in zones}
    ordered = sorted(starts)
    found = [0]
    for before, token in zip(analysis.tokens, analysis.tokens[1:]):
        stop = before.text in STOPS and before.upos == "PUNCT"
        line = "\n" in analysis.text[before.end : token.start]
        zone = bisect_right(ordered, token.start) != bisect_right(ordered, before.start)
        if stop or line or zone:
            found.append(token.i)
    return found


def within_reach(draft: Draft, breaks: list[int], quoted: frozenset[int], length: int) -> Draft:
    """The draft without unquoted content, or a source, in another stretch than its cue.

    `length` is the number of tokens of the document. A draft that would lose
    all content keeps it; quoted words are followed wherever they stand.
    """
    at = draft.head if draft.head >= 0 else (draft.cue or draft.content)[0]
    number = bisect_right(breaks, at) - 1
    first = breaks[number]
    last = breaks[number + 1] if number + 1 < len(breaks) else length
    kept = {i for i in draft.content if first <= i < last or i in quoted}
    if draft.source and not first <= draft.source[-1] < last and not draft.quoted:
        draft = replace(draft, source=(), also=())
    return draft.with_content(kept) if kept else draft
