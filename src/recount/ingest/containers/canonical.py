"""The bytes of an article that has no file of its own: always the same for the same words."""

from __future__ import annotations

import re
from html import escape

# Words of a cell or a feed that are a piece of a page, by a tag that only pages have.
_MARKUP = re.compile(r"</?(?:p|br|div|span|li|ul|ol|h[1-6]|blockquote|em|strong)\b[^<>]*>", re.I)


def article_bytes(title: str | None, words: str) -> bytes:
    """An article of words that may be a piece of a page."""
    return page_bytes(title, words) if _MARKUP.search(words) else text_bytes(title, words)


def text_bytes(title: str | None, words: str) -> bytes:
    """Title line, blank line, text, in UTF-8; the title once where the text begins with it.

    Lone surrogates, which no text holds, become the replacement sign.
    """
    head = one_line(title or "")
    body = words.replace("\r\n", "\n").replace("\r", "\n").strip()
    if head == one_line(body.partition("\n")[0]):
        head = ""
    return (sound("\n\n".join(filter(None, (head, body)))) + "\n").encode()


def page_bytes(title: str | None, markup: str) -> bytes:
    """A page of `markup` under its title, in UTF-8."""
    heading = f"<h1>{escape(one_line(title))}</h1>\n" if title else ""
    page = f"<html><body><article>{heading}{markup}\n</article></body></html>\n"
    return sound(page).encode()


def one_line(words: str) -> str:
    """The words with single spaces and no line ends."""
    return " ".join(words.split())


def sound(words: str) -> str:
    """The words as any encoding can write them."""
    return words.encode("utf-8", "surrogatepass").decode("utf-8", "replace")
