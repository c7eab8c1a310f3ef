"""Where a matter is said to have happened: places whose location is known, and the others."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from recount.model.ledger import Entity, Event
from recount.show.index import Index
from recount.show.phrases import Phrases
from recount.show.plots.world import NARROW_MAP, WIDE_MAP, Spot, map_picture


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A place on the map in words: its name, precision, degrees, gazetteer and claims."""

    name: str
    precision: str
    degrees: str
    source: str
    claims: int


@dataclass(frozen=True, slots=True)
class WhereView:
    """The map for wide and for narrow pages (SVG, "" without one), and its table.

    `unknown` are the places of the matter that are not on it: nothing says where they lie.
    """

    wide: str = ""
    narrow: str = ""
    rows: tuple[PlaceRow, ...] = ()
    unknown: tuple[str, ...] = ()


def where_view(t: Phrases, at: Index, event: Event) -> WhereView:
    """The places that the claims of a matter name, those named most first."""
    counts = Counter(
        place.entity or place.text for c in event.claims if (place := at.claims[c].place)
    )
    if event.place:
        counts.setdefault(event.place, 0)
    ranked = sorted(counts, key=lambda key: (-counts[key], key))
    known = [(at.entities[key], counts[key]) for key in ranked if _located(at, key)]
    unknown = tuple(at.called(key, key) for key in ranked if not _located(at, key))
    if not known:
        return WhereView(unknown=unknown)
    spots = [spot for entity, n in known if (spot := _spot(t, entity, n))]
    return WhereView(
        map_picture(t, spots, WIDE_MAP, "world wide"),
        map_picture(t, spots, NARROW_MAP, "world narrow"),
        tuple(_row(t, entity, n) for entity, n in known),
        unknown,
    )


def _located(at: Index, key: str) -> bool:
    return key in at.entities and at.entities[key].location is not None


def _spot(t: Phrases, entity: Entity, claims: int) -> Spot | None:
    found = entity.location
    if found is None:
        return None
    precision = _precision(t, found.precision)
    return Spot(entity.name, found.latitude, found.longitude, precision, claims)


def _precision(t: Phrases, precision: str) -> str:
    return t.either(f"map.precision.{precision}", precision)


def _row(t: Phrases, entity: Entity, claims: int) -> PlaceRow:
    found = entity.location
    assert found is not None
    degrees = t("map.degrees", north=f"{found.latitude:.3f}", east=f"{found.longitude:.3f}")
    source = t("map.source", source=found.source, id=found.id)
    return PlaceRow(entity.name, _precision(t, found.precision), degrees, source, claims)
