"""What the statements room asks of a parse: clauses, phrases, and runs of tokens."""

from __future__ import annotations

from collections.abc import Iterable

from recount.model.analysis import Analysis, Token
from recount.model.span import Span

# Relations that may stand above a predicate without making it part of something larger.
CLAUSAL = frozenset(
    {"root", "ccomp", "advcl", "acl", "parataxis", "conj", "csubj", "xcomp", "appos"}
)
# What hangs on a noun without naming it.
LOOSE = ("punct", "acl", "parataxis", "cc", "conj", "advcl", "case", "discourse", "ccomp", "dep")


def predicate(analysis: Analysis, i: int) -> int:
    """The nearest token at or above `i` that heads a clause."""
    token = analysis.tokens[i]
    while token.rel not in CLAUSAL and token.head != token.i:
        token = analysis.tokens[token.head]
    return token.i


def is_passive(analysis: Analysis, i: int) -> bool:
    """Whether a verb is passive: a passive subject or auxiliary, or a participle under a noun."""
    if any(t.deprel in ("nsubj:pass", "aux:pass", "csubj:pass") for t in analysis.children(i)):
        return True
    token = analysis.tokens[i]
    return token.rel == "acl" and token.deprel != "acl:relcl" and is_past_participle(token)


def is_past_participle(token: Token) -> bool:
    """Whether a verb form is a past participle."""
    return token.xpos == "VBN" or (
        token.feat("VerbForm") == "Part" and token.feat("Tense") == "Past"
    )


def stretch_start(analysis: Analysis, i: int) -> int:
    """Where the sentence of a token begins, past any break that no stop and no new line makes."""
    first = analysis.sentence_of(i).first
    while first > 0:
        before, token = analysis.tokens[first - 1], analysis.tokens[first]
        if before.upos == "PUNCT" or "\n" in analysis.text[before.end : token.start]:
            break
        first = analysis.sentence_of(first - 1).first
    return first


def case_of(analysis: Analysis, i: int) -> str:
    """The preposition before a noun or the marker before a clause, lower case, "" for none."""
    for child in analysis.children(i, "case", "mark"):
        if child.i < i:
            return child.lemma.lower()
    return ""


def phrase(analysis: Analysis, i: int) -> tuple[int, ...]:
    """A noun with what names it: modifiers, complements, appositions; no clause, no conjunct."""
    return _solid(analysis, i, analysis.subtree(i, LOOSE))


def core(analysis: Analysis, i: int) -> tuple[int, ...]:
    """A noun phrase without appositions either: the shortest full wording."""
    return _solid(analysis, i, analysis.subtree(i, (*LOOSE, "appos")))


def _solid(analysis: Analysis, i: int, found: list[int]) -> tuple[int, ...]:
    """The part of `found` that runs together round `i`, articles kept, loose ends cut."""
    have = set(found)
    first = last = i
    while first - 1 in have or (analysis.tokens[first - 1].upos == "PUNCT" and first - 2 in have):
        first -= 1
    top = len(analysis.tokens)
    while last + 1 in have or (
        last + 2 < top and analysis.tokens[last + 1].upos == "PUNCT" and last + 2 in have
    ):
        last += 1
    return tuple(range(first, last + 1))


def runs(
    analysis: Analysis, tokens: Iterable[int], keep: frozenset[int] = frozenset()
) -> list[list[int]]:
    """Tokens as runs that stand together; a gap of punctuation alone is bridged.

    Punctuation at the ends of a run is cut unless it is in `keep` (quoted).
    """
    grouped: list[list[int]] = []
    for i in sorted(set(tokens)):
        if grouped and _bridged(analysis, grouped[-1][-1], i):
            grouped[-1].extend(range(grouped[-1][-1] + 1, i + 1))
        else:
            grouped.append([i])
    return [run for run in (_trim(analysis, run, keep) for run in grouped) if run]


def _bridged(analysis: Analysis, last: int, i: int) -> bool:
    between = range(last + 1, i)
    return len(between) <= 2 and all(analysis.tokens[j].upos == "PUNCT" for j in between)


def _trim(analysis: Analysis, run: list[int], keep: frozenset[int]) -> list[int]:
    def loose(i: int) -> bool:
        return analysis.tokens[i].upos == "PUNCT" and i not in keep

    while run and loose(run[0]):
        run = run[1:]
    while run and loose(run[-1]):
        run = run[:-1]
    return run


def spans(
    analysis: Analysis, tokens: Iterable[int], keep: frozenset[int] = frozenset()
) -> tuple[Span, ...]:
    """The characters of some tokens, one span a run."""
    return tuple(analysis.span(run[0], run[-1]) for run in runs(analysis, tokens, keep))
