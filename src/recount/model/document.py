"""A document: the text an extractor took from original bytes, its zones and its date."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from recount.model.pages import Page
from recount.model.span import Span
from recount.model.times import TimeInterval, interval_days

ZONES = ("title", "body", "caption", "quote-block", "credit", "furniture")
# Zones whose sentences may hold claims; credits and furniture are kept but not read for them.
READ_ZONES = ("title", "body", "caption", "quote-block")
# Days in the longest month: a date known to a month is a day near enough to order reports by.
MONTH = 31


@dataclass(frozen=True, slots=True)
class Zone:
    """A labelled stretch of the text view, `kind` one of ZONES; zones never overlap."""

    kind: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Published:
    """The document's date.

    `basis` is "stated" (in its words, `span` says where), "inferred" (from what
    it says of time, `why` gives the reason), "given" from outside, or "unknown"
    (both sides None).
    """

    earliest: str | None = None
    latest: str | None = None
    basis: str = "unknown"
    why: str = "no date is stated, given or to be inferred"
    span: Span | None = None

    def interval(self) -> TimeInterval:
        """The same as a TimeInterval."""
        return TimeInterval(self.earliest, self.latest, None, self.basis)

    def day(self) -> date | None:
        """Its first day, where that is known to a month; None for "after 2011" or a year."""
        length = interval_days(self.interval())
        return self.interval().days()[0] if length is not None and length <= MONTH else None


@dataclass(frozen=True, slots=True)
class Document:
    """One document as read.

    `id` and `text_id` are "sha256:" and the hex digest of the original bytes
    and of the UTF-8 text view; `name` is what the user calls it; `zones` are in
    order of start and cover every line of the text. `extractor` names what took
    the text from the bytes, with its version ("pdf/1"): the same bytes and the
    same extractor give the same text view. `pages` are those of a document that
    has them, `notes` what its reader should know of what was left out.
    """

    id: str
    name: str
    text: str
    text_id: str
    zones: tuple[Zone, ...]
    title: str | None = None
    outlet: str | None = None
    agencies: tuple[str, ...] = ()
    url: str | None = None
    language: str = "en"
    published: Published = Published()
    extractor: str = "text/1"
    pages: tuple[Page, ...] = ()
    notes: tuple[str, ...] = ()

    def zone_at(self, offset: int) -> str:
        """Kind of the zone that holds `offset`; "body" between zones."""
        for zone in self.zones:
            if zone.start <= offset < zone.end:
                return zone.kind
        return "body"


@dataclass(frozen=True, slots=True)
class Failure:
    """What could not be read: the name as given, and why in plain words with a remedy."""

    name: str
    why: str


def digest(data: bytes) -> str:
    """SHA-256 of `data` as the ledger writes it."""
    return f"sha256:{sha256(data).hexdigest()}"
