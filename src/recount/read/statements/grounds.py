"""On what ground a voice speaks: "citing medical sources", "had word from two doctors that …"."""

from __future__ import annotations

from recount.model.analysis import Analysis, Token
from recount.read.statements import tree
from recount.read.statements.draft import Tokens
from recount.read.statements.lexicon import words


def grounds(analysis: Analysis, v: int, subject: int | None) -> tuple[Tokens, ...]:
    """What the voice gives as its ground, beside the cue `v`, on its subject or in what it says."""
    found = [
        *_cited(analysis, analysis.children(v, "advcl", "xcomp", "conj"), True),
        *(
            _cited(analysis, analysis.children(subject, "acl"), False)
            if subject is not None
            else []
        ),
        *(ground for t in analysis.children(v, "ccomp") for ground in _known(analysis, t)),
    ]
    return tuple(dict.fromkeys(found))


def _cited(analysis: Analysis, clauses: list[Token], participles: bool) -> list[Tokens]:
    """The objects of verbs that cite or rest on something; of `participles` alone if so asked."""
    found: list[Tokens] = []
    for t in clauses:
        bare = t.feat("VerbForm") in ("Part", "Ger") or t.xpos in ("VBG", "VBN")
        if t.lemma.lower() not in words("sources", "grounding") or (participles and not bare):
            continue
        objects = analysis.children(t.i, "obj")
        on = words("sources", "grounds")
        marked = [o for o in analysis.children(t.i, "obl") if tree.case_of(analysis, o.i) in on]
        found += [g for noun in objects or marked for g in _side_by_side(analysis, noun)]
    return found


def _known(analysis: Analysis, clause: Token) -> list[Tokens]:
    """From whom the voice knows: "had information from X that …", "its information came from X"."""
    found: list[Tokens] = []
    stems = clause.lemma.lower() in words("sources", "stemming")
    if stems and any(_is_evidence(t) for t in analysis.children(clause.i, "nsubj")):
        found += _from(analysis, clause.i, "obl")
    for noun in analysis.children(clause.i, "nsubj"):
        # "All we have indicates that …": what shows it is the ground.
        if _is_evidence(noun) and not stems and analysis.children(clause.i, "ccomp", "xcomp"):
            found.append(tree.core(analysis, noun.i))
    for noun in analysis.children(clause.i, "obj"):
        if _is_evidence(noun):
            found += _from(analysis, noun.i, "nmod") or _from(analysis, clause.i, "obl")
    return found


def _is_evidence(token: Token) -> bool:
    return token.lemma.lower() in words("sources", "evidence")


def _from(analysis: Analysis, i: int, rel: str) -> list[Tokens]:
    return [
        ground
        for t in analysis.children(i, rel)
        if tree.case_of(analysis, t.i) in words("sources", "authors")
        for ground in _side_by_side(analysis, t)
    ]


def _side_by_side(analysis: Analysis, noun: Token) -> list[Tokens]:
    """The words of a noun, and of those joined to it by a conjunction."""
    below = [noun, *analysis.children(noun.i, "conj")]
    return [_without_case(analysis, t) for t in below]


def _without_case(analysis: Analysis, noun: Token) -> Tokens:
    case = {t.i for t in analysis.children(noun.i, "case", "cc")}
    kept = [i for i in tree.core(analysis, noun.i) if i not in case]
    return tuple(range(kept[0], kept[-1] + 1))
