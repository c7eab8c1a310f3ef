"""What a person judged, as the page shows it: who, when, why, and what the machine had proposed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from recount.model import judgement as j
from recount.model.claim import Claim
from recount.model.disagreement import Disagreement
from recount.model.draft import Dated, Figure, Term, Voice, Wording
from recount.model.judgement import FIELDS, Decision, Judgement
from recount.model.judgement_json import NAMES
from recount.model.reference import ClaimRef, DocumentRef, Mention
from recount.model.span import Span
from recount.model.standing import Standing
from recount.model.times import TimeInterval
from recount.show.index import Index
from recount.show.page.claims import ClaimView, Ref, chain_steps, facts, refs
from recount.show.phrases import Phrases
from recount.show.wording import figure_words, interval_words


@dataclass(frozen=True, slots=True)
class Reviewed:
    """What was judged of one claim.

    `said` are the judgements, signed; `changes` are a field's label, what the
    machine proposed and what holds now; `instead` are links to the claims that
    stand in its place.
    """

    said: tuple[str, ...]
    changes: tuple[tuple[str, str, str], ...]
    instead: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class Idle:
    """A judgement that takes no effect: what it said of which words, and why it does not."""

    said: str
    about: str
    state: str
    why: str


@dataclass(frozen=True, slots=True)
class Disputed:
    """A question that reviewers answered differently: what, of which words, and what each said."""

    question: str
    about: str
    said: tuple[str, ...]


def reviewed(t: Phrases, at: Index) -> dict[int, Reviewed]:
    """What was judged of each claim, by the claim's number."""
    found: dict[str, list[str]] = {}
    for standing in at.ledger.standings:
        if standing.state == "applied":
            for claim in (*standing.claims, *standing.made):
                found.setdefault(claim, []).append(signed(t, standing.judgement))
    proposed = {claim.id: claim for claim in at.ledger.proposed}
    return {
        at.number[id]: Reviewed(
            tuple(found.get(id, ())),
            _changes(t, at, proposed.get(id), claim),
            refs(t, at, claim.instead),
        )
        for id, claim in at.claims.items()
        if id in found or id in proposed
    }


def set_aside(at: Index, views: Mapping[str, ClaimView]) -> tuple[ClaimView, ...]:
    """The claims that a person rejected, or put others in the place of."""
    return tuple(views[claim.id] for claim in at.set_aside)


def idle(t: Phrases, at: Index) -> tuple[Idle, ...]:
    """The judgements that hold in the log and take no effect in this ledger."""
    return tuple(
        Idle(
            signed(t, standing.judgement),
            t.listing([t.quoted(words) for words in about(standing.judgement.decision)]),
            t(f"review.state.{standing.state}"),
            _why(t, at, standing),
        )
        for standing in at.ledger.standings
        if standing.state != "applied"
    )


def disputed(t: Phrases, found: Sequence[Disagreement]) -> tuple[Disputed, ...]:
    """Where reviewers decided differently."""
    return tuple(
        Disputed(
            t(f"page.{row.kind}") if row.kind in FIELDS else t(f"review.asked.{row.kind}"),
            t.listing([t.quoted(words) for words in about(row.judgements[0].decision)]),
            tuple(signed(t, judgement) for judgement in row.judgements),
        )
        for row in found
    )


def signed(t: Phrases, judgement: Judgement) -> str:
    """A judgement in a sentence: what, by whom, on which day, and why."""
    day = judgement.at[:10]
    said = t(
        "review.signed",
        what=_what(t, judgement.decision),
        who=t("review.blind", who=judgement.who) if judgement.blind else judgement.who,
        day=interval_words(t, TimeInterval(day, day)),
    )
    return f"{said}: {judgement.why}" if judgement.why else said


def _why(t: Phrases, at: Index, standing: Standing) -> str:
    """The reason in words, with the judgements that hold against it."""
    others = {row.judgement.id: row.judgement for row in at.ledger.standings}
    told = [signed(t, others[id]) for id in standing.against if id in others]
    return f"{standing.why}: {'; '.join(told)}" if told else standing.why


def _what(t: Phrases, decision: Decision) -> str:
    kind = NAMES[type(decision)]
    match decision:
        case j.EditClaim(_, field, value):
            return t(f"review.{kind}", field=t(f"page.{field}"), value=value_words(t, value))
        case j.SplitClaim(_, into):
            return t(f"review.{kind}", n=t.number(len(into)))
        case j.Note(_, text):
            return t(f"review.{kind}", text=text)
        case j.MoveClaim(into=into, alone=alone):
            return t(f"review.{'moved' if into else 'alone' if alone else kind}")
        case j.PolicyException(_, policy, _, reason, counts):
            key = "counted" if counts else kind
            return t(f"review.{key}", policy=policy, reason=reason)
        case j.BestFigure(_, low, best, high, reason):
            figures = ["–" if n is None else t.number(n) for n in (low, best, high)]
            return t(f"review.{kind}", figures=" / ".join(figures), reason=reason)
    return t(f"review.{kind}")


def value_words(t: Phrases, value: object) -> str:
    """What a person set a field to, in words."""
    match value:
        case tuple():
            return t.listing([value_words(t, item) for item in value]) or t("review.nothing")
        case Wording(text):
            return t.quoted(text)
        case Voice(source):
            return t.quoted(source.text)
        case Term(term):
            return t.quoted(term)
        case Figure(words=words):
            return t.quoted(words)
        case Span(exact=exact):
            return t.quoted(exact)
        case Dated(earliest, latest):
            return interval_words(t, TimeInterval(earliest, latest))
    return t("review.nothing")


def about(decision: Decision) -> list[str]:
    """The words a decision is about."""
    match decision:
        case j.MergeClaims(claims):
            return [ref.span.exact for ref in claims]
        case j.AddClaim(draft):
            return [draft.span.exact]
        case j.SameEntity(a, b) | j.DifferentEntity(a, b):
            return [a.wording, b.wording]
        case j.SameEvent(one, other) | j.DifferentEvent(one, other):
            return [one.span.exact, other.span.exact]
        case j.MoveClaim(claim):
            return [claim.span.exact]
        case j.PolicyException(claim=ref) | j.BestFigure(event=ref):
            return [ref.span.exact]
        case j.Note(target):
            return [_words(target)]
        case j.AcceptClaim(ref) | j.RejectClaim(ref) | j.EditClaim(ref) | j.SplitClaim(ref):
            return [ref.span.exact]
    return []


def _words(target: ClaimRef | Mention | DocumentRef) -> str:
    return target.document if isinstance(target, DocumentRef) else target.span.exact


def _changes(
    t: Phrases, at: Index, proposed: Claim | None, claim: Claim
) -> tuple[tuple[str, str, str], ...]:
    """What differs from the machine's reading: label, what it read, what a person set."""
    if proposed is None:
        return ()
    nothing = t("review.nothing")
    rows = zip(_whole(t, at, proposed), _whole(t, at, claim))
    return tuple(
        (t(f"page.{key}"), before or nothing, after or nothing)
        for (key, before), (_, after) in rows
        if before != after and key not in ("status", "by")
    )


def _whole(t: Phrases, at: Index, claim: Claim) -> list[tuple[str, str]]:
    """Everything a claim says, by the phrases' keys of its labels."""
    chain = t("chain.arrow").join(step.name for step in chain_steps(t, at, claim))
    return [
        ("span", claim.span.exact),
        ("act", t.either(f"act.{claim.act}", claim.act)),
        ("stance", t.either(f"stance.{claim.stance}", claim.stance)),
        ("figure", figure_words(t, claim.quantity) if claim.quantity else ""),
        ("chain", chain),
        *facts(t, at, claim),
    ]
