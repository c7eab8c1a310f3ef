"""Which claims a queue shows: a filter that is an address, and an address that is a filter."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from urllib.parse import urlencode

from recount.model.claim import Claim
from recount.model.ledger import Entity, Event
from recount.web.lasting import matter_key, matter_named, name_key, name_named
from recount.web.scene import Scene, entities_of
from recount.web.verdicts import OPEN

# What `status` may be besides a verdict: no verdict, any, or a field set by a person.
DECIDED, EDITED = "decided", "edited"


@dataclass(frozen=True, slots=True)
class Filter:
    """What a claim must be to stand in the queue; "" asks for nothing.

    `document` is an id, `event` and `entity` what `lasting` calls them, or ids;
    `figure` is "yes" or "no"; `conflicts` "only"; `words` must stand in the passage,
    in whatever case.
    """

    act: str = ""
    stance: str = ""
    status: str = ""
    document: str = ""
    event: str = ""
    entity: str = ""
    figure: str = ""
    conflicts: str = ""
    words: str = ""

    @classmethod
    def read(cls, query: Mapping[str, str]) -> Filter:
        """The filter an address asks for; what is no filter in it is left alone."""
        return cls(**{name: query[name].strip() for name in NAMES if query.get(name)})

    def address(self, **more: str) -> str:
        """The query of an address: this filter, and what else it says; "" for none of it."""
        said = {name: getattr(self, name) for name in NAMES} | more
        return urlencode({name: value for name, value in said.items() if value})

    def without(self, name: str) -> Filter:
        """This filter with one field asking for nothing."""
        return replace(self, **{name: ""})

    def now(self, view: Scene) -> Filter:
        """This filter with the ids that a matter and a name have at this moment."""
        matter, name = self._meant(view)
        return replace(
            self,
            event=matter.id if matter else self.event,
            entity=name.id if name else self.entity,
        )

    def lasting(self, view: Scene) -> Filter:
        """This filter with a matter and a name called by what lasts."""
        matter, name = self._meant(view)
        return replace(
            self,
            event=matter_key(matter) if matter else self.event,
            entity=name_key(view, name) if name else self.entity,
        )

    def _meant(self, view: Scene) -> tuple[Event | None, Entity | None]:
        """The matter and the name that are asked for, None where none is."""
        return (
            matter_named(view, self.event) if self.event else None,
            name_named(view, self.entity) if self.entity else None,
        )

    def asks(self) -> tuple[tuple[str, str], ...]:
        """The fields that ask for something, with what they ask."""
        return tuple((name, value) for name in NAMES if (value := getattr(self, name)))

    def takes(self, view: Scene, claim: Claim) -> bool:
        """Whether a claim stands in the queue."""
        return (
            self.act in ("", claim.act)
            and self.stance in ("", claim.stance)
            and self.document in ("", claim.document)
            and self._status(view, claim)
            and (not self.figure or (claim.quantity is not None) == (self.figure == "yes"))
            and (not self.words or self.words.casefold() in claim.span.exact.casefold())
            and (not self.event or event_of(view, claim.id) == self.event)
            and (not self.entity or self.entity in entities_of(claim))
            and (not self.conflicts or bool(view.conflicts(claim.id)))
        )

    def _status(self, view: Scene, claim: Claim) -> bool:
        if self.status == DECIDED:
            return not view.open(claim.id)
        if self.status == EDITED:
            return claim.status == EDITED
        return self.status in ("", view.verdicts.get(claim.id, OPEN))


NAMES = tuple(each.name for each in fields(Filter))


def queue(view: Scene, wanted: Filter) -> list[str]:
    """The ids of the claims that the filter takes, in the ledger's order."""
    claims = view.at.claims
    if wanted == Filter():
        return list(view.order)
    current = wanted.now(view)
    return [id for id in view.order if current.takes(view, claims[id])]


def event_of(view: Scene, claim: str) -> str:
    """The id of the matter a claim is about, "" where it is tied to none."""
    found = view.at.event.get(claim)
    return found.id if found else ""
