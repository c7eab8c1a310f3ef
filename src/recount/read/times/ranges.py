"""The interval that a time stands for in its phrase: "from 2011 to 2015", "since March"."""

from __future__ import annotations

from collections.abc import Sequence

from recount.model.analysis import Analysis
from recount.model.document import Published
from recount.model.reading import TimeMention
from recount.model.times import TimeInterval, first_day
from recount.resources import load


def range_between(
    analysis: Analysis,
    times: Sequence[TimeMention],
    index: int,
    published: Published,
    language: str = "en",
) -> TimeInterval | None:
    """The interval of mention `index` in its phrase, None where it has none.

    "from 2011 to 2015" and "between May and July" give both mentions the same
    interval; "since March" runs to the document's date; "until", "before" and
    "after" leave a side open; "earlier this month" ends with the document's
    date. `times` are all mentions of the text, in order. The interval's words
    are those from its preposition on.
    """
    words = load("calendar", language)["ranges"]
    pair = _pair(analysis, times, index, words)
    if pair is not None:
        first, last = pair
        low, high = _ordered(first.earliest, last.latest, first, last)
        text = analysis.text[first.span.start : last.span.end]
        return TimeInterval(low, high, text, _basis(first, last))
    mention = times[index]
    if mention.earliest is None and mention.latest is None:
        return None
    lead = _word_before(analysis.text, mention.span.start)
    earliest, latest = mention.earliest, mention.latest
    if lead in words["since"]:
        latest = published.latest
    elif lead in words["until"]:
        earliest = None
    elif lead in words["after"]:
        earliest, latest = latest, None
    elif lead in words["earlier"]:
        latest = _capped(latest, published.latest)
    else:
        lead = ""
    words_said = f"{lead} {mention.span.exact}" if lead else mention.span.exact
    return TimeInterval(earliest, latest, words_said, mention.interval().basis)


def _basis(*mentions: TimeMention) -> str:
    return "resolved" if any(m.anchor for m in mentions) else "stated"


def _capped(latest: str | None, published: str | None) -> str | None:
    """The earlier of two last days."""
    if latest is None or published is None:
        return latest
    return (
        min(latest, published)
        if len(latest) == len(published)
        else (published if published.startswith(latest) else latest)
    )


def _ordered(
    low: str | None, high: str | None, first: TimeMention, last: TimeMention
) -> tuple[str | None, str | None]:
    """Both sides, the first set back a year where it was read as after the second."""
    if low and high and first_day(low) > first_day(high):
        if first.anchor and len(low) > 4:
            return f"{int(high[:4]) - (low[5:] > high[5:]):04d}{low[4:]}", high
        return high, low
    return low, high


def _pair(
    analysis: Analysis,
    times: Sequence[TimeMention],
    index: int,
    words: dict[str, list[str]],
) -> tuple[TimeMention, TimeMention] | None:
    """The two mentions of a range that `index` is one of."""
    for k in (index, index - 1):
        if 0 <= k < len(times) - 1:
            first, last = times[k], times[k + 1]
            if _joined(analysis.text, first, last, words):
                return first, last
    return None


def _joined(text: str, first: TimeMention, last: TimeMention, words: dict[str, list[str]]) -> bool:
    """Whether two mentions stand as "from A to B", "between A and B" or "A-B"."""
    if first.earliest is None or last.latest is None or {first.kind, last.kind} & {"set"}:
        return False
    gap = text[first.span.end : last.span.start].strip().lower()
    lead = _word_before(text, first.span.start)
    if gap in words["dash"]:
        return True
    if lead in words["from"]:
        return gap in words["to"]
    return lead in words["between"] and gap in words["and"]


def _word_before(text: str, start: int) -> str:
    """The word before a place in the text, in lower case, quotes and the article left out."""
    before = text[max(0, start - 24) : start].lower().split()
    return before[-1].strip("\"'“‘(") if before else ""
