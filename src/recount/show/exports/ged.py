"""`ged`: the columns of the UCDP Georeferenced Event Dataset, version 26.1.

Högbladh, Stina (2026): UCDP GED Codebook version 26.1, Department of Peace and
Conflict Research, Uppsala University. Sundberg, Ralph, and Erik Melander
(2013): Introducing the UCDP Georeferenced Event Dataset, Journal of Peace
Research 50(4).

One row a matter in which a voice puts forward that somebody was killed: where
that is only denied, feared or demanded, there is no row. What the codebook
leaves to a coder stays empty: type of violence, conflict, dyad, sides,
precision of the place, clarity, whose the dead were. `low`,
`best` and `high` are those a person set, all three, with what was left open empty;
else `low` and `high` of the policy `ucdp`, where it counts the dead, and no `best`.
"""

from __future__ import annotations

from datetime import date

from recount.model.claim import Claim
from recount.model.ledger import Event, Ledger
from recount.model.reference import PERSON
from recount.model.times import TimeInterval
from recount.show.exports.csv_text import csv_bytes
from recount.show.exports.tables import Cell
from recount.show.exports.values import Exported, File
from recount.show.figures import PUT_FORWARD
from recount.show.index import Index, index
from recount.show.phrases import Phrases

COLUMNS = (
    "id", "relid", "year", "active_year", "code_status", "type_of_violence", "conflict_dset_id",
    "conflict_new_id", "conflict_name", "dyad_dset_id", "dyad_new_id", "dyad_name",
    "side_a_dset_id", "side_a_new_id", "side_a", "side_b_dset_id", "side_b_new_id", "side_b",
    "number_of_sources", "source_article", "source_office", "source_date", "source_headline",
    "source_original", "where_prec", "where_coordinates", "where_description", "adm_1", "adm_2",
    "latitude", "longitude", "geom_wkt", "priogrid_gid", "country", "country_id", "region",
    "event_clarity", "date_prec", "date_start", "date_end", "deaths_a", "deaths_b",
    "deaths_civilians", "deaths_unknown", "best", "high", "low", "gwnoa", "gwnob",
)  # fmt: skip
# The policy whose low and high are taken where no person set figures.
UCDP = "ucdp"
# date_prec: the longest span in days of each precision (codebook, "date_prec").
PRECISIONS = ((1, 1), (6, 2), (7, 3), (31, 4), (366, 5))


def render_ged(ledger: Ledger) -> Exported:
    """The rows, and how many matters are left out since nobody puts a killing forward."""
    at, t = index(ledger), Phrases()
    deadly = [e for e in ledger.events if _deadly(at, e)]
    rows = (_row(t, at, event) for event in deadly)
    left = len(ledger.events) - len(deadly)
    notes = (
        (f"ged: left out, as no voice puts forward that somebody was killed: {left}",)
        if left
        else ()
    )
    data = csv_bytes(COLUMNS, ([row.get(column) for column in COLUMNS] for row in rows))
    return Exported((File("", data),), notes)


def _deadly(at: Index, event: Event) -> bool:
    return any(_dead_in(at.claims[c]) for c in event.claims)


def _dead_in(claim: Claim) -> bool:
    """Whether a claim puts forward that somebody was killed."""
    return claim.act == "killing" and claim.stance in PUT_FORWARD


def _row(t: Phrases, at: Index, event: Event) -> dict[str, Cell]:
    known = {**_sources(t, at, event), **_where(at, event), **_when(event.when), **_dead(at, event)}
    return {"relid": event.id, **{key: cell for key, cell in known.items() if cell != ""}}


def _sources(t: Phrases, at: Index, event: Event) -> dict[str, Cell]:
    """The documents as sources, the origins behind them as original sources."""
    documents = [
        at.documents[d] for d in dict.fromkeys(at.claims[c].document for c in event.claims)
    ]
    offices = [at.outlet(d.id) for d in documents]
    dates = [d.published.earliest or d.published.latest or "" for d in documents]
    titles = [d.title or "" for d in documents]
    articles = [f'"{",".join(parts)}"' for parts in zip(offices, dates, titles, strict=True)]
    return {
        "number_of_sources": len(documents),
        "source_article": ";".join(articles),
        "source_office": ";".join(offices),
        "source_date": ";".join(dates),
        "source_headline": ";".join(titles),
        "source_original": ";".join(at.origin_name(t, origin) for origin in event.origins),
    }


def _where(at: Index, event: Event) -> dict[str, Cell]:
    """The place as named; its point, where the gazetteer knows it."""
    place = at.entities.get(event.place or "")
    if place is None:
        return {}
    known: dict[str, Cell] = {"where_description": place.name}
    if where := place.location:
        known |= {"where_coordinates": place.name, "latitude": where.latitude}
        known["longitude"] = where.longitude
        known["geom_wkt"] = f"POINT ({where.longitude} {where.latitude})"
    return known


def _when(when: TimeInterval | None) -> dict[str, Cell]:
    """Days and their precision, where both sides are known; longer than a year has none."""
    if when is None or when.earliest is None or when.latest is None:
        return {}
    first, last = when.days()
    return {
        "year": first.year if first.year == last.year else None,
        "date_prec": _precision(first, last),
        "date_start": first.isoformat(),
        "date_end": last.isoformat(),
    }


def _precision(first: date, last: date) -> int | None:
    days = (last - first).days + 1
    return next((precision for most, precision in PRECISIONS if days <= most), None)


def _dead(at: Index, event: Event) -> dict[str, Cell]:
    """Low, best and high of the dead, of one bracket: a person's, else the policy's without best.

    Sides a person left open stay empty: figures of two brackets are no range.
    """
    brackets = {b.policy: b for b in event.brackets}
    own, counted = brackets.get(PERSON), brackets.get(UCDP)
    if counted and not all(_dead_in(at.claims[c]) for c in counted.claims):
        counted = None
    if own:
        return {"low": own.low, "best": own.best, "high": own.high}
    return {"low": counted.low, "best": None, "high": counted.high} if counted else {}
