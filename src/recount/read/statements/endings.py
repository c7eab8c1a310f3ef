"""Cues that end their sentence: all that stands before them is what is said.

"… was hit on Monday, a monitor said": parsers and taggers tear such sentences,
most of all where the commas were lost, while the order of words is plain.
"""

from __future__ import annotations

from dataclasses import replace

from recount.model.analysis import Analysis, Token
from recount.read.statements import sources, tree
from recount.read.statements.draft import Draft, Tokens
from recount.read.statements.lexicon import Cues, words

KINDS = frozenset({"speech", "learned"})
# What may follow such a cue: its day, place, hearer ("told Reuters by telephone on Monday").
TAIL = 14


def whole_endings(analysis: Analysis, drafts: list[Draft], lexicon: Cues) -> list[Draft]:
    """The drafts, those whose cue ends the sentence with the whole of what stands before it."""
    return [_whole(analysis, draft, lexicon) for draft in drafts]


def _whole(analysis: Analysis, draft: Draft, lexicon: Cues) -> Draft:
    if draft.quoted or draft.kind not in KINDS or draft.head < 0 or not draft.cue:
        return draft
    source = draft.source or _subject_before(analysis, draft)
    if not source or not _beside(analysis, draft.cue, source):
        return draft
    if not _speaks(analysis, draft, lexicon):
        return draft
    sentence = analysis.sentence_of(draft.head)
    edge, last = min(draft.cue[0], source[0]), max(draft.cue[-1], source[-1])
    start = tree.stretch_start(analysis, draft.head)
    inside = all(start <= i < edge or i in source for i in draft.content)
    if not inside or not _is_tail(analysis, last + 1, sentence.last):
        return draft
    taken_up = _taken_up(analysis, draft, analysis.tokens[edge - 1])
    if taken_up:
        return replace(draft, source=source).with_content(taken_up)
    first = _start(analysis, start, edge)
    said = any(_finite(analysis, analysis.tokens[i]) for i in range(first, edge))
    if not said:
        return draft
    return replace(draft, source=source).with_content(set(range(first, edge)))


def _taken_up(analysis: Analysis, draft: Draft, before: Token) -> set[int]:
    """What a closing relative clause speaks of: its pronoun, or the noun that names what was said.

    "…, which the army denies", "…, a charge the army denies": not all before it is the content.
    """
    if before.xpos == "WDT":
        return {before.i}
    noun = analysis.tokens[before.i - 1] if before.lemma.lower() == "that" else before
    on = analysis.tokens[draft.head].deprel == "acl:relcl" and noun.upos in ("NOUN", "PRON")
    return {noun.i} if on and noun.lemma.lower() in words("sources", "referring") else set()


def _speaks(analysis: Analysis, draft: Draft, lexicon: Cues) -> bool:
    """Whether the cue is "according to" or a verb that takes what was said before it."""
    if tuple(analysis.tokens[i].text.lower() for i in draft.cue) in {
        p.words for p in lexicon.prepositions
    }:
        return True
    token = analysis.tokens[draft.head]
    uses = lexicon.verbs.get(token.lemma.lower(), ())
    return token.upos == "VERB" and any(("clause",) in e.frames for e in uses)


def _subject_before(analysis: Analysis, draft: Draft) -> Tokens:
    """The subject that stands right before the cue, though it was taken for what is said."""
    head = sources.near_subject(analysis, draft.head)
    if head is None or head > draft.head or analysis.tokens[head].feat("PronType") == "Rel":
        return ()
    return tree.core(analysis, head)


def _beside(analysis: Analysis, cue: Tokens, source: Tokens) -> bool:
    """Whether source and cue touch, but for punctuation and auxiliaries."""
    low, high = sorted((cue, source))
    between = analysis.tokens[low[-1] + 1 : high[0]]
    return len(between) <= 2 and all(t.upos in ("PUNCT", "AUX", "ADV") for t in between)


def _is_tail(analysis: Analysis, first: int, last: int) -> bool:
    """Whether nothing is said after the cue but when, where, to whom and on what ground."""
    tail = analysis.tokens[first:last]
    verbs = [t for t in tail if t.upos in ("VERB", "AUX")]
    participle = not verbs or verbs[0].xpos == "VBG" or verbs[0].feat("VerbForm") in ("Part", "Ger")
    return participle and (len(tail) <= TAIL or bool(verbs))


def _finite(analysis: Analysis, token: Token) -> bool:
    return token.upos in ("VERB", "AUX") and token.feat("VerbForm") == "Fin"


def _start(analysis: Analysis, first: int, edge: int) -> int:
    while first < edge and analysis.tokens[first].upos in ("CCONJ", "PUNCT"):
        first += 1
    return first
