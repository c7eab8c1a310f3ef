"""An article cut out of a bundle: its lines as they stood, each with the zone it belongs to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from typing import Any

from recount import resources
from recount.ingest.containers.canonical import one_line
from recount.ingest.credits import key
from recount.ingest.lines import is_stamp_line
from recount.ingest.stamps import stamp_at, words
from recount.ingest.values import Part, Row

# Text broken at a fixed width has no line longer than this.
_WRAPPED = 120
_STOPS = (".", "!", "?", '"', "”")
_FIELD = re.compile(r"([^\W\d_][\w .-]{1,30}?)\s*:(?:\s+|$)(.*)", re.DOTALL)


@dataclass(slots=True)
class Article:
    """The lines of an article with their zones, in their order; what its head says of it."""

    title: str | None = None
    outlet: str | None = None
    lines: list[tuple[str, str]] = field(default_factory=list)

    def add(self, kind: str, words_: str) -> None:
        """One more line of a zone."""
        if line := one_line(words_):
            self.lines.append((kind, line))

    def add_field(self, kind: str, words_: str) -> None:
        """A line "NAME: words" whose words are of a zone that is read, its name apart from them."""
        said = field_of(words_)
        if said and said[1]:
            self.add("furniture", words_[: len(words_) - len(said[1])])
        self.add(kind, said[1] if said and said[1] else words_)

    def add_date(self, words_: str) -> None:
        """A line that begins with a date; what follows it and is none, on a line of its own."""
        line = one_line(words_)
        stamp = stamp_at(line, 0, len(line))
        if stamp and not is_stamp_line(line, 0, len(line)):
            self.add("furniture", line[: stamp.end])
            line = line[stamp.end :].strip(" ,;|-")
        self.add("furniture", line)

    @property
    def whole(self) -> bool:
        """Whether it has a title and a text."""
        return bool(self.title) and any(kind == "body" for kind, _ in self.lines)

    def part(self, number: int) -> Part:
        """The article as the `number`-th part of its bundle."""
        data = "\n".join(line for _, line in self.lines).encode()
        hints = tuple(kind for kind, _ in self.lines)
        return Part(f"article {number}", data, Row(outlet=self.outlet, title=self.title), hints)


def blocks(text: str, wrapped: bool) -> Iterator[list[str]]:
    """Paragraphs as lists of their lines, each line its own where lines are not `wrapped`."""
    block: list[str] = []
    for line in text.split("\n"):
        if bare := one_line(line):
            block.append(bare)
        if block and not (wrapped and bare):
            yield block
            block = []
    if block:
        yield block


def is_wrapped(text: str) -> bool:
    """Whether lines are broken at a fixed width, with blank ones between paragraphs.

    Told by the lines that another follows at once: they are about as long as
    each other, and most end in the middle of a sentence.
    """
    lines = [line.strip() for line in text.split("\n")]
    inner = [line for line, after in pairwise(lines) if line and after]
    widths = sorted(map(len, inner))
    if len(inner) < 4 or len(inner) == len(lines) - 1:
        return False
    usual, longest = widths[len(widths) // 2], widths[-1 - len(widths) // 50]
    broken = sum(not line.endswith(_STOPS) for line in inner)
    return 40 <= usual <= 100 and longest <= _WRAPPED and broken * 10 >= len(inner) * 6


def field_of(line: str) -> tuple[str, str] | None:
    """Name (as `key` gives it) and words of a line "NAME: words", None where it is no field."""
    found = _FIELD.match(line)
    return (key(found[1]), found[2]) if found else None


def is_dated(line: str) -> bool:
    """Whether a line begins with a whole date."""
    return stamp_at(line, 0, len(line)) is not None


def is_rights(line: str) -> bool:
    """Whether a line says whose rights they are."""
    return line.lower().startswith(tuple(lists()["rights"]))


@cache
def lists() -> dict[str, Any]:
    """The words of news databases."""
    return resources.load("bundles", "any")


@cache
def keys(*names: str) -> frozenset[str]:
    """The words of some lists as `key` gives them."""
    return frozenset(key(word) for name in names for word in lists()[name])


def any_of(name: str) -> str:
    """A pattern for any word of a list."""
    return words(lists()[name])


def mostly(articles: Sequence[Article]) -> bool:
    """Whether nearly all are whole: what looks like a bundle by chance is none."""
    return bool(articles) and sum(a.whole for a in articles) * 10 >= len(articles) * 8
