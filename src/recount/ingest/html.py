"""A web page to its text view: one paragraph a line, every visible word kept and labelled.

lxml's parser without network, entities or huge trees; the walk keeps its own
stack, so that no page can nest deeper than it can follow.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

from lxml import etree, html

from recount import resources
from recount.ingest.page import facts_of
from recount.ingest.values import Extract, IngestError

# Tags, opening and closing, that a page may have; the longest real pages have a tenth.
_ELEMENTS = 200_000
# A part must hold so many characters to be taken for the article itself.
_ARTICLE = 200
# A stretch of so many characters without a break is prose; menus and links are shorter.
_PROSE = 80
# A paragraph of up to so many characters that is nearly all link leads elsewhere.
_LINK_LINE, _LINK_SHARE = 200, 0.8
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_WORDS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")


def extract_html(text: str) -> Extract:
    """The text view of the page `text`, a zone kind for each line, and what its markup states.

    Raises IngestError where the page cannot be parsed or nests too deeply.
    """
    if text.count("<") > _ELEMENTS:
        raise IngestError(
            f"the page has over {_ELEMENTS // 2:,} elements; save its text as a .txt file"
        )
    parser = html.HTMLParser(
        encoding="utf-8", huge_tree=False, no_network=True, remove_comments=True, remove_pis=True
    )
    try:
        root = html.document_fromstring(text.encode(), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        raise IngestError(
            f"the page cannot be parsed ({error}); save it again from a browser"
        ) from error
    if any("depth" in entry.message.lower() for entry in parser.error_log):
        raise IngestError(
            "the page nests its elements more than 256 deep; save its text as a .txt file"
        )
    walk = _Walk(root)
    lines = walk.lines()
    facts = facts_of(root)
    return Extract(
        text="\n".join(line for _, line in lines),
        hints=tuple(kind for kind, _ in lines),
        title=facts.title,
        outlet=facts.outlet,
        published=facts.published,
        modified=facts.modified,
        url=facts.url,
        language=facts.language,
        extractor="html/1",
    )


class _Walk:
    """One walk over the page; gathers (kind, line) pairs in reading order."""

    def __init__(self, root: etree._Element) -> None:
        self.root = root
        self.lengths = _lengths(root)
        self.prose = _lengths(root, _PROSE)
        self.main = _main(root, self.lengths)
        self.above = set(self.main.iterancestors()) if self.main is not None else set()
        self.kinds: list[str] = ["body" if self.main is None else "furniture"]
        self.marked = [False]
        self.links = 0
        self.found: list[tuple[str, str]] = []
        self.words: list[str] = []
        self.linked = 0
        self.breaks = 0
        self.title = next(self.main.iter("h1"), None) if self.main is not None else None
        self.titled = False

    def lines(self) -> list[tuple[str, str]]:
        """The lines of the page with their kinds."""
        walker = etree.iterwalk(self.root, events=("start", "end"))
        for event, element in walker:
            if event == "start" and self._unseen(element):
                walker.skip_subtree()
                self.kinds.append("")
                self.marked.append(False)
            elif event == "start":
                self._enter(element)
            else:
                self._leave(element)
        self._flush()
        return self.found

    def _unseen(self, element: etree._Element) -> bool:
        if not isinstance(element.tag, str) or element.tag in _set("dropped"):
            return True
        return element.get("hidden") is not None or bool(_HIDDEN.search(element.get("style") or ""))

    def _enter(self, element: etree._Element) -> None:
        if element.tag == "br":
            self.breaks += 1
            if self.breaks == 2 and self.kinds[-1] != "title":
                self._flush()
        elif element.tag in _set("blocks"):
            self._flush()
        elif element.tag in ("td", "th") and "".join(self.words).strip():
            self.words.append(" | ")  # a row is one line: its figures belong together
        own = self._own_kind(element)
        self.kinds.append(self._kind(element, own))
        self.marked.append(self.marked[-1] or own == "furniture")
        self.links += element.tag == "a"
        self._say(element.text)

    def _leave(self, element: etree._Element) -> None:
        kind = self.kinds[-1]
        if kind:
            self.links -= element.tag == "a"
            if element.tag in _set("blocks") or kind != self.kinds[-2]:
                self._flush()
        self.kinds.pop()
        self.marked.pop()
        self._say(element.tail)

    def _say(self, said: str | None) -> None:
        if not said:
            return
        if said.strip():
            self.breaks = 0
            self.linked += len(said.strip()) if self.links else 0
        self.words.append(said)

    def _flush(self) -> None:
        line = " ".join("".join(self.words).split())
        if line:
            kind = self.kinds[-1] or "furniture"
            short = len(line) < _LINK_LINE and self.linked > _LINK_SHARE * len(line)
            self.found.append(("furniture" if short and kind == "body" else kind, line))
        self.words, self.linked, self.breaks = [], 0, 0

    def _kind(self, element: etree._Element, own: str | None) -> str:
        """Zone kind of the text in `element`: its own where it is marked, else its parent's."""
        outer = self.kinds[-1]
        if element is self.main:
            return "body"
        if own == "furniture" or (own == "credit" and outer != "furniture"):
            self._flush()
            return own
        inside = self.main is None or "body" in self.kinds or outer != "furniture"
        if own in ("title", "heading"):
            free = self.title in (None, element) and not self.titled and not self.marked[-1]
            if own == "title" and free:
                self.titled = True
                return "title"
            return "heading" if inside and outer == "body" else outer
        if own and not self.marked[-1]:
            self._flush()
            return own
        return outer

    def _own_kind(self, element: etree._Element) -> str | None:
        tag = str(element.tag)
        if element in self.above or tag in ("html", "body", "article", "main"):
            return None
        words = _class_words(element)
        role = (element.get("role") or "").lower()
        if tag in _set("furniture_elements") or role in _set("furniture_roles"):
            return "furniture" if self._small(element) else None
        if tag == "h1":
            return "title"
        if tag in ("h2", "h3", "h4", "h5", "h6"):
            return "title" if words & _set("title_words") else "heading"
        if tag in ("figcaption", "caption") or words & _set("caption_words"):
            return "caption"
        if tag == "blockquote" or words & _set("quote_words"):
            return "quote-block"
        if words & _set("furniture_words") and (
            words & _set("comment_words") or self._small(element)
        ):
            return "furniture"
        if (words & _set("credit_words") or element.get("rel") == "author") and (
            self.lengths.get(element, 0) < _ARTICLE
        ):
            return "credit"
        return None

    def _small(self, element: etree._Element) -> bool:
        """Whether the element can be furniture: it does not hold most of the article's prose."""
        whole = self.root if self.main is None else self.main
        if self.prose.get(whole, 0):
            return self.prose.get(element, 0) * 2 < self.prose[whole] or not self._inside(element)
        return self.main is not None or (
            self.lengths.get(element, 0) * 2 < self.lengths.get(self.root, 0)
        )

    def _inside(self, element: etree._Element) -> bool:
        return self.main is None or self.main in element.iterancestors()


def _lengths(root: etree._Element, least: int = 0) -> dict[etree._Element, int]:
    """Characters of text below each element, in stretches of at least so many."""

    def length(said: str | None) -> int:
        count = len((said or "").strip())
        return count if count >= least else 0

    lengths: dict[etree._Element, int] = {}
    for _, element in etree.iterwalk(root, events=("end",)):
        own = lengths.get(element, 0)
        if isinstance(element.tag, str) and element.tag not in _set("dropped"):
            own += length(element.text)
        else:
            own = 0
        lengths[element] = own
        parent = element.getparent()
        if parent is not None:
            lengths[parent] = lengths.get(parent, 0) + own + length(element.tail)
    return lengths


def _main(root: etree._Element, lengths: dict[etree._Element, int]) -> etree._Element | None:
    """The element that holds the article, None where none is marked."""
    for mark in _lists()["main"]:
        name, _, value = mark.partition("=")
        marked: Iterable[etree._Element] = (
            (e for e in root.iter() if isinstance(e.tag, str) and e.get(name) == value)
            if value
            else root.iter(name)
        )
        longest = max(marked, key=lambda e: lengths.get(e, 0), default=None)
        if longest is not None and lengths.get(longest, 0) >= _ARTICLE:
            return longest
    return None


def _class_words(element: etree._Element) -> set[str]:
    """Words of the element's class and id, in lower case, and the whole names."""
    marks = f"{element.get('class') or ''} {element.get('id') or ''}"[:1000].split()
    words = {mark.lower() for mark in marks}
    for mark in marks:
        words.update(word.lower() for word in _WORDS.findall(mark))
    return words


@cache
def _lists() -> dict[str, Any]:
    return resources.load("html", "any")


@cache
def _set(name: str) -> frozenset[str]:
    return frozenset(_lists()[name])
