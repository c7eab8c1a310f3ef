"""Running tolls: one origin's totals by the day they were told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from recount.model.claim import Claim
from recount.model.ledger import Event
from recount.model.times import TimeInterval
from recount.resources import load
from recount.show.figures import PUT_FORWARD, Chart, counted
from recount.show.index import Index

# A picture of more origins than this cannot be told apart by eye.
MOST_SERIES = 5


@dataclass(frozen=True, slots=True)
class Told:
    """A total told on `day`: `value` is the bound it names, `open` one whose upper side is open."""

    day: date
    value: int
    open: bool
    number: int


@dataclass(frozen=True, slots=True)
class Series:
    """What one origin told, by day."""

    origin: str
    points: tuple[Told, ...]


def toll_series(at: Index, event: Event, charts: Sequence[Chart]) -> tuple[Series, ...]:
    """Running tolls of the first chart of totals that has any: changed from day to day.

    A figure that the brackets set aside for another reason than a later one of
    its origin is of another count ("131 since the new year"), and no part of a toll.
    """
    later = load("findings")["aside"]["superseded"]
    ranges = (bracket for bracket in event.brackets if bracket.grade is None)
    others = {row.claim for bracket in ranges for row in bracket.left_out if row.why != later}
    for chart in charts:
        if chart.measure == "total":
            found = [s for s in _series(at, chart, others - counted(event)) if _moves(s)]
            if found:
                found.sort(key=lambda s: -len(s.points))
                return tuple(found[:MOST_SERIES])
    return ()


def told_on(at: Index, claim: Claim) -> date | None:
    """The day of a statement: as said, else its document's, where either is one day."""
    said = [hop.on for hop in reversed(claim.attribution) if hop.on]
    for when in (*said, at.documents[claim.document].published.interval()):
        if _one_day(when):
            return when.days()[0]
    return None


def _moves(series: Series) -> bool:
    """Whether the number changed from one day to another."""
    first = series.points[0].day if series.points else None
    values = {p.value for p in series.points}
    return len(values) > 1 and any(p.day != first for p in series.points)


def _one_day(when: TimeInterval) -> bool:
    return when.earliest is not None and when.latest is not None and when.is_day()


def _series(at: Index, chart: Chart, others: set[str]) -> list[Series]:
    found = []
    for group in chart.groups:
        points: dict[tuple[date, int, bool], Told] = {}
        for row in group.rows:
            value = row.high if row.high is not None else row.low
            if row.stance not in PUT_FORWARD or value is None or row.figure.bound == "vague":
                continue
            for claim in (at.claims[c] for c in row.claims if c not in others):
                day = told_on(at, claim)
                if day:
                    told = Told(day, value, row.high is None, at.number[claim.id])
                    points.setdefault((day, value, told.open), told)
        found.append(Series(group.origin, tuple(points[key] for key in sorted(points))))
    return found
