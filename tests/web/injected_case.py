"""A case in which every document, name, matter and decision speaks an injection."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain
from typing import Any

from recount.model import judgement as j
from recount.model.judgement import Judgement
from recount.model.ledger import Ledger
from recount.model.reading import (
    ActMention,
    NameMention,
    QuantityMention,
    Reading,
    Statement,
    TimeMention,
)
from recount.model.reference import DocumentRef, ref_of
from recount.run.document import ReadDocument
from recount.web.desk import Desk
from recount.web.scene import scene
from tests.helpers.judgements import made
from tests.injections import INJECTIONS, injected
from tests.web.review_case import Memory, desk


def numbered(words: str, n: int) -> Ledger:
    """The injected ledger with ids of its own, beside a denial that its finding sets against it."""
    ledger = injected(words)
    (claim,), (event,) = ledger.claims, ledger.events

    def own(id_: str | None) -> str | None:
        return id_ and f"{id_}-{n}"

    hops = tuple(replace(hop, entity=own(hop.entity)) for hop in claim.attribution)
    place = claim.place and replace(claim.place, entity=own(claim.place.entity))
    claim = replace(
        claim, id=f"c-{n}", attribution=hops, place=place,
        perpetrators=tuple(replace(p, entity=own(p.entity)) for p in claim.perpetrators),
        victims=tuple(replace(v, entity=own(v.entity)) for v in claim.victims),
    )  # fmt: skip
    denial = replace(claim, id=f"d-{n}", stance="denied", act="injury", quantity=None)
    ids = (claim.id, denial.id)
    event = replace(
        event, id=f"v-{n}", place=own(event.place), claims=ids,
        origins=tuple(replace(o, entity=own(o.entity), claims=ids) for o in event.origins),
        brackets=tuple(replace(b, claims=(claim.id,)) for b in event.brackets),
    )  # fmt: skip
    return replace(
        ledger,
        claims=(claim, denial),
        entities=tuple(replace(e, id=f"{e.id}-{n}") for e in ledger.entities),
        events=(event,),
        findings=tuple(
            replace(f, id=f"f-{n}", event=event.id, claims=ids) for f in ledger.findings
        ),
    )


def reading_of(ledger: Ledger) -> Reading:
    """Readings of every kind, on the injected words."""
    (document,), claim = ledger.documents, ledger.claims[0]
    here, number = claim.span, claim.victims[0].span
    return Reading(
        document.id,
        statements=(Statement((here,), (), (number,), False, "alleged"),),
        quantities=(
            QuantityMention(number, 3, None, "at-least", False, here.exact, None, "total", 0, 0),
        ),
        times=(TimeMention(here, here.exact, "x", None, None, None, None, 0),),
        names=(NameMention(here, "person"),),
        acts=(ActMention(here, "killing", here.exact, 0, here.exact),),
    )


def decisions_on(ledger: Ledger, words: str, n: int) -> list[Judgement]:
    """Decisions that speak the injection too: in their reasons, notes and names."""
    claim = ledger.claims[0]
    who = words if words.strip() else "Ines Varo"
    rows: Sequence[j.Decision] = (
        j.AcceptClaim(ref_of(claim)),
        j.Note(ref_of(claim), words or "x"),
        j.Note(DocumentRef(claim.document), words or "x"),
    )
    return [replace(made(row, f"j{n}-{at}", who), why=words) for at, row in enumerate(rows)]


def injected_desk(strings: Sequence[str] = INJECTIONS) -> Desk:
    """A desk over a document for each string, linked by hand."""
    parts = [numbered(words, n) for n, words in enumerate(strings)]
    read = tuple(ReadDocument(p.documents[0], reading_of(p), p.claims) for p in parts)
    kept = [row for n, (words, p) in enumerate(zip(strings, parts))
            for row in decisions_on(p, words, n)]  # fmt: skip
    here = desk(Memory(read, kept, "injected"), linked=False)
    judged = tuple(here.scene().at.claims[c.id] for p in parts for c in p.claims)
    whole = Ledger(
        documents=_all(parts, "documents"),
        relations=(),
        claims=judged,
        entities=_all(parts, "entities"),
        events=_all(parts, "events"),
        findings=_all(parts, "findings"),
        failures=_all(parts, "failures"),
        readings=tuple(r.reading for r in read),
    )
    here._scene = scene(whole, judged)
    return here


def _all(parts: Sequence[Ledger], name: str) -> tuple[Any, ...]:
    return tuple(chain.from_iterable(getattr(part, name) for part in parts))
