"""What a person said of a document beside its bytes: date, outlet, address, columns of a table.

It stands in lines of the log, so that it is known who said so and when, and a later word
goes before an earlier one, field by field.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any, cast

from recount.case.canonical import Json, canonical
from recount.case.chain import Event
from recount.case.kinds import DESCRIBED
from recount.model.document import Published, digest


@dataclass(frozen=True, slots=True)
class Given:
    """What was said; None and empty where nothing was.

    `columns` say which column of a table holds what. `zones` is the kind of
    zone of each line, of a text that Recount wrote itself.
    """

    published: Published | None = None
    outlet: str | None = None
    url: str | None = None
    title: str | None = None
    columns: tuple[tuple[str, str], ...] = ()
    zones: tuple[str, ...] = ()

    def with_later(self, other: Given) -> Given:
        """This with all that `other` says in place of what was said before."""
        said = {f.name: value for f in fields(other) if (value := getattr(other, f.name))}
        return replace(self, **said)

    def body(self) -> dict[str, Json]:
        """What is said, for a line of the log."""
        said: dict[str, Json] = {
            "published": date_body(self.published),
            "outlet": self.outlet,
            "url": self.url,
            "title": self.title,
            "columns": dict(self.columns),
            "zones": list(self.zones),
        }
        return {name: value for name, value in said.items() if value}

    def digest(self) -> str:
        """What the text view hangs on: all but the date, which is laid over it."""
        return digest(canonical(replace(self, published=None).body()))


NOTHING = Given()


def given_of(body: Mapping[str, Json]) -> Given:
    """What a line's `given` says; its shape was checked."""
    said = cast(Mapping[str, Any], body)
    return Given(
        date_of(said.get("published")),
        said.get("outlet"),
        said.get("url"),
        said.get("title"),
        tuple(sorted(said.get("columns", {}).items())),
        tuple(said.get("zones", ())),
    )


def described(events: Iterable[Event]) -> dict[str, Given]:
    """What holds of each document, by its id; documents of which nothing was said are not there."""
    found: dict[str, Given] = {}
    for event in events:
        if event.kind == DESCRIBED:
            body = cast(Mapping[str, Any], event.body)
            before = found.get(body["document"], NOTHING)
            found[body["document"]] = before.with_later(given_of(body["given"]))
    return found


def date_body(date: Published | None) -> Json:
    """A date given from outside, for a line of the log."""
    if date is None:
        return None
    return {"earliest": date.earliest, "latest": date.latest, "why": date.why}


def date_of(body: Mapping[str, Any] | None) -> Published | None:
    """The same back."""
    return Published(body["earliest"], body["latest"], "given", body["why"]) if body else None
