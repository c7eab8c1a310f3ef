"""Lines of the log as values, each tied to the one before by its digest. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, cast

from recount.case.canonical import Json, canonical, parse
from recount.case.kinds import shape_fault
from recount.model.document import digest

_FIELDS = {"n", "at", "who", "kind", "body", "prev", "hash"}
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


class LineError(ValueError):
    """A line that is none of a log's; the message says why in plain words."""


@dataclass(frozen=True, slots=True)
class Event:
    """One line of the log.

    `n` counts from 1; `at` is UTC to the second; `who` did it; `kind` one of
    KINDS; `prev` the `hash` of the line before (None for the first); `hash`
    the digest of this line's canonical form without `hash`.
    """

    n: int
    at: str
    who: str
    kind: str
    body: Mapping[str, Json]
    prev: str | None
    hash: str


@dataclass(frozen=True, slots=True)
class Head:
    """Where a chain stands: the number and the hash of its last line."""

    n: int
    hash: str

    def __str__(self) -> str:
        return f"{self.n}:{self.hash}"


@dataclass(frozen=True, slots=True)
class Entry:
    """What is to be said in a line, without its place in the chain."""

    at: datetime
    who: str
    kind: str
    body: Mapping[str, Json]


def seal(entry: Entry, after: Head | None) -> Event:
    """The event of `entry` as the line after `after` (None: the first).

    Raises ValueError where the body has no canonical form or lacks what its kind
    must hold, the moment has no time zone, or nobody is named.
    """
    if fault := shape_fault(entry.kind, entry.body):
        raise ValueError(fault)
    if not entry.who.strip():
        raise ValueError("it must say who")
    n, prev = (after.n + 1, after.hash) if after else (1, None)
    fields: dict[str, Json] = {
        "n": n,
        "at": moment(entry.at),
        "who": entry.who,
        "kind": entry.kind,
        "body": entry.body,
        "prev": prev,
    }
    line = canonical(fields)
    # Read back, so that the event is what a reader of the line will have.
    return _event(parse(line), digest(line))


def encode(event: Event) -> bytes:
    """The line of an event, its newline included."""
    return canonical({name: getattr(event, name) for name in _FIELDS}) + b"\n"


def words(event: Event) -> bytes:
    """What the hash of an event is the SHA-256 of: its canonical line without `hash`."""
    return canonical({name: getattr(event, name) for name in _FIELDS - {"hash"}})


def decode(line: bytes) -> Event:
    """The event that a line (without its newline) holds, true to its own hash.

    Raises LineError.
    """
    try:
        value = parse(line)
    except ValueError as error:
        raise LineError(f"this is no line of a log: {error}") from error
    if not isinstance(value, dict) or value.keys() != _FIELDS:
        raise LineError(f"a line holds exactly {', '.join(sorted(_FIELDS))}; this one does not")
    claimed = value.pop("hash")
    event = _event(value, str(claimed))
    if fault := _types(event) or shape_fault(event.kind, event.body):
        raise LineError(fault)
    if digest(canonical(value)) != claimed:
        raise LineError("its words do not give its hash: it was changed after it was written")
    return event


def link_fault(after: Event | None, event: Event) -> str | None:
    """Why `event` cannot be the line after `after` (None: the first); None where it is."""
    n, prev = (after.n + 1, after.hash) if after else (1, None)
    if event.n != n:
        return f"it is numbered {event.n} where {n} should follow: lines are missing or moved"
    if event.prev != prev:
        return "it does not continue the line before: a line was changed, taken out or put in"
    return None


def split(data: bytes) -> tuple[list[bytes], bytes]:
    """The whole lines of a log (without newlines) and the torn tail behind the last of them.

    A tail is torn where a crash cut the writing of the last line: it has no newline, or
    holds zero bytes where a file grew before its words were written.
    """
    *lines, tail = data.split(b"\n")
    if lines and not tail and b"\0" in lines[-1]:
        tail = lines.pop() + b"\n"
    return lines, tail


def moment(at: datetime) -> str:
    """UTC to the second, as the log writes it. Raises ValueError without a time zone."""
    if at.tzinfo is None:
        raise ValueError(f"{at} says no time zone")
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _event(fields: Json, hash_: str) -> Event:
    return Event(**cast(dict[str, Any], fields), hash=hash_)


def _types(event: Event) -> str | None:
    named = (event.at, event.who, event.kind, event.prev or "")
    if type(event.n) is not int or not all(isinstance(value, str) for value in named):
        return "a field has the wrong type"
    if not isinstance(event.body, dict):
        return "its body is no object"
    if not _MOMENT.fullmatch(event.at):
        return f"{event.at!r} is no moment in UTC"
    return None
