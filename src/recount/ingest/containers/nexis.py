"""Bundles as Nexis prints them, older ("1 of 250 DOCUMENTS") and newer ("End of Document")."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from recount.ingest.containers.labelled import (
    Article,
    any_of,
    blocks,
    field_of,
    is_dated,
    is_rights,
    is_wrapped,
    keys,
    mostly,
)
from recount.ingest.credits import key

# Lines that a head can have before its text begins; the longest met have half.
_HEAD = 40
# Paragraphs on pictures between their heading and the fields under a text.
_CAPTIONS = 8
_FIGURE = re.compile(r"\d")
Block = list[str]


def older(text: str) -> list[Article] | None:
    """The articles under lines "1 of 250 DOCUMENTS", None where that is not what the text is.

    The lines must count up one by one to no more than their sum, and nearly
    every article must say its length.
    """
    marks = list(_mark().finditer(text))
    numbers = [int(mark[1]) for mark in marks]
    sums = {int(mark[2]) for mark in marks}
    counted = numbers == list(range(numbers[0], numbers[0] + len(numbers))) if numbers else False
    if not counted or len(sums) != 1 or numbers[-1] > min(sums):
        return None
    wrapped = is_wrapped(text)
    ends = [*(mark.start() for mark in marks[1:]), len(text)]
    slices = [list(blocks(text[m.end() : end], wrapped)) for m, end in zip(marks, ends)]
    if sum(_length_at(found) is not None for found in slices) * 10 < len(slices) * 8:
        return None
    articles = [_older(found, wrapped) for found in slices]
    return articles if mostly(articles) else None


def newer(text: str) -> list[Article] | None:
    """The articles over lines "End of Document", None where that is not what the text is.

    Nearly every one must have its "Body", under a date.
    """
    marks = list(_end().finditer(text))
    if not marks:
        return None
    wrapped = is_wrapped(text)
    starts = [0, *(mark.end() for mark in marks)]
    slices = [list(blocks(text[s : m.start()], wrapped)) for s, m in zip(starts, marks)]
    articles = [_newer(found, first=not i) for i, found in enumerate(slices)]
    return articles if mostly(articles) else None


def _older(found: Sequence[Block], wrapped: bool) -> Article:
    article = Article()
    length = _length_at(found)
    dated = next((i for i, block in enumerate(found[:_HEAD]) if is_dated(block[0])), None)
    # A text that tells no length begins after what stands under its date.
    start = (length if length is not None else (dated or 0) + 1) + 1
    while start < len(found) and _head_field(found[start]):
        start += 1
    under = range(0 if dated is None else dated + 1, start)
    bare = [i for i in under if not _head_field(found[i]) and not is_rights(found[i][0])]
    # Editions stand in the block of the date, or line by line between it and the title.
    title = (bare[0] if wrapped else bare[-1]) if bare else None
    for i, block in enumerate(found[:start]):
        words = " ".join(block)
        if is_rights(words) or _head_field(block):
            _add_field(article, words)
        elif i == dated:
            article.add_date(block[0])
            article.add("furniture", " ".join(block[1:]))
        elif i == title:
            article.title = words
            article.add("title", words)
        else:
            article.outlet = words if dated is not None and i < dated else article.outlet
            article.add("heading" if title is not None and i > title else "furniture", words)
    _add_text(article, found[start:])
    return article


def _newer(found: Sequence[Block], first: bool) -> Article:
    article = Article()
    body = next((i for i, block in enumerate(found) if _is_body(block)), 0)
    dated = max((i for i in range(body) if is_dated(found[i][0])), default=0)
    if dated < 2:
        for block in found:
            article.add("body", " ".join(block))
        return article
    article.title, article.outlet = " ".join(found[dated - 2]), " ".join(found[dated - 1])
    # Over the first article stands the list of what was sought; it is no part of it.
    for block in () if first else found[: dated - 2]:
        article.add("furniture", " ".join(block))
    article.add("title", article.title)
    article.add("furniture", article.outlet)
    article.add_date(" ".join(found[dated]))
    for block in found[dated + 1 : body]:
        _add_field(article, " ".join(block))
    _add_text(article, found[body + 1 :])
    return article


def _add_field(article: Article, words: str) -> None:
    """A line of the head: who wrote it, what it adds to the title, and what is furniture."""
    name = (field_of(words) or ("", ""))[0]
    if name in keys("deck"):
        article.add_field("heading", words)
    else:
        article.add("credit" if name in keys("byline") else "furniture", words)


def _add_text(article: Article, found: Sequence[Block]) -> None:
    """The text, then the fields under it, among them what pictures show."""
    foot = _foot_at(found)
    for block in found[:foot]:
        article.add("body", " ".join(block))
    caption = False
    for block in found[foot:]:
        words = " ".join(block)
        told = field_of(words) is not None
        graphic = _name(block) in keys("graphic")
        caption = graphic or (caption and not told and _name(block) not in keys("foot"))
        if caption and not is_rights(words):
            article.add_field("caption", words) if graphic else article.add("caption", words)
        else:
            article.add("furniture", words)


def _foot_at(found: Sequence[Block]) -> int:
    """Where the fields under the text begin: at one that only stands there, or just before it.

    Where there is none only a line of rights ends the text.
    """
    sure = next((i for i, block in enumerate(found) if _is_foot(block)), None)
    at = len(found) if sure is None else sure
    fields = keys("graphic") if sure is None else keys("graphic", "beside")
    while at and (is_rights(found[at - 1][0]) or _name(found[at - 1]) in fields):
        at -= 1
    near = range(max(0, at - _CAPTIONS), at) if sure is not None else range(0)
    return next((i for i in near if key(" ".join(found[i])) in keys("graphic")), at)


def _is_foot(block: Block) -> bool:
    name, said = field_of(block[0]) or (key(" ".join(block)), "")
    return name in keys("foot") or (name in keys("language") and _speaks(said))


def _speaks(said: str) -> bool:
    """Whether the words begin with the name of a language ("ENGLISH; English")."""
    return key(said.partition(";")[0]) in keys("languages")


def _name(block: Block) -> str:
    """The name of the field that a block is, or its words where it is a heading."""
    return (field_of(block[0]) or (key(" ".join(block)), ""))[0]


def _length_at(found: Sequence[Block]) -> int | None:
    """Which block of the head says how many words there are."""
    for i, block in enumerate(found[:_HEAD]):
        name, said = field_of(block[0]) or ("", "")
        if name in keys("length") and _FIGURE.match(said):
            return i
    return None


def _head_field(block: Block) -> bool:
    name = (field_of(block[0]) or ("", ""))[0]
    return name in keys("length", "byline", "deck", "head")


def _is_body(block: Block) -> bool:
    return len(block) == 1 and key(block[0]) in keys("body")


@cache
def _mark() -> re.Pattern[str]:
    return re.compile(
        rf"^[^\S\n]*(\d{{1,5}})[^\S\n]+(?:{any_of('of')})[^\S\n]+(\d{{1,5}})[^\S\n]+"
        rf"(?:{any_of('documents')})[^\S\n]*$",
        re.IGNORECASE | re.MULTILINE,
    )


@cache
def _end() -> re.Pattern[str]:
    return re.compile(rf"^[^\S\n]*(?:{any_of('end')})[^\S\n]*$", re.IGNORECASE | re.MULTILINE)
