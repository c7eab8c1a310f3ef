"""Forms: what a time expression says before it is resolved against a date."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class NamedDay:
    """When a named day falls.

    One of: `fixed` "MM-DD"; `easter` days from Easter Sunday; the `nth`
    `weekday` (1 Monday) of a `month`; `day` of the `hijri` month, 0 for all of it.
    """

    fixed: str | None = None
    easter: int | None = None
    weekday: int = 0
    nth: int = 0
    month: int = 0
    hijri: int = 0
    day: int = 0


@dataclass(frozen=True, slots=True)
class Form:
    """One reading of an expression.

    `op` says how to resolve it (a function of recount.read.times.resolve);
    `dayend` the last of
    several days; `unit` is D, W, M, Q, Y, 10Y, 100Y or TH, TM, TS; `amount` how many of them
    (None: unsaid number); `direction` -1 past, 0 this, 1 ahead, None: as the
    tense has it; `part` a TIMEX3 part of day; `clock` "HH:MM"; `modifier` a
    TIMEX3 mod; `value` a value that needs no resolving; `name` a
    named day.
    """

    kind: str
    op: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    dayend: int | None = None
    unit: str | None = None
    amount: Fraction | None = None
    upto: Fraction | None = None
    direction: int | None = None
    part: str | None = None
    clock: str | None = None
    modifier: str | None = None
    value: str | None = None
    name: NamedDay | None = None
