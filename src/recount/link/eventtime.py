"""When an event can have been, of what a claim says of time and when its document appeared."""

from __future__ import annotations

import re
from datetime import timedelta

from recount.model.claim import Claim
from recount.model.document import Document
from recount.model.times import TimeInterval
from recount.resources import load

# "shortly after 10 a.m.": an hour within a text of a time.
HOUR = re.compile(r"(?i)\b\d{1,2}(?:[:.]\d{2})?\s*[ap]\.?m\b|\b\d{1,2}:\d{2}\b")
CLOCK = re.compile(r"\D{0,12}\d{1,2}[:.]\d{2}\D{0,8}")


def event_time(claim: Claim, document: Document) -> TimeInterval | None:
    """A claim's time as its event's, None where it gives none.

    An hour alone names no day. What is told as done was not after the telling:
    a time that lies ahead, feared or misread, is no time of the event. "Since
    March" runs to the telling. A day whose end was taken from the document's own
    date is that day.
    """
    when = claim.when
    if when is None or (when.earliest is None and when.latest is None):
        return None
    if when.words and CLOCK.fullmatch(when.words):
        return None
    if when.words and when.earliest and when.latest is None and HOUR.search(when.words):
        return TimeInterval(when.earliest, when.earliest, when.words, when.basis)
    told = document.published.interval() if document.published.latest else None
    first, last = when.days()
    words = load("events")["open_times"]["since"]
    if when.earliest and when.words and _after(claim, when.words, words):
        return TimeInterval(when.earliest, told.latest if told else None, when.words, when.basis)
    if told is None:
        return when
    end = told.days()[1]
    if first > end or (when.latest and when.earliest and last > end + timedelta(days=1)
                       and len(when.latest) == 10):  # fmt: skip
        return None
    ranged = set((when.words or "").casefold().split()) & set(load("events")["open_times"]["range"])
    if (when.earliest and len(when.earliest) == 10 and last == end and last > first
            and when.words and any(map(str.isdigit, when.words)) and not ranged):  # fmt: skip
        return TimeInterval(when.earliest, when.earliest, when.words, when.basis)
    return when


def _after(claim: Claim, words: str, before: list[str]) -> bool:
    """Whether a time's words stand right after one of `before` in the claim's passage."""
    opener = "|".join(map(re.escape, before))
    pattern = rf"(?i)\b(?:{opener})\s+(?:\w+\s+){{0,2}}{re.escape(words)}"
    return bool(re.search(pattern, claim.span.exact)) or bool(
        re.match(rf"(?i)(?:{opener})\s", words)
    )
