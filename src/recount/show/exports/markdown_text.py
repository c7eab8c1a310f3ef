"""Words of documents as Markdown that shows them and does nothing else.

Backslash escapes after CommonMark 0.31; hidden and steering characters are
shown by their code points, and what some viewers take for an address without
marks is broken up.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from recount.show.safe import one_line

# What opens emphasis, code, links, markup, entities, tables, footnotes and formulas.
ANYWHERE = re.compile(r"[\\`*_{}\[\]<>#|~&!$^@]")
# What opens a numbered list at the head of a line.
NUMBERED = re.compile(r"^(\d+)(?=[.)])")
ADDRESS = re.compile(r":(?=//)|(?<=www)\.", re.IGNORECASE)


def plain(text: str) -> str:
    """`text` on one line, so written that a reader of Markdown shows just that."""
    told = ANYWHERE.sub(r"\\\g<0>", one_line(text))
    told = ADDRESS.sub(r"\\\g<0>", told)
    told = NUMBERED.sub(r"\1\\", told)
    return "\\" + told if told[:1] in ("-", "+", "=") else told


def table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """A table; its cells are `plain` already."""
    lines = [list(header), ["---"] * len(header), *rows]
    return [f"| {' | '.join(line)} |" for line in lines]
