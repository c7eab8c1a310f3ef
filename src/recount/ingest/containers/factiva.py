"""Bundles as Factiva prints them: with codes of fields (HD, BY, PD, LP, TD), or without.

Each article ends in a line with its number, "Document DORV000020170516ed5g0001h".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from recount.ingest.containers.labelled import (
    Article,
    any_of,
    blocks,
    is_dated,
    is_rights,
    is_wrapped,
    keys,
    lists,
    mostly,
)
from recount.ingest.credits import key
from recount.ingest.lines import line_role

# Source, day and number of an article (eight signs, eight figures, the rest), under it.
_END = re.compile(
    r"^[^\S\n]*(?:AN[^\S\n|]*[|\s][^\S\n]*)?Document[^\S\n]+"
    r"[A-Z0-9]{8}(?:19|20)\d{6}[a-z0-9]{5,12}[^\S\n]*$",
    re.IGNORECASE | re.MULTILINE,
)
_TIME = re.compile(r"\d{1,2}[:.]\d\d\b.{0,12}")
# Codes of headline, length, date and source.
_NEEDED = ("HD", "WC", "PD", "SN")
_ZONES = {"text": "body", "outlet": "furniture"}
# Lines between the date and the text: source, code, page, edition, language, rights.
_META = 10


def articles(text: str) -> list[Article] | None:
    """The articles over lines with their numbers, None where that is not what the text is.

    Nearly every one must have its title and its text.
    """
    marks = list(_END.finditer(text))
    if not marks:
        return None
    wrapped = is_wrapped(text)
    starts = [0, *(mark.end() for mark in marks)]
    found = []
    for start, mark in zip(starts, marks):
        lines = [" ".join(b) for b in blocks(_cut(text[start : mark.start()]), wrapped)]
        article = _coded(lines, first=not start) or _plain(lines, first=not start)
        article.add("furniture", mark[0])
        found.append(article)
    return found if mostly(found) else None


def _cut(text: str) -> str:
    """The text with each code at the head of a paragraph, apart from its words by one sign.

    Some formats leave one space behind a code; that is enough where the text
    has all the codes that an article cannot be without.
    """
    loose = {found[1] for found in _code(loose=True).finditer(text)}
    bare = loose >= set(_NEEDED) and loose & set(lists()["codes"]["text"])
    return _code(loose=bool(bare)).sub(r"\n\n\1 | \2", text)


def _coded(lines: Sequence[str], first: bool) -> Article | None:
    """An article whose fields have codes, None where it has no title and text so marked."""
    article, kind = Article(), ""
    for line in lines:
        found = _code().match(line)
        kind, words = (_kinds()[found[1]], found[2]) if found else (kind, line)
        if kind == "title" and words:
            article.title = article.title or words
        elif kind == "outlet" and words:
            article.outlet = article.outlet or words
        if kind == "date":
            article.add_date(words)
        elif kind == "furniture" or not (kind or first):
            article.add("furniture", line)
        elif kind:
            article.add(_ZONES.get(kind, kind), words)
    return article if article.whole else None


def _plain(lines: Sequence[str], first: bool) -> Article:
    """An article without codes: title, writer, length, date, source, language, rights, text."""
    article = Article()
    at = next((i for i in range(1, len(lines) - 1) if _counts(lines[i], lines[i + 1])), None)
    if at is None:
        for line in lines:
            article.add("body", line)
        return article
    above = list(lines[max(0, at - 3) : at])
    byline = above.pop() if len(above) > 1 and _is_byline(above[-1]) else None
    article.title = max(above[-2:], key=len)
    for line in () if first else lines[: max(0, at - 3)]:
        article.add("furniture", line)
    for line in above:
        article.add("title" if line == article.title else "furniture", line)
    if byline:
        article.add("credit", byline)
    article.add("furniture", lines[at])
    article.add_date(lines[at + 1])
    start = _text_at(lines, at + 2)
    for line in lines[at + 2 : start]:
        if article.outlet is None and not _TIME.fullmatch(line):
            article.outlet = line
        article.add("furniture", line)
    for line in lines[start:]:
        article.add("body", line)
    return article


def _text_at(lines: Sequence[str], start: int) -> int:
    """Where the text begins: after the rights, or the language where none are told."""
    head = range(start, min(start + _META, len(lines)))
    rights = next((i for i in head if is_rights(lines[i])), None)
    spoken = next((i for i in head if key(lines[i]) in keys("languages")), None)
    ends = rights if rights is not None else spoken
    return start + 2 if ends is None else ends + 1


def _counts(line: str, after: str) -> bool:
    """Whether a line says how many words there are, and the next a date."""
    return _word_count().fullmatch(line) is not None and is_dated(after)


def _is_byline(line: str) -> bool:
    return line_role(line, 0, len(line)) == ("credit", "byline")


@cache
def _word_count() -> re.Pattern[str]:
    return re.compile(rf"\d[\d.,\s]*(?:{any_of('words')})", re.IGNORECASE)


@cache
def _kinds() -> dict[str, str]:
    return {code: kind for kind, codes in lists()["codes"].items() for code in codes}


@cache
def _code(loose: bool = False) -> re.Pattern[str]:
    """A code and the words after it: apart by a rule, a tab or two spaces, or on its own.

    With `loose` one space is enough.
    """
    codes = "|".join(sorted(_kinds(), key=lambda code: (-len(code), code)))
    apart = r"[^\S\n]" if loose else r"\t|  "
    return re.compile(
        rf"^[^\S\n]*({codes})(?:[^\S\n]*(?:\||{apart})[^\S\n]*|[^\S\n]*$)(.*)$", re.MULTILINE
    )
