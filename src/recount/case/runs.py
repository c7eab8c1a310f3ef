"""A run over a case: what it was made with, and the digests of what it made."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from recount import __version__
from recount.case.canonical import Json, canonical
from recount.case.chain import Event
from recount.case.given import date_body, date_of
from recount.case.kinds import PUBLISHED, RUN, TIMESTAMPED
from recount.model.document import Published, digest
from recount.run.fingerprint import ingest_fingerprint, reading_fingerprint

# These lines tell of what stands above them and change nothing in it.
REMARKS = (PUBLISHED, TIMESTAMPED)


@dataclass(frozen=True, slots=True)
class Settings:
    """What a person chose for a run: `published`, a date of all the documents."""

    published: Published | None = None

    def digest(self) -> str:
        """The digest of these settings with the code, word lists and model that read."""
        fields: Json = {
            "recount": __version__,
            "ingest": ingest_fingerprint(),
            "reading": reading_fingerprint(),
            "published": date_body(self.published),
        }
        return digest(canonical(fields))


DEFAULTS = Settings()


@dataclass(frozen=True, slots=True)
class Run:
    """One run: its settings, and the digests of the ledger as JSON and of the projection's rows."""

    settings: Settings
    digest: str
    ledger: str
    projection: str
    recount: str = __version__

    def body(self) -> Mapping[str, Json]:
        """The body of the line that says so."""
        return {
            "recount": self.recount,
            "settings": self.digest,
            "published": date_body(self.settings.published),
            "ledger": self.ledger,
            "projection": self.projection,
        }


def run_of(event: Event) -> Run:
    """The run that a line of the kind `run` tells; its shape was checked."""
    body = cast(Mapping[str, Any], event.body)
    settings = Settings(date_of(body["published"]))
    return Run(settings, body["settings"], body["ledger"], body["projection"], body["recount"])


def last_run(events: Iterable[Event]) -> Event | None:
    """The line of the last run, None where there was none."""
    return next((event for event in reversed(tuple(events)) if event.kind == RUN), None)


def ground(events: Sequence[Event]) -> Sequence[Event]:
    """The lines that a run rests on: all but the runs and remarks at the end."""
    last = len(events)
    while last and events[last - 1].kind in (RUN, *REMARKS):
        last -= 1
    return events[:last]
