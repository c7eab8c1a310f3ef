"""Statements whose cue is a verb: "said that", "accused … of", "is believed to"."""

from __future__ import annotations

from dataclasses import replace

from recount.model.analysis import Analysis, Token
from recount.read.statements import sources, tree
from recount.read.statements.draft import Draft, Tokens
from recount.read.statements.frames import fill
from recount.read.statements.lexicon import Cues, words


def verb_drafts(analysis: Analysis, lexicon: Cues, quoted: frozenset[int]) -> list[Draft]:
    """A draft for every cue verb whose frame the sentence fills, in text order."""
    found: list[Draft] = []
    for token in analysis.tokens:
        if token.upos not in ("VERB", "AUX"):
            continue
        draft = _phrase(analysis, token, lexicon) or _verb(analysis, token, lexicon, quoted)
        if draft is not None:
            found.append(draft)
    return found + _quoting(analysis, found)


def _verb(analysis: Analysis, token: Token, lexicon: Cues, quoted: frozenset[int]) -> Draft | None:
    entries = lexicon.verbs.get(token.lemma.lower())
    if not entries:
        return None
    filled = fill(analysis, token.i, entries, quoted)
    if filled is None:
        return None
    if (
        filled.frame == "noun"
        and tree.is_passive(analysis, token.i)
        and not _agent(analysis, token.i)
    ):
        return None
    raising = filled.entry.kind == "raising" or filled.entry.frames == (("raised",),)
    head = None if raising else sources.subject(analysis, token.i)
    if head in filled.content:
        head = None
    source, also = sources.source_tokens(analysis, head, token.i) if head is not None else ((), ())
    draft = Draft(
        head=token.i,
        cue=cue_tokens(analysis, token.i),
        source=source,
        content=(),
        stance=filled.entry.stance,
        kind=filled.entry.kind,
        quoted=filled.frame == "quote",
        frame=filled.frame,
        also=also,
        basis=sources.grounds(analysis, token.i),
        told=sources.told(analysis, token.i),
    )
    return draft.with_content(filled.content)


def _agent(analysis: Analysis, v: int) -> bool:
    """Whether a passive says by whom."""
    return any(
        t.deprel == "obl:agent" or tree.case_of(analysis, t.i) == "by"
        for t in analysis.children(v, "obl")
    )


def _phrase(analysis: Analysis, token: Token, lexicon: Cues) -> Draft | None:
    """A verb with a noun of its own, "claimed responsibility for the blast"."""
    for entry in lexicon.phrases:
        if token.lemma not in entry.verbs:
            continue
        for noun in analysis.children(token.i, "obj", "nsubj:pass"):
            if noun.lemma not in entry.nouns:
                continue
            below = [
                *analysis.children(noun.i, "nmod", "acl"),
                *analysis.children(token.i, "obl", "advcl"),
            ]
            content = [
                i
                for t in below
                if tree.case_of(analysis, t.i) in entry.prepositions
                for i in analysis.subtree(t.i)
            ]
            head = sources.subject(analysis, token.i)
            source, also = (
                sources.source_tokens(analysis, head, token.i) if head is not None else ((), ())
            )
            cue = tuple(sorted({*cue_tokens(analysis, token.i), noun.i}))
            draft = Draft(
                token.i, cue, source, (), entry.stance, "speech", also=also, frame="phrase"
            )
            return draft.with_content(set(content or analysis.subtree(noun.i)))
    return None


def cue_tokens(analysis: Analysis, v: int) -> Tokens:
    """The cue with its auxiliaries, negation and particle."""
    near = [
        t.i
        for t in analysis.children(v)
        if t.rel == "aux" or t.deprel == "compound:prt" or t.feat("Polarity") == "Neg"
    ]
    return tuple(sorted({v, *near}))


def _quoting(analysis: Analysis, drafts: list[Draft]) -> list[Draft]:
    """The outer hop of "A quoted B as saying C": the draft of "saying" stands inside it."""
    by_head = {draft.head: draft for draft in drafts}
    added: list[Draft] = []
    for token in analysis.tokens:
        if token.lemma not in words("sources", "quoting") or token.upos != "VERB":
            continue
        inner = _said_through(analysis, token, by_head)
        head = sources.subject(analysis, token.i)
        if inner is None or head is None or tree.is_passive(analysis, token.i):
            continue
        source, also = sources.source_tokens(analysis, head, token.i)
        content = {*inner.content, *inner.cue, *inner.source}
        outer = Draft(
            token.i, cue_tokens(analysis, token.i), source, (), "alleged", "speech", also=also
        )
        added.append(outer.with_content(content))
        drafts[:] = [
            replace(d, parent=token.i) if d.head == inner.head else d
            for d in drafts
            if d.head != token.i
        ]
    return added


def _said_through(analysis: Analysis, token: Token, by_head: dict[int, Draft]) -> Draft | None:
    for t in analysis.children(token.i, "advcl", "xcomp", "ccomp", "obl", "acl"):
        if t.i in by_head and by_head[t.i].source:
            return by_head[t.i]
    for noun in analysis.children(token.i, "obj"):
        for t in analysis.children(noun.i, "acl"):
            if t.i in by_head:
                return by_head[t.i]
    return None
