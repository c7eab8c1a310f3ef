"""What rows of every kind hold: spans, dates, intervals."""

from __future__ import annotations

from collections.abc import Mapping

from recount.model.span import Span
from recount.model.times import TimeInterval, first_day, last_day
from recount.show.readback.place import Place

# Longer than any text that Recount reads; a larger offset is a fault.
MOST_CHARACTERS = 50_000_000


def read_span(place: Place) -> Span:
    """A span whose words are as long as its offsets say.

    Where it stands on paper is not kept: that is had from the document's pages.
    """
    row = place.row(("start", "end", "exact"), also=("page", "boxes"))
    start, end = offsets(place, row)
    exact = row["exact"].text()
    if len(exact) != end - start:
        raise place.wrong(f"“exact” has {len(exact)} characters, the offsets say {end - start}")
    return Span(start, end, exact)


def offsets(place: Place, row: Mapping[str, Place]) -> tuple[int, int]:
    """`start` and `end` of a row, in order and of a size that a text can have."""
    start, end = row["start"].whole(), row["end"].whole()
    if not 0 <= start <= end <= MOST_CHARACTERS:
        raise place.wrong(f"{start} to {end} are no offsets of a text")
    return start, end


def read_when(place: Place) -> TimeInterval:
    """When an act was."""
    row = place.row(("earliest", "latest", "words", "basis"))
    return TimeInterval(
        earliest=row["earliest"].maybe(iso_day),
        latest=row["latest"].maybe(iso_day),
        words=row["words"].maybe(Place.text),
        basis=row["basis"].text(),
    )


def iso_day(place: Place) -> str:
    """An ISO year, month or day, of which there is such a one."""
    iso = place.text()
    try:
        first_day(iso), last_day(iso)
    except ValueError:
        raise place.wrong(f"“{iso[:40]}” is no date: write 2031, 2031-03 or 2031-03-09") from None
    return iso
