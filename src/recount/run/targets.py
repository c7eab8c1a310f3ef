"""Which claims of a ledger judgements mean, and which judgements mean none any more."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from recount.model.claim import Claim, stable_id
from recount.model.draft import Draft
from recount.model.effective import latest
from recount.model.grounds import UngroundedError, grounds_of, place, settled
from recount.model.judgement import (
    AcceptClaim,
    AddClaim,
    BestFigure,
    Decision,
    DifferentEntity,
    DifferentEvent,
    EditClaim,
    Judgement,
    MergeClaims,
    MoveClaim,
    Note,
    PolicyException,
    RejectClaim,
    SameEntity,
    SameEvent,
    SplitClaim,
    Value,
)
from recount.model.reference import ClaimRef, Mention, find
from recount.model.span import Span

NO_DOCUMENT = "its document is not among those read"


@dataclass(frozen=True, slots=True)
class Settled:
    """Judgements that have all they refer to, oldest first, and why others have not, by id."""

    kept: tuple[Judgement, ...]
    lost: dict[str, str]


class Targets:
    """The claims the machine read, by which judgements are resolved.

    `texts` are the text views by document id.
    """

    def __init__(self, claims: Sequence[Claim], texts: Mapping[str, str]) -> None:
        self.claims = {claim.id: claim for claim in claims}
        self.texts = texts
        self._home: dict[str, list[Claim]] = {}
        for claim in claims:
            self._home.setdefault(claim.document, []).append(claim)

    def of(self, ref: ClaimRef) -> str:
        """The id of the claim that a reference means; its own id where it means none."""
        found = find(ref, self._home.get(ref.document, ()))
        return found.id if found else ref.id

    def moved(self, claim: str, ref: ClaimRef) -> int:
        """By how many characters a claim's passage lies further on than its reference says."""
        known = self.claims.get(claim)
        return known.span.start - ref.span.start if known else 0

    def settled(self, held: Sequence[Judgement]) -> Settled:
        """The judgements that have all they refer to, and why the others do not."""
        lost: dict[str, str] = {}
        while True:
            kept = latest([j for j in held if j.id not in lost], self.of)
            known = {*self.claims, *(id for j in kept for id, _ in made_by(j))}
            new = {j.id: why for j in kept if (why := self._lacks(j, known))}
            if not new:
                return Settled(kept, lost)
            lost |= new

    def _lacks(self, judgement: Judgement, known: set[str]) -> str:
        """What a judgement refers to and is not there, in words; "" for nothing."""
        decision = judgement.decision
        for refs in _needed(decision):
            if not any(self.of(ref) in known for ref in refs):
                return f"the claim on “{refs[0].span.exact}” is not among those read any more"
        try:
            for _, draft in made_by(judgement):
                self.draft(draft)
            if isinstance(decision, EditClaim):
                self.value(decision)
        except UngroundedError as error:
            return str(error)
        document = decision.target.document if isinstance(decision, Note) else None
        return "" if document in self.texts or document is None else NO_DOCUMENT

    def draft(self, draft: Draft) -> Draft:
        """A person's claim with its words where the text has them. Raises UngroundedError."""
        text = self._text(draft.document)
        return settled(draft, text, place(draft.span, text).start - draft.span.start)

    def value(self, edit: EditClaim) -> Value:
        """A value with its words where the text has them. Raises UngroundedError."""
        moved = self.moved(self.of(edit.claim), edit.claim)
        return settled(edit.value, self._text(edit.claim.document), moved)

    def _text(self, document: str) -> str:
        if document not in self.texts:
            raise UngroundedError(NO_DOCUMENT)
        return self.texts[document]


def made_by(judgement: Judgement) -> list[tuple[str, Draft]]:
    """The claims a judgement makes, by the ids they go by."""
    match judgement.decision:
        case AddClaim(draft) | MergeClaims(_, draft):
            drafts: tuple[Draft, ...] = (draft,)
        case SplitClaim(_, drafts):
            pass
        case _:
            drafts = ()
    return [(stable_id("c", judgement.id, n), draft) for n, draft in enumerate(drafts)]


def refs_of(decision: Decision) -> Iterator[ClaimRef]:
    """Every claim a decision refers to."""
    match decision:
        case AcceptClaim(claim) | RejectClaim(claim) | EditClaim(claim) | SplitClaim(claim):
            yield claim
        case MergeClaims(claims):
            yield from claims
        case SameEvent(a, b) | DifferentEvent(a, b):
            yield from (a, b)
        case MoveClaim(claim, out_of, into):
            yield from (claim, *out_of, *into)
        case PolicyException(event, _, claim):
            yield from (event, claim)
        case BestFigure(event):
            yield event
        case Note(ClaimRef() as claim):
            yield claim


def _needed(decision: Decision) -> Iterator[tuple[ClaimRef, ...]]:
    """The claims without which a decision says nothing; of several in a row one is enough."""
    if not isinstance(decision, MoveClaim):
        yield from ((ref,) for ref in refs_of(decision))
        return
    yield (decision.claim,)
    if others := decision.into or (() if decision.alone else decision.out_of):
        yield others


def mentions_in(decision: Decision) -> tuple[Mention, ...]:
    """Every wording a decision refers to."""
    match decision:
        case SameEntity(a, b) | DifferentEntity(a, b):
            return a, b
        case Note(Mention() as mention):
            return (mention,)
    return ()


def documents_of(judgement: Judgement) -> set[str]:
    """The documents a judgement is on."""
    found = {ref.document for ref in refs_of(judgement.decision)}
    found |= {mention.document for mention in mentions_in(judgement.decision)}
    return found | {draft.document for _, draft in made_by(judgement)}


def grounds_in(judgement: Judgement) -> Iterator[tuple[str, Span]]:
    """Every run of words a judgement itself stands on, with its document."""
    decision = judgement.decision
    for mention in mentions_in(decision):
        yield mention.document, mention.span
    for _, draft in made_by(judgement):
        yield from ((draft.document, span) for span in grounds_of(draft))
    if isinstance(decision, EditClaim):
        yield from ((decision.claim.document, span) for span in grounds_of(decision.value))
