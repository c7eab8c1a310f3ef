"""`uwazi`: CSV files for Uwazi's import, one for each template.

Uwazi (docs.uwazi.io, "CSV import") takes several values apart at |, a date
range at :, parent and child of a thesaurus at ::, and joins rows by the exact
title. So titles are made unique, and | and :: in a value are written ¦ and : :;
what stands in a list stands there as it does alone, letter by letter.
Dates are whole days, YYYY-MM-DD; a year or month becomes its first and last.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from recount.model.claim import Claim, Named
from recount.model.document import Document
from recount.model.ledger import Entity, Event, Ledger
from recount.model.times import TimeInterval, first_day, last_day
from recount.show.exports.cells import Safe, safe_list
from recount.show.exports.csv_text import csv_bytes
from recount.show.exports.tables import Cell
from recount.show.exports.values import Exported, File
from recount.show.index import Index, index
from recount.show.phrases import Phrases
from recount.show.safe import one_line
from recount.show.told import told_title
from recount.show.wording import figure_words

Titles = Mapping[str, str]
Row = Sequence[Cell | Safe]
# What sets several values of a cell apart.
APART = "|"
# A title longer than this is cut; the words stand whole in a column of their own.
MOST_TITLE = 120

ENTITY = ("title", "kind", "wordings", "location")
DOCUMENT = ("title", "outlet", "agencies", "published", "date_basis", "file_name", "sha256")
MATTER = ("title", "act", "place", "when", "independent_origins", "ucdp_low", "ucdp_high")
CLAIM = (
    "title", "words", "act", "stance", "method", "document", "matter", "chain", "sources",
    "alleged_perpetrators", "perpetrators_as_worded", "victims", "victims_as_worded", "place",
    "place_as_worded", "when", "figure", "low", "high", "measure", "unit", "status",
)  # fmt: skip


def render_uwazi(ledger: Ledger) -> Exported:
    """entities.csv, documents.csv, matters.csv and claims.csv, to import in that order."""
    at, t = index(ledger), Phrases()
    entities = _titles({e.id: e.name for e in ledger.entities})
    documents = _titles({d.id: d.title or d.name for d in ledger.documents})
    matters = _titles({e.id: told_title(t, at, e) for e in ledger.events})
    claims = _titles({c.id: _claim_title(t, c) for c in ledger.claims})
    names = (_entity(entities, e) for e in ledger.entities)
    return Exported(
        (
            _file("entities.csv", ENTITY, names),
            _file("documents.csv", DOCUMENT, (_document(documents, d) for d in ledger.documents)),
            _file("matters.csv", MATTER, (_matter(matters, entities, e) for e in ledger.events)),
            _file(
                "claims.csv",
                CLAIM,
                (_claim(t, at, (claims, documents, matters, entities), c) for c in ledger.claims),
            ),
        )
    )


def _file(name: str, header: Sequence[str], rows: Iterable[Row]) -> File:
    empty = ("", Safe(""))
    return File(
        name, csv_bytes(header, ([None if cell in empty else cell for cell in row] for row in rows))
    )


def _titles(wanted: Mapping[str, str]) -> Titles:
    """Titles by id, each once: a number is put behind one that is taken."""
    taken: set[str] = set()
    titles: dict[str, str] = {}
    for own, words in wanted.items():
        bare = _value(words)[:MOST_TITLE].strip() or "untitled"
        title, number = bare, 1
        while title in taken:
            number += 1
            title = f"{bare} ({number})"
        taken.add(title)
        titles[own] = title
    return titles


def _claim_title(t: Phrases, c: Claim) -> str:
    act = t.sentence(t.either(f"act.{c.act}", c.act))
    return f"{act}, {c.stance}: “{c.span.exact}”"


def _text(words: str) -> str:
    """Words for a plain text column, on one line."""
    return one_line(words)


def _value(words: str) -> str:
    """Words for a column whose values Uwazi takes apart or looks up."""
    return re.sub(":(?=:)", ": ", one_line(words).replace(APART, "¦"))


def _values(words: Iterable[str]) -> Safe:
    return safe_list(dict.fromkeys(kept for w in words if (kept := _value(w))), APART)


def _range(earliest: str | None, latest: str | None) -> str:
    """A date range; an open side stays empty."""
    if earliest is None and latest is None:
        return ""
    first = first_day(earliest).isoformat() if earliest else ""
    last = last_day(latest).isoformat() if latest else ""
    return f"{first}:{last}"


def _when(when: TimeInterval | None) -> str:
    return _range(when.earliest, when.latest) if when else ""


def _entity(titles: Titles, e: Entity) -> Row:
    """An entity; a geolocation is two numbers set apart, and numbers are no formulas."""
    at = e.location
    location = Safe(f"{at.latitude}{APART}{at.longitude}" if at else "")
    return [titles[e.id], e.kind, _text("; ".join(e.names)), location]


def _document(titles: Titles, d: Document) -> Row:
    p = d.published
    return [
        *(titles[d.id], _text(d.outlet or ""), _values(d.agencies)),
        *(_range(p.earliest, p.latest), p.basis, _text(d.name), d.id.removeprefix("sha256:")),
    ]


def _matter(titles: Titles, entities: Titles, e: Event) -> Row:
    counted = next((b for b in e.brackets if b.policy == "ucdp"), None)
    return [
        *(titles[e.id], e.act, entities.get(e.place or "", ""), _when(e.when)),
        e.independent_origins,
        *((counted.low, counted.high) if counted else (None, None)),
    ]


def _claim(t: Phrases, at: Index, titles: tuple[Titles, Titles, Titles, Titles], c: Claim) -> Row:
    claims, documents, matters, entities = titles
    event, figure = at.event.get(c.id), c.quantity
    places = (c.place,) if c.place else ()
    return [
        *(claims[c.id], _text(c.span.exact), c.act, c.stance, _text(c.method or "")),
        *(documents[c.document], matters[event.id] if event else ""),
        _text(t("chain.arrow").join(at.voice(hop) for hop in c.attribution)),
        _linked(entities, (hop.entity for hop in c.attribution)),
        *(_linked(entities, (n.entity for n in c.perpetrators)), _worded(c.perpetrators)),
        *(_linked(entities, (n.entity for n in c.victims)), _worded(c.victims)),
        *(_linked(entities, (n.entity for n in places)), _worded(places)),
        *(_when(c.when), _text(figure_words(t, figure)) if figure else ""),
        *((figure.low, figure.high, figure.measure, _text(figure.unit)) if figure else ("",) * 4),
        c.status,
    ]


def _linked(entities: Titles, ids: Iterable[str | None]) -> Safe:
    known = (entities[i] for i in ids if i is not None and i in entities)
    return safe_list(dict.fromkeys(known), APART)


def _worded(named: Iterable[Named]) -> str:
    return _text("; ".join(n.text for n in named))
