"""Denials that name no act ("has denied those allegations"): they deny the act last alleged."""

from __future__ import annotations

from dataclasses import replace

from recount.model.analysis import Analysis
from recount.model.claim import Claim, stable_id
from recount.model.document import READ_ZONES, Document
from recount.model.reading import Reading, Statement
from recount.model.span import Span, hull
from recount.read.claims.voices import voices_of
from recount.resources import load

# A denial further than this from what was alleged is left alone: nothing says what it denies.
REACH = 4


def bare_denials(
    document: Document, analysis: Analysis, reading: Reading, claims: tuple[Claim, ...]
) -> list[Claim]:
    """Claims for denials whose content names no act, each for the nearest allegation before it.

    Of several in that sentence the first, which the others follow from, is
    taken. The act, the alleged doers and the place are those of the claim denied; a
    voice does not deny what it alleges itself. One with no allegation in the
    four sentences before it is no claim.
    """
    found = []
    for statement in reading.statements:
        if statement.stance != "denied" or not _is_bare(analysis, reading, statement):
            continue
        where = hull(document.text, (*statement.source, *statement.cue, *statement.content))
        said = voices_of(document, reading.statements, statement.content[0])
        denied = _antecedent(analysis, claims, where, said.hops[-1].source if said.hops else "")
        if denied is None or document.zone_at(where.start) not in READ_ZONES or not said.hops:
            continue
        found.append(
            replace(
                denied,
                id=stable_id("c", document.id, where.start, where.end, "denial", denied.act),
                span=where,
                stance="denied",
                attribution=said.hops,
                basis=said.basis,
                quantity=None,
                period=None,
            )
        )
    return found


def _is_bare(analysis: Analysis, reading: Reading, statement: Statement) -> bool:
    """Whether the content speaks of an allegation and holds no act of its own."""
    if not statement.content or not statement.source:
        return False
    if any(a.stated and any(s.covers(a.span) for s in statement.content) for a in reading.acts):
        return False
    nouns = frozenset(load("acts")["words"]["allegations"])
    tokens = [t for s in statement.content for t in analysis.tokens_in(s.start, s.end)]
    if all(t.upos in ("PRON", "PUNCT") and t.feat("Person") != "1" for t in tokens):
        # "The government denies it": the pronoun stands for what was alleged.
        return True
    return any(t.lemma.lower() in nouns for t in tokens)


def _antecedent(
    analysis: Analysis, claims: tuple[Claim, ...], where: Span, voice: str
) -> Claim | None:
    here = analysis.sentence_at(where.start)
    before = [
        c
        for c in claims
        if c.span.start < where.start
        and c.stance in ("alleged", "believed", "reported")
        and here - analysis.sentence_at(c.span.start) <= REACH
        and not (c.attribution and c.attribution[-1].source == voice)
    ]
    if not before:
        return None
    nearest = analysis.sentence_at(before[-1].span.start)
    return next(c for c in before if analysis.sentence_at(c.span.start) == nearest)
