"""`inception`: texts with our claims for INCEpTION, as UIMA CAS JSON 0.4.0.

Each file holds one document with its type system and can be imported as "UIMA
CAS JSON 0.4.0". Claims and their parts are in INCEpTION's own layer "Named
entity" (label in `value`, our id in `identifier`), whose settings must allow
overlap. UIMA counts UTF-16 code units.
"""

from __future__ import annotations

import json
import re
from typing import Any

from recount.model.document import Document
from recount.model.ledger import Ledger
from recount.show.exports.labels import Labelled, proposals
from recount.show.exports.offsets import Utf16
from recount.show.exports.values import Exported, File

NAMED = "de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity"
VIEW = "_InitialView"
TYPES = {
    NAMED: {
        "%NAME": NAMED,
        "%SUPER_TYPE": "uima.tcas.Annotation",
        "value": {"%NAME": "value", "%RANGE": "uima.cas.String"},
        "identifier": {"%NAME": "identifier", "%RANGE": "uima.cas.String"},
    }
}
UNSAFE = re.compile(r"[^A-Za-z0-9._-]+")


def render_inception(ledger: Ledger) -> Exported:
    """A file for each document, named by its number and as much of its name as is plain."""
    return Exported(
        tuple(
            File(_file_name(n, document), _cas(document, spans))
            for n, (document, spans) in enumerate(proposals(ledger), start=1)
        )
    )


def _file_name(number: int, document: Document) -> str:
    plain = UNSAFE.sub("-", document.name).strip(".-")[:60]
    return f"{number:04}-{plain}.json" if plain else f"{number:04}.json"


def _cas(document: Document, spans: tuple[Labelled, ...]) -> bytes:
    units = Utf16.of(document.text)
    sofa = {
        "%ID": 1,
        "%TYPE": "uima.cas.Sofa",
        "sofaNum": 1,
        "sofaID": VIEW,
        "mimeType": "text",
        "sofaString": document.text,
    }
    whole = {
        "%ID": 2,
        "%TYPE": "uima.tcas.DocumentAnnotation",
        "@sofa": 1,
        "begin": 0,
        "end": units.units(len(document.text)),
        "language": document.language,
    }
    marks = [_mark(n, one, units) for n, one in enumerate(spans, start=3)]
    cas = {
        "%TYPES": TYPES,
        "%FEATURE_STRUCTURES": [sofa, whole, *marks],
        "%VIEWS": {VIEW: {"%SOFA": 1, "%MEMBERS": [fs["%ID"] for fs in (whole, *marks)]}},
    }
    return (json.dumps(cas, ensure_ascii=False, indent=1) + "\n").encode()


def _mark(number: int, one: Labelled, units: Utf16) -> dict[str, Any]:
    return {
        "%ID": number,
        "%TYPE": NAMED,
        "@sofa": 1,
        "begin": units.units(one.span.start),
        "end": units.units(one.span.end),
        "value": one.label,
        "identifier": one.id,
    }
