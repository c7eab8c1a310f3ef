"""Documents as the page shows them: what is known of each, and its text with claims marked."""

from __future__ import annotations

from dataclasses import dataclass

from recount.model.claim import Claim
from recount.model.document import Document
from recount.show.index import Index
from recount.show.page.claims import Numbers, published_words
from recount.show.passages import blocks
from recount.show.phrases import Phrases


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text; `depth` claims cover it (3 for more), `begins` are those that start here.

    `apart` is its zone where that is not its line's, else "".
    """

    text: str
    depth: int
    begins: tuple[int, ...]
    apart: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph, and the zone it stands in (its name in words)."""

    zone: str
    zone_words: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class DocumentView:
    """One document; `facts` are labels with what is known."""

    number: int
    name: str
    title: str
    outlet: str
    published: str
    claims: int
    facts: tuple[tuple[str, str], ...]
    lines: tuple[Line, ...]


def document_views(t: Phrases, at: Index, known: Numbers) -> tuple[DocumentView, ...]:
    """All documents in the ledger's order."""
    by_document: dict[str, list[Claim]] = {}
    for claim in at.ledger.claims:
        by_document.setdefault(claim.document, []).append(claim)
    return tuple(_view(t, at, known, d, by_document.get(d.id, [])) for d in at.ledger.documents)


def _view(
    t: Phrases, at: Index, known: Numbers, document: Document, claims: list[Claim]
) -> DocumentView:
    return DocumentView(
        number=known.documents[document.id],
        name=document.name,
        title=document.title or t("page.untitled"),
        outlet=document.outlet or "",
        published=published_words(t, document),
        claims=len(claims),
        facts=document_facts(t, at, document),
        lines=tuple(
            Line(
                block.zone,
                t.either(f"zone.{block.zone}", block.zone),
                tuple(
                    Piece(
                        s.text,
                        min(3, len(s.claims)),
                        tuple(at.number[c] for c in s.begins),
                        s.zone if s.zone != block.zone else "",
                    )
                    for s in block.segments
                ),
            )
            for block in blocks(document, claims)
        ),
    )


def document_facts(t: Phrases, at: Index, document: Document) -> tuple[tuple[str, str], ...]:
    """What is known of a document: labels with what is said, only those that are known."""
    return tuple((t(f"page.{key}"), told) for key, told in _facts(t, at, document) if told)


def _facts(t: Phrases, at: Index, document: Document) -> list[tuple[str, str]]:
    """Labels (keys of the phrases' page table) and what is known, "" where nothing is."""
    published = document.published
    dated = t(
        "page.published_words",
        when=published_words(t, document),
        basis=t.either(f"published.{published.basis}", published.basis),
    )
    relation = at.relations.get(document.id)
    original = at.documents.get(relation.copy_of or "") if relation else None
    shared = [
        t("page.share", name=at.documents[s.document].name, percent=round(s.share * 100))
        for s in (relation.shares_text if relation else ())
        if s.document in at.documents
    ]
    return [
        ("file", document.name),
        ("published", f"{dated}: {published.why}" if published.why else dated),
        ("agencies", t("list.comma").join(document.agencies)),
        ("copy_of", original.name if original else ""),
        ("shares", t("list.comma").join(shared)),
        ("address", document.url or ""),
        ("notes", "; ".join(document.notes)),
        ("bytes", document.id),
        ("text", document.text_id),
    ]
