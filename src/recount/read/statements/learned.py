"""The spans a network has learned, joined with what the rules found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from recount.model.analysis import Analysis, TokenRun
from recount.read.statements import sources
from recount.read.statements.draft import Draft, Tokens
from recount.read.statements.lexicon import Cues
from recount.read.statements.nest import parents

# A rule's content and a learned one are the same from this share of common tokens (dice) on.
SAME = 0.3
# Rules that are sure enough to stand where nothing learned agrees with them.
SURE = frozenset({"speech", "hedge"})


@dataclass(frozen=True, slots=True)
class Relation:
    """One learned attribution: runs of tokens, any part may be empty but the content."""

    cue: Tokens
    source: Tokens
    content: Tokens


def relations(analysis: Analysis) -> list[Relation]:
    """The learned runs put together by their links, one relation a cue, in text order."""
    found: dict[int, dict[str, list[TokenRun]]] = {}
    runs = analysis.attributions
    goes_on = {a: b for a, b in analysis.attribution_links if runs[a].label == runs[b].label}
    to_cue = {a: b for a, b in analysis.attribution_links if runs[b].label == "cue"}
    for at, run in enumerate(runs):
        if run.label == "cue":
            continue
        key = _cue_of(at, goes_on, to_cue)
        found.setdefault(key, {}).setdefault(run.label, []).append(run)
    joined = [
        Relation(
            _tokens([runs[key]]) if key >= 0 else (),
            _tokens(parts.get("source", [])),
            _tokens(parts["content"]),
        )
        for key, parts in found.items()
        if "content" in parts
    ]
    return sorted(joined, key=lambda r: r.content)


def _cue_of(at: int, goes_on: dict[int, int], to_cue: dict[int, int]) -> int:
    """Index of a run's cue, its own or that of what it goes on with; else below 0, its own."""
    seen: set[int] = set()
    here = at
    while here not in seen:
        seen.add(here)
        if here in to_cue:
            return to_cue[here]
        here = goes_on.get(here, here)
    return -1 - here


def _tokens(runs: Sequence[TokenRun]) -> Tokens:
    return tuple(sorted({i for run in runs for i in range(run.first, run.last)}))


def join(analysis: Analysis, drafts: list[Draft], lexicon: Cues) -> list[Draft]:
    """The rules' drafts with learned extents, and learned relations that the rules missed."""
    learned = relations(analysis)
    if not learned:
        return drafts
    above = parents(drafts)
    drafts = list(drafts)
    used: set[int] = set()
    for number, at in _pairs(drafts, learned):
        used.add(number)
        drafts[at] = _agree(analysis, drafts[at], learned[number])
    matched = {at for _, at in _pairs(drafts, learned)}
    kept = [
        draft
        for at, draft in enumerate(drafts)
        if at in matched or draft.kind in SURE or above[at] is not None
    ]
    for number, relation in enumerate(learned):
        if number not in used:
            kept.append(_draft(analysis, relation, lexicon))
    return sorted(kept, key=lambda d: (d.head, d.cue, d.content))


def _pairs(drafts: Sequence[Draft], learned: Sequence[Relation]) -> list[tuple[int, int]]:
    """Which learned relation and which draft are the same, each once: first by cue, then extent."""
    scored: list[tuple[float, int, int]] = []
    for number, relation in enumerate(learned):
        content, cue = set(relation.content), set(relation.cue)
        for at, draft in enumerate(drafts):
            if draft.content and draft.content[0] > relation.content[-1] + 60:
                continue
            shared = 2 * len(content.intersection(draft.content))
            score = shared / max(1, len(content) + len(draft.content))
            if draft.head in cue or cue & set(draft.cue):
                score += 1
            if score >= SAME:
                scored.append((score, number, at))
    pairs: list[tuple[int, int]] = []
    one: set[int] = set()
    other: set[int] = set()
    for _, number, at in sorted(scored, key=lambda s: (-s[0], s[1], s[2])):
        if number not in one and at not in other:
            one.add(number)
            other.add(at)
            pairs.append((number, at))
    return sorted(pairs)


def _agree(analysis: Analysis, draft: Draft, relation: Relation) -> Draft:
    """A draft with the learned extent, its source kept from the parse where it has one."""
    content = set(relation.content)
    if draft.quoted:
        content |= set(draft.content)
    source = draft.source or relation.source
    return replace(draft, source=source).with_content(content)


def _draft(analysis: Analysis, relation: Relation, lexicon: Cues) -> Draft:
    """A relation that only the network found; its source by the parse from the cue, if it can."""
    head = _head(analysis, relation.cue)
    source, also = relation.source, ()
    stance, kind = "alleged", "learned"
    if head >= 0:
        token = analysis.tokens[head]
        entries = lexicon.verbs.get(token.lemma.lower()) or lexicon.nouns.get(token.lemma.lower())
        if entries:
            stance = entries[0].stance
        subject = sources.subject(analysis, head) if token.upos in ("VERB", "AUX") else None
        if not source and subject is not None and subject not in relation.content:
            source, _ = sources.source_tokens(analysis, subject, head)
    return Draft(head, relation.cue, source, (), stance, kind, also=also).with_content(
        set(relation.content)
    )


def _head(analysis: Analysis, cue: Tokens) -> int:
    inside = set(cue)
    return next((i for i in cue if analysis.tokens[i].head not in inside), cue[0] if cue else -1)
