"""Claims: one act, one voice, one passage, bound from what was read."""

from __future__ import annotations

from dataclasses import dataclass, replace

from recount.model.analysis import Analysis
from recount.model.claim import Claim, Named, stable_id
from recount.model.document import READ_ZONES, Document
from recount.model.reading import ActMention, QuantityMention, Reading
from recount.read import phrases
from recount.read.acts.lexicon import act_lexicon
from recount.read.acts.places import place_tokens
from recount.read.claims import context, figures, reference, telling, voices, when
from recount.read.claims.denials import bare_denials
from recount.read.claims.headings import only_heads
from recount.read.claims.mutual import each_by_the_other
from recount.read.claims.passage import passage_span, with_figure
from recount.read.claims.repeats import only_specific, without_repeats
from recount.read.statements import stance_of


@dataclass(frozen=True, slots=True)
class Passage:
    """Everything the binder looks at: the document, its analysis and its reading."""

    document: Document
    analysis: Analysis
    reading: Reading
    places: frozenset[int]


def build_claims(document: Document, analysis: Analysis, reading: Reading) -> tuple[Claim, ...]:
    """All claims of one document in text order.

    A claim whose act is only referred back to, or that stands in a credit or in
    furniture, is not made.
    """
    passage = Passage(document, analysis, reading, place_tokens(analysis))
    read = [
        act for act in reading.acts if act.stated and document.zone_at(act.span.start) in READ_ZONES
    ]
    read = [act for act in read if not only_heads(document, analysis, act)]
    claims: list[Claim] = []
    back: dict[str, bool] = {}
    for act in without_repeats(analysis, reading, only_specific(analysis, read)):
        made = [_told(passage, act, row) for row in _claims_of(passage, act)]
        rows = [row for one in made for row in each_by_the_other(analysis, act, one)]
        claims += rows
        known = context.refers_back(analysis, act, act_lexicon())
        back |= dict.fromkeys((row.id for row in rows), known)
    claims = context.carried(analysis, claims, back)
    claims = when.with_the_day(analysis, claims, reading, document.published)
    claims += bare_denials(document, analysis, reading, tuple(claims))
    claims = telling.with_history(claims, document.published)
    once = {claim.id: claim for claim in reversed(claims)}
    return tuple(sorted(once.values(), key=lambda c: (c.span.start, c.span.end, c.act, c.id)))


def _told(passage: Passage, act: ActMention, claim: Claim) -> Claim:
    document, analysis, reading = passage.document, passage.analysis, passage.reading
    general = telling.in_general(document, analysis, reading, act, claim)
    return replace(claim, telling="generic") if general else claim


def _claims_of(passage: Passage, act: ActMention) -> list[Claim]:
    base = _base(passage, act)
    quantities = passage.reading.quantities
    bound = figures.figures_of(passage.analysis, act, quantities)
    rows: list[Claim] = []
    ids: dict[int, str] = {}
    for figure in bound:
        mention = quantities[figure.mention]
        whole = ids.get(figure.of) if figure.of is not None else None
        period = when.act_period(passage.analysis, act, passage.reading.times, mention)
        claim = replace(base, quantity=figures.to_quantity(mention, whole), period=period)
        claim = _of_the_counted(passage, claim, mention, figure.sufferers)
        if figure.place is not None:
            claim = replace(claim, place=Named(figure.place.exact, figure.place))
        claim = replace(claim, span=with_figure(passage.analysis, claim.span, mention.span))
        if mention.low == mention.high == 0:
            claim = replace(claim, stance="denied")
        claim = replace(claim, id=_id(claim))
        ids[figure.mention] = claim.id
        rows.append(claim)
    if not rows:
        period = when.act_period(passage.analysis, act, passage.reading.times, None)
        rows = [replace(base, id=_id(base), period=period)]
    if act.also:
        rows += [replace(c, act=act.also, id=_id(replace(c, act=act.also))) for c in rows]
    return rows


def _of_the_counted(
    passage: Passage, claim: Claim, mention: QuantityMention, sufferers: bool
) -> Claim:
    """The claim with the counted noun for victim where the figure stood in the noun's place.

    `sufferers` says that the counted are the victims, whatever else was read.
    """
    counted = phrases.noun_phrase(passage.analysis, passage.analysis.tokens[mention.head])
    if mention.span.covers(counted):
        return claim
    if sufferers and all(counted.overlap(v.span) == 0 for v in claim.victims):
        return replace(claim, victims=(Named(counted.exact, counted),))
    if all(mention.span.overlap(v.span) == 0 for v in claim.victims):
        return claim
    kept = tuple(v for v in claim.victims if mention.span.overlap(v.span) == 0)
    return replace(claim, victims=(Named(counted.exact, counted), *kept))


def _id(claim: Claim) -> str:
    figure = claim.quantity.span.start if claim.quantity else None
    place = (claim.span.start, claim.span.end, figure)
    return stable_id("c", claim.document, *place, claim.act, claim.by)


def _base(passage: Passage, act: ActMention) -> Claim:
    """The claim of an act before any figure is bound to it."""
    document, analysis, reading = passage.document, passage.analysis, passage.reading
    said = voices.voices_of(document, reading.statements, act.span)
    statement = said.last
    outer = context.outer_clauses(analysis, reading, act)
    place = context.place_of(analysis, act, outer, passage.places)
    doers = reference.doers(analysis, act, statement)
    return Claim(
        id="",
        document=document.id,
        span=passage_span(analysis, reading, act, doers),
        act=act.act,
        stance=stance_of(analysis, statement, act.trigger, act.perpetrators),
        method=act.method,
        attribution=said.hops,
        basis=said.basis,
        perpetrators=doers,
        victims=reference.participants(analysis, act.victims, act, statement),
        place=Named(place.exact, place) if place else None,
        when=when.act_time(
            analysis, act, outer, reading.times, reading.dated(act.span.start, document.published)
        ),
    )
