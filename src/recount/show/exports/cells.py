"""Text made safe for a spreadsheet, so that it can be had back exactly.

A spreadsheet runs a cell that begins with = + - or @ as a formula (OWASP, "CSV
Injection"; the full-width forms and a tab or a line's end before them count
too). A program with another list separator cuts a field at ; or a tab, so that
a formula may begin in the middle. Before each such place an apostrophe is put:
`'=1+1` is shown and never run. To undo, take one apostrophe away from the head
of the cell and from every place where one stands between a separator and such
a beginning. Plain numbers such as -5 stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

# After it a program may begin a new cell.
SEPARATORS = r"[,;|\t\r\n]"
# Spaces, quotes and invisible characters that a program may skip before a formula.
SKIPPED = '[ "\u00a0\u061c\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]*'
STARTERS = "[=+@\\-\uff1d\uff0b\uff0d\uff20]"
RISK = re.compile(
    rf"(?<={SEPARATORS})(?='*{SKIPPED}{STARTERS})|^(?='|\Z|{SKIPPED}(?:{STARTERS}|[\t\r\n]))"
)
NUMBER = re.compile(r"[-+]?\d+(?:\.\d+)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Safe:
    """Text that is safe in a spreadsheet already, and written as it is."""

    text: str


def safe_cell(text: str) -> str:
    """`text` with an apostrophe wherever a spreadsheet could begin a formula.

    An empty text becomes a lone apostrophe, so that it differs from no value,
    which is an empty cell.
    """
    if NUMBER.fullmatch(text):
        return text
    return RISK.sub("'", text)


def safe_list(parts: Iterable[str], separator: str) -> Safe:
    """Several values in one cell, each as it would stand in a cell of its own.

    So a value in a list and the same value alone are the same characters, and
    a program that takes the list apart finds the one by the other.
    """
    return Safe(separator.join(safe_cell(part) for part in parts))
