"""Who stands behind a weapon or an attack by the words beside it ("regime air strikes").

A party, an armed group or a state's adjective before the noun names its alleged
doer. A town or a day does not: "the Orvel bombing" tells where, "Monday's raid"
when, and neither is accused of anything.
"""

from __future__ import annotations

from recount.model.analysis import Analysis, Token
from recount.model.span import Span
from recount.read import phrases
from recount.read.acts.lexicon import Lexicon
from recount.read.names.lexicon import demonyms, fold

BEFORE = ("amod", "compound")
# Kinds of names that tell where or when, or name a thing.
_NO_DOERS = ("place", "facility", "date", "product", "money")


def makers(analysis: Analysis, noun: Token, lexicon: Lexicon) -> list[Token]:
    """Those whose weapon or attack a noun is said to be: after "by", owning it, or before it."""
    by = phrases.agents(analysis, noun.i, lexicon.words["agentive"])
    owners = [t for t in analysis.children(noun.i, "nmod:poss") if can_act(analysis, t, lexicon)]
    beside = analysis.children(noun.i, *BEFORE)
    before = [t for t in beside if _is_party(t, lexicon)]
    if lexicon.has("vehicles", noun.lemma.lower()):
        owners = [t for t in owners if _is_party(t, lexicon) or _label(analysis, t) == "person"]
    else:
        before += [t for t in beside if t not in before and _names_doer(analysis, t)]
    if noun.lemma.lower() in lexicon.words["state_means"]:
        known = {t.i for t in before}
        states = [t for t in beside if fold(t.text) in demonyms() and t.i not in known]
        before += [t for t in states if t.i + 1 not in known]
    return [*by, *owners, *_last_of_each(before)]


def can_act(analysis: Analysis, token: Token, lexicon: Lexicon) -> bool:
    """Whether a noun can be a doer: no place, day or thing by its name."""
    if lexicon.has("places", token.lemma.lower()) or lexicon.has("times", token.lemma.lower()):
        return False
    return _label(analysis, token) not in _NO_DOERS


def _is_party(token: Token, lexicon: Lexicon) -> bool:
    word = token.lemma.lower()
    return lexicon.has("parties", word) and not lexicon.has("sorts", word)


def _names_doer(analysis: Analysis, token: Token) -> bool:
    return token.upos == "PROPN" and _label(analysis, token) in ("group", "organisation", "person")


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
    first = next(t.i for t in analysis.tokens[: token.i + 1] if t.start == span.start)
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
