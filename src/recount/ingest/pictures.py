"""What belongs to a picture: its caption, and the credit of who made it."""

from __future__ import annotations

import re
from functools import cache
from itertools import islice
from typing import Any

from recount import resources
from recount.ingest.credits import Credit, parse_credit
from recount.ingest.edges import starts_anew
from recount.ingest.stamps import words
from recount.ingest.values import Piece

# No paragraph of prose has more brackets.
_BRACKETS = 2_000
# No caption met is longer.
_CAPTION = 800


def photo_credits(text: str, start: int, end: int) -> list[Piece]:
    """Credits of pictures in brackets amid a paragraph, each with the caption before it."""
    pieces: list[Piece] = []
    for found in islice(_photo_parens().finditer(text, start, end), _BRACKETS):
        since = pieces[-1].end if pieces else start
        before = found.start()
        while before > since and text[before - 1].isspace():
            before -= 1
        ended = before == since or text[before - 1] in '.!?"”’)'
        signed = _photo_sign().search(found[1]) is not None
        anew = starts_anew(text, found.end(), end)
        credit = parse_credit(found[1]) if ended and anew and not signed else None
        if not credit and not (signed and (ended or anew)):
            continue
        caption = _sentence_start(text, since, before) if signed or _printer(credit) else None
        if caption is not None and len(text[caption:before].split()) > 2:
            pieces.append(Piece("caption", "caption", caption, before))
        pieces.append(Piece("credit", "photo", found.start(), found.end()))
    return pieces


def caption_pieces(text: str, start: int, end: int) -> list[Piece]:
    """A caption and the credit of its picture behind it ("... Picture: Jo Kell", "... (AFP)")."""
    inner = photo_credits(text, start, end)
    made = _picture_by().search(text, max(start, end - 160), end)
    at = made.start("said") if made else end
    if inner and inner[-1].role == "photo" and not text[inner[-1].end : end].strip(" ."):
        at = inner[-1].start
    stop = at
    while stop > start and text[stop - 1].isspace():
        stop -= 1
    pieces = [Piece("caption", "caption", start, stop)] if stop > start else []
    return [*pieces, Piece("credit", "photo", at, end)] if at < end else pieces


def _printer(credit: Credit | None) -> bool:
    """Whether a credit names who prints the picture, as under pictures, not an agency alone."""
    return credit is not None and credit.outlet is not None


def _sentence_start(text: str, low: int, end: int) -> int | None:
    """Start of the sentence that ends at `end`, None where nothing stands between."""
    low = max(low, end - _CAPTION)
    ends = [found.end() for found in re.finditer(r"[.!?][\"”’)]*\s+(?=[A-Z\"“‘])", text[low:end])]
    start = low + ends[-1] if ends else low
    while start < end and text[start].isspace():
        start += 1
    return start if start < end else None


@cache
def _lists() -> dict[str, Any]:
    return resources.load("zones")


@cache
def _picture_by() -> re.Pattern[str]:
    lead = words(_lists()["photo_lead"])
    return re.compile(
        rf"[.!?…\"”’)|]\s*(?P<said>(?i:{lead})\s*(?:[:/©]|\b(?:by|via|courtesy)\b)[^\n]{{1,100}})$"
    )


@cache
def _photo_parens() -> re.Pattern[str]:
    return re.compile(r"[(\[]([^()\[\]\n]{2,80})[)\]]")


@cache
def _photo_sign() -> re.Pattern[str]:
    signs = [sign for sign in _lists()["photo_sign"] if len(sign) > 4 or sign == "file"]
    return re.compile(rf"^\W*(?:{words(signs)})\b|\b(?:{words(signs)})\W*$", re.IGNORECASE)
