"""The rows of each table: from the log and a ledger. Pure."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from recount.case.canonical import canonical
from recount.case.chain import Event as Line
from recount.case.judgements import CaseJudgement
from recount.case.projection.tables import FORMAT
from recount.model.claim import Claim, Hop, Named, Quantity
from recount.model.judgement_json import judgement_object
from recount.model.ledger import Ledger
from recount.model.span import Span
from recount.model.times import TimeInterval

Cell = str | int | float | None
Row = tuple[Cell, ...]
# What SQLite's whole numbers hold.
_MOST = 2**63 - 1
_NO_QUANTITY: Row = (None,) * 15


@dataclass(frozen=True, slots=True)
class Content:
    """What is projected.

    `lines` are the log's up to the last that the ledger rests on; `homes` give
    for each document of the ledger its original's digest and the line that
    added it; `judgements` are those of `lines`; `recount` is the version that made it.
    """

    lines: Sequence[Line]
    ledger: Ledger
    homes: Mapping[str, tuple[str, int]]
    judgements: Sequence[CaseJudgement]
    recount: str


def _about(content: Content) -> Iterator[Row]:
    last = content.lines[-1]
    yield ("format", FORMAT)
    yield ("recount", content.recount)
    yield ("line", str(last.n))
    yield ("head", last.hash)


def _log(content: Content) -> Iterator[Row]:
    return map(log_row, content.lines)


def log_row(line: Line) -> Row:
    """The row of a line of the log."""
    body = canonical(line.body).decode()
    return (line.n, line.at, line.who, line.kind, body, line.prev, line.hash)


def _documents(content: Content) -> Iterator[Row]:
    copies = {r.document: r.copy_of for r in content.ledger.relations}
    for d in content.ledger.documents:
        original, line = content.homes[d.id]
        p = d.published
        yield (
            *(d.id, d.name, original, line, d.title, d.outlet, _json(d.agencies), d.url),
            *(d.language, p.earliest, p.latest, p.basis, p.why, *_span(p.span)),
            *(copies.get(d.id), d.text_id, d.text),
        )


def _entities(content: Content) -> Iterator[Row]:
    for e in content.ledger.entities:
        at = e.location
        place = (at.latitude, at.longitude, at.precision) if at else (None, None, None)
        yield (e.id, e.kind, e.name, _json(e.why), *place)


def _entity_names(content: Content) -> Iterator[Row]:
    return ((e.id, n, name) for e in content.ledger.entities for n, name in enumerate(e.names))


def _claims(content: Content) -> Iterator[Row]:
    for c in content.ledger.claims:
        place = c.place
        yield (
            *(c.id, c.document, *_span(c.span), c.act, c.method, c.stance),
            *(place.text if place else None, place.entity if place else None),
            *_span(place.span if place else None),
            *_when(c.when),
            *(c.period, *(_quantity(c.quantity) if c.quantity else _NO_QUANTITY)),
            *(c.telling, c.status, c.by),
        )


def _quantity(figure: Quantity) -> Row:
    times = figure.times_per
    return (
        *(_whole(figure.low), _whole(figure.high), figure.measure, figure.per),
        *((_whole(times.low), _whole(times.high), times.per) if times else (None, None, None)),
        *(figure.subset_of, figure.unit, figure.bound, int(figure.approximate), figure.words),
        *_span(figure.span),
    )


def _hops(content: Content) -> Iterator[Row]:
    for claim in content.ledger.claims:
        for n, hop in enumerate(claim.attribution):
            yield from _hop(claim, n, hop)


def _hop(claim: Claim, n: int, hop: Hop) -> Iterator[Row]:
    on = (hop.on.earliest, hop.on.latest) if hop.on else (None, None)
    rest = (*on, int(hop.carried))
    yield (claim.id, n, 0, hop.source, hop.entity, hop.cue, *_span(hop.span), *rest)
    for beside, other in enumerate(hop.also, 1):
        yield (claim.id, n, beside, other.text, other.entity, hop.cue, *_span(other.span), *rest)


def _participants(content: Content) -> Iterator[Row]:
    for claim in content.ledger.claims:
        for role, parts in _roles(claim):
            for n, part in enumerate(parts):
                yield (claim.id, role, n, part.text, part.entity, *_span(part.span))


def _roles(claim: Claim) -> tuple[tuple[str, tuple[Named, ...]], ...]:
    return (
        ("perpetrator", claim.perpetrators),
        ("victim", claim.victims),
        ("basis", claim.basis),
    )


def _events(content: Content) -> Iterator[Row]:
    for e in content.ledger.events:
        yield (e.id, e.title, e.act, e.place, *_when(e.when), e.independent_origins)


def _event_claims(content: Content) -> Iterator[Row]:
    for e in content.ledger.events:
        why = {m.claim: "; ".join(reason.says for reason in m.reasons) for m in e.members}
        yield from ((e.id, n, claim, why.get(claim, "")) for n, claim in enumerate(e.claims))


def _origins(content: Content) -> Iterator[Row]:
    for e in content.ledger.events:
        for n, origin in enumerate(e.origins):
            yield (e.id, n, origin.entity, origin.label, origin.why)


def _origin_claims(content: Content) -> Iterator[Row]:
    for e in content.ledger.events:
        for n, origin in enumerate(e.origins):
            yield from ((e.id, n, m, claim) for m, claim in enumerate(origin.claims))


def _brackets(content: Content) -> Iterator[Row]:
    for e in content.ledger.events:
        for n, b in enumerate(e.brackets):
            figures = (_whole(b.low), _whole(b.best), _whole(b.high))
            yield (e.id, n, b.policy, *figures, b.grade, b.why)


def _bracket_claims(content: Content) -> Iterator[Row]:
    for e in content.ledger.events:
        for n, bracket in enumerate(e.brackets):
            yield from ((e.id, n, m, claim) for m, claim in enumerate(bracket.claims))


def _bracket_left_out(content: Content) -> Iterator[Row]:
    for e in content.ledger.events:
        for n, bracket in enumerate(e.brackets):
            yield from ((e.id, n, m, x.claim, x.why) for m, x in enumerate(bracket.left_out))


def _findings(content: Content) -> Iterator[Row]:
    return ((f.id, f.kind, f.event, f.why) for f in content.ledger.findings)


def _finding_claims(content: Content) -> Iterator[Row]:
    return ((f.id, n, claim) for f in content.ledger.findings for n, claim in enumerate(f.claims))


def _judgements(content: Content) -> Iterator[Row]:
    standing = {s.judgement.id: s for s in content.ledger.standings}
    for found in content.judgements:
        j = found.judgement
        decision = judgement_object(j)["decision"]
        became = standing.get(j.id)
        yield (
            *(j.id, found.line, j.at, j.who, j.why, decision["kind"], j.undoes),
            *(_json(decision), became.state if became else None, became.why if became else None),
        )


def _failures(content: Content) -> Iterator[Row]:
    return ((n, f.name, f.why) for n, f in enumerate(content.ledger.failures))


ROWS: dict[str, Callable[[Content], Iterator[Row]]] = {
    "about": _about,
    "log": _log,
    "documents": _documents,
    "entities": _entities,
    "entity_names": _entity_names,
    "claims": _claims,
    "hops": _hops,
    "participants": _participants,
    "events": _events,
    "event_claims": _event_claims,
    "origins": _origins,
    "origin_claims": _origin_claims,
    "brackets": _brackets,
    "bracket_claims": _bracket_claims,
    "bracket_left_out": _bracket_left_out,
    "findings": _findings,
    "finding_claims": _finding_claims,
    "judgements": _judgements,
    "failures": _failures,
}


def _span(span: Span | None) -> Row:
    return (span.start, span.end, span.exact) if span else (None, None, None)


def _when(when: TimeInterval | None) -> Row:
    return (when.earliest, when.latest, when.words, when.basis) if when else (None,) * 4


def _whole(number: int | None) -> int | None:
    """The number, None where SQLite cannot hold it: its words are in the row all the same."""
    return number if number is not None and abs(number) <= _MOST else None


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
