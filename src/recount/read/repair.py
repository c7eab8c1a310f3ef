"""The tree put right where figures are known to mislead a parser.

The words of a bound ("between … and", "up to", "at least") look like
adpositions, so parsers hang a counted object on its verb as an oblique. The
figure grammar is exact, so it overrules the tree here and nowhere else.
"""

from __future__ import annotations

from dataclasses import replace

from recount.model.analysis import Analysis, Token
from recount.model.reading import QuantityMention
from recount.read.phrases import is_passive, is_verbal


def repaired(analysis: Analysis, quantities: tuple[QuantityMention, ...]) -> Analysis:
    """The analysis with counted obliques that have no adposition of their own made objects.

    A bare figure before a participle ("nine were killed and more than 20
    wounded") is made its subject.
    """
    changed = {}
    for mention in quantities:
        token = analysis.tokens[mention.head]
        verb = _gapped(analysis, token, mention)
        if verb is not None:
            changed[token.i] = replace(token, head=verb.i, deprel="nsubj:pass")
            continue
        if token.rel == "obl" and _unmarked(analysis, token, mention):
            above = analysis.head(token)
            if above is not None and is_verbal(above) and _lacks_object(analysis, above, token):
                changed[token.i] = replace(token, deprel="obj")
    if not changed:
        return analysis
    return replace(analysis, tokens=tuple(changed.get(t.i, t) for t in analysis.tokens))


def _gapped(analysis: Analysis, token: Token, mention: QuantityMention) -> Token | None:
    """The participle right behind a bare figure that was coordinated with the clause before."""
    if mention.head != mention.number or token.rel != "conj" or token.i + 1 >= len(analysis.tokens):
        return None
    after = analysis.tokens[token.i + 1]
    return after if after.xpos == "VBN" and after.rel == "conj" else None


def _unmarked(analysis: Analysis, token: Token, mention: QuantityMention) -> bool:
    """Whether every adposition of the noun belongs to the words of its figure.

    A noun without any is a counted object only where it is people: lengths of
    time stand bare too ("waited three days").
    """
    marks = analysis.children(token.i, "case")
    inside = mention.span
    owned = all(inside.start <= m.start and m.end <= inside.end for m in marks)
    return owned and (bool(marks) or mention.unit == "persons")


def _lacks_object(analysis: Analysis, verb: Token, token: Token) -> bool:
    return not (token.i < verb.i or is_passive(analysis, verb) or analysis.children(verb.i, "obj"))
