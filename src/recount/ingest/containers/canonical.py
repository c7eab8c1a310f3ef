"""The bytes of an article that has no file of its own: always the same for the same words."""

from __future__ import annotations

import re
from html import escape

# Words of a cell or a feed that are a piece of a page, by a tag that only pages have.
_MARKUP = re.compile(r"</?(?:p|br|div|span|li|ul|ol|h[1-6]|blockquote|em|strong)\b[^<>]*>", re.I)


def article_bytes(title: str | None, words: str) -> bytes:
    """Title line, blank line, text, in UTF-8; where the words are markup, a page of them.

    Lone surrogates, which no text holds, become the replacement sign.
    """
    head = one_line(title or "")
    if _MARKUP.search(words):
        heading = f"<h1>{escape(head)}</h1>" if head else ""
        text = f"<html><body><article>{heading}\n{words}\n</article></body></html>\n"
    else:
        body = words.replace("\r\n", "\n").replace("\r", "\n").strip()
        first = one_line(body.partition("\n")[0])
        text = f"{head}\n\n{body}\n" if head and head != first else f"{body}\n"
    return sound(text).encode()


def one_line(words: str) -> str:
    """The words with single spaces and no line ends."""
    return " ".join(words.split())


def sound(words: str) -> str:
    """The words as any encoding can write them."""
    return words.encode("utf-8", "surrogatepass").decode("utf-8", "replace")
