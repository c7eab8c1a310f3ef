"""The line under a title that says who published the article and when: "The Courier, 3 May 2031".

Its parts are a byline, an outlet and a date; no sentence is made so. A bare name beside
a date may as well be a place ("Dorvan, 3 May 2031"), so only a name that is made like an
outlet's counts as one, or one that the line says to be the publisher.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from itertools import pairwise
from typing import Any

from recount import resources
from recount.ingest.credits import agency_name, key, outlet_name
from recount.ingest.stamps import Stamp, stamp_at, words
from recount.ingest.values import Piece

# No such line is longer.
_LONGEST = 140
_SIGNS = " \t\xa0,;|·•–—-/()[]"
_PARTED = re.compile(r"\s*[,;|·•–—]\s*|\s+[-/]\s+")
_WORD = re.compile(r"\S+")
# Capitalised words, small ones between: "Committee of the Families", "Jo Kell and Ann Orde".
_CAPITAL = r"[^\W\d_a-z][\w.'’&-]*"
_NAME = re.compile(rf"{_CAPITAL}(?:\s+(?:{_CAPITAL}|of|the|for|and|de|al|van|von|bin))*")
_OF = re.compile(r"\s+(?:of|for)\s+")


def imprint(
    text: str, start: int, end: int, outlet: str | None = None, titled: bool = True
) -> list[Piece] | None:
    """The pieces of the line from `start` to `end` where it is an imprint, else None.

    `outlet` is known from outside. Only under a title (`titled`) does "Report by X"
    name the publisher; above one it may be the title.
    """
    if end - start > _LONGEST or (stamp := _stamp(text, start, end)) is None:
        return None
    pieces = [Piece("furniture", "stamp", stamp.start, stamp.end)]
    for first, last in _parts(text, start, end, stamp):
        found = _part(text, first, last, outlet, titled)
        if not found:
            return None
        pieces += found
    roles = [piece.role for piece in pieces]
    if len(pieces) < 2 or roles.count("outlet") > 1:
        return None
    return _touching(text, sorted(pieces, key=lambda piece: piece.start), start, end)


def _touching(text: str, pieces: list[Piece], start: int, end: int) -> list[Piece]:
    """The pieces with the signs between them, so that no character lies in none."""
    starts = [start, *(piece.start for piece in pieces[1:]), end]
    stops = [low + len(text[low:high].rstrip()) for low, high in pairwise(starts)]
    return [replace(p, start=low, end=high) for p, low, high in zip(pieces, starts, stops)]


def _stamp(text: str, start: int, end: int) -> Stamp | None:
    """The one printed date of the line, where it stands at its head or its foot."""
    for found in _WORD.finditer(text, start, end):
        at = found.start() + (found[0][0] in "([")
        stamp = stamp_at(text, at, end)
        if stamp and not stamp.label:
            whole = at == start or not text[stamp.end : end].strip(_SIGNS + ".")
            return stamp if whole else None
    return None


def _parts(text: str, start: int, end: int, stamp: Stamp) -> list[tuple[int, int]]:
    """The stretches of the line beside its date, cut at signs, none of them empty."""
    found = []
    for low, high in ((start, stamp.start), (stamp.end, end)):
        at = low
        for sign in [*_PARTED.finditer(text, low, high), None]:
            stop = sign.start() if sign else high
            said = text[at:stop].strip(_SIGNS + ".")
            if said:
                first = text.index(said, at)
                found.append((first, first + len(said)))
            at = sign.end() if sign else high
    return found


def _part(text: str, start: int, end: int, outlet: str | None, titled: bool) -> list[Piece]:
    """The pieces that a part of the line is, none where it is no part of an imprint."""
    said = text[start:end]
    if lead := _published_by().match(said):
        if not (titled and _NAME.fullmatch(said, lead.end())):
            return []
        name = start + lead.end()
        return [Piece("credit", "lead", start, name), Piece("furniture", "outlet", name, end)]
    if lead := _by().match(said):
        person = _NAME.fullmatch(said, lead.end())
        return [Piece("credit", "byline", start, end)] if person else []
    if not _NAME.fullmatch(said):
        return []
    if agency_name(said):
        return [Piece("credit", "agency", start, end)]
    if outlet_name(said) or (outlet and key(said) == key(outlet)) or _like_an_outlet(said):
        return [Piece("furniture", "outlet", start, end)]
    return []


def _like_an_outlet(name: str) -> bool:
    """Whether a name is made like an outlet's: by its head ("Dorvan Gazette") or its first word."""
    own = _OF.split(name.casefold())[0].split()
    first = {*own[:1]} & {*_lists()["outlet_firsts"]}
    return len(name.split()) > 1 and bool(first or {own[-1]} & {*_lists()["outlet_heads"]})


@cache
def _lists() -> dict[str, Any]:
    return resources.load("zones")


@cache
def _published_by() -> re.Pattern[str]:
    articles = words(_lists()["byline_articles"])
    phrases = words(_lists()["published_by"])
    return re.compile(rf"(?:(?:{articles})\s+)?(?:{phrases})\s+(?:the\s+)?", re.IGNORECASE)


@cache
def _by() -> re.Pattern[str]:
    return re.compile(rf"(?:{words(_lists()['byline'])})(?:\s*:|(?=\s))\s*", re.IGNORECASE)
