"""Who stands behind a weapon or an attack by the words beside it ("regime air strikes").

A party, an armed group or a state's adjective before the noun names its alleged
doer. A town or a day does not: "the Orvel bombing" tells where, "Monday's raid"
when, and neither is accused of anything.
"""

from __future__ import annotations

from functools import cache

from recount.model.analysis import Analysis, Token
from recount.model.span import Span
from recount.read import phrases
from recount.read.acts.lexicon import Lexicon
from recount.read.names.lexicon import countries, demonyms, fold, words

BEFORE = ("amod", "compound")
# Kinds of names that tell where or when, or name a thing.
_NO_DOERS = ("place", "facility", "date", "product", "money")


def makers(analysis: Analysis, noun: Token, lexicon: Lexicon) -> list[Token]:
    """Those whose weapon or attack a noun is said to be: after "by", else owning it or before it.

    Whoever stands before a target did not attack it ("an army convoy ambush",
    "a Red Cross hospital attack"), and where "by" says who it was, nobody else did.
    """
    by = phrases.agents(analysis, noun.i, lexicon.words["agentive"])
    if by:
        return [t for t in by if can_act(analysis, t, lexicon)]
    owners = [
        t
        for t in analysis.children(noun.i, "nmod:poss")
        if _may_strike(analysis, t, noun, lexicon) and _no_target(analysis, t, noun, lexicon)
    ]
    beside = [
        t
        for t in analysis.children(noun.i, *BEFORE)
        if t.i < noun.i and _no_target(analysis, t, noun, lexicon)
    ]
    before = [t for t in beside if _is_party(t, lexicon) or _is_armed(analysis, t)]
    if noun.lemma.lower() in lexicon.words["state_means"]:
        known = {t.i for t in before}
        states = [t for t in beside if fold(t.text) in demonyms() and t.i not in known]
        before += [t for t in states if t.i + 1 not in known]
    return [*owners, *_last_of_each(before)]


def can_act(analysis: Analysis, token: Token, lexicon: Lexicon) -> bool:
    """Whether a noun can be a doer: no place, day or thing by its name or its kind."""
    if any(lexicon.has(name, token.lemma.lower()) for name in ("places", "times", "targets")):
        return False
    label = _label(analysis, token)
    return label not in _NO_DOERS or fold(token.text) in countries()


def _may_strike(analysis: Analysis, owner: Token, noun: Token, lexicon: Lexicon) -> bool:
    """Whether an act noun's owner can be its doer; whose "its bombing" is, no word tells."""
    if owner.upos == "PRON":
        return noun.lemma.lower() not in lexicon.words["suffered"]
    if not can_act(analysis, owner, lexicon):
        return False
    named = _label(analysis, owner) in ("person", "group", "organisation")
    state = fold(owner.text) in countries()
    deed = noun.lemma.lower() not in lexicon.words["instruments"]
    return deed or named or state or _is_party(owner, lexicon)


def _no_target(analysis: Analysis, token: Token, noun: Token, lexicon: Lexicon) -> bool:
    """Whether between a word and the attack nothing stands but with what it was made."""
    kinds = ("instruments", "weapons", "manned", "parties", "weapon_kinds", "ways")
    for between in analysis.tokens[token.i + 1 : noun.i]:
        word = between.lemma.lower()
        if between.upos not in ("NOUN", "PROPN") or fold(between.text) in demonyms():
            continue
        if lexicon.has("boarded", word) or not any(lexicon.has(kind, word) for kind in kinds):
            return False
    return not lexicon.has("boarded", noun.lemma.lower())


def _is_party(token: Token, lexicon: Lexicon) -> bool:
    word = token.lemma.lower()
    return lexicon.has("parties", word) and not lexicon.has("sorts", word)


def _is_armed(analysis: Analysis, token: Token) -> bool:
    """Whether a word ends the name of an armed group."""
    run = next((n for n in analysis.names if n.first <= token.i < n.last), None)
    if run is None or token.i != run.last - 1:
        return False
    return fold(analysis.span(run.first, run.last - 1).exact) in _armed()


@cache
def _armed() -> frozenset[str]:
    return words("armed_groups")


def _label(analysis: Analysis, token: Token) -> str:
    return next((n.label for n in analysis.names if n.first <= token.i < n.last), "")


def _last_of_each(tokens: list[Token]) -> list[Token]:
    """Of words that stand side by side the last one, which the others belong to."""
    places = {t.i for t in tokens}
    return [t for t in tokens if t.i + 1 not in places]


def wording(analysis: Analysis, token: Token, without: frozenset[int] = frozenset()) -> Span:
    """A participant as worded; one before a noun with the words beside it that belong to it.

    In "US-led coalition air strikes" every word hangs on the strikes; the
    coalition is the "US-led coalition".
    """
    span = phrases.noun_phrase(analysis, token, without=without)
    if token.rel not in BEFORE:
        return span
    first = token.i
    while analysis.tokens[first].start > span.start:
        first -= 1
    while first:
        beside = analysis.tokens[first - 1]
        top = _sibling(analysis, beside, token)
        if top is None or not _belongs(analysis, top):
            break
        first = min(analysis.subtree(top.i))
    return analysis.span(first, token.i)


def _sibling(analysis: Analysis, beside: Token, token: Token) -> Token | None:
    """The word before the same noun that a neighbour is or belongs to."""
    for top in (beside, *analysis.ancestors(beside.i)):
        if top.head == token.head and top.rel in BEFORE:
            return top
    return None


def _belongs(analysis: Analysis, token: Token) -> bool:
    """Whether a word before a party is part of its name: a name, a demonym, "US-led"."""
    hyphened = token.xpos == "VBN" and len(analysis.subtree(token.i)) > 1
    return token.upos == "PROPN" or fold(token.text) in demonyms() or hyphened
