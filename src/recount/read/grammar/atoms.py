"""Atoms: the smallest pieces of text that figures and times are read from.

The language room's tokens follow a treebank ("20-50" may be one token or
three, "two-year" likewise); figures must not depend on that. So the text is
cut again, finer and by shape alone, with exact offsets.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

# Repetitions are bounded so that hostile runs of digits and commas stay linear.
_ATOM = re.compile(
    r"""
    (?P<line>   \n )
  | (?P<date>   \d{4}-\d{1,2}-\d{1,2}(?!\d|-\d) | \d{1,2}[/.]\d{1,2}[/.]\d{4}(?!\d) )
  | (?P<clock>  \d{1,2}:\d{2}(?::\d{2})?(?!\d) )
  | (?P<number> \d{1,3}(?:,\d{2,3}){0,6},\d{3}(?!\d)(?:\.\d+)?
              | \d+(?:\.\d+)? | \.\d+ | [½¼¾⅓⅔] )
  | (?P<dotted> (?:[^\W\d_]\.){2,8} )
  | (?P<word>   [^\W\d_]+ )
  | (?P<other>  [^\s] )
    """,
    re.VERBOSE,
)


class Atom(NamedTuple):
    """Characters `start` to `end`; `kind` is line, date, clock, number, dotted, word or other.

    `glued` says that no white space stands before it.
    """

    start: int
    end: int
    text: str
    lower: str
    kind: str
    glued: bool


@lru_cache(maxsize=2)
def atoms(text: str) -> tuple[Atom, ...]:
    """All atoms of a text in order, newlines as atoms of kind "line".

    Figures and times are read from the same text one after the other, so the last is kept.
    """
    found: list[Atom] = []
    end = -1
    for match in _ATOM.finditer(text):
        exact = match.group()
        found.append(
            Atom(
                match.start(),
                match.end(),
                exact,
                exact.lower(),
                match.lastgroup or "other",
                match.start() == end,
            )
        )
        end = match.end()
    return tuple(found)
