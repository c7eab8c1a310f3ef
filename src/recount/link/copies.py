"""How documents stand to one another: what each shares, and what is a copy of what."""

from __future__ import annotations

from dataclasses import dataclass

from recount.link.passages import Passage, candidate_pairs, shared_passages, words_of
from recount.model.document import Document
from recount.model.ledger import Relation, SharedText

# A document is a copy where so much of its own text stands in the other: a copy cut to five
# paragraphs has a containment of 1.0, a later version of a story with new leads stays under .8.
CONTAINED = 0.8
# From so many shared words on documents share text: one sentence of news.
SENTENCE = 15


@dataclass(frozen=True, slots=True)
class Copies:
    """Relations of all documents, and the passages each ordered pair shares."""

    relations: tuple[Relation, ...]
    passages: dict[tuple[str, str], tuple[Passage, ...]]


def _turned(passages: tuple[Passage, ...]) -> tuple[Passage, ...]:
    turned = (Passage(p.other_start, p.other_end, p.start, p.end, p.words) for p in passages)
    return tuple(sorted(turned, key=lambda p: (p.start, p.end)))


def find_copies(documents: tuple[Document, ...]) -> Copies:
    """Shared passages of all documents and the relations they make."""
    words = tuple(words_of(document) for document in documents)
    passages: dict[tuple[str, str], tuple[Passage, ...]] = {}
    for one, other in candidate_pairs(words):
        found = shared_passages(words[one], words[other])
        if sum(p.words for p in found) >= SENTENCE:
            left, right = documents[one].id, documents[other].id
            passages[(left, right)] = found
            passages[(right, left)] = _turned(found)
    sizes = {d.id: len(w.starts) for d, w in zip(documents, words)}
    by_id = {d.id: d for d in documents}
    partners: dict[str, list[str]] = {}
    for left, right in sorted(passages):
        partners.setdefault(left, []).append(right)
    relations = tuple(
        _relation(document, partners.get(document.id, []), passages, sizes, by_id)
        for document in documents
    )
    return Copies(relations, passages)


def _relation(
    document: Document,
    partners: list[str],
    passages: dict[tuple[str, str], tuple[Passage, ...]],
    sizes: dict[str, int],
    by_id: dict[str, Document],
) -> Relation:
    shares: list[SharedText] = []
    why: list[str] = []
    source: tuple[float, str] | None = None
    for partner in partners:
        share = _share(passages[(document.id, partner)], sizes[document.id])
        back = _share(passages[(partner, document.id)], sizes[partner])
        shares.append(SharedText(partner, share))
        why.append(f"{share:.0%} of its text stands in {by_id[partner].name}")
        if share >= CONTAINED and _is_source(by_id[partner], document, back - share):
            source = max(source or (0.0, ""), (share, partner))
    shares.sort(key=lambda s: (-s.share, s.document))
    return Relation(document.id, source[1] if source else None, tuple(shares), tuple(why))


def _share(passages: tuple[Passage, ...], size: int) -> float:
    return round(min(1.0, sum(p.words for p in passages) / max(1, size)), 2)


def _is_source(source: Document, copy: Document, surplus: float) -> bool:
    """Whether `source` can be what `copy` was taken from: by date, credit, then containment.

    `surplus` is how much more of the source is in the copy than the other way.
    """
    first, second = source.published, copy.published
    if first.earliest and second.earliest and not first.interval().intersects(second.interval()):
        return first.earliest < second.earliest
    credited = (source.outlet or "") in copy.agencies, (copy.outlet or "") in source.agencies
    if credited[0] != credited[1]:
        return credited[0]
    if bool(source.agencies) != bool(copy.agencies):
        return bool(source.agencies)
    return surplus < 0 or (surplus == 0 and source.name < copy.name)
