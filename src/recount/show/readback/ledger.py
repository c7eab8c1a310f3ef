"""The ledger's JSON (recount.ledger/1) as a Ledger.

What the format does not hold does not come back: readings, judgements, the
reasons behind relations, and the texts themselves, which are given apart.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from recount.model.ledger import Ledger
from recount.show.ledger_json import FORMAT
from recount.show.readback.checks import check_ids
from recount.show.readback.claims import read_claim
from recount.show.readback.documents import read_document, read_failure, read_relation
from recount.show.readback.events import read_caution, read_entity, read_event, read_finding
from recount.show.readback.place import Place, parsed
from recount.show.readback.texts import with_texts

TOP = ("format", "documents", "claims", "entities", "events", "findings", "cautions", "failures")


def read_ledger(text: str, texts: Mapping[str, str] | None = None) -> Ledger:
    """The ledger that a JSON text of the contract holds.

    `texts` are text views by their ids ("sha256:…"). A document whose text is
    not among them gets one of its known length, with the spans' words in their
    places and a replacement character everywhere else, so that every claim
    stays grounded; `texts.whole` tells it apart. Raises PlaceError, naming the
    place, where the format is another, a value is not of its kind, a span is
    not the text at its offsets or contradicts another, or an id names nothing.
    """
    top = parsed(text)
    if isinstance(top.value, dict) and top.value.get("format") != FORMAT:
        said = str(top.value.get("format"))[:40]
        raise Place(None, "format").wrong(f"this should be “{FORMAT}”, and is “{said}”")
    rows = top.row(TOP)
    documents = rows["documents"].each(read_document)
    ledger = Ledger(
        documents=documents,
        relations=tuple(r for p in rows["documents"].items() if (r := read_relation(p))),
        claims=rows["claims"].each(read_claim),
        entities=rows["entities"].each(read_entity),
        events=rows["events"].each(read_event),
        findings=(*rows["findings"].each(read_finding), *rows["cautions"].each(read_caution)),
        failures=rows["failures"].each(read_failure),
    )
    check_ids(ledger)
    return replace(ledger, documents=with_texts(documents, ledger.claims, texts or {}))
