"""`geojson`: the matters as a FeatureCollection (RFC 7946).

A ledger names places and has no coordinates yet, so every geometry is null,
which RFC 7946 (section 3.2) means for a feature without a location. Name and
precision of the place stand in the properties, for a gazetteer to fill in.
"""

from __future__ import annotations

import json
from typing import Any

from recount.model.ledger import Event, Ledger
from recount.show.exports.values import Exported, one_file
from recount.show.index import Index, index

NOTE = "geojson: places have names and no coordinates yet; every geometry is null"


def render_geojson(ledger: Ledger) -> Exported:
    """A feature for each matter, in the ledger's order."""
    at = index(ledger)
    collection = {
        "type": "FeatureCollection",
        "features": [_feature(at, event) for event in ledger.events],
    }
    notes = (NOTE,) if ledger.events else ()
    return one_file(json.dumps(collection, ensure_ascii=False, indent=1) + "\n", notes)


def _feature(at: Index, event: Event) -> dict[str, Any]:
    place = at.entities.get(event.place or "")
    return {
        "type": "Feature",
        "id": event.id,
        "geometry": None,
        "properties": {
            "title": event.title,
            "act": event.act,
            "place": place.name if place else None,
            "place_kind": place.kind if place else None,
            "place_precision": "named, not located" if place else "unknown",
            "earliest": event.when.earliest if event.when else None,
            "latest": event.when.latest if event.when else None,
            "claims": list(event.claims),
            "independent_origins": event.independent_origins,
            "brackets": {
                b.policy: {"low": b.low, "best": b.best, "high": b.high} for b in event.brackets
            },
        },
    }
