"""Which voices stand behind a passage, outermost first."""

from __future__ import annotations

from collections.abc import Sequence

from recount.model.reading import Statement
from recount.model.span import Span


def innermost(statements: Sequence[Statement], passage: Span) -> int | None:
    """Index of the statement with the least content that holds `passage`, None for none.

    It holds it where at least half of the passage's characters lie in the content. One that only
    judges what it takes for granted ("condemned the attack") gives way to all that say something.
    """
    length = max(1, passage.end - passage.start)
    around = [
        at
        for at, statement in enumerate(statements)
        if _reaches(statement, passage)
        and sum(s.overlap(passage) for s in statement.content) * 2 >= length
    ]
    if not around:
        return None
    return min(around, key=lambda at: (_judges(statements[at]), _size(statements[at]), -at))


def _reaches(statement: Statement, passage: Span) -> bool:
    """Whether the content may hold some of the passage: a cheap look before the sum."""
    content = statement.content
    return bool(content) and content[0].start < passage.end and passage.start < content[-1].end


def chain(statements: Sequence[Statement], at: int | None) -> tuple[int, ...]:
    """The statements from the outermost to `at` through `inside`, one a voice.

    Where one voice follows itself ("we believe" inside her own quote) the
    inner is kept; a noun that a denial or a judgement takes up ("denied
    accusations that …") is no voice of its own and leaves the chain, so that
    the last index, whose stance counts, is the denial.
    """
    hops: list[int] = []
    while at is not None:
        hops.append(at)
        at = statements[at].inside
    found: list[int] = []
    for hop in reversed(hops):
        statement = statements[hop]
        if found and _taken_up(statements[found[-1]], statement):
            continue
        if found and _same(statements[found[-1]], statement):
            found.pop()
        found.append(hop)
    return tuple(found)


def _judges(statement: Statement) -> bool:
    return statement.kind == "attitude"


def _size(statement: Statement) -> int:
    return sum(s.end - s.start for s in statement.content)


def _taken_up(outer: Statement, inner: Statement) -> bool:
    return inner.kind == "noun" and outer.stance in ("denied", "conceded")


def _same(outer: Statement, inner: Statement) -> bool:
    one, other = outer.speaker, inner.speaker
    return one is not None and other is not None and one.exact.lower() == other.exact.lower()
