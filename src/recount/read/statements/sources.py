"""Who speaks: the source of a cue, taken from the parse."""

from __future__ import annotations

from recount.model.analysis import Analysis, Token
from recount.read.statements import tree
from recount.read.statements.draft import Tokens
from recount.read.statements.lexicon import words

# How far up a cue may look for a subject it shares.
REACH = 6


def subject(analysis: Analysis, v: int) -> int | None:
    """The token that heads who says, thinks or shows `v`; None where nobody is named."""
    beside = _absolute(analysis, v)
    if beside is not None:
        return beside
    for _ in range(REACH):
        own = _own_subject(analysis, v)
        if own is not None:
            return own
        if tree.is_passive(analysis, v):
            return None
        shared, above = _shared(analysis, analysis.tokens[v])
        if shared is not None:
            return shared
        if above is None:
            return None
        v = above
    return None


def _absolute(analysis: Analysis, v: int) -> int | None:
    """The noun right before a participle after a preposition ("with the rebels denying it")."""
    token = analysis.tokens[v]
    if token.xpos != "VBG" or v == 0 or analysis.children(v, "nsubj"):
        return None
    noun = analysis.tokens[v - 1]
    if noun.upos not in ("NOUN", "PROPN"):
        return None
    first = tree.core(analysis, noun.i)[0]
    opens = [analysis.tokens[first]] + ([analysis.tokens[first - 1]] if first else [])
    marked = any(t.lemma.lower() in words("sources", "absolute") for t in opens)
    return noun.i if marked else None


def _own_subject(analysis: Analysis, v: int) -> int | None:
    for t in analysis.children(v):
        if t.deprel in ("obl:agent",) or (
            t.rel == "obl" and tree.is_passive(analysis, v) and tree.case_of(analysis, t.i) == "by"
        ):
            return t.i
    if tree.is_passive(analysis, v):
        return None
    return near_subject(analysis, v)


def near_subject(analysis: Analysis, v: int) -> int | None:
    """The subject of a verb; of several the one nearest to it with those that touch it.

    A second subject is nearly always the name put beside the first ("state
    agency X said"); one that stands far off belongs to what is said.
    """
    subjects = [t for t in analysis.children(v, "nsubj") if t.deprel != "nsubj:pass"]
    before = [t for t in subjects if t.i < v]
    if not before:
        return subjects[0].i if subjects else None
    best = before[-1]
    for other in reversed(before[:-1]):
        gap = tree.phrase(analysis, best.i)[0] - tree.phrase(analysis, other.i)[-1]
        if gap > 2:
            break
        best = other
    return best.i


def name_before(analysis: Analysis, v: int) -> int | None:
    """The head of a name that ends right before a cue without subject in a torn parse."""
    for run in analysis.names:
        if run.last == v and run.label in ("person", "organisation", "group", "government"):
            inside = range(run.first, run.last)
            return next(i for i in inside if analysis.tokens[i].head not in inside)
    return None


def inverted(analysis: Analysis, v: int, content: frozenset[int]) -> int | None:
    """The speaker after a cue that follows its content, read as an object ("read the report")."""
    if analysis.tokens[v].lemma in words("sources", "telling") or max(content, default=v) > v:
        return None
    if tree.is_passive(analysis, v):
        return None
    after = [t.i for t in analysis.children(v, "obj") if t.i > v and t.i not in content]
    return after[0] if after else None


def _shared(analysis: Analysis, token: Token) -> tuple[int | None, int | None]:
    """A source found in the governor of a cue without subject, or the governor to ask next."""
    head = analysis.head(token)
    if head is None:
        return None, None
    if token.rel == "acl":
        return _noun_source(analysis, head)
    if token.rel in ("xcomp", "advcl", "ccomp"):
        quoted = head.lemma in words("sources", "quoting")
        objects = analysis.children(head.i, "obj")
        if objects and (quoted or token.rel == "xcomp"):
            return objects[0].i, None
        return None, head.i
    if token.rel in ("conj", "parataxis"):
        return None, head.i
    return None, None


def _noun_source(analysis: Analysis, noun: Token) -> tuple[int | None, int | None]:
    """Behind "issued a statement saying" stands who issued it; else the noun itself speaks."""
    governor = analysis.head(noun)
    if (
        noun.lemma in words("sources", "utterances")
        and governor is not None
        and (governor.lemma in words("sources", "issuing") or noun.rel == "obl")
        and not tree.is_passive(analysis, governor.i)
    ):
        owner = _own_subject(analysis, governor.i)
        return (owner, None) if owner is not None else (noun.i, None)
    return noun.i, None


def source_tokens(analysis: Analysis, head: int, v: int) -> tuple[Tokens, tuple[Tokens, ...]]:
    """The wording of a source, and of those side by side with it.

    Names put beside it as further subjects of the cue are taken in.
    """
    also = tuple(tree.phrase(analysis, t.i) for t in analysis.children(head, "conj"))
    found = set(tree.phrase(analysis, head))
    if analysis.tokens[head].rel == "nsubj":
        for t in analysis.children(analysis.tokens[head].head, "nsubj"):
            beside = tree.phrase(analysis, t.i)
            if t.i > head and 0 < beside[0] - max(found) <= 2:
                found |= set(beside)
    case = [t.i for t in analysis.children(head, "case") if t.i < head]
    kept = sorted(i for i in found if i not in case)
    return tuple(range(kept[0], kept[-1] + 1)), also


def noun_owner(analysis: Analysis, noun: int) -> int | None:
    """Whose claim, report or fear a noun is: possessor, "by …", "from …", or a name before it."""
    for t in analysis.children(noun, "nmod:poss"):
        return t.i
    for t in analysis.children(noun, "nmod"):
        if tree.case_of(analysis, t.i) in ("by", "from"):
            return t.i
    for t in analysis.children(noun, "compound", "amod"):
        if (t.upos == "PROPN" or _can_speak(t)) and t.i < noun:
            return t.i
    by = _by_whom(analysis, noun)
    if by is not None:
        return by
    head = analysis.head(analysis.tokens[noun])
    if (
        head is not None
        and analysis.tokens[noun].rel in ("obj", "obl")
        and head.lemma in words("sources", "issuing")
    ):
        return subject(analysis, head.i)
    return None


def _can_speak(token: Token) -> bool:
    lemma = token.lemma.lower()
    return lemma in words("sources", "persons") or lemma in words("sources", "bodies")


def _by_whom(analysis: Analysis, noun: int) -> int | None:
    """The noun after "by" right behind another ("the claim by activists"), wherever it hangs."""
    after = analysis.tokens[noun + 1 : noun + 8]
    if not after or after[0].lemma.lower() not in words("sources", "authors"):
        return None
    heads = [t for t in after[1:] if any(c.i == noun + 1 for c in analysis.children(t.i, "case"))]
    return heads[0].i if heads else None


def told(analysis: Analysis, v: int) -> Tokens:
    """The medium that was told ("told Reuters"), () where it is a hearer and no medium."""
    if analysis.tokens[v].lemma not in words("sources", "telling"):
        return ()
    for t in analysis.children(v, "iobj", "obj"):
        return tree.core(analysis, t.i) if _is_medium(analysis, t) else ()
    return ()


def perceives(analysis: Analysis, token: Token, head: int | None) -> bool:
    """Whether a cue of seeing has somebody to see ("the city saw raids" has not); any other has."""
    if token.lemma.lower() not in words("sources", "perceiving") or head is None:
        return True
    subject = analysis.tokens[head]
    if subject.feat("PronType") in ("Rel", "Int"):
        return False
    label = next((n.label for n in analysis.names if n.first <= head < n.last), "")
    speaks = subject.lemma.lower() in words("sources", "persons") | words("sources", "bodies")
    return speaks or subject.upos == "PRON" or label not in ("place", "date", "")


def shown_by(analysis: Analysis, source: Tokens) -> Tokens:
    """The medium that shows a film ("footage on state television"), () for none that is named.

    One who only made it ("a photograph taken by activists") does not show it.
    """
    inside = set(source)
    for i in source:
        if analysis.tokens[i].head in inside:
            continue
        posted = [
            t for t in analysis.children(i, "acl") if t.lemma.lower() in words("sources", "showing")
        ]
        below = [t for clause in posted for t in analysis.children(clause.i, "obl")]
        on = [
            t for t in analysis.children(i, "nmod") if t.lemma.lower() in words("sources", "media")
        ]
        for t in (*below, *on):
            if tree.case_of(analysis, t.i) in words("sources", "shown_on"):
                case = {c.i for c in analysis.children(t.i, "case")}
                return tuple(j for j in tree.core(analysis, t.i) if j not in case)
    return ()


def _is_medium(analysis: Analysis, token: Token) -> bool:
    """Whether one who is told is a medium: a noun for one, or a name of no person and no place."""
    lemma = token.lemma.lower()
    if lemma in words("sources", "hearers") or token.feat("Number") == "Plur":
        return False
    if lemma in words("sources", "media"):
        return True
    label = next((n.label for n in analysis.names if n.first <= token.i < n.last), "")
    return token.upos == "PROPN" and label not in ("person", "place")
