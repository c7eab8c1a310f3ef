"""Words of documents made safe to show: control and direction marks become visible.

A document can hold characters that reorder or hide what follows them (Unicode
bidirectional controls) or that steer a terminal (C0, C1). None is ever
dropped: each is shown by its code point.
"""

from __future__ import annotations

import re
from xml.sax.saxutils import escape

# Bidirectional marks, embeddings, overrides and isolates (UAX 9), line and
# paragraph separators, the byte order mark, C0 but tab and newline, DEL and C1,
# and lone surrogates, which no encoding can carry.
HIDDEN = re.compile(
    "[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u2028\u2029\ufeff"
    "\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]"
)


def visible(text: str) -> str:
    """`text` with every hidden or steering character shown as ⟦U+202E⟧."""
    return HIDDEN.sub(lambda found: f"⟦U+{ord(found.group()):04X}⟧", text)


def one_line(text: str) -> str:
    """`visible` text with every run of white space as one space."""
    return " ".join(visible(text).split())


def markup(text: str) -> str:
    """`visible` text escaped for element content and quoted attributes of HTML and SVG."""
    return escape(visible(text), {'"': "&#34;", "'": "&#39;"})
