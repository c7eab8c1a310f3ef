"""Whether a time lies ahead or behind: what the clause around it says, through the parse."""

from __future__ import annotations

from recount.model.analysis import Analysis, Token
from recount.read.times.lexicon import Calendar

_CLAUSES = ("acl", "advcl", "ccomp", "conj", "parataxis", "root", "xcomp", "csubj")
_LEAD = 4  # tokens of a date after what says that it is due
_REACH = 8  # steps up the tree


def tense(analysis: Analysis, i: int, cal: Calendar) -> int | None:
    """1 where the clause of token `i` lies ahead, -1 where it is told as past, 0 in a past story.

    None where the text does not decide: no verb above, or one in the present.

    A plan or an expectation makes what hangs on it lie ahead, whatever its own
    tense ("was set for Tuesday"), unless it is over ("had been set"); an
    infinitive takes the tense above it. A past verb decides only what hangs on
    it directly.
    """
    words = cal.words
    cases = [c.lemma.lower() for c in analysis.children(i, "case")]
    if _is_led(analysis, i, words["future_governors"]):
        return 1
    cases.append(_adposition(analysis, i))
    due = any(case in words["future_prepositions"] for case in cases)
    due = due and not _closes_a_range(analysis, i, words["from"])
    verb = analysis.tokens[i]
    for steps in range(_REACH):
        if steps and verb.head == verb.i:
            break
        verb = analysis.tokens[verb.head] if steps else verb
        open_ended = verb.feat("VerbForm") == "Inf" and verb.rel in ("xcomp", "advcl")
        if verb.i != i and verb.lemma.lower() in words["future_governors"] and not open_ended:
            return 0 if _is_pluperfect(analysis, verb) else 1
        if _is_future(analysis, verb, cal):
            return 1
        if steps and verb.upos in ("VERB", "AUX") and verb.rel in _CLAUSES:
            if _is_past(analysis, verb):
                still = _is_perfect(analysis, verb) and not _is_pluperfect(analysis, verb)
                return int(due) if steps > 1 or still else -1
            if verb.feat("VerbForm") != "Inf":
                return 1 if due else None
    return 1 if due else None


def _adposition(analysis: Analysis, i: int) -> str:
    """The adposition right before a time of several words ("until 9 a.m. Tuesday")."""
    at = i - 1
    while at > 0 and i - at <= _LEAD and analysis.tokens[at].upos in ("PROPN", "NUM", "NOUN"):
        at -= 1
    before = analysis.tokens[at] if at >= 0 else analysis.tokens[i]
    return before.lemma.lower() if before.upos == "ADP" else ""


def _is_led(analysis: Analysis, i: int, governors: frozenset[str]) -> bool:
    """Whether an adjective of what is due stands right before the date ("payable Dec. 7")."""
    at = i - 1
    while at > 0 and i - at < _LEAD and analysis.tokens[at].upos in ("PROPN", "NUM", "ADP", "DET"):
        at -= 1
    before = analysis.tokens[at] if at >= 0 else analysis.tokens[i]
    return before.upos == "ADJ" and before.lemma.lower() in governors


def _closes_a_range(analysis: Analysis, i: int, words: frozenset[str]) -> bool:
    """Whether a time is the end of a range ("held from 2011 to 2015"), which lies ahead of none."""
    above = analysis.tokens[analysis.tokens[i].head]
    beside = [above, *analysis.children(above.i, "obl", "nmod")]
    return any(
        c.lemma.lower() in words for t in beside if t.i < i for c in analysis.children(t.i, "case")
    )


def _is_pluperfect(analysis: Analysis, verb: Token) -> bool:
    """Whether a plan is over by the time of telling ("had been due")."""
    below = analysis.children(verb.i, "aux")
    return any(t.lemma.lower() == "have" and t.feat("Tense") == "Past" for t in below)


def _is_future(analysis: Analysis, verb: Token, cal: Calendar) -> bool:
    """Whether a verb stands under an auxiliary of the future, or is to happen ("are to open")."""
    below = analysis.children(verb.i, "aux", "cop")
    due = any(t.upos == "AUX" and t.feat("Tense") == "Pres" for t in below)
    marked = any(t.upos == "PART" for t in analysis.children(verb.i, "mark"))
    if due and marked and verb.feat("VerbForm") == "Inf":
        return True
    return any(t.text.lower().replace("’", "'") in cal.words["future_auxiliaries"] for t in below)


def _is_past(analysis: Analysis, verb: Token) -> bool:
    """Whether a verb, or an auxiliary of its own, is in the past tense or the perfect."""
    if verb.feat("Tense") == "Past" and verb.feat("VerbForm") == "Fin":
        return True
    below = analysis.children(verb.i, "aux", "cop")
    past = any(t.feat("Tense") == "Past" for t in below)
    # "People evacuated on Friday": a bare participle on a noun tells what is done.
    done = verb.rel == "acl" and verb.xpos == "VBN" and not below
    return past or done or _is_perfect(analysis, verb)


def _is_perfect(analysis: Analysis, verb: Token) -> bool:
    """Whether a verb is in the perfect: done, with what follows from it perhaps still open."""
    have = any(t.lemma.lower() == "have" for t in analysis.children(verb.i, "aux"))
    return have and verb.feat("Tense") == "Past"
