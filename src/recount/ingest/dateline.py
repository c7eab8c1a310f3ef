"""When a document says it was published: dates printed over, under and beside its text.

Only what is printed counts; a date that the story tells of is left to the
reader of times, which may infer an interval from it.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from recount.ingest.stamps import Stamp, stamp_at, weekdays_in
from recount.ingest.values import Extract, Piece
from recount.model.document import Published
from recount.model.span import Span

_WORD = re.compile(r"\S+|(?<=\()\S+")
_ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})(?=[/._-]|$)")
# The head of a page: above its body, where a bare date is the page's own.
_UNKNOWN = Published()
# The lead names the day of the week it tells of within its first sentence or two.
_LEAD = 300


@dataclass(frozen=True, slots=True)
class _Printed:
    """A printed date and how well it tells when the document was published (0 best)."""

    rank: int
    stamp: Stamp


def stated(text: str, pieces: Sequence[Piece], extract: Extract, url: str | None) -> Published:
    """The date the document states, basis "stated", or unknown.

    In order of trust: what the page's markup calls its publication, a printed
    "Published ...", a bare date at the head, a dateline, the address, a
    printed "Updated ...", the markup's date of change, a bare date at the foot.
    """
    printed = sorted(_printed(text, pieces), key=lambda p: (p.rank, p.stamp.start))
    best = printed[0] if printed else None
    if extract.published:
        return _shown(text, extract.published, printed)
    if best and best.rank <= 2:
        return _from_stamp(text, best.stamp, printed, extract)
    if url and (address := _in_address(url)):
        return address
    if best and best.rank == 3:
        return _from_stamp(text, best.stamp, printed, extract)
    if extract.modified:
        return _shown(text, extract.modified, printed)
    return _from_stamp(text, best.stamp, printed, extract) if best else _UNKNOWN


def with_given(given: Published, said: Published) -> Published:
    """The date given from outside; `why` tells where the document itself states another."""
    if said.basis != "stated" or said.interval().intersects(given.interval()):
        return given
    other = said.earliest if said.earliest == said.latest else f"{said.earliest} to {said.latest}"
    why = f"{given.why}; the document itself states {other}"
    return Published(given.earliest, given.latest, given.basis, why)


def _printed(text: str, pieces: Sequence[Piece]) -> list[_Printed]:
    found: list[_Printed] = []
    body = [piece.start for piece in pieces if piece.role == "text"]
    for piece in pieces:
        if piece.role not in ("stamp", "dateline", "byline", "agency"):
            continue
        # Above the body, or among the few paragraphs of a page's head.
        at_head = bisect(body, piece.start) <= min(3, len(body) // 2)
        for printed in _stamps_in(text, piece):
            stamp = _by_lead(text, printed, pieces)
            if stamp.label == "published":
                rank = 0
            elif stamp.label == "updated":
                rank = 3
            elif piece.role == "dateline":
                rank = 2
            else:
                rank = 1 if at_head else 5
            found.append(_Printed(rank, stamp))
    return found


def _stamps_in(text: str, piece: Piece) -> list[Stamp]:
    stamps: list[Stamp] = []
    at = piece.start
    while at < piece.end and len(stamps) < 10:
        stamp = stamp_at(text, at, piece.end)
        if stamp:
            stamps.append(stamp)
            at = stamp.end
            continue
        following = re.compile(r"(?<=[\s(|,])\S|\(").search(text, at + 1, piece.end)
        if following is None:
            break
        at = following.start()
    return stamps


def _from_stamp(
    text: str, stamp: Stamp, printed: Sequence[_Printed], extract: Extract
) -> Published:
    span = Span.of(text, stamp.start, stamp.end)
    why = f"the text states '{span.exact}'"
    if stamp.why:
        why += f"; {stamp.why}"
    later = [p.stamp for p in printed if p.stamp.label == "updated" and p.stamp is not stamp]
    if later and later[0].earliest != stamp.earliest:
        why += f"; it was updated {later[0].earliest}"
    elif stamp.label == "updated":
        why += ", when it was last changed; no earlier date is stated"
    return Published(stamp.earliest, stamp.latest, "stated", why, span)


def _shown(text: str, meta: Published, printed: Sequence[_Printed]) -> Published:
    """A date from the markup, with the place where the text prints the same one, if it does."""
    same = [p.stamp for p in printed if p.stamp.earliest == meta.earliest == p.stamp.latest]
    span = Span.of(text, same[0].start, same[0].end) if same else None
    return Published(meta.earliest, meta.latest, "stated", meta.why, span)


def _by_lead(text: str, stamp: Stamp, pieces: Sequence[Piece]) -> Stamp:
    """The stamp in the one reading of its day and month that the lead's weekday fits.

    A story is printed on the day it tells of or the day after.
    """
    if not stamp.why:
        return stamp
    start = next((piece.start for piece in pieces if piece.role == "text"), len(text))
    named = weekdays_in(text, start, start + _LEAD)[:1]
    fitting = [
        day
        for day in (stamp.earliest, stamp.latest)
        if {(date.fromisoformat(day).isoweekday() - back - 1) % 7 + 1 for back in (0, 1)} & {*named}
    ]
    if len(fitting) != 1:
        return stamp
    why = "day and month told apart by the weekday the lead names"
    return replace(stamp, earliest=fitting[0], latest=fitting[0], why=why)


def _in_address(url: str) -> Published | None:
    found = _ADDRESS.search(url[:2000])
    if not found:
        return None
    words = f"{found[1]}-{int(found[2]):02d}-{int(found[3]):02d}"
    stamp = stamp_at(words, 0, len(words))
    if stamp is None:
        return None
    why = f"the address of the page holds '{found[0].strip('/')}'"
    return Published(stamp.earliest, stamp.latest, "stated", why)
