"""The overview: how far the review is, what the claims are about, and what each leads to."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from recount.show.index import Index
from recount.show.page.claims import published_words
from recount.show.phrases import Phrases
from recount.show.ranking import kind_rank
from recount.show.summary import (
    Paragraph,
    about_events,
    figures_words,
    findings_sentence,
    opening,
)
from recount.web.scene import CONFLICTS, Scene, entities_of

# Rows of each table; the filter of the queue finds the rest.
MOST_MATTERS, MOST_NAMES, MOST_DOCUMENTS = 40, 40, 100


@dataclass(frozen=True, slots=True)
class MatterRow:
    """A matter: claims in it, those to decide, its origins and the spread of its figures."""

    id: str
    title: str
    claims: int
    open: int
    origins: int
    figures: str


@dataclass(frozen=True, slots=True)
class NameRow:
    """Somebody or somewhere, and how many claims name them."""

    id: str
    name: str
    kind: str
    claims: int


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A document: its claims and those to decide."""

    id: str
    title: str
    outlet: str
    published: str
    claims: int
    open: int


@dataclass(frozen=True, slots=True)
class OverviewView:
    """Everything the overview shows; `more` are how many rows of each table are left out."""

    summary: tuple[Paragraph, ...]
    all: int
    decided: int
    conflicts: tuple[tuple[str, str, int], ...]
    matters: tuple[MatterRow, ...]
    names: tuple[NameRow, ...]
    documents: tuple[DocumentRow, ...]
    more: tuple[int, int, int]


def overview_view(t: Phrases, view: Scene) -> OverviewView:
    """What the overview shows at one moment."""
    claims = view.at.claims.values()
    matters, names = _matters(t, view), _names(t, view)
    documents = _documents(t, view)
    return OverviewView(
        summary_of(t, view.at),
        len(claims),
        sum(not view.open(claim.id) for claim in claims),
        _conflicts(t, view.at),
        matters[:MOST_MATTERS],
        names[:MOST_NAMES],
        documents[:MOST_DOCUMENTS],
        (
            max(0, len(matters) - MOST_MATTERS),
            max(0, len(names) - MOST_NAMES),
            max(0, len(documents) - MOST_DOCUMENTS),
        ),
    )


def summary_of(t: Phrases, at: Index) -> tuple[Paragraph, ...]:
    """The ledger in a few sentences, as the report begins with them."""
    found = findings_sentence(t, at.ledger)
    rest = (Paragraph((found,)),) if found else ()
    return (opening(t, at), *about_events(t, at), *rest)


def _conflicts(t: Phrases, at: Index) -> tuple[tuple[str, str, int], ...]:
    """Kinds of findings by which accounts part: id, title, how many."""
    counts = Counter(f.kind for f in at.ledger.findings if f.kind in CONFLICTS)
    kinds = sorted(counts, key=lambda kind: kind_rank(kind))
    return tuple((kind, t.either(f"finding.{kind}.title", kind), counts[kind]) for kind in kinds)


def _matters(t: Phrases, view: Scene) -> tuple[MatterRow, ...]:
    rows = []
    for number, event in enumerate(view.matters):
        live = [c for c in event.claims if view.at.claims[c].status != "rejected"]
        # Figures cost the most and are read first where most speak.
        figures = figures_words(t, view.at, event) if number < MOST_MATTERS else None
        rows.append(
            MatterRow(
                event.id, event.title, len(live),
                sum(view.open(c) for c in live),
                event.independent_origins, figures or "",
            )
        )  # fmt: skip
    return tuple(rows)


def _names(t: Phrases, view: Scene) -> tuple[NameRow, ...]:
    counts = Counter(
        id for claim in view.at.claims.values() if claim.status != "rejected"
        for id in entities_of(claim)
    )  # fmt: skip
    ranked = sorted(counts, key=lambda id: (-counts[id], id))
    return tuple(
        NameRow(id, known.name, t.either(f"kind.{known.kind}", known.kind), counts[id])
        for id in ranked
        if (known := view.at.entities.get(id))
    )


def _documents(t: Phrases, view: Scene) -> tuple[DocumentRow, ...]:
    claims, open_ = Counter[str](), Counter[str]()
    for claim in view.at.claims.values():
        claims[claim.document] += 1
        open_[claim.document] += view.open(claim.id)
    return tuple(
        DocumentRow(
            d.id, d.title or t("page.untitled"), d.outlet or d.name, published_words(t, d),
            claims[d.id], open_[d.id],
        )
        for d in view.at.ledger.documents
    )  # fmt: skip
