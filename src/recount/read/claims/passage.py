"""The passage of a claim: the shortest run of whole clauses that states act and participants."""

from __future__ import annotations

from collections.abc import Sequence

from recount.model.analysis import Analysis, Token
from recount.model.claim import Named
from recount.model.reading import ActMention, Reading
from recount.model.span import Span, hull
from recount.read import phrases

# Branches that may state another act, and are cut off a passage where they do.
BRANCHES = ("conj", "parataxis", "advcl", "acl")


def passage_span(
    analysis: Analysis, reading: Reading, act: ActMention, doers: Sequence[Named]
) -> Span:
    """The clause of an act, clauses that state other acts cut off, stretched to its doers.

    A doer stands outside where another clause charges it ("accused the army of
    shelling", "it denied that it …"); one from another sentence is left there.
    """
    head = analysis.tokens[act.clause]
    others = {a.trigger for a in reading.acts if a.stated and a.trigger != act.trigger}
    near = [head] if head.i == act.trigger else [head, analysis.tokens[act.trigger]]
    branches = [t for top in near for t in analysis.children(top.i, *BRANCHES)]
    cut = frozenset(t.i for t in branches if _separate(analysis, t, others, act))
    clause = phrases.clause(analysis, head, cut)
    sentence = analysis.sentence_of(act.trigger)
    inside = [
        d.span for d in doers if sentence.start <= d.span.start and d.span.end <= sentence.end
    ]
    return hull(analysis.text, [clause, *inside, *_described(analysis, act)])


def _described(analysis: Analysis, act: ActMention) -> list[Span]:
    """The noun that a participle says the act of ("families forced from their homes")."""
    trigger = analysis.tokens[act.trigger]
    if trigger.rel != "acl" or trigger.head not in act.victim_heads:
        return []
    return [phrases.noun_phrase(analysis, analysis.tokens[trigger.head], numbered=True)]


def with_figure(analysis: Analysis, passage: Span, figure: Span) -> Span:
    """The passage stretched to the words of its figure, where they stand in its sentence."""
    near = any(
        s.start <= figure.start
        and figure.end <= s.end
        and s.start < passage.end
        and passage.start < s.end
        for s in analysis.sentences
    )
    return hull(analysis.text, [passage, figure]) if near else passage


def _separate(analysis: Analysis, branch: Token, others: set[int], act: ActMention) -> bool:
    below = set(analysis.subtree(branch.i))
    if act.trigger in below or below & set(act.victim_heads):
        return False
    return branch.rel == "parataxis" or bool(below & others)
