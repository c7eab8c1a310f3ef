"""The timeline: when things are said to have happened, when it was said and published."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from recount.model.claim import Claim
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
class TimelineView:
    """All groups on one axis (SVG); `focused` where the axis leaves out far ends."""

    axis: str
    focused: bool
    groups: tuple[TimeGroup, ...]


def timeline_view(t: Phrases, at: Index, known: Numbers) -> TimelineView | None:
    """The timeline, None where nothing has a date."""
    ends = _ends(at)
    if not ends:
        return None
    low, high, focused = _window(ends)
    pad = max(1, round((high - low) * 0.03))
    scale = time_scale(t, date.fromordinal(max(1, low - pad)), date.fromordinal(high + pad))
    ranked = sorted(at.ledger.events, key=lambda e: known.events[e.id])
    groups = [g for e in ranked if (g := _event(t, at, known, e, scale)).rows]
    documents = _documents(t, at, scale)
    groups += [TimeGroup(t("page.timeline_documents"), 0, documents)] if documents else []
    return TimelineView(axis(scale), focused, tuple(groups))


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


def _window(ends: list[int]) -> tuple[int, int, bool]:
    """First and last day of the axis, and whether far ends were left out."""
    low, high = ends[0], ends[-1]
    count = max(2, round(len(ends) * FOCUS_SHARE))
    windows = [(ends[n + count - 1] - ends[n], n) for n in range(len(ends) - count + 1)]
    spread, start = min(windows)
    if high - low < 60 or spread > (high - low) * FOCUS_PART:
        return low, high, False
    reach = max(3, spread)
    begin, end = ends[start], ends[start + count - 1]
    near = [e for e in ends if begin - reach <= e <= end + reach]
    return near[0], near[-1], True


def _event(t: Phrases, at: Index, known: Numbers, event: Event, scale: Scale) -> TimeGroup:
    """Rows of one matter, one for each time given, earliest first."""
    by_time: dict[tuple[str, str], list[Claim]] = {}
    for claim in (at.claims[c] for c in event.claims):
        if claim.when and (claim.when.earliest or claim.when.latest):
            key = (claim.when.earliest or "", claim.when.latest or "")
            by_time.setdefault(key, []).append(claim)
    rows = []
    for key in sorted(by_time):
        claims = by_time[key]
        when = TimeInterval(key[0] or None, key[1] or None)
        words = interval_words(t, when)
        counted = t("page.timeline_row", when=words, claims=t.count("count.claims", len(claims)))
        marks = (_mark(scale, when, "time", ""), *_spoken(at, scale, claims))
        rows.append(
            TimeRow(words, strip(scale, marks, counted), refs(t, at, [c.id for c in claims]))
        )
    return TimeGroup(event.title, known.events[event.id], tuple(rows))


def _spoken(at: Index, scale: Scale, claims: list[Claim]) -> list[Mark]:
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
        *(_mark(scale, w, "published", "") for w in published.values() if w.earliest or w.latest),
        *(_mark(scale, w, "said", "") for w in said.values() if w.earliest or w.latest),
    ]


def _documents(t: Phrases, at: Index, scale: Scale) -> tuple[TimeRow, ...]:
    rows = []
    for document in at.ledger.documents:
        when = document.published.interval()
        if when.earliest or when.latest:
            told = {"name": document.outlet or document.name, "when": interval_words(t, when)}
            words = t("page.timeline_published_row", **told)
            marks = (_mark(scale, when, "published", ""),)
            rows.append(
                ((when.days(), document.name), TimeRow(words, strip(scale, marks, words), ()))
            )
    return tuple(row for _, row in sorted(rows, key=lambda pair: pair[0]))


def _mark(scale: Scale, when: TimeInterval, kind: str, tone: str) -> Mark:
    """An interval as a mark; a side that lies off the axis counts as open."""
    first, last = when.days()
    low = first.toordinal() if when.earliest else None
    high = last.toordinal() if when.latest else None
    if low is not None and low < scale.low and (high is None or high >= scale.low):
        low = None
    if high is not None and high > scale.high and (low is None or low <= scale.high):
        high = None
    return Mark(low, high, kind, tone)
