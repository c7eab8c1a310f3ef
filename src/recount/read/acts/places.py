"""Where an act is said to have happened: the place its own clause names, down to the facility."""

from __future__ import annotations

from recount.model.analysis import Analysis, Token
from recount.model.span import Span
from recount.read import phrases
from recount.read.acts.lexicon import Lexicon, act_lexicon
from recount.read.grammar.numerals import number_words

PLACE_LABELS = ("place", "facility")
# How many nominals down a place is looked for.
REACH = 4


def place_tokens(analysis: Analysis) -> frozenset[int]:
    """Indices of all tokens inside a name of a place or facility."""
    return frozenset(
        i for run in analysis.names if run.label in PLACE_LABELS for i in range(run.first, run.last)
    )


def is_place(analysis: Analysis, token: Token, named: frozenset[int], lexicon: Lexicon) -> bool:
    """Whether a nominal names a place or is a common noun for one ("the prison")."""
    if token.i in named:
        return True
    if lexicon.has("relational", token.lemma.lower()):
        # "In front of his children" is no place.
        inner = phrases.obliques(analysis, token.i, *lexicon.words["suffering"])
        if any(t.upos == "PRON" or lexicon.has("movers", t.lemma.lower()) for t in inner):
            return False
    if lexicon.has("places", token.lemma.lower()):
        # "A quarter of a million people" is no quarter of a town.
        scales = number_words().scales
        return not any(t.lemma.lower() in scales for t in analysis.children(token.i, "nmod"))
    if lexicon.has("heading", token.lemma.lower()):
        inner = phrases.obliques(analysis, token.i, *lexicon.words["partitive"])
        return any(is_place(analysis, t, named, lexicon) for t in inner)
    parts = analysis.children(token.i, "compound", "flat", "nmod:poss")
    return token.upos == "PROPN" and any(t.i in named for t in parts)


def place_phrase(analysis: Analysis, token: Token) -> Span:
    """The words of a place; of "in front of the mosque" the mosque."""
    words = act_lexicon().words
    if token.lemma.lower() in words["relational"]:
        inner = phrases.obliques(analysis, token.i, *words["suffering"])
        if inner:
            return phrases.noun_phrase(analysis, inner[0])
    return phrases.noun_phrase(analysis, token)


def _local(
    analysis: Analysis, i: int, named: frozenset[int], lexicon: Lexicon, leaving: bool
) -> list[Token]:
    prepositions = lexicon.words["locatives"]
    if leaving:
        prepositions = lexicon.words["departures"]
    found = [
        t
        for t in analysis.children(i, "obl", "nmod", "advmod")
        if set(phrases.cases(analysis, t.i)) & prepositions
        and is_place(analysis, t, named, lexicon)
    ]
    return found


def act_place(
    analysis: Analysis,
    anchors: list[Token],
    named: frozenset[int],
    lexicon: Lexicon,
    leaving: bool = False,
) -> Span | None:
    """The place said with the first of `anchors` that says one.

    Anchors are the act's word, what it was done with and to, and its clause; a
    phrase that hangs on one of them may say the place in its turn ("killed in
    a raid on Orvel"). `leaving` takes the place that is left first: where the
    killed came from is not where they were killed.
    """
    clause = anchors[-1]
    if is_place(analysis, clause, named, lexicon) and clause.upos in ("NOUN", "PROPN"):
        marks = set(phrases.cases(analysis, clause.i))
        if marks & (lexicon.words["locatives"] | lexicon.words["against"]):
            return place_phrase(analysis, clause)
    for way in (True, False) if leaving else (False,):
        for anchor in anchors:
            for token in _local(analysis, anchor.i, named, lexicon, way):
                return place_phrase(analysis, token)
    ways = [lexicon.words["departures"]] if leaving else []
    for prepositions in (*ways, lexicon.words["locatives"]):
        for anchor in anchors:
            deeper = _hanging(analysis, anchor, named, lexicon, prepositions)
            if deeper is not None:
                return place_phrase(analysis, deeper)
    return _modifying(analysis, anchors, named, lexicon)


def _nominals(analysis: Analysis, anchor: Token) -> list[tuple[Token, int]]:
    """The nominals below a word with their depth, breadth first, relative clauses among them."""
    found = [(anchor, 0)]
    for token, depth in found:
        if depth < REACH:
            below = analysis.children(token.i, "obl", "nmod", "conj", "nsubj", "obj", "acl")
            kept = [t for t in below if t.rel != "conj" or not phrases.is_verbal(t)]
            found.extend((t, depth + 1) for t in kept)
    return found[1:]


def _hanging(
    analysis: Analysis,
    anchor: Token,
    named: frozenset[int],
    lexicon: Lexicon,
    prepositions: frozenset[str],
) -> Token | None:
    """A place down the nominals below a word ("the toll from a blast on a convoy near Orvel")."""
    for token, _ in _nominals(analysis, anchor):
        if not is_place(analysis, token, named, lexicon):
            continue
        head = analysis.head(token)
        rocked = token.rel == "obj" and head is not None and head.rel == "acl"
        if rocked or set(phrases.cases(analysis, token.i)) & prepositions:
            return token
    return None


def sole_place(
    analysis: Analysis, act: Token, named: frozenset[int], lexicon: Lexicon
) -> Span | None:
    """The one place its sentence puts anything at, where there is only one."""
    sentence = analysis.sentence_of(act.i)
    tokens = analysis.tokens[sentence.first : sentence.last]
    found = [
        t
        for t in tokens
        if t.rel in ("obl", "nmod")
        and set(phrases.cases(analysis, t.i)) & lexicon.words["locatives"]
        and is_place(analysis, t, named, lexicon)
    ]
    tops = [
        t for t in found if not any(a.i in {f.i for f in found} for a in analysis.ancestors(t.i))
    ]
    return place_phrase(analysis, tops[0]) if len(tops) == 1 else None


def _modifying(
    analysis: Analysis, anchors: list[Token], named: frozenset[int], lexicon: Lexicon
) -> Span | None:
    """A place name before a noun ("the Orvel bus bombing", "Orvel's market blast").

    Whose army or weapon it is tells no place ("Tarnia's cluster bombs").
    """
    armed = ("parties", "weapons", "manned")
    nouns = [*anchors, *(t for a in anchors for t, _ in _nominals(analysis, a))]
    for noun in nouns:
        owned = any(lexicon.has(kind, noun.lemma.lower()) for kind in armed)
        for token in analysis.children(noun.i, "compound", "nmod:poss"):
            if owned and token.deprel == "nmod:poss":
                continue
            if token.i in named and token.upos == "PROPN":
                return place_phrase(analysis, token)
    return None


def struck_place(
    analysis: Analysis, struck: list[Token], named: frozenset[int], lexicon: Lexicon
) -> Span | None:
    """What was struck, where that is itself a place."""
    for token in struck:
        if is_place(analysis, token, named, lexicon):
            return place_phrase(analysis, token)
    return None
