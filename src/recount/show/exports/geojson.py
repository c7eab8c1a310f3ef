"""`geojson`: the matters as a FeatureCollection (RFC 7946).

A matter is a point where the gazetteer knows its place, at the precision told in
the properties; elsewhere the geometry is null, which RFC 7946 (section 3.2)
means for a feature without a location, and the place stands by its name.
"""

from __future__ import annotations

import json
from typing import Any

from recount.model.ledger import Event, Ledger, Location
from recount.show.exports.values import Exported, one_file
from recount.show.index import Index, index
from recount.show.phrases import Phrases
from recount.show.told import stances, told_title


def render_geojson(ledger: Ledger) -> Exported:
    """A feature for each matter, in the ledger's order."""
    at, t = index(ledger), Phrases()
    features = [_feature(t, at, event) for event in ledger.events]
    collection = {"type": "FeatureCollection", "features": features}
    unknown = sum(feature["geometry"] is None for feature in features)
    notes = (f"geojson: named and not located, with no geometry: {unknown}",) if unknown else ()
    return one_file(json.dumps(collection, ensure_ascii=False, indent=1) + "\n", notes)


def _feature(t: Phrases, at: Index, event: Event) -> dict[str, Any]:
    place = at.entities.get(event.place or "")
    where = place.location if place else None
    named = "named, not located" if place else "unknown"
    return {
        "type": "Feature",
        "id": event.id,
        "geometry": _point(where) if where else None,
        "properties": {
            "title": told_title(t, at, event),
            "stances": dict(stances(at, event)),
            "act": event.act,
            "place": place.name if place else None,
            "place_kind": place.kind if place else None,
            "place_precision": where.precision if where else named,
            "place_source": f"{where.source} {where.id}" if where else None,
            "earliest": event.when.earliest if event.when else None,
            "latest": event.when.latest if event.when else None,
            "claims": list(event.claims),
            "independent_origins": event.independent_origins,
            "brackets": {
                b.policy: {"low": b.low, "best": b.best, "high": b.high} for b in event.brackets
            },
        },
    }


def _point(where: Location) -> dict[str, Any]:
    """A point: longitude first."""
    return {"type": "Point", "coordinates": [where.longitude, where.latitude]}
