"""The ledger: claims laid side by side, with what joins and parts them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from recount.model.claim import Claim
from recount.model.disagreement import Disagreement
from recount.model.document import Document, Failure
from recount.model.reading import Reading
from recount.model.signed import Fate
from recount.model.standing import Standing
from recount.model.times import TimeInterval

# How accounts stand to one another; then cautions on how one was passed on or put together.
FINDINGS = (
    "denied",
    "perpetrators-disagree",
    "figures-disagree",
    "rates-disagree",
    "implied-total-disagrees",
    "periods-disagree",
    "times-disagree",
    "places-disagree",
    "methods-disagree",
    "same-origin",
    "toll-updated",
    "figures-agree",
    "implied-total-agrees",
)
CAUTIONS = ("bound-turned", "hedge-lost", "attribution-lost", "part-exceeds-whole")


@dataclass(frozen=True, slots=True)
class Reason:
    """One piece of evidence that decided something.

    `by` names its function, `says` is its sentence for the reader, `claims` are
    those whose passages it rests on.
    """

    by: str
    says: str
    claims: tuple[str, ...] = ()

    @classmethod
    def of(cls, evidence: Callable[..., object], claims: tuple[str, ...] = ()) -> Reason:
        """The reason an evidence gives: the first line of its docstring is its sentence."""
        lines = (evidence.__doc__ or "").strip().splitlines()
        return cls(evidence.__name__, lines[0] if lines else "", claims)


@dataclass(frozen=True, slots=True)
class Location:
    """Where a place lies: WGS 84 degrees, north and east positive.

    `precision` says what the point stands for ("town": that of the town of
    this name); `source` and `id` name the gazetteer and its number for it.
    """

    latitude: float
    longitude: float
    precision: str
    source: str
    id: str


@dataclass(frozen=True, slots=True)
class Entity:
    """Somebody or something that claims name, with every wording met.

    `kind` is person, group, organisation, government, place or facility;
    `why` says in sentences what joined the wordings. `location` is known where
    a gazetteer has one town of the name in the countries its texts are about.
    """

    id: str
    kind: str
    name: str
    names: tuple[str, ...]
    why: tuple[str, ...] = ()
    location: Location | None = None


@dataclass(frozen=True, slots=True)
class SharedText:
    """`share` (0 to 1) of a document's own text stands in `document` too."""

    document: str
    share: float


@dataclass(frozen=True, slots=True)
class Relation:
    """How one document stands to the others: what it copies and what text it shares."""

    document: str
    copy_of: str | None = None
    shares_text: tuple[SharedText, ...] = ()
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Origin:
    """A distinct last voice behind claims of an event; copies and relays share one.

    `entity` is None where the voice has no name; `label` is its wording.
    `reasons` say what makes it the last voice of its claims.
    """

    entity: str | None
    claims: tuple[str, ...]
    label: str = ""
    reasons: tuple[Reason, ...] = ()

    @property
    def why(self) -> str:
        """Its reasons in one sentence."""
        return "; ".join(reason.says for reason in self.reasons)


@dataclass(frozen=True, slots=True)
class Member:
    """A claim of an event, and what put it there."""

    claim: str
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A claim that a bracket does not rest on, and why."""

    claim: str
    why: str


@dataclass(frozen=True, slots=True)
class Bracket:
    """Low, best and high of an event's figures under a named policy.

    `grade` is set by a policy that grades the reports instead of counting
    ("fair"). `claims` are those it rests on, `left_out` the others it weighed.
    """

    policy: str
    low: int | None
    best: int | None
    high: int | None
    claims: tuple[str, ...]
    why: str
    left_out: tuple[LeftOut, ...] = ()
    grade: str | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """The matter several claims are about; `members` say why each claim is of it."""

    id: str
    title: str
    act: str
    place: str | None
    when: TimeInterval | None
    claims: tuple[str, ...]
    origins: tuple[Origin, ...] = ()
    brackets: tuple[Bracket, ...] = ()
    members: tuple[Member, ...] = ()

    @property
    def independent_origins(self) -> int:
        """How many distinct origins speak of it."""
        return len(self.origins)


@dataclass(frozen=True, slots=True)
class Finding:
    """A relation between claims worth telling, of a kind in FINDINGS or CAUTIONS.

    `reasons` name the evidence that found it.
    """

    id: str
    kind: str
    event: str | None
    claims: tuple[str, ...]
    why: str
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Links:
    """What the link room gives: the claims with entities set, and what joins them.

    `ties` are pairs of claim ids that are one statement printed in two
    documents: nearly the same words, of one act, in a passage both share.
    `fates` say what became of a person's edges.
    """

    claims: tuple[Claim, ...]
    entities: tuple[Entity, ...]
    events: tuple[Event, ...]
    relations: tuple[Relation, ...]
    ties: tuple[tuple[str, str], ...] = ()
    fates: tuple[Fate, ...] = ()


@dataclass(frozen=True, slots=True)
class Ledger:
    """A whole run's result, rows sorted by document name, then offset.

    `standings` say what became of each judgement; `proposed` are the claims a
    person edited, as the machine read them; `disagreements` are where reviewers
    decided differently.
    """

    documents: tuple[Document, ...]
    relations: tuple[Relation, ...]
    claims: tuple[Claim, ...]
    entities: tuple[Entity, ...]
    events: tuple[Event, ...]
    findings: tuple[Finding, ...]
    failures: tuple[Failure, ...] = ()
    readings: tuple[Reading, ...] = ()
    standings: tuple[Standing, ...] = ()
    proposed: tuple[Claim, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
