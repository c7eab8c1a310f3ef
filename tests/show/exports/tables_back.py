"""Exports read back: tables as typed rows, and typed rows as the contract's values."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterable, Mapping
from io import StringIO
from typing import Any

from recount.model.ledger import CAUTIONS
from recount.show.exports import Exported
from recount.show.exports.cells import SEPARATORS, SKIPPED, STARTERS
from recount.show.exports.tables import TABLES, Cell

Rows = Mapping[str, list[dict[str, Any]]]
APOSTROPHE = re.compile(rf"(?<={SEPARATORS})'(?='*{SKIPPED}{STARTERS})|^'")


def files(exported: Exported) -> dict[str, bytes]:
    return {file.name: file.data for file in exported.files}


def unsafe(cell: str) -> str:
    """A cell's text as it was before it was made safe."""
    return APOSTROPHE.sub("", cell)


def from_csv(exported: Exported) -> Rows:
    read = {"string": unsafe, "integer": int, "number": float, "boolean": "true".__eq__}
    package = json.loads(files(exported)["datapackage.json"])
    found = {}
    for resource in package["resources"]:
        kinds = {f["name"]: f["type"] for f in resource["schema"]["fields"]}
        text = StringIO(files(exported)[resource["path"]].decode(), newline="")
        found[resource["name"]] = [
            {name: read[kinds[name]](cell) if cell else None for name, cell in row.items()}
            for row in csv.DictReader(text)
        ]
    return found


def named(table: str, rows: Iterable[Iterable[Cell]]) -> list[dict[str, Any]]:
    """Rows with the names of their columns, booleans as such."""
    columns = next(t.columns for t in TABLES if t.name == table)
    return [
        {
            c.name: bool(value) if c.kind == "boolean" and value is not None else value
            for c, value in zip(columns, row, strict=True)
        }
        for row in rows
    ]


def contract(rows: Rows) -> dict[str, Any]:
    """The ledger's JSON, without its format line, from the rows of its tables."""
    return {
        "documents": [_document(rows, d) for d in rows["documents"]],
        "claims": [_claim(rows, c) for c in rows["claims"]],
        "entities": [
            {
                **{key: e[key] for key in ("id", "kind", "name")},
                "names": _list(rows, "entity_names", "name", entity=e["id"]),
                "why": _list(rows, "entity_why", "says", entity=e["id"]),
                **_location(e),
            }
            for e in rows["entities"]
        ],
        "events": [_event(rows, e) for e in rows["events"]],
        "findings": [_finding(rows, f) for f in rows["findings"] if f["kind"] not in CAUTIONS],
        "cautions": [_finding(rows, f) for f in rows["findings"] if f["kind"] in CAUTIONS],
        "failures": [{"name": f["name"], "why": f["why"]} for f in rows["failures"]],
    }


def _where(rows: Rows, table: str, **wanted: object) -> list[dict[str, Any]]:
    return [r for r in rows[table] if all(r[key] == value for key, value in wanted.items())]


def _list(rows: Rows, table: str, column: str, **wanted: object) -> list[Any]:
    return [r[column] for r in _where(rows, table, **wanted)]


def _span(row: dict[str, Any], prefix: str = "") -> dict[str, Any] | None:
    span = {key: row[f"{prefix}{key}"] for key in ("start", "end", "exact")}
    return None if span["start"] is None else span


def _when(row: dict[str, Any]) -> dict[str, Any] | None:
    if row["when_basis"] is None:
        return None
    return {key: row[f"when_{key}"] for key in ("earliest", "latest", "words", "basis")}


def _location(e: dict[str, Any]) -> dict[str, Any]:
    if e["latitude"] is None:
        return {}
    told = {key: e[f"location_{key}"] for key in ("precision", "source", "id")}
    return {"location": {"latitude": e["latitude"], "longitude": e["longitude"], **told}}


def _document(rows: Rows, d: dict[str, Any]) -> dict[str, Any]:
    own = {"document": d["id"]}
    kept = ("id", "name", "text", "title", "outlet", "language", "copy_of")
    published = {k: d[f"published_{k}"] for k in ("earliest", "latest", "basis", "why")}
    return {
        **{key: d[key] for key in kept},
        "agencies": _list(rows, "document_agencies", "agency", **own),
        "published": {**published, "span": _span(d, "published_")},
        **({"notes": notes} if (notes := _list(rows, "document_notes", "note", **own)) else {}),
        "zones": [
            {k: z[k] for k in ("kind", "start", "end")}
            for z in _where(rows, "document_zones", **own)
        ],
        "shares_text": [
            {"document": s["other"], "share": s["share"]}
            for s in _where(rows, "document_shares", **own)
        ],
    }


def _claim(rows: Rows, c: dict[str, Any]) -> dict[str, Any]:
    kept = ("id", "document", "act", "method", "stance", "period", "status", "by")
    place = {"text": c["place"], "entity": c["place_entity"], "span": _span(c, "place_")}
    return {
        **{key: c[key] for key in kept},
        "span": _span(c),
        "attribution": [_hop(h) for h in _where(rows, "claim_voices", claim=c["id"])],
        "basis": [{"text": p["text"], "span": _span(p)} for p in _parts(rows, c, "basis")],
        "perpetrators": [_named(p) for p in _parts(rows, c, "perpetrator")],
        "victims": [_named(p) for p in _parts(rows, c, "victim")],
        "place": None if c["place_start"] is None else place,
        "when": _when(c),
        "quantity": None if c["figure_start"] is None else _quantity(c),
        **_instead(rows, c),
        **({} if c["telling"] == "particular" else {"telling": c["telling"]}),
    }


def _instead(rows: Rows, c: dict[str, Any]) -> dict[str, Any]:
    others = _list(rows, "claim_instead", "other", claim=c["id"])
    return {"instead": others} if others else {}


def _parts(rows: Rows, c: dict[str, Any], role: str) -> list[dict[str, Any]]:
    return _where(rows, "claim_parts", claim=c["id"], role=role)


def _named(p: dict[str, Any]) -> dict[str, Any]:
    return {"text": p["text"], "entity": p["entity"], "span": _span(p)}


def _hop(h: dict[str, Any]) -> dict[str, Any]:
    on = {"earliest": h["on_earliest"], "latest": h["on_latest"]} if h["spoke"] else None
    kept = {key: h[key] for key in ("source", "entity", "cue", "carried")}
    return {**kept, "span": _span(h), "on": on}


def _quantity(c: dict[str, Any]) -> dict[str, Any]:
    kept = ("low", "high", "measure", "per", "subset_of", "unit", "bound", "approximate")
    times = {"low": c["times_low"], "high": c["times_high"], "per": c["times_per"]}
    return {
        **{key: c[key] for key in kept},
        "times_per": times if c["times_per"] else None,
        "words": c["figure"],
        "span": _span(c, "figure_"),
    }


def _reasons(rows: Rows, **wanted: object) -> list[dict[str, Any]]:
    return [
        {
            "by": r["by"],
            "says": r["says"],
            "claims": _list(rows, "reason_claims", "claim", reason=r["reason"]),
        }
        for r in _where(rows, "reasons", **wanted)
    ]


def _finding(rows: Rows, f: dict[str, Any]) -> dict[str, Any]:
    claims = _list(rows, "finding_claims", "claim", finding=f["id"])
    return {**f, "claims": claims, "reasons": _reasons(rows, finding=f["id"])}


def _event(rows: Rows, e: dict[str, Any]) -> dict[str, Any]:
    own = {"event": e["id"]}
    origins = [
        {
            "entity": o["entity"],
            "name": o["name"],
            "reasons": _reasons(rows, **own, origin=o["origin"]),
            "claims": _list(rows, "origin_claims", "claim", **own, origin=o["origin"]),
        }
        for o in _where(rows, "event_origins", **own)
    ]
    brackets = [
        {
            **{key: b[key] for key in ("policy", "low", "best", "high", "grade", "why")},
            "claims": _list(rows, "bracket_claims", "claim", **own, bracket=b["bracket"]),
            "left_out": [
                {"claim": o["claim"], "why": o["why"]}
                for o in _where(rows, "bracket_left_out", **own, bracket=b["bracket"])
            ],
        }
        for b in _where(rows, "event_brackets", **own)
    ]
    put = dict.fromkeys(r["claim"] for r in _where(rows, "reasons", **own) if r["claim"])
    return {
        "members": [{"claim": c, "reasons": _reasons(rows, **own, claim=c)} for c in put],
        **{key: e[key] for key in ("id", "title", "act", "place")},
        "when": _when(e),
        "claims": _list(rows, "event_claims", "claim", **own),
        "origins": origins,
        "independent_origins": len(origins),
        "brackets": brackets,
    }
