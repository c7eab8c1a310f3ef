"""Whether a time lies ahead or behind: what the clause around it says, through the parse."""

from __future__ import annotations

from recount.model.analysis import Analysis, Token
from recount.read.times.lexicon import Calendar

_CLAUSES = ("acl", "advcl", "ccomp", "conj", "parataxis", "root", "xcomp", "csubj")
_REACH = 8  # steps up the tree


def tense(analysis: Analysis, i: int, cal: Calendar) -> int:
    """1 where the clause of token `i` lies ahead, -1 where it is told as past, 0 undecided.

    A plan or an expectation makes what hangs on it lie ahead, whatever its own
    tense ("was set for Tuesday"), unless it is over ("had been set"); an
    infinitive takes the tense above it. A past verb decides only what hangs on
    it directly.
    """
    words = cal.words
    cases = [c.lemma.lower() for c in analysis.children(i, "case")]
    due = any(case in words["future_prepositions"] for case in cases)
    verb = analysis.tokens[i]
    for steps in range(_REACH):
        if steps and verb.head == verb.i:
            break
        verb = analysis.tokens[verb.head] if steps else verb
        if verb.i != i and verb.lemma.lower() in words["future_governors"]:
            return -1 if _is_pluperfect(analysis, verb) else 1
        if _is_future(analysis, verb, cal):
            return 1
        if steps and verb.upos in ("VERB", "AUX") and verb.rel in _CLAUSES:
            if _is_past(analysis, verb):
                return int(due) if steps > 1 else -1
            if verb.feat("VerbForm") != "Inf":
                return int(due)
    return int(due)


def _is_pluperfect(analysis: Analysis, verb: Token) -> bool:
    """Whether a plan is over by the time of telling ("had been due")."""
    below = analysis.children(verb.i, "aux")
    return any(t.lemma.lower() == "have" and t.feat("Tense") == "Past" for t in below)


def _is_future(analysis: Analysis, verb: Token, cal: Calendar) -> bool:
    """Whether a verb stands under an auxiliary of the future."""
    below = analysis.children(verb.i, "aux", "cop")
    return any(t.text.lower().replace("’", "'") in cal.words["future_auxiliaries"] for t in below)


def _is_past(analysis: Analysis, verb: Token) -> bool:
    """Whether a verb, or an auxiliary of its own, is in the past tense or the perfect."""
    if verb.feat("Tense") == "Past" and verb.feat("VerbForm") == "Fin":
        return True
    below = analysis.children(verb.i, "aux", "cop")
    past = any(t.feat("Tense") == "Past" for t in below)
    perfect = any(t.lemma.lower() == "have" for t in below) and verb.feat("Tense") == "Past"
    return past or perfect
