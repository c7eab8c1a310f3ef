"""Noun phrases and clauses over a Universal Dependencies tree.

Who is the subject of a clause that does not say its own, what a relative
pronoun stands for, which characters a phrase covers: everything the readers
of acts and claims need of syntax, and nothing of any word's meaning.
"""

from __future__ import annotations

from recount.model.analysis import Analysis, Token
from recount.model.span import Span

SUBJECTS = ("nsubj", "csubj")
# Branches that comment on a noun and are left out when it is quoted as a participant.
LOOSE = ("appos", "parataxis", "punct", "dep", "list", "discourse", "cc", "conj")
NUMBERING = ("nummod", "det")
ROLES = ("case", "mark", "cop", "aux", "nsubj", "advcl", "advmod", "obl", "ccomp", "expl")
NOT_QUOTED = frozenset((*LOOSE, *ROLES))


def is_verbal(token: Token) -> bool:
    """Whether the token is a verb, or an auxiliary that heads a clause."""
    return token.upos in ("VERB", "AUX")


def cases(analysis: Analysis, i: int) -> tuple[str, ...]:
    """The lower-case adpositions that mark a phrase ("in", "by"), fixed parts joined in."""
    marks = analysis.children(i, "case")
    return tuple(
        " ".join([m.text.lower(), *(f.text.lower() for f in analysis.children(m.i, "fixed"))])
        for m in marks
    )


def is_passive(analysis: Analysis, verb: Token) -> bool:
    """Whether the verb is passive: by its relations, or a bare past participle on a noun.

    A participle with an auxiliary that is no passive one is a perfect, whatever
    its subject is labelled.
    """
    below = analysis.children(verb.i)
    if any(t.deprel == "aux:pass" for t in below):
        return True
    if verb.xpos == "VBN" and any(t.deprel == "aux" for t in below):
        return False
    if any(t.deprel in ("nsubj:pass", "csubj:pass") for t in below):
        return True
    if any(t.rel == "obj" for t in below) or verb.xpos != "VBN":
        return False
    if verb.rel in ("acl", "amod", "advcl"):
        return True
    head = analysis.head(verb)
    return bool(verb.rel == "conj" and head and is_verbal(head) and is_passive(analysis, head))


def is_relative(token: Token) -> bool:
    """Whether the token is a relative pronoun or determiner."""
    return token.feat("PronType") in ("Rel", "Int,Rel") or token.xpos in ("WDT", "WP", "WP$")


def relative_target(analysis: Analysis, token: Token) -> Token:
    """What a relative pronoun stands for: the noun its clause is on; else the token itself."""
    if not is_relative(token):
        return token
    for above in analysis.ancestors(token.i):
        if above.deprel == "acl:relcl" or (above.rel == "acl" and is_verbal(above)):
            return analysis.head(above) or token
    return token


def own_subject(analysis: Analysis, verb: Token) -> Token | None:
    """The subject the clause says itself; a relative pronoun gives the noun it stands for."""
    subjects = analysis.children(verb.i, *SUBJECTS)
    return relative_target(analysis, subjects[0]) if subjects else None


def subject(analysis: Analysis, verb: Token, depth: int = 0) -> Token | None:
    """The subject of a clause, its own or the one it shares by syntax.

    Coordination, open complements (object before subject control), participial
    clauses and adverbial clauses without a subject of their own are followed
    up to eight steps; None where the tree does not say.
    """
    mine = own_subject(analysis, verb)
    if mine is not None or depth > 8:
        return mine
    head = analysis.head(verb)
    if head is None:
        return None
    if verb.rel == "amod":
        return head if verb.xpos == "VBN" else None
    if verb.rel == "acl":
        # "Those killed": a bare participle may be taken for a whole relative clause.
        whole = verb.deprel == "acl:relcl" and (
            verb.xpos != "VBN" or bool(analysis.children(verb.i, "aux", "nsubj", "obj"))
        )
        return head if not whole and verb.xpos in ("VBG", "VBN") else None
    if verb.rel in ("advcl", "ccomp") and verb.feat("VerbForm") == "Fin":
        return _lost_subject(analysis, verb, head)
    if verb.rel == "xcomp" or (
        verb.rel in ("advcl", "ccomp") and not _has_subordinator(verb, analysis)
    ):
        objects = analysis.children(head.i, "obj")
        if objects and verb.rel in ("xcomp", "ccomp"):
            return relative_target(analysis, objects[0])
        return subject(analysis, head, depth + 1) if is_predicate(analysis, head) else None
    if verb.rel in ("conj", "parataxis") and is_predicate(analysis, head):
        return subject(analysis, head, depth + 1)
    return None


def _lost_subject(analysis: Analysis, verb: Token, head: Token) -> Token | None:
    """The subject of a finite clause that seems to have none: it shares none with the clause above.

    Under a relative clause it is the noun that clause is on ("a man who police
    say shot him"); else the noun right before the verb, which a preposition
    seemed to govern ("after a shooting left six dead").
    """
    if verb.rel == "ccomp" and head.deprel == "acl:relcl":
        return analysis.head(head)
    top = analysis.tokens[verb.i - 1] if verb.i else verb
    if top.upos not in ("NOUN", "PROPN"):
        return None
    while top.rel in ("nmod", "appos", "flat", "conj", "compound") and top.head < verb.i:
        top = analysis.tokens[top.head]
    return top


def _has_subordinator(verb: Token, analysis: Analysis) -> bool:
    marks = analysis.children(verb.i, "mark")
    return any(m.xpos == "IN" and m.upos == "SCONJ" for m in marks) and verb.xpos != "VBG"


def is_predicate(analysis: Analysis, token: Token) -> bool:
    """Whether the token heads a clause: a verb, or a noun or adjective with a copula or subject."""
    return is_verbal(token) or bool(analysis.children(token.i, "cop", *SUBJECTS))


def objects(analysis: Analysis, verb: Token) -> list[Token]:
    """Direct objects; in a relative clause without one, the noun the clause is on."""
    found = [relative_target(analysis, t) for t in analysis.children(verb.i, "obj")]
    if found or verb.deprel != "acl:relcl":
        return found
    head = analysis.head(verb)
    mine = own_subject(analysis, verb)
    return [head] if head and mine is not None and mine.i != head.i else []


def shared_objects(analysis: Analysis, verb: Token) -> list[Token]:
    """Direct objects, or those that follow a coordinated verb ("killing and wounding dozens")."""
    found = objects(analysis, verb)
    if found or is_passive(analysis, verb):
        return found
    partners = [t for t in analysis.children(verb.i, "conj") if is_verbal(t)]
    head = analysis.head(verb)
    if verb.rel == "conj" and head is not None and is_verbal(head):
        partners.append(head)
    for partner in partners:
        theirs = [] if is_passive(analysis, partner) else objects(analysis, partner)
        if theirs and theirs[0].i > verb.i:
            return theirs
    return []


def obliques(analysis: Analysis, i: int, *adpositions: str) -> list[Token]:
    """Oblique or nominal modifiers of a token marked by one of `adpositions` (any if none)."""
    found = analysis.children(i, "obl", "nmod")
    if not adpositions:
        return found
    return [t for t in found if set(cases(analysis, t.i)) & set(adpositions)]


def agents(analysis: Analysis, i: int, agentive: frozenset[str]) -> list[Token]:
    """Phrases that name the doer of a passive verb or a nominal ("by soldiers").

    The adposition decides; a relation `obl:agent` alone does only without one.
    """
    found = []
    for token in analysis.children(i, "obl", "nmod"):
        marks = set(cases(analysis, token.i))
        if marks & agentive or (token.deprel == "obl:agent" and not marks):
            found.append(token)
    return found


def coordinated(analysis: Analysis, token: Token) -> list[Token]:
    """The token and the nominals coordinated with it, a denied one left out ("not the rebels")."""
    return [
        token,
        *(t for t in analysis.children(token.i, "conj")
          if not is_verbal(t) and not negated(analysis, t.i)),
    ]  # fmt: skip


def subjects(analysis: Analysis, clause: Token) -> list[Token]:
    """The subject of a clause and the nominals coordinated with it; empty without one."""
    who = subject(analysis, clause)
    return coordinated(analysis, who) if who is not None else []


def noun_phrase(
    analysis: Analysis, head: Token, numbered: bool = False, without: frozenset[int] = frozenset()
) -> Span:
    """The words of a noun phrase, without its adposition, clauses and asides.

    Its numbers and articles are left out too unless `numbered`, and the
    dependents `without` names; of what stays the run around the head without a
    gap is quoted.
    """
    drop = NOT_QUOTED
    if not numbered and head.upos in ("NOUN", "PROPN", "ADJ"):
        drop = drop.union(NUMBERING)
    kept = {head.i}
    for child in analysis.children(head.i):
        if (
            child.rel in drop
            or child.i in without
            or child.deprel == "acl:relcl"
            or (child.rel == "acl" and child.i > head.i)
        ):
            continue
        kept.update(analysis.subtree(child.i, without=("acl", "advcl", "appos", "parataxis")))
    first = last = head.i
    while first - 1 in kept:
        first -= 1
    while last + 1 in kept:
        last += 1
    return analysis.span(first, last)


def clause(analysis: Analysis, head: Token, without: frozenset[int] = frozenset()) -> Span:
    """The run of tokens a clause covers around its head, branches at `without` cut off."""
    kept: set[int] = set()
    todo = [head.i]
    while todo:
        i = todo.pop()
        if i in kept or i in without:
            continue
        kept.add(i)
        todo.extend(t.i for t in analysis.children(i))
    first = last = head.i
    while first - 1 in kept:
        first -= 1
    while last + 1 in kept:
        last += 1
    while first < head.i and analysis.tokens[first].upos in ("PUNCT", "CCONJ"):
        first += 1
    while last > head.i and analysis.tokens[last].upos == "PUNCT":
        last -= 1
    return analysis.span(first, last)


def negated(analysis: Analysis, i: int) -> bool:
    """Whether a negative word stands on the token itself (UD Polarity=Neg or PronType=Neg)."""
    return any(
        t.feat("Polarity") == "Neg" or t.feat("PronType") == "Neg" for t in analysis.children(i)
    )
