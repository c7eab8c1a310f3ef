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
# A sentence is looked at so far on either side of a time.
SENTENCE = 200
CLOCK = re.compile(r"\D{0,12}\d{1,2}[:.]\d{2}\D{0,8}")


def event_times(
    claims: tuple[Claim, ...], documents: dict[str, Document]
) -> dict[str, TimeInterval | None]:
    """The time of each claim's event by its id; claims in text order.

    A count "over the same period" is of the stretch of the count before it.
    """
    found: dict[str, TimeInterval | None] = {}
    before: dict[str, TimeInterval] = {}
    for claim in claims:
        when = event_time(claim, documents[claim.document])
        if when is None and _says(claim, "same_stretch"):
            when = before.get(claim.document)
        if when is not None and claim.quantity and not when.is_day():
            before[claim.document] = when
        found[claim.id] = when
    return found


def _says(claim: Claim, what: str) -> bool:
    """Whether a claim's passage has one of the patterns of a list."""
    patterns = load("events")["open_times"][what]
    return any(re.search(rf"(?i)\b{pattern}\b", claim.span.exact) for pattern in patterns)


def event_time(claim: Claim, document: Document) -> TimeInterval | None:
    """A claim's time as its event's, None where it gives none.

    An hour alone names no day. What is told as done was not after the telling:
    a time that lies ahead, feared or misread, is no time of the event. "Since
    March" runs to the telling. A day whose end was taken from the document's own
    date is that day. "Each night from Sunday to Monday" is of no one night, and
    "early April" not all of April. What is counted "since the new year" is of
    the year the document appeared in.
    """
    when = claim.when
    if when is None or (when.earliest is None and when.latest is None):
        return _of_the_year(claim, document)
    if when.words and _habitual(when.words, document.text):
        return None
    when = _part_of_month(when)
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


def _of_the_year(claim: Claim, document: Document) -> TimeInterval | None:
    """The year so far, where a claim without a time counts from its beginning."""
    day = document.published.day()
    if day is None or claim.quantity is None or not _says(claim, "year_so_far"):
        return None
    return TimeInterval(f"{day.year}-01-01", day.isoformat(), None, "resolved")


def _habitual(words: str, text: str) -> bool:
    """Whether a weekday is of every week: its sentence says how often ("once a week")."""
    table = load("events")
    if not set(re.findall(r"[a-z]+", words.casefold())) & set(table["calendar"]["weekdays"]):
        return False
    at = text.find(words)
    if at < 0:
        return False
    before = re.split(r"[.!?\n]", text[max(0, at - SENTENCE) : at])[-1]
    after = re.split(r"[.!?\n]", text[at + len(words) : at + len(words) + SENTENCE])[0]
    often = "|".join(table["open_times"]["often"])
    return bool(re.search(rf"(?i)\b(?:{often})\b", f"{before}{words}{after}"))


def _part_of_month(when: TimeInterval) -> TimeInterval:
    """ "Early April", read as all of the month, as its first days, with a few to spare."""
    parts: dict[str, list[int]] = load("events")["open_times"]["parts"]
    month = when.earliest
    if month is None or len(month) != 7 or month != when.latest or not when.words:
        return when
    found = [parts[w] for w in re.findall(r"[a-z]+", when.words.casefold()) if w in parts]
    if len(found) != 1:
        return when
    first, last = found[0]
    end = min(last, when.days()[1].day)
    return TimeInterval(f"{month}-{first:02}", f"{month}-{end:02}", when.words, when.basis)


def _after(claim: Claim, words: str, before: list[str]) -> bool:
    """Whether a time's words stand right after one of `before` in the claim's passage."""
    opener = "|".join(map(re.escape, before))
    pattern = rf"(?i)\b(?:{opener})\s+(?:\w+\s+){{0,2}}{re.escape(words)}"
    return bool(re.search(pattern, claim.span.exact)) or bool(
        re.match(rf"(?i)(?:{opener})\s", words)
    )
