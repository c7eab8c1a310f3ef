"""Claims: one act, one voice, one passage, bound from what was read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from recount.model.analysis import Analysis
from recount.model.claim import Claim, Named, stable_id
from recount.model.document import READ_ZONES, Document
from recount.model.reading import ActMention, QuantityMention, Reading, Statement
from recount.model.span import Span
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
    claims = context.in_place(analysis, sorted(claims, key=lambda c: c.span.start))
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
    named = _of_them(passage.analysis, mention)
    if named is not None:
        return replace(claim, victims=(Named(named.exact, named),))
    counted = phrases.noun_phrase(passage.analysis, passage.analysis.tokens[mention.head])
    if mention.span.covers(counted):
        return claim
    part = mention.measure == "subset" and mention.unit == "persons"
    if (sufferers or part) and all(counted.overlap(v.span) == 0 for v in claim.victims):
        return replace(claim, victims=(Named(counted.exact, counted),))
    if all(mention.span.overlap(v.span) == 0 for v in claim.victims):
        return claim
    kept = tuple(v for v in claim.victims if mention.span.overlap(v.span) == 0)
    return replace(claim, victims=(Named(counted.exact, counted), *kept))


def _of_them(analysis: Analysis, part: QuantityMention) -> Span | None:
    """Who a part is said to be right after it ("two of them children", "of whom")."""
    after = analysis.tokens[part.number + 1 : part.number + 6]
    if part.measure != "subset" or [t.upos for t in after[:2]] != ["ADP", "PRON"]:
        return None
    said = [t for t in after[2:] if t.upos not in ("AUX", "ADJ", "ADV", "PUNCT")]
    if not said or said[0].upos != "NOUN" or said[0].sentence != after[0].sentence:
        return None
    return phrases.noun_phrase(analysis, said[0])


def _id(claim: Claim) -> str:
    figure = claim.quantity.span.start if claim.quantity else None
    place = (claim.span.start, claim.span.end, figure)
    return stable_id("c", claim.document, *place, claim.act, claim.by)


def _stance(
    analysis: Analysis, statement: Statement | None, act: ActMention, doers: Sequence[Named]
) -> str:
    """The stance of an act; who says that he did it himself concedes it."""
    stance = stance_of(analysis, statement, act.trigger, act.perpetrators)
    if stance != "alleged" or statement is None or _charges(analysis, statement):
        return stance
    spoken = [*statement.source, *([statement.speaker] if statement.speaker else [])]
    himself = any(doer.span.overlap(source) for doer in doers for source in spoken)
    return "conceded" if himself else stance


def _charges(analysis: Analysis, statement: Statement) -> bool:
    """Whether a cue lays what follows on somebody, who may be the voice too ("each other")."""
    cue = [t.lemma.lower() for s in statement.cue for t in analysis.tokens_in(s.start, s.end)]
    lexicon = act_lexicon()
    return any(lexicon.has("blaming", word) or lexicon.has("accusing", word) for word in cue)


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
        stance=_stance(analysis, statement, act, doers),
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
