"""Claims of different documents that are one statement: the same words in a shared passage."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from recount.link.names import bare, pieces
from recount.link.passages import Passage
from recount.model.claim import Claim

# Of the shorter claim's words, so many stand in the other: house style changes a word in four.
ALIKE = 0.75


@dataclass(frozen=True, slots=True)
class Tie:
    """Two claims that are one statement printed twice, in the order of the claims."""

    one: str
    other: str


@cache
def _content(text: str) -> frozenset[str]:
    return frozenset(bare(word) for word in pieces(text) if len(word) > 2 or word.isdigit())


def alike(one: Claim, other: Claim) -> bool:
    """Whether two passages say the same in nearly the same words."""
    a, b = _content(one.span.exact), _content(other.span.exact)
    small = min(len(a), len(b))
    return small > 2 and len(a & b) / small >= ALIKE


def _within(claim: Claim, start: int, end: int) -> bool:
    inside = min(claim.span.end, end) - max(claim.span.start, start)
    return inside * 2 >= claim.span.end - claim.span.start


def find_ties(
    claims: tuple[Claim, ...], passages: dict[tuple[str, str], tuple[Passage, ...]]
) -> tuple[Tie, ...]:
    """Pairs of claims in the same shared passage, of one act and of nearly the same words."""
    by_document: dict[str, list[Claim]] = {}
    order = {claim.id: number for number, claim in enumerate(claims)}
    for claim in claims:
        by_document.setdefault(claim.document, []).append(claim)
    found: list[Tie] = []
    for (left, right), shared in sorted(passages.items(), key=lambda item: item[0]):
        if left > right:
            continue
        for passage in shared:
            ours = [c for c in by_document.get(left, []) if _within(c, passage.start, passage.end)]
            theirs = [
                c
                for c in by_document.get(right, [])
                if _within(c, passage.other_start, passage.other_end)
            ]
            found += (
                Tie(a.id, b.id) for a in ours for b in theirs if a.act == b.act and alike(a, b)
            )
    turned = (
        tie if order[tie.one] < order[tie.other] else Tie(tie.other, tie.one) for tie in found
    )
    return tuple(sorted(set(turned), key=lambda tie: (order[tie.one], order[tie.other])))


def components(pairs: list[tuple[str, str]]) -> list[list[str]]:
    """Connected groups of ids, each sorted, in order of their first."""
    parent: dict[str, str] = {}

    def root(item: str) -> str:
        while parent.setdefault(item, item) != item:
            parent[item] = parent[parent[item]]
            item = parent[item]
        return item

    for one, other in pairs:
        a, b = sorted((root(one), root(other)))
        parent[b] = a
    groups: dict[str, list[str]] = {}
    for item in sorted(parent):
        groups.setdefault(root(item), []).append(item)
    return [groups[key] for key in sorted(groups)]
