"""The figures of a matter, grouped so that only like is drawn beside like.

A total, a part of a total, a rate and a count each time never share an axis;
rates of different periods are brought to a week first.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from recount.model.claim import Claim, Quantity
from recount.model.ledger import Event
from recount.model.times import duration_days
from recount.resources import load
from recount.show.index import Index
from recount.show.phrases import Phrases
from recount.show.wording import named_bounds

# Rates told for different periods are drawn for this one.
WEEK = "P1W"
MEASURES = ("total", "subset", "rate", "per-event")
# Stances that put a figure forward; a denied or demanded figure is shown, but
# no summary counts it as what an origin says happened.
PUT_FORWARD = ("reported", "alleged", "believed", "conceded")


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One figure of one origin, with every claim that gives it.

    `low` and `high` are what is drawn (a rate brought to its chart's period), None
    for an open side; `stance` is that of its first claim.
    """

    figure: Quantity
    low: int | None
    high: int | None
    stance: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OriginRows:
    """The figures of one origin, in the order they are met."""

    origin: str
    rows: tuple[FigureRow, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """Figures of one act, unit and measure, by origin: one axis.

    `per` is the period that rates are drawn for, "" for figures that are none.
    """

    act: str
    unit: str
    measure: str
    groups: tuple[OriginRows, ...]
    per: str = ""

    def rows(self) -> tuple[FigureRow, ...]:
        """All rows, origin by origin."""
        return tuple(row for group in self.groups for row in group.rows)


def charts(t: Phrases, at: Index, event: Event) -> tuple[Chart, ...]:
    """The charts of a matter: its own act first, then as the acts are met."""
    found: dict[tuple[str, str, str], list[Claim]] = {}
    for claim in (at.claims[c] for c in event.claims):
        if claim.quantity:
            key = (claim.act, counted_as(claim.quantity.unit), _scope(claim.quantity))
            found.setdefault(key, []).append(claim)
    order = {key: n for n, key in enumerate(found)}
    keys = sorted(found, key=lambda k: (k[0] != event.act, MEASURES.index(k[2]), order[k]))
    return tuple(_chart(t, at, key, found[key]) for key in keys)


def _chart(t: Phrases, at: Index, key: tuple[str, str, str], claims: list[Claim]) -> Chart:
    per = _period(claims) if key[2] == "rate" else ""
    return Chart(*key, _groups(t, at, claims, per), per)


def _period(claims: Iterable[Claim]) -> str:
    """The period that all rates are told for, where that is one; a week where they differ."""
    told = {c.quantity.times_per or c.quantity.per for c in claims if c.quantity}
    only = told.pop() if len(told) == 1 else None
    return only if isinstance(only, str) else WEEK


def counted(event: Event) -> frozenset[str]:
    """Claims that the matter's brackets rest on; every figure else is told, not counted.

    A grade is of reports, and counts none.
    """
    ranges = (bracket for bracket in event.brackets if bracket.grade is None)
    return frozenset(claim for bracket in ranges for claim in bracket.claims)


def one_figure(at: Index, event: Event) -> Quantity | None:
    """The one figure that all brackets of a matter rest on, None where there are several."""
    figures = [at.claims[c].quantity for c in sorted(counted(event), key=at.number.__getitem__)]
    known = [figure for figure in figures if figure is not None]
    same = {(f.low, f.high, f.bound == "vague") for f in known}
    return known[0] if len(same) == 1 else None


def over_period(figure: Quantity, period: str = WEEK) -> tuple[int | None, int | None]:
    """Low and high of a rate, or of so many at a time so often, for one `period` (ISO 8601)."""
    low: Fraction | int | None = figure.low
    high: Fraction | int | None = figure.high
    per = figure.per
    if figure.times_per:
        often, per = figure.times_per, figure.times_per.per
        low = None if low is None or often.low is None else low * often.low
        high = None if high is None or often.high is None else high * often.high
    days, wanted = duration_days(per or ""), duration_days(period)
    factor = wanted / days if days and wanted else Fraction(1)
    return (
        None if low is None else round(low * factor),
        None if high is None else round(high * factor),
    )


def named_numbers(rows: Iterable[FigureRow]) -> tuple[int, ...]:
    """Every bound as it is named, sorted: "more than 5,000" names 5,000."""
    bounds = (
        (row.low, row.high) if _scope(row.figure) == "rate" else named_bounds(row.figure)
        for row in rows
    )
    return tuple(sorted({n for pair in bounds for n in pair if n is not None}))


def counted_as(unit: str) -> str:
    """What a unit counts: persons under whatever name ("bodies", "deaths") are persons."""
    persons: list[str] = load("reconcile")["units"]["persons"]
    return "persons" if unit in persons else unit


def _scope(figure: Quantity) -> str:
    """The measure a figure is drawn under: so many at a time, so often, is a rate."""
    if figure.measure == "per-event" and figure.times_per:
        return "rate"
    if figure.measure == "rate" and duration_days(figure.per or "") is None:
        return "per-event"
    return figure.measure if figure.measure in MEASURES else "total"


def _groups(t: Phrases, at: Index, claims: list[Claim], per: str) -> tuple[OriginRows, ...]:
    by_origin: dict[str, dict[tuple[object, ...], list[Claim]]] = {}
    for claim in claims:
        figure = claim.quantity
        assert figure is not None
        origin = at.origin.get(claim.id)
        name = at.origin_name(t, origin) if origin else at.last_voice(t, claim)
        key = (figure.low, figure.high, figure.bound, figure.approximate, figure.per,
               figure.times_per, claim.stance == "denied")  # fmt: skip
        by_origin.setdefault(name, {}).setdefault(key, []).append(claim)
    return tuple(
        OriginRows(name, tuple(_row(same, per) for same in rows.values()))
        for name, rows in by_origin.items()
    )


def _row(claims: list[Claim], per: str) -> FigureRow:
    figure = claims[0].quantity
    assert figure is not None
    low, high = over_period(figure, per) if per else (figure.low, figure.high)
    return FigureRow(figure, low, high, claims[0].stance, tuple(c.id for c in claims))
