"""Who is credited: wire services and outlets in credits, datelines, bylines and notices."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from recount import resources
from recount.ingest.stamps import words
from recount.ingest.values import Piece

GENERIC = "agencies"
_EDGES = " \t\n\xa0()[]{}-–—_.*|/\"“”'‘’:;,+"
_SIGNS = re.compile(r"[\W_]+")
_INITIALS = re.compile(r"[A-Z]{2,6}")
_JOINED = re.compile(r"[/,;|]")
_BRACKETED = re.compile(r"\(([A-Z]{2,6})\)")
_NAME = re.compile(
    r"(?:[A-Z][\w.'’&-]*|of|for|the|and|de|al)(?:\s+(?:[A-Z][\w.'’&-]*|of|for|the|de|al)){0,5}"
)
# Roles of pieces whose words credit the text itself; a picture's credit does not.
_CREDITING = ("agency", "dateline", "reporters", "byline")


@dataclass(frozen=True, slots=True)
class Credit:
    """Whom a credit names: wire services by their short names, and the outlet if it names one."""

    agencies: tuple[str, ...] = ()
    outlet: str | None = None


def key(words_: str) -> str:
    """Letters and digits only, case folded: "Orvel Times" and "OrvelTimes" have one key."""
    return _SIGNS.sub("", words_.casefold())


def parse_credit(words_: str, alone: bool = False) -> Credit | None:
    """The credit that `words_` are, None where they are something else.

    "(dpa/NAN)", "Source: Xinhua", "Radio X and agencies". Every part must be a
    known name; one unknown name passes as the outlet beside a known agency.
    With `alone` (the words stand after the last sentence) initials in brackets
    pass as a wire service under the name they give.
    """
    text = words_.strip(_EDGES)
    if not 1 < len(text) <= 100:
        return None
    lead = _lead().match(text)
    body = text[lead.end() :].strip(_EDGES) if lead else text
    agencies: list[str] = []
    outlets: list[str] = []
    unknown: list[str] = []
    for part in (part.strip(_EDGES) for part in _joiners().split(body)):
        if name := agency_name(part):
            agencies.append(name)
        elif name := _outlets().get(key(part)):
            outlets.append(name)
        elif alone and words_.strip()[:1] in "(-–—" and _INITIALS.fullmatch(part):
            agencies.append(part)
        elif part and key(part) not in _fillers():
            unknown.append(part)
    if any(not _NAME.fullmatch(part) for part in unknown):
        return None
    named = bool(agencies or outlets)
    sourced = bool(lead and lead["colon"])
    beside = len(unknown) == 1 and bool(agencies) and not _JOINED.search(body)
    if unknown and not beside and not sourced:
        return None
    if not named and not sourced:
        return None
    # Beside an agency one more name is who prints it; alone it is a source of another kind.
    printer = outlets[0] if outlets else unknown[0] if unknown and agencies else None
    return Credit(tuple(dict.fromkeys(agencies)), printer)


def agency_name(words_: str) -> str | None:
    """The short name of the wire service that `words_` name, None where they name none."""
    return _agencies().get(key(words_))


def outlet_name(words_: str) -> str | None:
    """The usual name of a known outlet, None where `words_` name none."""
    return _outlets().get(key(words_))


@cache
def agency_pattern() -> str:
    """A pattern for the names of single wire services as they are written."""
    return words(_written())


@cache
def capitalised_pattern() -> str:
    """The same for short names set like words ("Afp"), to be trusted only before a dash."""
    return words(name.capitalize() for name in _written() if name.isupper())


def credited(text: str, pieces: Sequence[Piece]) -> Credit:
    """All wire services the pieces around the text credit, in text order, and the outlet named.

    Where none is credited, those that the text says have people on the spot or
    were told its words.
    """
    agencies: list[str] = []
    outlet: str | None = None
    for piece in pieces:
        said = text[piece.start : piece.end]
        if piece.role == "agency" and (credit := parse_credit(said, alone=True)):
            agencies += credit.agencies
            outlet = outlet or credit.outlet
        elif piece.role == "outlet":
            outlet = outlet or outlet_name(said.strip(_EDGES)) or said.strip(_EDGES)
        elif piece.role in _CREDITING or (piece.role == "notice" and _owns().match(said)):
            agencies += _named_in(said, loosely=piece.role == "dateline")
    if not agencies:
        agencies = list(_at_work(text, (p for p in pieces if p.kind == "body")))
    return Credit(tuple(dict.fromkeys(agencies)), outlet)


def _named_in(said: str, loosely: bool) -> list[str]:
    """Agencies named in a piece, in whatever case where `loosely`."""
    pattern = re.compile(_written_pattern().pattern, re.IGNORECASE if loosely else 0)
    known = [_agencies()[key(found[0])] for found in pattern.finditer(said[:500])]
    return known or (_BRACKETED.findall(said[:500]) if loosely else [])


def _at_work(text: str, pieces: Iterable[Piece]) -> Iterable[str]:
    """Agencies whose people the text mentions ("an AFP correspondent", "told AFP")."""
    told, named = _told_pattern()
    for piece in pieces:
        for found in told.finditer(text, piece.start, piece.end):
            if found["told"] and (after := named.match(text, found.end())):
                yield _agencies()[key(after[0])]
            elif found["staff"]:
                words_before = text[max(piece.start, found.start() - 60) : found.start()].split()
                for first in range(max(0, len(words_before) - 5), len(words_before)):
                    if (before := named.fullmatch(" ".join(words_before[first:]))) is not None:
                        yield _agencies()[key(before[0])]
                        break


@cache
def _lists() -> dict[str, Any]:
    return resources.load("zones")


@cache
def _agencies() -> dict[str, str]:
    lists = resources.load("agencies")
    names = {key(words_): GENERIC for words_ in lists["generic"]}
    for entry in lists["agency"]:
        for words_ in (entry["name"], *entry.get("also", ())):
            names[key(words_)] = entry["name"]
    return names


@cache
def _written() -> tuple[str, ...]:
    entries = resources.load("agencies")["agency"]
    names = {w for entry in entries for w in (entry["name"], *entry.get("also", ()))}
    return tuple(sorted(names | {name.upper() for name in names if len(name) > 3}))


@cache
def _outlets() -> dict[str, str]:
    entries = resources.load("outlets")["outlet"]
    return {key(w): e["name"] for e in entries for w in (e["name"], *e.get("also", ()))}


@cache
def _fillers() -> frozenset[str]:
    return frozenset(key(words_) for words_ in _lists()["credit_filler"])


@cache
def _owns() -> re.Pattern[str]:
    return re.compile(rf"\W*(?:{words(_lists()['ownership'])})", re.IGNORECASE)


@cache
def _lead() -> re.Pattern[str]:
    return re.compile(rf"(?:{words(_lists()['credit_lead'])})\b\s*(?P<colon>:)?\s*", re.IGNORECASE)


@cache
def _joiners() -> re.Pattern[str]:
    return re.compile(
        rf"\s*[,/;&+|]\s*|\s+(?:{words(_lists()['credit_joiners'])})\s+", re.IGNORECASE
    )


@cache
def _written_pattern() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{agency_pattern()})(?![\w-])")


@cache
def _told_pattern() -> tuple[re.Pattern[str], re.Pattern[str]]:
    lists = _lists()
    return (
        re.compile(
            rf"\b(?:(?P<told>(?:{words(lists['agency_told'])})\s+)"
            rf"|(?P<staff>(?:{words(lists['agency_staff'])})\b))"
        ),
        re.compile(rf"(?:{agency_pattern()})(?![\w-])"),
    )
