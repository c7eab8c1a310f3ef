"""A name's page: everybody and every place that claims name, with each wording at its place."""

from __future__ import annotations

from dataclasses import dataclass

from recount.model.ledger import Entity
from recount.model.reference import Mention
from recount.show.page.claims import where
from recount.show.phrases import Phrases
from recount.web.decisions import mention_key
from recount.web.mentions import mentions_of
from recount.web.scene import Scene

# Rows of a page; who is named more often is found by filtering the queue.
MOST = 300
MOST_FOUND = 20


@dataclass(frozen=True, slots=True)
class WordingRow:
    """A wording at its place: as the form names it, in what role, in which claim and document."""

    key: str
    words: str
    role: str
    where: str
    claim: str
    number: int


@dataclass(frozen=True, slots=True)
class NameView:
    """Everything the page shows of a name; `more` rows are left out."""

    id: str
    name: str
    kind: str
    names: tuple[str, ...]
    why: tuple[str, ...]
    rows: tuple[WordingRow, ...]
    more: int
    claims: int


def name_view(t: Phrases, view: Scene, entity: Entity) -> NameView:
    """What the page shows of somebody or somewhere."""
    rows: dict[tuple[Mention, str], WordingRow] = {}
    claims = set()
    for id_ in view.order:
        claim = view.at.claims[id_]
        for role, mention in mentions_of(claim, entity.id):
            claims.add(id_)
            row = WordingRow(
                mention_key(mention), mention.wording, t(f"role.{role}"),
                where(t, view.at, claim), id_, view.at.number[id_],
            )  # fmt: skip
            rows.setdefault((mention, role), row)
    every = tuple(rows.values())
    return NameView(
        entity.id, entity.name, t.either(f"kind.{entity.kind}", entity.kind), entity.names,
        entity.why, every[:MOST], max(0, len(every) - MOST), len(claims),
    )  # fmt: skip


def others(view: Scene, entity: Entity, find: str) -> tuple[tuple[str, str, str], ...]:
    """Other names that hold what is sought: one wording of each as a form names it, name, kind."""
    wanted, found = find.casefold(), []
    for other in sorted(view.at.ledger.entities, key=lambda e: (e.kind != entity.kind, e.name)):
        known = any(wanted in name.casefold() for name in (other.name, *other.names))
        if other.id != entity.id and known and (mention := view.first.get(other.id)):
            found.append((mention_key(mention), other.name, other.kind))
        if len(found) == MOST_FOUND:
            break
    return tuple(found)
