"""Whether a time lies ahead: what the clause around it says, through the parse."""

from __future__ import annotations

from recount.model.analysis import Analysis, Token
from recount.read.times.lexicon import Calendar

_CLAUSES = ("acl", "advcl", "ccomp", "conj", "parataxis", "root", "xcomp", "csubj")


def lies_ahead(analysis: Analysis, i: int, cal: Calendar) -> bool:
    """Whether the clause of token `i` is in the future, or hangs on a plan or an expectation."""
    token = analysis.tokens[i]
    words = cal.words
    if any(c.lemma.lower() in words["future_prepositions"] for c in analysis.children(i, "case")):
        return True
    for verb in [token, *analysis.ancestors(i)][:_REACH]:
        if verb.lemma.lower() in words["future_governors"] and verb.i != i:
            return _not_past(analysis, verb)
        if _is_future(analysis, verb, cal):
            return True
        if verb.i != i and verb.upos in ("VERB", "AUX") and verb.rel in _CLAUSES:
            if verb.feat("VerbForm") != "Inf":
                return False
    return False


_REACH = 8


def _is_future(analysis: Analysis, verb: Token, cal: Calendar) -> bool:
    """Whether a verb stands under an auxiliary of the future."""
    below = analysis.children(verb.i, "aux", "cop")
    return any(t.text.lower().replace("’", "'") in cal.words["future_auxiliaries"] for t in below)


def _not_past(analysis: Analysis, verb: Token) -> bool:
    """Whether a plan is still open: "is due", "plans", but also "was set for"."""
    return verb.upos in ("VERB", "ADJ", "AUX", "NOUN")
