"""Statements whose cue is no verb: nouns, prepositions, adverbs."""

from __future__ import annotations

from recount.model.analysis import Analysis, Token
from recount.read.statements import sources, tree
from recount.read.statements.draft import Draft
from recount.read.statements.lexicon import Cues, Entry


def noun_drafts(analysis: Analysis, lexicon: Cues) -> list[Draft]:
    """A draft for every cue noun with its content beside it ("accusations that …")."""
    found: list[Draft] = []
    for token in analysis.tokens:
        if token.upos != "NOUN":
            continue
        for entry in lexicon.nouns.get(token.lemma.lower(), ()):
            content, frame = _noun_content(analysis, token, entry)
            if content:
                found.append(_noun_draft(analysis, token, entry, (content, frame)))
                break
    return found


def _noun_draft(
    analysis: Analysis, token: Token, entry: Entry, filled: tuple[set[int], str]
) -> Draft:
    content, frame = filled
    owner = sources.noun_owner(analysis, token.i)
    if owner in content:
        owner = None
    source, also = (
        sources.source_tokens(analysis, owner, token.i) if owner is not None else ((), ())
    )
    draft = Draft(token.i, (token.i,), source, (), entry.stance, entry.kind, also=also, frame=frame)
    return draft.with_content(content)


def _noun_content(analysis: Analysis, token: Token, entry: Entry) -> tuple[set[int], str]:
    found: set[int] = set()
    frame = ""
    frames = {frame[0] for frame in entry.frames}
    for t in analysis.children(token.i, "acl", "ccomp", "nmod", "advcl"):
        if t.deprel == "acl:relcl" or t.deprel == "nmod:poss":
            continue
        case = tree.case_of(analysis, t.i)
        finite = t.rel in ("acl", "ccomp") and (
            case == "that" or bool(analysis.children(t.i, "nsubj"))
        )
        if ("that" in frames and finite) or case in frames - {"that"}:
            found.update(analysis.subtree(t.i))
            frame = frame or ("that" if finite else case)
    return found, frame


def preposition_drafts(analysis: Analysis, lexicon: Cues) -> list[Draft]:
    """A draft for every "according to …" and its like."""
    found: list[Draft] = []
    low = [t.text.lower() for t in analysis.tokens]
    firsts = {entry.words[0] for entry in lexicon.prepositions}
    for i, word in enumerate(low):
        if word not in firsts:
            continue
        for entry in lexicon.prepositions:
            end = i + len(entry.words)
            if tuple(low[i:end]) == entry.words and end < len(low):
                draft = _preposition(analysis, i, end, entry.stance)
                if draft is not None:
                    found.append(draft)
    return found


def _preposition(analysis: Analysis, first: int, end: int, stance: str) -> Draft | None:
    """The draft of the fixed words `first` to `end`: source after them, content their clause."""
    own = set(range(first, end))
    heads = [i for i in own if analysis.tokens[i].head not in own]
    if not heads:
        return None
    noun = _top(analysis, first, end)
    if noun is None:
        return None
    above = analysis.head(analysis.tokens[noun])
    if above is None or above.i in own:
        return None
    source, also = sources.source_tokens(analysis, noun, noun)
    source = tuple(i for i in source if i >= end)
    whole = set(analysis.subtree(noun)) | own
    clause = tree.predicate(analysis, above.i)
    content = set(analysis.subtree(clause)) - whole
    cue = tuple(sorted(own))
    return Draft(noun, cue, source, (), stance, "speech", also=also).with_content(content)


def _top(analysis: Analysis, first: int, end: int) -> int | None:
    """The noun that the fixed words introduce: the highest token they hang on or lead to."""
    for fixed in analysis.tokens[first:end]:
        above = analysis.tokens[fixed.head]
        if fixed.rel == "case" and above.i >= end and above.upos in ("NOUN", "PROPN", "PRON"):
            return above.i
    for i in range(end, min(end + 12, len(analysis.tokens))):
        token = analysis.tokens[i]
        if token.upos in ("NOUN", "PROPN", "PRON", "NUM") and not end <= token.head <= i + 12:
            return i
        if token.upos in ("NOUN", "PROPN", "PRON") and token.head < end:
            return i
    return None


def adverb_drafts(analysis: Analysis, lexicon: Cues) -> list[Draft]:
    """A draft without source for every "reportedly": the outlet's hedge on its own clause."""
    found: list[Draft] = []
    for token in analysis.tokens:
        stance = lexicon.adverbs.get(token.text.lower())
        if stance is None or token.upos != "ADV" or token.head == token.i:
            continue
        content = set(analysis.subtree(token.head, ("conj", "parataxis", "punct"))) - {token.i}
        found.append(Draft(token.i, (token.i,), (), (), stance, "hedge").with_content(content))
    return found
