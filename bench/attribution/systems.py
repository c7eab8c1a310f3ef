"""The ways to find attribution that are measured: the shipped one and two floors."""

from __future__ import annotations

from bench.attribution.measure import Relation, chars
from recount.model.analysis import Analysis
from recount.read.statements import read_statements
from recount.read.statements.learned import relations

EIGHT = ("say", "tell", "report", "claim", "state", "announce", "add", "declare")


def shipped(analysis: Analysis) -> list[Relation]:
    """The package's own statements, but what the data has none of: carried over, or nested."""
    return [
        Relation(
            chars(analysis.text, [(p.start, p.end) for p in (*s.source, *s.also)]),
            chars(analysis.text, [(p.start, p.end) for p in s.content]),
        )
        for s in read_statements(analysis)
        if not s.carried and s.inside is None
    ]


def rules(analysis: Analysis) -> list[Relation]:
    """The same without the learned spans."""
    return shipped(Analysis(analysis.text, analysis.tokens, analysis.sentences, analysis.names))


def spans(analysis: Analysis) -> list[Relation]:
    """The learned spans alone, put together by their links."""
    return [
        Relation(_of(analysis, r.source), _of(analysis, r.content)) for r in relations(analysis)
    ]


def _of(analysis: Analysis, tokens: tuple[int, ...]) -> frozenset[int]:
    places = [(analysis.tokens[i].start, analysis.tokens[i].end) for i in tokens]
    return chars(analysis.text, places)


def eight_verbs(analysis: Analysis) -> list[Relation]:
    """A floor: eight speech verbs, their subject and their clausal complement."""
    found = []
    for token in analysis.tokens:
        if token.lemma not in EIGHT or token.upos != "VERB":
            continue
        subjects = analysis.children(token.i, "nsubj")
        for clause in analysis.children(token.i, "ccomp"):
            source = analysis.subtree(subjects[0].i) if subjects else []
            content = analysis.subtree(clause.i)
            found.append(Relation(_of(analysis, tuple(source)), _of(analysis, tuple(content))))
    return found


SYSTEMS = {
    "eight speech verbs with clausal complements": eight_verbs,
    "learned spans alone": spans,
    "rules alone": rules,
    "Recount": shipped,
}
