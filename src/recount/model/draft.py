"""Values as a person sets them: each with the words it stands on, or the mark "inferred"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from recount.model.claim import ACTS, TELLINGS
from recount.model.reading import STANCES, TimesPer
from recount.model.reference import ClaimRef
from recount.model.span import Span
from recount.model.times import duration_days, first_day, last_day

MEASURES = ("total", "subset", "rate", "per-event")
BOUNDS = ("exact", "range", "at-least", "at-most", "about", "average", "vague")
ISO = re.compile(r"\d{4}(-\d\d(-\d\d(T\d\d(:\d\d(:\d\d)?)?)?)?)?")


def _grounded(span: Span | None, inferred: bool) -> None:
    if span is None and not inferred:
        raise ValueError("a value needs its words in the text, or the mark “inferred”")


def _in_own_words(text: str, span: Span | None, inferred: bool) -> None:
    if not text.strip():
        raise ValueError("the text is empty")
    _grounded(span, inferred)
    if span is not None and not inferred and span.exact != text:
        raise ValueError(f"“{text}” is not what stands there, “{span.exact}”: mark it inferred")


def _one_of(value: str, known: tuple[str, ...]) -> None:
    if value not in known:
        raise ValueError(f"“{value}” is none of {', '.join(known)}")


def _duration(iso: str | None) -> None:
    if iso is not None and duration_days(iso) is None:
        raise ValueError(f"“{iso}” is no ISO 8601 duration such as P4Y or P1W")


@dataclass(frozen=True, slots=True)
class Wording:
    """Somebody, somewhere or some means, as worded.

    `text` is the words at `span`; where a person concluded it, `inferred` is set
    and `span`, if given, is what it was concluded from.
    """

    text: str
    span: Span | None = None
    inferred: bool = False

    def __post_init__(self) -> None:
        _in_own_words(self.text, self.span, self.inferred)


@dataclass(frozen=True, slots=True)
class Term:
    """A term of the codebook (an act, a stance, an ISO duration) and the words it is said by."""

    value: str
    span: Span | None = None
    inferred: bool = False

    def __post_init__(self) -> None:
        _grounded(self.span, self.inferred)


@dataclass(frozen=True, slots=True)
class Dated:
    """A time: ISO values at the precision known, an open side None, and the words."""

    earliest: str | None
    latest: str | None
    span: Span | None = None
    inferred: bool = False

    def __post_init__(self) -> None:
        _grounded(self.span, self.inferred)
        for iso in (self.earliest, self.latest):
            if iso is not None and not ISO.fullmatch(iso):
                raise ValueError(f"“{iso}” is no ISO 8601 date such as 2017, 2017-02 or 2017-02-07")
        if self.earliest is None and self.latest is None:
            raise ValueError("a time needs an earliest or a latest day")
        first = first_day(self.earliest) if self.earliest else None
        last = last_day(self.latest) if self.latest else None
        if first and last and first > last:
            raise ValueError(f"the time runs backwards: {self.earliest} to {self.latest}")


@dataclass(frozen=True, slots=True)
class Figure:
    """How many, as a person sets it; `low` or `high` None is an open side.

    Measure, bound, `per` and `times_per` as in a claim's Quantity; `subset_of`
    is the claim it is part of.
    """

    low: int | None
    high: int | None
    words: str
    measure: str = "total"
    unit: str = "persons"
    bound: str = "exact"
    span: Span | None = None
    inferred: bool = False
    approximate: bool = False
    per: str | None = None
    times_per: TimesPer | None = None
    subset_of: ClaimRef | None = None

    def __post_init__(self) -> None:
        _in_own_words(self.words, self.span, self.inferred)
        _one_of(self.measure, MEASURES)
        _one_of(self.bound, BOUNDS)
        _duration(self.per)
        if self.low is None and self.high is None:
            raise ValueError("a figure needs a lower or an upper side")
        if min(n for n in (self.low, self.high) if n is not None) < 0:
            raise ValueError("a figure is never below 0")
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError(f"the figure runs backwards: {self.low} to {self.high}")


@dataclass(frozen=True, slots=True)
class Voice:
    """One hop of the chain: who says so, by which word, on which day, who beside it."""

    source: Wording
    cue: str | None = None
    on: Dated | None = None
    carried: bool = False
    also: tuple[Wording, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """A whole claim as a person writes it down: one that was missed, split off or joined.

    Without `telling` it is particular: of one occasion.
    """

    document: str
    span: Span
    act: Term
    stance: Term
    method: Wording | None = None
    attribution: tuple[Voice, ...] = ()
    basis: tuple[Wording, ...] = ()
    perpetrators: tuple[Wording, ...] = ()
    victims: tuple[Wording, ...] = ()
    place: Wording | None = None
    when: Dated | None = None
    period: Term | None = None
    quantity: Figure | None = None
    telling: Term | None = None

    def __post_init__(self) -> None:
        if not self.span.exact:
            raise ValueError("the passage is empty")
        check_term("act", self.act)
        check_term("stance", self.stance)
        check_term("period", self.period)
        check_term("telling", self.telling)


# The terms of the fields that hold one.
TERMS = {"act": ACTS, "stance": STANCES, "telling": TELLINGS}


def check_term(field: str, value: object) -> None:
    """Raises ValueError where a term is none of its field's."""
    if isinstance(value, Term) and field in TERMS:
        _one_of(value.value, TERMS[field])
    elif isinstance(value, Term):
        _duration(value.value)
