"""Which column of a table holds what of an article: told by the user, else by its name."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from recount import resources
from recount.ingest.credits import key
from recount.ingest.metadata import parse_given
from recount.model.document import Published

FIELDS = ("text", "title", "date", "outlet", "url")
_ISO_TIME = re.compile(r"(\d{4}-\d\d-\d\d)[T ]\d\d:\d\d.*", re.DOTALL)
_SHOWN = 12


def parse_map(pairs: Sequence[str]) -> dict[str, str]:
    """Columns by what they hold, from pairs "text=Body".

    Raises ValueError, in words for the user, where one is no such pair.
    """
    columns: dict[str, str] = {}
    for pair in pairs:
        field, equals, column = (part.strip() for part in pair.partition("="))
        if field not in FIELDS or not equals or not column:
            raise ValueError(
                f"'{pair}' names no column; write FIELD=COLUMN, FIELD one of {', '.join(FIELDS)}"
            )
        if field in columns:
            raise ValueError(f"{field} is given two columns; a table has one for each")
        columns[field] = column
    return columns


def choose(names: Sequence[str], given: Mapping[str, str]) -> dict[str, str]:
    """The columns among `names` by what they hold; without "text" the table holds no articles.

    A column that the user gives goes before any guess. One column holds one
    thing.
    """
    there = {key(name): name for name in reversed(names) if key(name)}
    chosen: dict[str, str] = {}
    for field in FIELDS:
        if field in given and (column := there.get(key(given[field]))):
            chosen[field] = column
    for field in FIELDS:
        if field in chosen or (field == "text" and field in given):
            continue
        free = (there[word] for word in _words(field) if word in there)
        column = next((name for name in free if name not in chosen.values()), None)
        if column:
            chosen[field] = column
    return chosen


def missing(names: Sequence[str], given: Mapping[str, str]) -> list[str]:
    """Columns the user gave that are not among `names`."""
    there = {key(name) for name in names}
    return [column for column in given.values() if key(column) not in there]


def no_text(names: Sequence[str], given: Mapping[str, str]) -> str:
    """Why a table of these columns holds no articles, and what to do if it does."""
    shown = ", ".join(f"'{name[:40]}'" for name in names[:_SHOWN] if name)
    more = " and more" if len(names) > _SHOWN else ""
    wanted = f"no column '{given['text']}'" if "text" in given else "no column that holds articles"
    has = f"its columns are {shown}{more}" if shown else "it has no names of columns"
    return f"a table with {wanted} ({has}); left out, name one by --map text=COLUMN to read it"


def published(words: str, where: str) -> Published:
    """The date in a cell, a time of day left off. Raises ValueError where it is none."""
    timed = _ISO_TIME.fullmatch(words.strip())
    return parse_given(timed[1] if timed else words, where)


@cache
def _words(field: str) -> tuple[str, ...]:
    return tuple(key(word) for word in resources.load("columns", "any")[field])
