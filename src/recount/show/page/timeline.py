"""The timeline: when things are said to have happened, when it was said and published."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from recount.model.claim import Claim
from recount.model.document import Document
from recount.model.ledger import Event
from recount.model.times import TimeInterval
from recount.show.index import Index
from recount.show.page.claims import Numbers, Ref, refs
from recount.show.phrases import Phrases
from recount.show.plots.scale import Scale, time_scale
from recount.show.plots.strip import Mark, axis, strip
from recount.show.wording import interval_words

# A window that holds this share of the ends of all intervals and yet less than
# a tenth of their whole spread is what the axis shows; what began long before
# would squeeze all else into a line.
FOCUS_SHARE, FOCUS_PART = 0.8, 0.1
# A span of less than these days is readable whole.
SHORTEST = 60
# So many outlets of one day are named; more are counted.
MOST_OUTLETS = 5


@dataclass(frozen=True, slots=True)
class TimeRow:
    """One time, its strip (SVG) and the claims that give it."""

    words: str
    strip: str
    refs: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class TimeGroup:
    """The times of one matter (`event` its number), or of the documents (0)."""

    title: str
    event: int
    rows: tuple[TimeRow, ...]


@dataclass(frozen=True, slots=True)
class TimePart:
    """Groups on one axis (SVG); `title` where the timeline has more than one part."""

    title: str
    axis: str
    groups: tuple[TimeGroup, ...]


@dataclass(frozen=True, slots=True)
class _Times:
    """One time of one matter and the claims that give it."""

    event: Event
    when: TimeInterval
    claims: tuple[Claim, ...]


def timeline_parts(t: Phrases, at: Index, known: Numbers) -> tuple[TimePart, ...]:
    """The timeline; where most falls into a few days of a long span, those days apart."""
    ends = _ends(at)
    if not ends:
        return ()
    times = [row for e in sorted(at.ledger.events, key=lambda e: known.events[e.id])
             for row in _times(at, e)]  # fmt: skip
    window = _window(ends)
    near = [row for row in times if window is None or _inside(row.when, window)]
    far = [row for row in times if window is not None and not _inside(row.when, window)]
    low, high = window if window and far else (ends[0], ends[-1])
    titles = (t("page.timeline_far"), t("page.timeline_near")) if far else ("", "")
    parts = []
    if far:
        scale = _scale(t, ends[0], ends[-1])
        parts.append(TimePart(titles[0], axis(scale), _groups(t, at, known, far, scale)))
    scale = _scale(t, low, high)
    groups = _groups(t, at, known, near, scale)
    if documents := _documents(t, at, scale):
        groups = (*groups, TimeGroup(t("page.timeline_documents"), 0, documents))
    return (*parts, TimePart(titles[1], axis(scale), groups))


def _scale(t: Phrases, low: int, high: int) -> Scale:
    pad = max(1, round((high - low) * 0.03))
    return time_scale(t, date.fromordinal(max(1, low - pad)), date.fromordinal(high + pad))


def _inside(when: TimeInterval, window: tuple[int, int]) -> bool:
    """Whether every side that is said lies in the window."""
    first, last = when.days()
    return (when.earliest is None or first.toordinal() >= window[0]) and (
        when.latest is None or last.toordinal() <= window[1]
    )


def _ends(at: Index) -> list[int]:
    """Days at which intervals of claims and documents begin or end."""
    found = [c.when for c in at.ledger.claims if c.when]
    found += [d.published.interval() for d in at.ledger.documents]
    found += [hop.on for c in at.ledger.claims for hop in c.attribution if hop.on]
    ends = []
    for when in found:
        first, last = when.days()
        ends += [first.toordinal()] if when.earliest else []
        ends += [last.toordinal()] if when.latest else []
    return sorted(ends)


def _window(ends: list[int]) -> tuple[int, int] | None:
    """The few days that most ends fall into, None where they are spread evenly enough."""
    low, high = ends[0], ends[-1]
    count = min(len(ends), max(2, round(len(ends) * FOCUS_SHARE)))
    spread, start = min((ends[n + count - 1] - ends[n], n) for n in range(len(ends) - count + 1))
    if high - low < SHORTEST or spread > (high - low) * FOCUS_PART:
        return None
    reach = max(3, spread)
    begin, end = ends[start] - reach, ends[start + count - 1] + reach
    near = [e for e in ends if begin <= e <= end]
    return near[0], near[-1]


def _times(at: Index, event: Event) -> list[_Times]:
    """The times claims give for one matter, earliest first.

    Last come claims that give none but say when their voice spoke.
    """
    by_time: dict[tuple[str, str], list[Claim]] = {}
    for claim in (at.claims[c] for c in event.claims):
        if claim.when and (claim.when.earliest or claim.when.latest):
            key = (claim.when.earliest or "", claim.when.latest or "")
            by_time.setdefault(key, []).append(claim)
        elif any(hop.on for hop in claim.attribution):
            by_time.setdefault(("", ""), []).append(claim)
    return [
        _Times(event, TimeInterval(key[0] or None, key[1] or None), tuple(by_time[key]))
        for key in sorted(by_time, key=lambda k: (k == ("", ""), k))
    ]


def _groups(
    t: Phrases, at: Index, known: Numbers, times: list[_Times], scale: Scale
) -> tuple[TimeGroup, ...]:
    by_event: dict[str, list[_Times]] = {}
    for row in times:
        by_event.setdefault(row.event.id, []).append(row)
    return tuple(
        TimeGroup(rows[0].event.title, known.events[e], tuple(_row(t, at, r, scale) for r in rows))
        for e, rows in by_event.items()
    )


def _row(t: Phrases, at: Index, times: _Times, scale: Scale) -> TimeRow:
    said = times.when.earliest or times.when.latest
    words = interval_words(t, times.when) if said else t("page.timeline_no_day")
    counted = t.count("count.claims", len(times.claims))
    title = t("page.timeline_row", when=words, claims=counted)
    marks = (*_mark(scale, times.when, "time"), *_spoken(at, scale, times.claims))
    return TimeRow(words, strip(scale, marks, title), refs(t, at, [c.id for c in times.claims]))


def _spoken(at: Index, scale: Scale, claims: tuple[Claim, ...]) -> list[Mark]:
    """When voices spoke and documents appeared that give these claims, each time once."""
    published: dict[tuple[str | None, str | None], TimeInterval] = {}
    said: dict[tuple[str | None, str | None], TimeInterval] = {}
    for claim in claims:
        when = at.documents[claim.document].published.interval()
        published.setdefault((when.earliest, when.latest), when)
        for hop in claim.attribution:
            if hop.on:
                said.setdefault((hop.on.earliest, hop.on.latest), hop.on)
    return [
        *(mark for w in published.values() for mark in _mark(scale, w, "published")),
        *(mark for w in said.values() for mark in _mark(scale, w, "said")),
    ]


def _documents(t: Phrases, at: Index, scale: Scale) -> tuple[TimeRow, ...]:
    """When documents appeared, earliest first: those of one time share a row."""
    by_time: dict[tuple[str, str], list[Document]] = {}
    for document in at.ledger.documents:
        known = document.published
        if known.earliest or known.latest:
            by_time.setdefault((known.earliest or "", known.latest or ""), []).append(document)
    rows = []
    for key in sorted(by_time):
        when = by_time[key][0].published.interval()
        names = list(dict.fromkeys(at.outlet(d.id) for d in by_time[key]))
        told = t.listing(names, MOST_OUTLETS)
        words = t("page.timeline_published_row", names=told, when=interval_words(t, when))
        rows.append(TimeRow(words, strip(scale, _mark(scale, when, "published"), words), ()))
    return tuple(rows)


def _mark(scale: Scale, when: TimeInterval, kind: str) -> tuple[Mark, ...]:
    """An interval as a mark; none where neither side is known or all of it is off the axis."""
    first, last = when.days()
    low = first.toordinal() if when.earliest else None
    high = last.toordinal() if when.latest else None
    if low is None and high is None:
        return ()
    if (low is not None and low > scale.high) or (high is not None and high < scale.low):
        return ()
    return (Mark(low, high, kind),)
