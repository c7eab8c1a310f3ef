"""What is glued to the head and the foot of a paragraph: dates, datelines, credits, notices.

Pages saved by simple means run their furniture into the text. Each function
looks at one place of one line and says how far the piece there reaches.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from recount import resources
from recount.ingest.credits import (
    agency_name,
    agency_pattern,
    capitalised_pattern,
    key,
    parse_credit,
)
from recount.ingest.lines import next_stamp
from recount.ingest.stamps import month_pattern, stamp_at, words
from recount.ingest.values import Piece

# How far into the end of a paragraph credits and notices are looked for; reporters' lists are long.
TAIL = 700
# No more pieces than this are taken off one end of a paragraph.
_MOST = 12
# A title said again must be long enough not to be met by chance.
_TITLE_LETTERS = 15
# No notice glued to a paragraph is longer.
_NOTICE = 320
# A standfirst run into the text before its dateline takes up to so many characters.
_STANDFIRST = 700
_SENTENCE_END = re.compile(r"[.!?][\"”’)]*\s+")
_WORD = re.compile(r"\S+")
_GAP = re.compile(r"[\s.|·•–—-]*")
_COUNTS = re.compile(r"(?:\s*\d+\b(?!\s*(?-i:[a-z])))*")
_LOWER = re.compile(r"(?<!\w)[a-z]")
# Initials of a desk after the last sentence: "... the two towns. NTR/KB".
_FOOT_INITIALS = re.compile(
    r"(?<=[.!?\"”’)])\s*[-–—/(]*[A-Z]{2,5}(?:/[A-Z]{2,5}){0,2}\)?(?:\s\d{1,3})?$"
)
_FOOT_PARENS = re.compile(r"[(\[]([^()\[\]]{2,80})[)\]]\s*\.?\s*$")
_FOOT_DASH = re.compile(r"(?:(?<=[.!?\"”’)\s])|\s)[-–—_]{1,3}\s*([A-Za-z][^–—.!?\n]{1,40})\.?\s*$")
_FOOT_WORDS = re.compile(r"[.!?…\"”’')\]]\s*((?:[A-Z][\w'’-]*)(?:[\s/,&+]+[\w'’-]+){0,5})\s*$")


def title_again(text: str, start: int, end: int, title: str) -> int | None:
    """Where the title, said again at `start`, ends; None where it is not said there."""
    wanted = key(title)
    if len(wanted) < _TITLE_LETTERS:
        return None
    got = 0
    for at in range(start, min(end, start + 2 * len(title) + 20)):
        for char in text[at].casefold():
            if char.isalnum():
                if got >= len(wanted) or char != wanted[got]:
                    return None
                got += 1
        if got == len(wanted):
            return _with_signs(text, at + 1, end)
    return None


def _with_signs(text: str, at: int, end: int) -> int | None:
    """`at` and the signs that end a title there; None amid a word."""
    if at < end and text[at].isalnum():
        return None
    while at < end and text[at] in ".?!\"”’'":
        at += 1
    return at


def head_pieces(text: str, start: int, end: int, title: str | None, opening: bool) -> list[Piece]:
    """Pieces before the first sentence of the paragraph from `start` to `end`.

    `opening` where no paragraph of the body came before: only there may a bare
    date, a dateline without an agency or the title said again stand.
    """
    pieces: list[Piece] = []
    at = start
    while at < end and len(pieces) < _MOST:
        piece = _head_piece(text, at, end, title, opening, pieces[-1].role if pieces else "")
        if piece is None:
            break
        pieces.append(piece)
        at = piece.end
        gap = _GAP.match(text, at, end)
        at = gap.end() if gap else at
        if title and piece.role == "repeat":
            title = None
    return pieces


def _head_piece(
    text: str, at: int, end: int, title: str | None, opening: bool, after: str
) -> Piece | None:
    if opening and title and (stop := title_again(text, at, end, title)):
        return Piece("title", "repeat", at, stop)
    stamp = stamp_at(text, at, end)
    if stamp:
        stop = _last_stamp(text, stamp.end, end)
        if stamp.label or (opening and starts_anew(text, stop, end)):
            return Piece("furniture", "stamp", at, stop)
    if found := _dateline(credited=not opening).match(text, at, end):
        return Piece("credit", "dateline", at, found.end())
    if after in ("stamp", "notice") and (found := _after_date().match(text, at, end)):
        return Piece("furniture", "notice", at, found.end())
    if after == "repeat" and (stop := _crumbs(text, at, end)):
        if agency_name(text[at:stop]):
            return Piece("credit", "agency", at, stop)
        return Piece("furniture", "crumbs", at, stop)
    if after in ("repeat", "stamp", "crumbs") and (found := _bare_agency().match(text, at, end)):
        return Piece("credit", "agency", at, found.end())
    if after == "stamp" and title and (stop := _before_title(text, at, end, title)):
        return Piece("credit", "byline", at, stop)
    return None


def _last_stamp(text: str, at: int, end: int) -> int:
    """End of the printed dates that follow one another from `at`."""
    for _ in range(_MOST):
        if (more := next_stamp(text, at, end)) is None:
            break
        at = more.end
    return at


def inner_head(text: str, start: int, end: int) -> list[Piece]:
    """A dateline or an agency with its date, run into the text after a standfirst."""
    stop = min(end, start + _STANDFIRST)
    for found in _agency_word().finditer(text, start, stop):
        at = next(m.start() for m in _WORD.finditer(text, found.end(), end + 1))
        if stamp := stamp_at(text, at, end):
            return [
                Piece("credit", "agency", found.start(), found.end()),
                Piece("furniture", "stamp", stamp.start, _last_stamp(text, stamp.end, end)),
            ]
    for found in _SENTENCE_END.finditer(text, start, stop):
        if line := _dateline(credited=True).match(text, found.end(), end):
            return [Piece("credit", "dateline", line.start(), line.end())]
    return []


def starts_anew(text: str, at: int, end: int) -> bool:
    """Whether what follows a bare date can begin a sentence, so that the date is no part of one."""
    rest = text[at : min(end, at + 40)].lstrip(" \t\xa0.|·•–—-(")
    return not rest or not (rest[0].islower() or rest[0] in ",;:")


def _crumbs(text: str, at: int, end: int) -> int | None:
    """End of a few capitalised words (a section, a picture's maker) that a date follows."""
    for found in _WORD.finditer(text, at, min(end, at + 100)):
        if stamp_at(text, found.start(), end):
            return found.start() if found.start() > at else None
        if not found[0][0].isupper():
            return None
    return None


def _before_title(text: str, at: int, end: int, title: str) -> int | None:
    """End of a writer's name ("by Radio Northport") that stands between a date and the title."""
    by = _by().match(text, at, end)
    for found in _WORD.finditer(text, by.end(), min(end, by.end() + 80)) if by else ():
        if title_again(text, found.start(), end, title):
            return found.start()
        if not found[0][0].isupper():
            return None
    return None


def tail_pieces(text: str, start: int, end: int) -> list[Piece]:
    """Pieces after the last sentence of the paragraph from `start` to `end`, in text order."""
    pieces: list[Piece] = []
    while (
        end > start
        and len(pieces) < _MOST
        and (piece := _tail_piece(text, max(start, end - TAIL), end))
    ):
        pieces.insert(0, piece)
        end = piece.start
        while end > start and text[end - 1].isspace():
            end -= 1
    return pieces


def _tail_piece(text: str, low: int, end: int) -> Piece | None:
    if found := _closing_words().search(text, low, end):
        return Piece("furniture", "notice", found.start("said"), end)
    for found in _closing().finditer(text, max(low, end - _NOTICE), end):
        if found.start() > low or low == 0 or text[low - 1] == "\n":
            return Piece("furniture", "notice", found.start("said"), end)
    if found := _reporters().search(text, low, end):
        return Piece("credit", "reporters", found.start("said"), end)
    for found in _updated().finditer(text, low, end):
        stamp = stamp_at(text, found.start("said"), end)
        if stamp and not _LOWER.search(text, stamp.end, end) and end - stamp.end < 60:
            return Piece("furniture", "stamp", stamp.start, end)
    window = text[max(low, end - 120) : end]
    offset = end - len(window)
    for pattern in (_FOOT_PARENS, _foot_source(), _FOOT_DASH, _FOOT_WORDS):
        found = pattern.search(window)
        if not found:
            continue
        stopped = _after_stop(window, found.start())
        if not stopped and pattern is _FOOT_PARENS and found[0].rstrip().endswith("."):
            continue  # "told the Northport Press Agency (NPA)." only says its initials
        if parse_credit(found[0], alone=stopped):
            return Piece("credit", "agency", offset + _from(window, found), end)
    if found := _FOOT_INITIALS.search(window):
        return Piece("credit", "byline", offset + found.start() + _blank(found[0]), end)
    return None


def _after_stop(window: str, at: int) -> bool:
    """Whether a sentence has ended before `at`."""
    return window[:at].rstrip().endswith((".", "!", "?", '"', "”", "’"))


def _blank(words_: str) -> int:
    return len(words_) - len(words_.lstrip())


def _from(window: str, found: re.Match[str]) -> int:
    """Where the piece begins: at its bracket, dash or word, not at the full stop before it."""
    at = found.start()
    while at < found.start(1) and window[at] in " .!?…\"”’')]\xa0\n" and window[at] not in "([":
        at += 1
    return at


@cache
def _lists() -> dict[str, Any]:
    return resources.load("zones")


@cache
def _dateline(credited: bool = False) -> re.Pattern[str]:
    """Place, day and agency before a first sentence; `credited` where an agency must be named."""
    capitals = r"[A-Z][A-Z.'’-]+(?:[\s/]+[A-Z][A-Z.'’-]+){0,3}"
    place = r"[A-Z][\w.'’-]+(?:[\s/]+[A-Z][\w.'’-]+){0,3}"
    region = r"(?:,?\s*[A-Z][\w.'’-]+(?:\s[A-Z][\w.'’-]+){0,2})"
    month = rf"(?i:{month_pattern()})"
    named = rf"(?:{month}\.?\s*\d{{1,2}}|\d{{1,2}}\s+{month})\b"
    day = rf"(?:,?\s*\(?{named},?(?:\s*\d{{4}})?\)?)"
    agency = rf"(?:{agency_pattern()})"
    picture = rf"[^()]{{0,80}}\b(?i:{words(_lists()['photo_sign'])})\b"
    credit = rf"{agency}|[^()]{{0,40}}\b{agency}\b[^()]{{0,40}}"
    within = rf"\((?!{picture})\s*(?:{credit})\s*\)"
    dash = r"\s*(?:[-–—_―]{1,2}|:)\s+|\s*_\s*"
    brackets = rf"(?:{place}{region}?{day}?\s*)?{within}(?:{dash}|\s*(?=[A-Z\"“‘]))"
    wire = rf"(?:{agency}|{capitalised_pattern()})\s*[-–—―]{{1,2}}\s+"
    if credited:
        return re.compile(f"{brackets}|{wire}")
    dated = rf"{place}{region}?{day}(?:,?\s*(?:{agency}|\([A-Z]{{2,8}}\)))?(?:{dash})"
    between = rf"(?:\([^()]{{2,40}}\)\s*|{agency}\s*)?"
    bare = rf"{capitals}{region}?,?\s*{between}(?:\s+[-–—―]{{1,2}}\s+|[—―]\s*|--\s*)"
    return re.compile(f"{brackets}|{dated}|{bare}|{wire}")


@cache
def _agency_word() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{agency_pattern()})(?=\s+[\w(])")


@cache
def _bare_agency() -> re.Pattern[str]:
    staff = words(_lists()["agency_staff"])
    return re.compile(
        rf"(?:{agency_pattern()})(?:\s+(?i:{staff})\b\.?)?(?=\s+[A-Z\d\"“‘])(?!\s+[A-Z]\S*\s+(?i:{staff}))"
    )


@cache
def _after_date() -> re.Pattern[str]:
    phrases = words(_lists()["after_date"])
    return re.compile(
        rf"(?:{phrases})\b(?:\s+https?\S+)?{_COUNTS.pattern}(?=\s+[A-Z\d\"“‘]|\s*$)", re.IGNORECASE
    )


@cache
def _by() -> re.Pattern[str]:
    return re.compile(rf"\s*(?:{words(_lists()['byline'])})\b:?\s*", re.IGNORECASE)


@cache
def _closing() -> re.Pattern[str]:
    ordered = words(phrase.strip() for phrase in _lists()["closing"])
    # The first letter of a phrase after a full stop is a capital; in a sentence it is not.
    return re.compile(
        rf"(?:[.!?…\"”’)\]]|\d|^)\s*(?P<said>(?:\.\.\.\s*)?(?:\d+\s+)*(?=[A-Z©])(?i:{ordered})(?=\W|[A-Z]|$))"
    )


@cache
def _closing_words() -> re.Pattern[str]:
    """Buttons after the last sentence: "... in the town. (NPA) Twitter"."""
    phrases = words(phrase for phrase in _lists()["whole"] if len(phrase) > 3)
    return re.compile(
        rf"[.!?…\"”’)\]]\s+(?P<said>(?=[A-Z])(?i:{phrases})(?:\s+(?i:{phrases})){{0,5}})\W*$"
    )


@cache
def _reporters() -> re.Pattern[str]:
    phrases = words(_lists()["reporters"])
    return re.compile(
        rf"(?:[.!?…\"”’)\]\n]|^)\s*(?P<said>[(\[]?(?=[A-Z])(?i:{phrases})\b:?(?=\s+[A-Z])[^\n]*)$"
    )


@cache
def _updated() -> re.Pattern[str]:
    lists = resources.load("stamps")
    labels = words([*lists["updated"], *lists["published"]])
    return re.compile(rf"(?:[.!?…\"”’)\]]|^)\s*(?P<said>(?=[A-Z])(?i:{labels})\b)")


@cache
def _foot_source() -> re.Pattern[str]:
    return re.compile(
        rf"(?:[.!?…\"”’)\]]|^)\s*((?=[A-Z])(?i:{words(_lists()['credit_lead'])})\b:?\s+[^.!?\n]{{2,80}})\.?\s*$"
    )
