"""Denials that name no act ("has denied those allegations"): they deny the act last alleged."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from recount.model.analysis import Analysis, Token
from recount.model.claim import Claim, Hop, Named, stable_id
from recount.model.document import READ_ZONES, Document
from recount.model.reading import Reading, Statement
from recount.model.span import Span, hull
from recount.read import phrases
from recount.read.acts.lexicon import act_lexicon
from recount.read.claims.voices import voices_of
from recount.read.statements.lexicon import cues, words
from recount.read.statements.sources import noun_owner

# A denial further than this from what was alleged is left alone: nothing says what it denies.
REACH = 4


@dataclass(frozen=True, slots=True)
class _Denial:
    """A passage that denies without naming an act, and whose voices they are."""

    where: Span
    hops: tuple[Hop, ...]
    basis: tuple[Named, ...] = ()


def bare_denials(
    document: Document, analysis: Analysis, reading: Reading, claims: tuple[Claim, ...]
) -> list[Claim]:
    """Claims for denials whose content names no act, each for the nearest allegation before it.

    An allegation against the voice itself goes before others, and one against
    anybody before one against nobody; of several in a sentence the first, which
    the others follow from, is taken. The act, the alleged doers and the place
    are those of the claim denied; a voice does not deny what it alleges
    itself. One with no allegation in the four sentences
    before it is no claim.
    """
    found: list[Claim] = []
    for denial in _denials(document, analysis, reading):
        where = denial.where
        if not denial.hops or document.zone_at(where.start) not in READ_ZONES:
            continue
        denied = _antecedent(analysis, claims, where, denial.hops[-1].source)
        if denied is None or any(where.overlap(row.span) for row in found):
            continue
        found.append(
            replace(
                denied,
                id=stable_id("c", document.id, where.start, where.end, "denial", denied.act),
                span=where,
                stance="denied",
                attribution=denial.hops,
                basis=denial.basis,
                quantity=None,
                period=None,
            )
        )
    return found


def _denials(document: Document, analysis: Analysis, reading: Reading) -> Iterator[_Denial]:
    for statement in reading.statements:
        if not statement.content or not (statement.source or statement.speaker):
            continue
        where = _denied_whole(analysis, reading, statement)
        found = [where] if where is not None else _called_untrue(analysis, reading, statement)
        for passage in found:
            said = voices_of(document, reading.statements, _spoken(passage, statement))
            # "Rebels said …, something the army denies": that it denies it the outlet says.
            aside = statement.stance == "denied" and len(statement.content[0].exact.split()) == 1
            hops = said.hops[-1:] if aside and not statement.direct else said.hops
            yield _Denial(passage, hops, said.basis)
    yield from _by_noun(analysis)


def _spoken(passage: Span, statement: Statement) -> Span:
    """Of a passage what stands in the statement's content, the content where nothing does."""
    return next((s for s in statement.content if s.overlap(passage)), statement.content[0])


def _by_noun(analysis: Analysis) -> Iterator[_Denial]:
    """Denials only named ("contradicted repeated denials by the ministry")."""
    for token in analysis.tokens:
        uses = cues().nouns.get(token.lemma.lower(), ()) if token.upos == "NOUN" else ()
        if not any(use.stance == "denied" for use in uses):
            continue
        owner = noun_owner(analysis, token.i)
        if owner is None or analysis.tokens[owner].upos == "PRON":
            continue
        whose = phrases.noun_phrase(analysis, analysis.tokens[owner])
        where = hull(analysis.text, (whose, phrases.clause(analysis, token)))
        yield _Denial(where, (Hop(whose.exact, whose, token.text),))


def _denied_whole(analysis: Analysis, reading: Reading, statement: Statement) -> Span | None:
    """The passage of a cue that denies an allegation, None where its content names an act."""
    if statement.stance != "denied" or not statement.source:
        return None
    if any(_covers(statement.content, a.span) for a in reading.acts if a.stated):
        return None
    tokens = [t for s in statement.content for t in analysis.tokens_in(s.start, s.end)]
    # "The army denies it", "…, which the army denies": the pronoun stands for what was alleged.
    pronouns = all(t.upos in ("PRON", "PUNCT") and t.feat("Person") != "1" for t in tokens)
    if pronouns and not _plainly_denies(analysis, statement):
        return None
    cue = [t for s in statement.cue for t in analysis.tokens_in(s.start, s.end)]
    named = [t for t in (*cue, *tokens) if _is_allegation(t)]
    own = {t.i for t in cue}
    if not pronouns and (not named or any(_of_else(analysis, reading, t, own) for t in named)):
        return None
    return hull(analysis.text, (*statement.source, *statement.cue, *statement.content))


def _called_untrue(analysis: Analysis, reading: Reading, statement: Statement) -> list[Span]:
    """Clauses in what a voice says that call an allegation untrue, or the voice not to blame."""
    found = []
    spans = (*statement.content, *statement.cue)
    for token in (t for s in spans for t in analysis.tokens_in(s.start, s.end)):
        clause = _untrue(analysis, token) or _not_to_blame(analysis, token)
        if clause is None or any(
            _of_else(analysis, reading, t, {clause.i})
            for t in analysis.children(clause.i, "nsubj", "obj")
            if _is_allegation(t, spoken=True)
        ):
            continue
        where = phrases.clause(analysis, clause)
        if not any(where.covers(a.span) for a in reading.acts if a.stated):
            found.append(where)
    return found


def _untrue(analysis: Analysis, token: Token) -> Token | None:
    """The clause that calls an allegation untrue ("the reports were fabricated", "no truth in")."""
    if token.lemma.lower() in words("hedges", "truth") and phrases.negated(analysis, token.i):
        over = analysis.head(token) or token
        about = phrases.obliques(analysis, token.i) + phrases.obliques(analysis, over.i)
        return over if any(_is_allegation(t, spoken=True) for t in about) else None
    if token.lemma.lower() not in words("hedges", "false") or token.upos == "VERB":
        return None
    if analysis.children(token.i, "cop") and not phrases.negated(analysis, token.i):
        who = phrases.own_subject(analysis, token)
        demonstrative = who is not None and who.feat("PronType") == "Dem"
        said = who is not None and (demonstrative or _is_allegation(who, spoken=True))
        return token if said else None
    head = analysis.head(token)
    if head is not None and token.rel == "appos" and _is_allegation(head, spoken=True):
        # "Called the words 'slander'": what it is called looks like an apposition.
        verb = analysis.head(head)
        return verb if verb is not None and phrases.is_verbal(verb) else None
    if head is None or token.rel not in ("xcomp", "obj", "obl") or not phrases.is_verbal(head):
        return None
    called = [t for t in analysis.children(head.i, "obj") if t.i != token.i]
    return head if any(_is_allegation(t, spoken=True) for t in called) else None


def _not_to_blame(analysis: Analysis, token: Token) -> Token | None:
    """The clause that says somebody was not responsible, or had nothing to do with it."""
    if act_lexicon().has("liable", token.lemma.lower()) and analysis.children(token.i, "cop"):
        return token if phrases.negated(analysis, token.i) else None
    if token.lemma.lower() not in words("hedges", "unconnected") or token.rel != "obj":
        return None
    verbs = analysis.children(token.i, "acl")
    tied = any(phrases.obliques(analysis, v.i, "with") for v in verbs)
    return analysis.head(token) if tied else None


def _is_allegation(token: Token, spoken: bool = False) -> bool:
    """Whether a noun is one for what is alleged; if `spoken`, also for what is merely said."""
    lemma = token.lemma.lower()
    if token.upos not in ("NOUN", "PROPN"):
        return False
    return act_lexicon().has("allegations", lemma) or (
        spoken and act_lexicon().has("sayings", lemma)
    )


def _plainly_denies(analysis: Analysis, statement: Statement) -> bool:
    """Whether the cue denies what was said ("denied it"), and not somebody ("disowned him")."""
    cue = [t for s in statement.cue for t in analysis.tokens_in(s.start, s.end)]
    return any(t.lemma.lower() in words("hedges", "denying") for t in cue)


def _of_else(analysis: Analysis, reading: Reading, noun: Token, cue: set[int]) -> bool:
    """Whether an allegation says itself what it is of, and that is no act ("reports of talks").

    A clause that holds one of the tokens `cue` is what denies it.
    """
    authors = words("sources", "authors") | words("hedges", "accused")
    # A clause of its own may hang on the verb over the noun ("denied reports that …").
    beside = [t for t in analysis.children(noun.head, "ccomp") if t.i > noun.i]
    told = [
        t
        for t in (*analysis.children(noun.i, "acl", "ccomp", "nmod"), *beside)
        if t.deprel != "nmod:poss"
        and not set(phrases.cases(analysis, t.i)) & authors
        and t.upos != "PRON"
        and t.lemma.lower() not in words("hedges", "affairs")
        and cue.isdisjoint(analysis.subtree(t.i))
    ]
    inside = {i for t in told for i in analysis.subtree(t.i)}
    return bool(told) and not any(a.trigger in inside for a in reading.acts)


def _covers(content: tuple[Span, ...], span: Span) -> bool:
    return any(s.covers(span) for s in content)


def _antecedent(
    analysis: Analysis, claims: tuple[Claim, ...], where: Span, voice: str
) -> Claim | None:
    here = analysis.sentence_at(where.start)
    before = [
        c
        for c in claims
        if c.span.start < where.start
        and c.stance in ("alleged", "believed", "reported", "denied")
        and here - analysis.sentence_at(c.span.start) <= REACH
        and not (c.attribution and c.attribution[-1].source == voice)
    ]
    against = [c for c in before if any(_is_named(analysis, p.span, voice) for p in c.perpetrators)]
    before = against or [c for c in before if c.perpetrators] or before
    if not before:
        return None
    nearest = analysis.sentence_at(before[-1].span.start)
    return next(c for c in before if analysis.sentence_at(c.span.start) == nearest)


def _is_named(analysis: Analysis, doer: Span, voice: str) -> bool:
    """Whether a doer's wording shares a noun with a voice's ("government forces" denied by it)."""
    said = set(voice.lower().split())
    tokens = analysis.tokens_in(doer.start, doer.end)
    return any(t.upos in ("NOUN", "PROPN") and t.text.lower() in said for t in tokens)
