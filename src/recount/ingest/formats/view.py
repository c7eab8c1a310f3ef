"""A text view in the making: one paragraph a line, each with the zone its format gives it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from recount.ingest.values import Extract

# What XML 1.0 and plain text forbid and some programs let through all the same.
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


class View:
    """Lines gathered in reading order; `hint` is a zone kind, "heading", or None where unsaid."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.hints: list[str | None] = []

    def add(self, said: str, hint: str | None = None) -> None:
        """One paragraph, its white space made single; nothing where it is empty."""
        line = one_line(said)
        if line:
            self.lines.append(line)
            self.hints.append(hint)

    def add_row(self, cells: list[str], hint: str | None = None) -> None:
        """A row of a table as one line: its figures belong together."""
        self.add(" | ".join(cell for cell in map(one_line, cells) if cell), hint)

    def extract(
        self, extractor: str, title: str | None = None, notes: Sequence[str] = ()
    ) -> Extract:
        """What was gathered, as what an extractor gives; a first heading is its title."""
        if "title" not in self.hints:
            said = next((i for i, hint in enumerate(self.hints) if hint != "furniture"), 0)
            if self.hints[said : said + 1] == ["heading"]:
                self.hints[said] = "title"
        return Extract(
            "\n".join(self.lines),
            tuple(self.hints),
            title=title,
            extractor=extractor,
            notes=tuple(notes),
        )


def note_mark(number: str) -> str:
    """The number of a note as it stands before it: raised, so that it is read as no figure."""
    return number.translate(_RAISED)


def count_of(number: int, one: str, more: str) -> str:
    """`number` with what is counted: "1 note", "3 notes"."""
    return f"{number:,} {one if number == 1 else more}"


def one_line(said: str) -> str:
    """`said` without control characters, every run of white space one space."""
    return " ".join(_CONTROLS.sub("", said).split())
