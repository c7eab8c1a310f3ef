"""Rows of the contract that join claims: entities, events, findings."""

from __future__ import annotations

from collections.abc import Collection

from recount.model.claim import ACTS
from recount.model.ledger import (
    CAUTIONS,
    FINDINGS,
    Bracket,
    Entity,
    Event,
    Finding,
    LeftOut,
    Location,
    Member,
    Origin,
    Reason,
)
from recount.model.reading import ENTITY_KINDS
from recount.show.readback.parts import read_when
from recount.show.readback.place import Place

EVENT = (
    "id", "title", "act", "place", "when", "claims", "members", "origins", "independent_origins",
    "brackets",
)  # fmt: skip
BRACKET = ("policy", "low", "best", "high", "grade", "claims", "left_out", "why")


def read_entity(place: Place) -> Entity:
    """Who or what claims name."""
    row = place.row(("id", "kind", "name", "names", "why"), also=("location",))
    return Entity(
        id=row["id"].text(),
        kind=row["kind"].text(ENTITY_KINDS),
        name=row["name"].text(),
        names=row["names"].each(Place.text),
        why=row["why"].each(Place.text),
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
        members=row["members"].each(_member),
    )
    if row["independent_origins"].whole() != event.independent_origins:
        raise row["independent_origins"].wrong(f"there are {event.independent_origins} origins")
    return event


def _member(place: Place) -> Member:
    row = place.row(("claim", "reasons"))
    return Member(row["claim"].text(), row["reasons"].each(_reason))


def _reason(place: Place) -> Reason:
    row = place.row(("by", "says", "claims"))
    return Reason(row["by"].text(), row["says"].text(), row["claims"].each(Place.text))


def _origin(place: Place) -> Origin:
    row = place.row(("entity", "name", "claims", "reasons"))
    claims, reasons = row["claims"].each(Place.text), row["reasons"].each(_reason)
    return Origin(row["entity"].maybe(Place.text), claims, row["name"].text(), reasons)


def _bracket(place: Place) -> Bracket:
    row = place.row(BRACKET)
    return Bracket(
        policy=row["policy"].text(),
        low=row["low"].maybe(Place.whole),
        best=row["best"].maybe(Place.whole),
        high=row["high"].maybe(Place.whole),
        claims=row["claims"].each(Place.text),
        why=row["why"].text(),
        left_out=row["left_out"].each(_left_out),
        grade=row["grade"].maybe(Place.text),
    )


def _left_out(place: Place) -> LeftOut:
    row = place.row(("claim", "why"))
    return LeftOut(row["claim"].text(), row["why"].text())


def read_finding(place: Place) -> Finding:
    """A relation between claims."""
    return _finding(place, FINDINGS)


def read_caution(place: Place) -> Finding:
    """What an account lost or gained as it was passed on."""
    return _finding(place, CAUTIONS)


def _finding(place: Place, kinds: Collection[str]) -> Finding:
    row = place.row(("id", "kind", "event", "claims", "why", "reasons"))
    return Finding(
        id=row["id"].text(),
        kind=row["kind"].text(kinds),
        event=row["event"].maybe(Place.text),
        claims=row["claims"].each(Place.text),
        why=row["why"].text(),
        reasons=row["reasons"].each(_reason),
    )
