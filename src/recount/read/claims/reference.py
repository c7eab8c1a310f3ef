"""Who a pronoun in a claim is: the speaker, or the subject above it in the sentence; or nobody.

Nothing is filled in that the text does not say: a pronoun is replaced only by
the one antecedent that syntax points to, and stays as worded otherwise.
"""

from __future__ import annotations

from collections.abc import Sequence

from recount.model.analysis import Analysis, Token
from recount.model.claim import Named
from recount.model.reading import ActMention, Statement
from recount.model.span import Span
from recount.read import phrases
from recount.read.acts.lexicon import act_lexicon
from recount.read.statements.candidates import gender_of, kind_of, names_that_speak


def head_token(analysis: Analysis, span: Span) -> Token | None:
    """The token that heads a phrase: the one in the span whose head lies outside it."""
    inside = analysis.tokens_in(span.start, span.end)
    indices = {t.i for t in inside}
    tops = [t for t in inside if t.head not in indices or t.head == t.i]
    return tops[0] if tops else None


def participants(
    analysis: Analysis, spans: Sequence[Span], act: ActMention, statement: Statement | None
) -> tuple[Named, ...]:
    """Participants as worded, a pronoun as its plain antecedent where it has one.

    Who only says it is no participant of what is said, unless what is said has
    no other subject ("denied using gas").
    """
    said = statement is not None and not _controls(analysis, act, statement)
    sources = (*statement.source, *statement.cue) if statement is not None and said else ()
    kept = [s for s in spans if not any(s.overlap(source) for source in sources)]
    return tuple(dict.fromkeys(_named(analysis, span, statement) for span in kept))


def doers(analysis: Analysis, act: ActMention, statement: Statement | None) -> tuple[Named, ...]:
    """The alleged doers; pronouns that resolve to nobody are left out: "they" accuses no one."""
    found = participants(analysis, act.perpetrators, act, statement)
    return tuple(d for d in found if not _is_pronoun(head_token(analysis, d.span)))


def _controls(analysis: Analysis, act: ActMention, statement: Statement) -> bool:
    """Whether the act's clause takes its subject from the cue that reports it."""
    clause = analysis.tokens[act.clause]
    if phrases.own_subject(analysis, clause) is not None:
        return False
    return any(
        cue.start <= above.start < cue.end
        for above in analysis.ancestors(clause.i)[:3]
        for cue in statement.cue
    )


def _is_pronoun(token: Token | None) -> bool:
    return token is not None and (token.upos in ("PRON", "DET") or token.feat("PronType") == "Dem")


def _named(analysis: Analysis, span: Span, statement: Statement | None) -> Named:
    token = head_token(analysis, span)
    if token is None or token.upos != "PRON" or not _personal(token):
        return Named(span.exact, span)
    speaker = _speaker(analysis, token, statement)
    candidates = [*([speaker] if speaker else []), *_above(analysis, token, statement)]
    # "Opponents said the army killed many when they …": two could be meant, so nobody is.
    antecedent = candidates[0] if len(candidates) == 1 else None
    return Named(antecedent.exact, antecedent) if antecedent else Named(span.exact, span)


def _personal(token: Token) -> bool:
    # "The rebels themselves" only stresses who they are.
    return token.feat("Reflex") != "Yes" and (
        token.feat("PronType") == "Prs" or token.xpos in ("PRP", "PRP$")
    )


def _speaker(analysis: Analysis, token: Token, statement: Statement | None) -> Span | None:
    """The speaker, of "it" or "they" in reported speech; "we" stays as the voice says it."""
    if statement is None:
        return None
    source = statement.speaker or (statement.source[0] if statement.source else None)
    if source is None or source.start <= token.start < source.end:
        return None
    if statement.direct or token.feat("Person") == "1":
        return None
    whole = statement.source[0] if statement.source else source
    if _is_about(analysis, token, whole):
        return None
    head = head_token(analysis, source)
    return source if head is not None and agree(analysis, token, head) else None


def _is_about(analysis: Analysis, token: Token, source: Span) -> bool:
    """Whether a pronoun means another than the speaker: whose kin it is, or one of another gender.

    "His sister said he was beaten": he is the one whose sister she is.
    """
    inside = analysis.tokens_in(source.start, source.end)
    gender = token.feat("Gender")
    owners = [t for t in inside if t.deprel == "nmod:poss" and t.upos == "PRON"]
    if gender and any(t.feat("Gender") == gender for t in owners):
        return True
    said = {t.feat("Gender") for t in inside if t.upos == "PRON" and t not in owners}
    told = {gender_of(analysis, tuple(t.i for t in inside)), *said} - {"", None}
    return bool(gender and told and gender not in told)


def _above(analysis: Analysis, token: Token, statement: Statement | None) -> list[Span]:
    """Who the clause over the pronoun's own names that it may be: its subject and its object.

    They must stand in what one voice says: the speaker is not "him" of a quote.
    """
    seen_predicate = False
    for above in analysis.ancestors(token.i):
        if not phrases.is_predicate(analysis, above):
            continue
        if not seen_predicate:
            seen_predicate = True
            continue
        subject = phrases.own_subject(analysis, above)
        if subject is None or subject.upos == "PRON":
            continue
        if statement is not None and not any(
            s.start <= subject.start < s.end for s in statement.content
        ):
            return []
        objects = [t for t in analysis.children(above.i, "obj", "iobj") if t.i < token.i]
        found = [t for t in (subject, *objects) if agree(analysis, token, t)]
        return [phrases.noun_phrase(analysis, t) for t in found]
    return []


def agree(analysis: Analysis, pronoun: Token, noun: Token) -> bool:
    """Whether the two may be one: by UD Number, "he" and "she" only for who is plainly a person."""
    plural = noun.feat("Number") == "Plur"
    if pronoun.feat("Number") == "Plur":
        several = act_lexicon().has("parties", noun.lemma.lower()) or bool(
            analysis.children(noun.i, "conj")
        )
        body = kind_of(analysis, (noun.i,), names_that_speak(analysis)) == "body"
        return plural or several or body or noun.upos == "PROPN"
    person = kind_of(analysis, (noun.i,), names_that_speak(analysis)) == "person"
    if pronoun.feat("Gender") in ("Masc", "Fem"):
        return person and not plural
    return not plural and not person
