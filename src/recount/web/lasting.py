"""Matters and names by what lasts: their ids are made of what is in them, and change with it.

An address names a matter by one of its claims and a name by one of its wordings,
so that it leads there still after decisions, and when the case is opened again.
"""

from __future__ import annotations

from collections import Counter

from recount.model.ledger import Entity, Event
from recount.web.mentions import address, mentions
from recount.web.scene import Scene


def matter_named(view: Scene, key: str) -> Event | None:
    """The matter with this id, or of this claim.

    Of an id that is gone, and of a claim that is in no matter any more, it is
    the one that most of their former claims are in.
    """
    mine = view.at.event.get(key) or next((e for e in view.matters if e.id == key), None)
    if mine is not None:
        return mine
    now = (view.at.event.get(claim) for claim in view.former.get(key, ()))
    met = Counter(event.id for event in now if event)
    return matter_named(view, met.most_common(1)[0][0]) if met else None


def matter_key(event: Event) -> str:
    """What an address calls a matter: its first claim."""
    return event.claims[0]


def name_named(view: Scene, key: str) -> Entity | None:
    """Who or what has this id, or is named by the wording that an address calls so."""
    if found := view.at.entities.get(key):
        return found
    document = key.partition("-")[2].partition("-")[2]
    here = (claim for claim in view.at.claims.values() if claim.document == document)
    named = (row for claim in here for row in mentions(claim))
    ids = (id_ for id_, _, mention in named if address(mention) == key)
    return next((found for id_ in ids if (found := view.at.entities.get(id_))), None)


def name_key(view: Scene, entity: Entity) -> str:
    """What an address calls somebody or some place: its first wording, else the id."""
    mention = view.first.get(entity.id)
    return address(mention) if mention else entity.id
