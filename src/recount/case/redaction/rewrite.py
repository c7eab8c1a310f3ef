"""A document's text view without the names, as the text file that takes the document's place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from recount.case.given import Given
from recount.case.redaction.names import Names, Redacted
from recount.model.document import Document, Published, digest

_SUFFIX = ".txt"
_DATED = "the date of the document that this one stands for"


@dataclass(frozen=True, slots=True)
class Rewritten:
    """A document that takes another's place.

    `data` are its bytes; `redacted` is its text with what was cut, in offsets of
    the old text with each zone on one line. `given` says of it what its bytes do not.
    """

    id: str
    name: str
    data: bytes
    redacted: Redacted
    given: Given


def rewritten(document: Document, names: Names) -> Rewritten:
    """The document that takes the place of `document`: its text view, redacted.

    Nothing of the original's own bytes, name or digest is in it.
    """
    redacted = names.redact(_unwrapped(document))
    data = redacted.text.encode()
    given = Given(
        _date(document.published),
        _without(document.outlet, names),
        _without(document.url, names),
        _without(document.title, names),
        (),
        _zones(document, redacted),
    )
    name = names.redact(document.name).text + _SUFFIX
    return Rewritten(digest(data), name, data, redacted, given)


def _unwrapped(document: Document) -> str:
    """The text, as long as before, with each zone on one line: a line is one zone's from now on."""
    parts, at = [], 0
    for zone in document.zones:
        inside = document.text[zone.start : zone.end].replace("\n", " ")
        parts += [document.text[at : zone.start], inside]
        at = zone.end
    return "".join([*parts, document.text[at:]])


def _date(published: Published) -> Published | None:
    if published.basis == "unknown":
        return None
    return Published(published.earliest, published.latest, "given", _DATED)


def _without(text: str | None, names: Names) -> str | None:
    return names.redact(text).text if text else None


def _zones(document: Document, redacted: Redacted) -> tuple[str, ...]:
    """The kind of zone of each new line."""
    left = [(zone.kind, *redacted.moved(zone.start, zone.end)) for zone in document.zones]
    left.reverse()
    kinds: list[str] = []
    at = 0
    for line in redacted.text.split("\n"):
        end = at + len(line)
        on: list[tuple[int, str]] = []
        while left and left[-1][1] < end:
            kind, start, stop = left.pop()
            on.append((stop - start, kind))
            if stop > end:
                # A cut took the line's end away: the zone goes on in the next.
                left.append((kind, end + 1, stop))
                break
        kinds.append(_kind(on, "title" in kinds))
        at = end + 1
    return tuple(kinds)


def _kind(zones: Sequence[tuple[int, str]], titled: bool) -> str:
    """The kind of a line that holds zones of these lengths and kinds; below the title a heading."""
    kinds = [kind for _, kind in zones]
    if not zones or "body" in kinds:
        return "body"
    kind = max(zones)[1]
    return "heading" if kind == "title" and titled else kind
