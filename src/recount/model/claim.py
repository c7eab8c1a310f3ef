"""A claim: one voice saying that one act happened, did not, or must stop."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256

from recount.model.counts import Count
from recount.model.reading import TimesPer
from recount.model.span import Span
from recount.model.times import TimeInterval

ACTS = (
    "killing",
    "injury",
    "attack",
    "detention",
    "abduction",
    "disappearance",
    "torture",
    "sexual-violence",
    "deprivation",
    "siege",
    "displacement",
    "destruction",
    "concealment",
    "unfair-trial",
    "atrocity",
    "other",
)
TELLINGS = ("particular", "generic", "historical")


@dataclass(frozen=True, slots=True)
class Named:
    """A participant, place or ground as worded, and the entity it was linked to, if any."""

    text: str
    span: Span
    entity: str | None = None


@dataclass(frozen=True, slots=True)
class Hop:
    """One voice of a chain.

    `cue` is the word that reports it, `on` when it spoke; `carried` where the
    voice was carried over from a sentence before. `also` are further voices
    side by side with it.
    """

    source: str
    span: Span
    cue: str | None = None
    entity: str | None = None
    on: TimeInterval | None = None
    carried: bool = False
    also: tuple[Named, ...] = ()


@dataclass(frozen=True, slots=True)
class Quantity:
    """The figure of a claim: how many, of what, over which scope.

    `measure` is total, subset, rate (with `per`, an ISO duration) or per-event
    (with `times_per` where said); `bound` exact, range, at-least, at-most,
    about, average or vague; `subset_of` the id of the claim it is part of.
    """

    low: int | None
    high: int | None
    measure: str
    unit: str
    bound: str
    words: str
    span: Span
    approximate: bool = False
    per: str | None = None
    times_per: TimesPer | None = None
    subset_of: str | None = None

    def count(self) -> Count:
        """The figure as an interval."""
        return Count(self.low, self.high)


@dataclass(frozen=True, slots=True)
class Claim:
    """One act according to one chain of voices, tied to its passage.

    `attribution` runs from the voice nearest the outlet to the one nearest the
    facts; empty means the outlet's own voice. Involvement is always alleged.
    `telling`, one of TELLINGS, is generic for a habit, of no one occasion, or historical
    (a year or more behind the news of its document).
    `status` is proposed, accepted, edited or rejected; `instead` are the claims
    that a person put in the place of a rejected one.
    """

    id: str
    document: str
    span: Span
    act: str
    stance: str
    method: str | None = None
    attribution: tuple[Hop, ...] = ()
    basis: tuple[Named, ...] = ()
    perpetrators: tuple[Named, ...] = ()
    victims: tuple[Named, ...] = ()
    place: Named | None = None
    when: TimeInterval | None = None
    period: str | None = None
    quantity: Quantity | None = None
    status: str = "proposed"
    by: str = "rules"
    telling: str = "particular"
    instead: tuple[str, ...] = ()


def stable_id(prefix: str, *parts: object) -> str:
    """A short id that depends on `parts` alone, so the same input gives the same id."""
    joined = "\x1f".join(str(part) for part in parts)
    return f"{prefix}{sha256(joined.encode()).hexdigest()[:12]}"
