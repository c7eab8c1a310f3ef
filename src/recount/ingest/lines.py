"""What a whole line is when it is no part of the article: credit, date, notice, caption."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from recount import resources
from recount.ingest.credits import agency_pattern, key, parse_credit
from recount.ingest.stamps import Stamp, label_pattern, stamp_at, words

# No line longer than this is furniture as a whole; the longest real ones are legal notices.
LONGEST = 300
_SHORT = 140
_NO_WORDS = re.compile(r"[\W\d_]*")
_COUNTS = re.compile(r"[\W\d_]+")
_REST = re.compile(r"(?:[^\w]|\d|\b[A-Z]{1,5}\b)*")
_NAMES = re.compile(
    r"(?:[A-Z][\w.'’-]*|and|de|al|bin|van|von|the|of)(?:[\s,]+(?:[A-Z][\w.'’@-]*|and|de|al|bin|van|von|the|of|in|for))*"
)


def line_role(text: str, start: int, end: int) -> tuple[str, str] | None:
    """Zone kind and role of the line from `start` to `end`, None for one of the article's own."""
    if end - start > LONGEST:
        return None
    line = text[start:end]
    if _NO_WORDS.fullmatch(line):
        return "furniture", "notice"
    if is_stamp_line(text, start, end):
        return "furniture", "stamp"
    if _notice(line):
        return "furniture", "notice"
    if len(line) <= _SHORT and _photo_line().fullmatch(line):
        return ("caption", "caption") if _tells(line) else ("credit", "photo")
    if _reporters_line().match(line):
        return "credit", "reporters"
    if len(line) <= 80 and _maker().fullmatch(line):
        return "credit", "photo"
    if len(line) <= 80 and _byline(line):
        return "credit", "byline"
    if parse_credit(line, alone=line[0] == "(" and line[-1] == ")"):
        return "credit", "agency"
    if _caption_lead().match(line):
        return "caption", "caption"
    return None


def is_stamp_line(text: str, start: int, end: int) -> bool:
    """Whether the line is printed dates and what goes with them (a time, a zone, a writer)."""
    stamp = stamp_at(text, start, end)
    if stamp is None:
        return False
    rest = stamp.end
    while (more := next_stamp(text, rest, end)) is not None:
        rest = more.end
    said = text[rest:end].strip()
    if len(said) > 80:
        return False
    after = said.lstrip("|,;·•-–—/ ")
    named = bool(_NAMES.fullmatch(_by().sub("", after, count=1))) and (
        after != said or bool(_by().match(after))
    )
    return not said or bool(_REST.fullmatch(said)) or named


def next_stamp(text: str, start: int, end: int) -> Stamp | None:
    """A further printed date right after another, signs between them apart."""
    while start < end and (text[start].isspace() or text[start] in "|,;·•-–—/"):
        start += 1
    return stamp_at(text, start, end)


def _notice(line: str) -> bool:
    lists = _lists()
    bare = key(_COUNTS.sub(" ", line))
    if bare in _whole() or key(line) in _whole():
        return True
    if len(line) < 40 and _changed().fullmatch(line):
        return True
    if any(
        line.lower().rstrip(".").endswith(phrase) and line[:1].isdigit() and len(line) < 30
        for phrase in lists["read_time"]
    ):
        return True
    parts = [part for part in re.split(r"[\s|,•·/]+", line) if part]
    if 1 < len(parts) <= 15 and all(key(part) in _whole() or not key(part) for part in parts):
        return True
    low = line.lower().lstrip("*•·>»→-–—[( ")
    return (len(line) <= _SHORT and low.startswith(tuple(lists["opening"]))) or (
        low.startswith(("copyright", "©"))
    )


def _tells(line: str) -> bool:
    """Whether a line that begins "Photo: ..." tells what the picture shows, not whose it is."""
    said = line.partition(":")[2]
    low = sum(word[0].islower() for word in said.split())
    return low >= 3 or (low >= 1 and said.rstrip(" )").endswith("."))


def _byline(line: str) -> bool:
    found = _by().match(line)
    if not found or line.endswith((".", "!", "?", ":")):
        return False
    names = line[found.end() :].strip()
    if _staff().fullmatch(names):
        return True
    return bool(_NAMES.fullmatch(re.split(r"\s[|–—-]\s", names)[0].strip(" ,"))) and len(names) > 2


@cache
def _lists() -> dict[str, Any]:
    return resources.load("zones")


@cache
def _whole() -> frozenset[str]:
    return frozenset(key(phrase) for phrase in _lists()["whole"])


@cache
def _changed() -> re.Pattern[str]:
    """A time of change without its day: "Updated at 3:05 pm"."""
    labels = label_pattern()
    return re.compile(
        rf"\W*(?:{labels})\b[^A-Za-z]{{0,12}}\d[^A-Za-z]{{0,8}}(?:[ap]\.?m\.?)?\W*", re.IGNORECASE
    )


@cache
def _by() -> re.Pattern[str]:
    return re.compile(rf"(?:{words(_lists()['byline'])})(?:\s*:|(?=\s))\s*", re.IGNORECASE)


@cache
def _staff() -> re.Pattern[str]:
    lists = _lists()
    tails = words([*lists["byline_tail"], *lists["agency_staff"]])
    return re.compile(
        rf"(?:(?:{words(lists['byline_articles'])})\s+)?(?:[\w'’-]+\s+){{0,4}}(?:{tails})",
        re.IGNORECASE,
    )


@cache
def _photo_line() -> re.Pattern[str]:
    lead = words(_lists()["photo_lead"])
    return re.compile(
        rf"[(\[]?(?:{lead})(?:\s+(?:by|via|from|courtesy(?:\s+of)?|credit)\b\s*:?|\s*[:/©])\s*[^\n]{{1,100}}",
        re.IGNORECASE,
    )


@cache
def _maker() -> re.Pattern[str]:
    """Who made a picture, as printed under it: "Jo Kell / Reuters", "POOL/AFP/Getty Images"."""
    last = rf"{agency_pattern()}|(?i:{words(_lists()['photo_sign'])})"
    return re.compile(
        rf"[(\[]?[A-Z][\w .'’-]{{1,40}}(?:\s*/\s*[\w .'’-]{{2,40}}){{0,2}}\s*/\s*(?:{last})\W*"
    )


@cache
def _reporters_line() -> re.Pattern[str]:
    lists = _lists()
    return re.compile(
        rf"[(\[*—–-]*\s*(?:{words(lists['reporters'])})\b(?=:?\s+(?-i:[A-Z]))"
        rf"|[^\n]{{3,200}}\b(?:{words(lists['contributed'])})\W*$",
        re.IGNORECASE,
    )


@cache
def _caption_lead() -> re.Pattern[str]:
    return re.compile(rf"\W?(?:{words(_lists()['caption_lead'])})", re.IGNORECASE)
