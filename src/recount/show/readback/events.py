"""Rows of the contract that join claims: entities, events, findings."""

from __future__ import annotations

from recount.model.claim import ACTS
from recount.model.ledger import Bracket, Entity, Event, Finding, Location, Origin
from recount.model.reading import ENTITY_KINDS
from recount.show.readback.parts import read_when
from recount.show.readback.place import Place

EVENT = (
    "id", "title", "act", "place", "when", "claims", "origins", "independent_origins", "brackets",
)  # fmt: skip


def read_entity(place: Place) -> Entity:
    """Who or what claims name."""
    row = place.row(("id", "kind", "name", "names"), also=("location",))
    return Entity(
        id=row["id"].text(),
        kind=row["kind"].text(ENTITY_KINDS),
        name=row["name"].text(),
        names=row["names"].each(Place.text),
        location=_location(row["location"]) if "location" in row else None,
    )


def _location(place: Place) -> Location:
    row = place.row(("latitude", "longitude", "precision", "source", "id"))
    latitude, longitude = row["latitude"].number(), row["longitude"].number()
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
        raise place.wrong(f"{latitude}, {longitude} is no place on earth")
    told = (row[key].text() for key in ("precision", "source", "id"))
    return Location(latitude, longitude, *told)


def read_event(place: Place) -> Event:
    """A matter. Its origins are as many as it says."""
    row = place.row(EVENT)
    event = Event(
        id=row["id"].text(),
        title=row["title"].text(),
        act=row["act"].text(ACTS),
        place=row["place"].maybe(Place.text),
        when=row["when"].maybe(read_when),
        claims=row["claims"].each(Place.text),
        origins=row["origins"].each(_origin),
        brackets=row["brackets"].each(_bracket),
    )
    if row["independent_origins"].whole() != event.independent_origins:
        raise row["independent_origins"].wrong(f"there are {event.independent_origins} origins")
    return event


def _origin(place: Place) -> Origin:
    row = place.row(("entity", "claims"))
    return Origin(row["entity"].maybe(Place.text), row["claims"].each(Place.text))


def _bracket(place: Place) -> Bracket:
    row = place.row(("policy", "low", "best", "high", "claims", "why"))
    low, best, high = (row[key].maybe(Place.whole) for key in ("low", "best", "high"))
    claims = row["claims"].each(Place.text)
    return Bracket(row["policy"].text(), low, best, high, claims, row["why"].text())


def read_finding(place: Place) -> Finding:
    """A relation between claims."""
    row = place.row(("id", "kind", "event", "claims", "why"))
    event = row["event"].maybe(Place.text)
    claims = row["claims"].each(Place.text)
    return Finding(row["id"].text(), row["kind"].text(), event, claims, row["why"].text())
