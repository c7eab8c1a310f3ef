"""The date of a document that states none, from a dated document that prints the same passage.

One report says "on Saturday" in two papers and means one Saturday. Where one of
them is dated, that Saturday is known, and the other was printed within the week
that makes its own "Saturday" the same one. Only passages shared word for word
count, and only where all of them allow a day in common.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from recount.link.passages import Passage
from recount.model.document import Document, Published
from recount.model.reading import Reading, TimeMention
from recount.model.times import TimeInterval, first_day
from recount.resources import load

# A weekday is the last one on or before the day of printing: six days at most lie between.
_WEEK = timedelta(days=6)


@dataclass(frozen=True, slots=True)
class _Window:
    """Days on which a document may have been printed for its words to mean what its twin's do."""

    first: date
    last: date
    why: str


def dates_from_twins(
    documents: Sequence[Document],
    readings: Sequence[Reading],
    passages: Mapping[tuple[str, str], tuple[Passage, ...]],
) -> dict[str, Published]:
    """For documents without a day of their own, the days that their dated twins leave, inferred.

    `passages` are those that each ordered pair of documents shares. A document
    whose twins leave no day in common, or none that its own words allow, is left out.
    """
    homes = {document.id: document for document in documents}
    times = {reading.document: reading.times for reading in readings}
    found: dict[str, list[_Window]] = {}
    for (one, other), shared in sorted(passages.items()):
        if not is_undated(homes[one]) or is_undated(homes[other]):
            continue
        for passage in shared:
            pairs = _same_words(times.get(one, ()), times.get(other, ()), passage)
            windows = (_window(twin, homes[other]) for _, twin in pairs)
            found.setdefault(one, []).extend(w for w in windows if w is not None)
    settled = {one: _published(homes[one], windows) for one, windows in found.items()}
    return {one: published for one, published in settled.items() if published is not None}


def is_undated(document: Document) -> bool:
    """Whether a document neither states a date nor was given one."""
    return document.published.basis in ("unknown", "inferred")


def _same_words(
    ours: Sequence[TimeMention], theirs: Sequence[TimeMention], passage: Passage
) -> Iterator[tuple[TimeMention, TimeMention]]:
    """Time expressions of both that stand in a shared passage in the same words, in order."""
    here = [t for t in ours if passage.start <= t.span.start < passage.end]
    there = [t for t in theirs if passage.other_start <= t.span.start < passage.other_end]
    for mention in here:
        twin = next((t for t in there if t.span.exact == mention.span.exact), None)
        if twin is not None:
            there.remove(twin)
            yield mention, twin


def _window(twin: TimeMention, home: Document) -> _Window | None:
    """When a text was printed that means the same day by the same words."""
    day = home.published.interval()
    if twin.anchor != "published" or not day.is_day() or not twin.interval().is_day():
        return None
    meant, printed = first_day(twin.earliest or ""), first_day(home.published.earliest or "")
    why = f"“{twin.span.exact}” stands in {home.name} too, where it is {meant.isoformat()}"
    if not _names_weekday(twin.span.exact):
        return _Window(printed, printed, why) if _counts_days(twin) else None
    if meant > printed:
        return _Window(meant - _WEEK, meant, why)
    return _Window(meant, meant + _WEEK, why)


def _names_weekday(words: str) -> bool:
    """Whether the words name a day of the week and no date of it."""
    classes = load("calendar")["classes"]
    said = _split(words)
    dated = any(word in classes[name] for name in ("MONTH", "MABBR") for word in said)
    return not dated and any(
        word in classes[name] for name in ("WEEKDAY", "WABBR") for word in said
    )


def _counts_days(twin: TimeMention) -> bool:
    """Whether the words count days from the day of printing ("yesterday", "two days ago")."""
    calendar = load("calendar")
    counting = {*calendar["classes"]["DAYWORD"], *calendar["counted_back"]}
    return bool(counting.intersection(_split(twin.span.exact)))


def _split(words: str) -> list[str]:
    return [word.strip(".,") for word in words.lower().split()]


def _published(document: Document, windows: Sequence[_Window]) -> Published | None:
    """The days that all windows and the document's own words leave."""
    first = max(window.first for window in windows) if windows else date.max
    last = min(window.last for window in windows) if windows else date.min
    if first > last:
        return None
    own = document.published.interval()
    both = TimeInterval(first.isoformat(), last.isoformat()).intersection(own)
    if both is None:
        return None
    reasons = dict.fromkeys(w.why for w in windows if w.first == first or w.last == last)
    return Published(both.earliest, both.latest, "inferred", "; ".join([*reasons][:2]))
