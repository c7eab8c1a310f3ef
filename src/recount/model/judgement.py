"""What a person decides: signed, dated, reversible, never overwritten."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from recount.model.draft import Dated, Draft, Figure, Term, Voice, Wording, check_term
from recount.model.reference import ClaimRef, DocumentRef, Mention
from recount.model.span import Span

# What each field of a claim may be set to; None clears a field that may be empty.
FIELDS: dict[str, tuple[type, ...]] = {
    "span": (Span,),
    "act": (Term,),
    "stance": (Term,),
    "method": (Wording, type(None)),
    "attribution": (Voice,),
    "basis": (Wording,),
    "perpetrators": (Wording,),
    "victims": (Wording,),
    "place": (Wording, type(None)),
    "when": (Dated, type(None)),
    "period": (Term, type(None)),
    "quantity": (Figure, type(None)),
    "telling": (Term, type(None)),
}
# Fields that hold several values.
MANY = ("attribution", "basis", "perpetrators", "victims")

Value = Span | Term | Wording | Dated | Figure | tuple[Voice, ...] | tuple[Wording, ...] | None


@dataclass(frozen=True, slots=True)
class AcceptClaim:
    """The claim says what its passage says."""

    claim: ClaimRef


@dataclass(frozen=True, slots=True)
class RejectClaim:
    """The passage makes no such claim; it stays in the ledger and counts for nothing."""

    claim: ClaimRef


@dataclass(frozen=True, slots=True)
class EditClaim:
    """One field of a claim, one of FIELDS, set to another value."""

    claim: ClaimRef
    field: str
    value: Value

    def __post_init__(self) -> None:
        if self.field not in FIELDS:
            raise ValueError(f"“{self.field}” is no field of a claim: {', '.join(FIELDS)}")
        many = isinstance(self.value, tuple)
        values = self.value if isinstance(self.value, tuple) else (self.value,)
        if many != (self.field in MANY) or not all(
            isinstance(value, FIELDS[self.field]) for value in values
        ):
            raise ValueError(f"this is no value for the field “{self.field}”")
        check_term(self.field, self.value)


@dataclass(frozen=True, slots=True)
class SplitClaim:
    """One claim is really several: `into` takes its place."""

    claim: ClaimRef
    into: tuple[Draft, ...]

    def __post_init__(self) -> None:
        if len(self.into) < 2:
            raise ValueError("a claim is split into two or more")
        _of_one_document((self.claim.document, *(draft.document for draft in self.into)))


@dataclass(frozen=True, slots=True)
class MergeClaims:
    """Several claims of one document are really one: `into` takes their place."""

    claims: tuple[ClaimRef, ...]
    into: Draft

    def __post_init__(self) -> None:
        if len({ref.id for ref in self.claims}) != len(self.claims) or len(self.claims) < 2:
            raise ValueError("two or more different claims are merged")
        _of_one_document((self.into.document, *(ref.document for ref in self.claims)))


@dataclass(frozen=True, slots=True)
class AddClaim:
    """A claim that the machine missed."""

    claim: Draft


@dataclass(frozen=True, slots=True)
class SameEntity:
    """Two wordings name one and the same, whatever speaks against it."""

    a: Mention
    b: Mention

    def __post_init__(self) -> None:
        _two(self.a, self.b)


@dataclass(frozen=True, slots=True)
class DifferentEntity:
    """Two wordings name different ones, whatever speaks for one."""

    a: Mention
    b: Mention

    def __post_init__(self) -> None:
        _two(self.a, self.b)


@dataclass(frozen=True, slots=True)
class SameEvent:
    """Two claims are about one matter."""

    a: ClaimRef
    b: ClaimRef

    def __post_init__(self) -> None:
        _two(self.a.id, self.b.id)


@dataclass(frozen=True, slots=True)
class DifferentEvent:
    """Two claims are about different matters."""

    a: ClaimRef
    b: ClaimRef

    def __post_init__(self) -> None:
        _two(self.a.id, self.b.id)


@dataclass(frozen=True, slots=True)
class MoveClaim:
    """A claim is not about the matter it was shown in; the others of that matter stay.

    `out_of` are all the claims it was shown with: it shares a matter with none of
    them. `into` are claims of the matter it is put with, the likest first; without
    any, `alone` says that it is a matter of its own, whatever evidence comes.
    """

    claim: ClaimRef
    out_of: tuple[ClaimRef, ...] = ()
    into: tuple[ClaimRef, ...] = ()
    alone: bool = False

    def __post_init__(self) -> None:
        if not (self.out_of or self.into or self.alone):
            raise ValueError("say which claims it does not belong with, or which it belongs with")
        if self.into and self.alone:
            raise ValueError("a claim cannot be put with others and be a matter of its own")
        ids = [self.claim.id, *(ref.id for ref in (*self.out_of, *self.into))]
        if len(set(ids)) != len(ids):
            raise ValueError("one claim is named twice")


@dataclass(frozen=True, slots=True)
class Note:
    """A remark; it changes nothing."""

    target: ClaimRef | Mention | DocumentRef
    text: str


@dataclass(frozen=True, slots=True)
class PolicyException:
    """One policy leaves `claim` out of the bracket of the event that `event` is a claim of.

    With `counts` it takes the claim in, although by its rule it would not.
    """

    event: ClaimRef
    policy: str
    claim: ClaimRef
    reason: str
    counts: bool = False

    def __post_init__(self) -> None:
        _said("policy", self.policy)
        _said("reason", self.reason)


@dataclass(frozen=True, slots=True)
class BestFigure:
    """The figures a person sets for the event that `event` is a claim of."""

    event: ClaimRef
    low: int | None
    best: int | None
    high: int | None
    reason: str

    def __post_init__(self) -> None:
        _said("reason", self.reason)
        known = [n for n in (self.low, self.best, self.high) if n is not None]
        if not known:
            raise ValueError("one of low, best and high must be given")
        if known != sorted(known) or known[0] < 0:
            raise ValueError("low, best and high must not fall, and none is below 0")


@dataclass(frozen=True, slots=True)
class Undo:
    """Takes back the judgement that `Judgement.undoes` names; to undo an undo is to redo."""


Decision = (
    AcceptClaim
    | RejectClaim
    | EditClaim
    | SplitClaim
    | MergeClaims
    | AddClaim
    | SameEntity
    | DifferentEntity
    | SameEvent
    | DifferentEvent
    | MoveClaim
    | Note
    | PolicyException
    | BestFigure
    | Undo
)


@dataclass(frozen=True, slots=True)
class Judgement:
    """One decision: who took it, when and why.

    `id` is unique in a case's log. `at` is an ISO 8601 time with its offset from
    UTC; the order of the log, not `at`, says which of two came later. `undoes`
    is the id of the judgement that an Undo takes back, None for all others.
    `blind` says whether the reviewer saw nobody else's decisions, None where
    that was not written down.
    """

    id: str
    at: str
    who: str
    why: str
    decision: Decision
    undoes: str | None = None
    blind: bool | None = None

    def __post_init__(self) -> None:
        _said("id", self.id)
        _said("who", self.who)
        check_moment(self.at)
        if isinstance(self.decision, Undo) != (self.undoes is not None):
            raise ValueError("an undo, and nothing else, names the judgement that it undoes")
        if self.undoes == self.id:
            raise ValueError("a judgement cannot undo itself")


def _said(name: str, text: str) -> None:
    if not text.strip():
        raise ValueError(f"{name} is empty")


def _two(a: object, b: object) -> None:
    if a == b:
        raise ValueError("two different ones are compared, not one with itself")


def _of_one_document(documents: tuple[str, ...]) -> None:
    if len(set(documents)) != 1:
        raise ValueError("claims that are split or merged stand in one document")


def check_moment(at: str) -> None:
    """Raises ValueError where `at` is no ISO 8601 time with its offset from UTC."""
    try:
        zone = datetime.fromisoformat(at).utcoffset()
    except ValueError:
        raise ValueError(f"“{at}” is no ISO 8601 time such as 2031-03-04T10:00:00Z") from None
    if zone is None:
        raise ValueError(f"“{at}” lacks its offset from UTC: write 2031-03-04T10:00:00Z")
