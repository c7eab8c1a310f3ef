"""Acts that are only spoken of as possible: no claim that they happened, or will.

"If gas was used", "possible strikes", "tried to storm", "plans for an attack":
the codebook makes no row of what is merely asked, planned or supposed. What is
feared or demanded is a claim and is not dropped here.
"""

from __future__ import annotations

from itertools import pairwise

from recount.model.analysis import Analysis, Token
from recount.read import phrases
from recount.read.acts.lexicon import Lexicon


def unreal(analysis: Analysis, token: Token, lexicon: Lexicon) -> bool:
    """Whether the act at a token is put as a supposition, a question or a plan."""
    return (
        _qualified(analysis, token, lexicon)
        or _supposed(analysis, token, lexicon)
        or _unrealised(analysis, token, lexicon)
        or _nobodys(analysis, token, lexicon)
        or _asked(analysis, token, lexicon)
        or _unclaimed(analysis, token, lexicon)
        or _uncounted(analysis, token, lexicon)
        or _uncommented(analysis, token, lexicon)
        or _of_traffic(analysis, token, lexicon)
        or _tended(analysis, token, lexicon)
    )


def _uncommented(analysis: Analysis, token: Token, lexicon: Lexicon) -> bool:
    """An act that nobody says a word on ("has not commented on his arrest")."""
    for above in [token, *analysis.ancestors(token.i)]:
        if not lexicon.has("commenting", above.lemma.lower()):
            continue
        over = analysis.head(above)
        declined = over is not None and lexicon.has("declining", over.lemma.lower())
        return declined or phrases.negated(analysis, above.i)
    return False


def _tended(analysis: Analysis, token: Token, lexicon: Lexicon) -> bool:
    """A body that is made ready for burial ("a cousin who washed the body")."""
    head = analysis.head(token)
    return token.rel == "obj" and head is not None and lexicon.has("tending", head.lemma.lower())


def _of_traffic(analysis: Analysis, token: Token, lexicon: Lexicon) -> bool:
    """A death or injury that the traffic brought ("killed when a bus collided with a lorry")."""
    below = analysis.children(token.i, "obl", "nmod", "advcl")
    return any(
        lexicon.has("colliding", t.lemma.lower())
        or (
            lexicon.has("accidents", t.lemma.lower())
            and any(
                lexicon.has("traffic", c.lemma.lower())
                for c in analysis.children(t.i, "compound", "amod", "nmod")
            )
        )
        for t in below
    )


def _qualified(analysis: Analysis, token: Token, lexicon: Lexicon) -> bool:
    """ "Possible strikes", "any future attack"."""
    beside = analysis.children(token.i, "amod", "det")
    return any(lexicon.has("hypothetical", t.lemma.lower()) for t in beside)


def _supposed(analysis: Analysis, token: Token, lexicon: Lexicon) -> bool:
    """Inside a clause opened by "if" or "whether"."""
    for clause in [token, *analysis.ancestors(token.i)]:
        marks = analysis.children(clause.i, "mark", "advmod")
        if any(lexicon.has("supposing", m.lemma.lower()) for m in marks):
            return True
        if clause.rel in ("ccomp", "parataxis", "root") or clause.deprel == "acl:relcl":
            return False
    return False


def _asked(analysis: Analysis, token: Token, lexicon: Lexicon) -> bool:
    """Inside a question that is left open ("it is not clear who carried out the attack")."""
    for clause in [token, *analysis.ancestors(token.i)]:
        if clause.deprel == "acl:relcl" or clause.rel == "root":
            return False
        opener = [t for t in analysis.children(clause.i) if t.i < clause.i]
        asks = any(lexicon.has("asking", t.lemma.lower()) for t in opener)
        head = analysis.head(clause)
        if asks and head is not None and clause.rel in ("ccomp", "csubj", "advcl", "xcomp"):
            word = head.lemma.lower()
            denied = phrases.negated(analysis, head.i)
            return lexicon.has("unknown", word) or (denied and lexicon.has("unanswered", word))
    return False


def _unrealised(analysis: Analysis, token: Token, lexicon: Lexicon) -> bool:
    """An infinitive under a word of trying, planning or being able; a noun under one of plans."""
    head = analysis.head(token)
    if head is None:
        return False
    if token.upos == "NOUN":
        return token.rel in ("obl", "nmod", "obj") and lexicon.has("intending", head.lemma.lower())
    while token.rel == "conj" and phrases.is_verbal(head):
        token, head = head, analysis.head(head) or head
        if token.i == head.i:
            return False
    if token.rel == "acl" and token.xpos in ("VBG", "VBN") and analysis.children(token.i, "mark"):
        # "The risk of being killed".
        return lexicon.has("risks", head.lemma.lower())
    if token.rel not in ("xcomp", "acl", "advcl") or token.feat("VerbForm") != "Inf":
        return False
    return lexicon.has("intending", head.lemma.lower())


def _unclaimed(analysis: Analysis, token: Token, lexicon: Lexicon) -> bool:
    """An act that nobody has claimed ("no claim of responsibility for the blast")."""
    for above in analysis.ancestors(token.i):
        if not lexicon.has("unclaimed", above.lemma.lower()):
            return False
        if phrases.negated(analysis, above.i):
            return True
    return False


def _uncounted(analysis: Analysis, token: Token, lexicon: Lexicon) -> bool:
    """A toll that nobody gives ("did not give a death toll")."""
    head = analysis.head(token)
    if head is None or token.rel != "obj" or not lexicon.has("putting", head.lemma.lower()):
        return False
    tally = any(e.frame == "tally" for e in lexicon.find("noun", token.lemma.lower()))
    return tally and phrases.negated(analysis, head.i)


def _nobodys(analysis: Analysis, token: Token, lexicon: Lexicon) -> bool:
    """What nobody says: the clause over the act's own has a negative subject ("no one claimed")."""
    path = [token, *analysis.ancestors(token.i)]
    for below, above in pairwise(path):
        if below.rel not in ("ccomp", "xcomp", "advcl", "obj", "obl"):
            continue
        who = phrases.own_subject(analysis, above) if phrases.is_verbal(above) else None
        if who is not None and (who.feat("PronType") == "Neg" or phrases.negated(analysis, who.i)):
            return below.rel == "ccomp" or lexicon.has("liable", below.lemma.lower())
    return False
