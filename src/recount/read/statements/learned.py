"""The spans a network has learned, joined with what the rules found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from recount.model.analysis import Analysis, TokenRun
from recount.read.statements import sources
from recount.read.statements.draft import Draft, Tokens
from recount.read.statements.edges import mended
from recount.read.statements.lexicon import Cues
from recount.read.statements.nest import parents

# A rule's content and a learned one are the same from this share of common tokens (dice) on.
SAME = 0.5
# Rules that are sure enough to stand where nothing learned agrees with them.
SURE = frozenset({"clause", "quote", "of", "noun of", "noun for", "noun on", "for", "phrase", ""})
# A learned extent that has less than this share of what stands before its cue is a torn one.
WHOLE = 0.5
# A rule's cue and a learned one are the same within so many tokens.
NEAR = 3
# Frames of those that may stand inside another.
NESTED = frozenset({"clause", "quote", "noun of", "noun for", "noun open", "raised"})


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
            _nearest(parts.get("source", []), runs[key] if key >= 0 else parts["content"][0]),
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


def _nearest(runs: Sequence[TokenRun], cue: TokenRun) -> Tokens:
    """The one run of several that stands nearest to the cue."""
    best = min(runs, key=lambda r: (_gap(r, cue), r.first), default=None)
    return tuple(range(best.first, best.last)) if best is not None else ()


def _gap(one: TokenRun, other: TokenRun) -> int:
    return max(one.first - other.last, other.first - one.last, 0)


def _tokens(runs: Sequence[TokenRun]) -> Tokens:
    return tuple(sorted({i for run in runs for i in range(run.first, run.last)}))


def join(
    analysis: Analysis, drafts: list[Draft], lexicon: Cues, quoted: frozenset[int]
) -> list[Draft]:
    """The rules' drafts with learned extents, and learned relations that the rules missed.

    `quoted` are all tokens inside quotation marks.
    """
    learned = relations(analysis)
    if not learned:
        return drafts
    learned = [part for r in learned for part in _parted(analysis, r, drafts, quoted)]
    learned = [_mended(analysis, r) for r in _completed(analysis, learned)]
    matched = _pairs(drafts, learned, _verbs(analysis, lexicon))
    others = frozenset(i for r in learned for i in (*r.cue, *r.source))
    above = parents(analysis, drafts)
    joined: list[Draft] = []
    for at, draft in enumerate(drafts):
        if at in matched:
            joined.append(_agree(analysis, draft, learned[matched[at]], others))
        elif _stands_alone(draft) or (above[at] is not None and _may_nest(draft)):
            joined.append(draft)
    used = set(matched.values())
    joined += [
        _draft(analysis, relation, lexicon)
        for number, relation in enumerate(learned)
        if number not in used and relation.cue and _somebody(analysis, relation)
    ]
    return sorted(joined, key=lambda d: (d.head, d.cue, d.content))


def _parted(
    analysis: Analysis, relation: Relation, drafts: Sequence[Draft], quoted: frozenset[int]
) -> list[Relation]:
    """A relation without the runs that cannot be its own, and those by themselves.

    A run in another sentence than its cue is not its own unless quoted; nor is
    one that the rules give to another cue and not to this.
    """
    if not relation.cue:
        return [relation]
    sentence = analysis.tokens[relation.cue[0]].sentence
    first, last = relation.content[0], relation.content[-1]
    near = [d for d in drafts if d.content and d.content[0] <= last and d.content[-1] >= first]
    own = [set(d.content) for d in drafts if d.head in relation.cue]
    others = [set(d.content) for d in near if d.head not in relation.cue]
    kept: list[int] = []
    apart: list[Relation] = []
    for run in _runs(relation.content):
        far = not any(analysis.tokens[i].sentence == sentence for i in run)
        given = _most(run, others) and not _most(run, own) and bool(own)
        if (far and not quoted.intersection(run)) or given:
            apart.append(Relation((), (), run))
        else:
            kept.extend(run)
    return [*([replace(relation, content=tuple(kept))] if kept else []), *apart]


def _mended(analysis: Analysis, relation: Relation) -> Relation:
    stop = frozenset((*relation.cue, *relation.source))
    whole = mended(analysis, set(relation.content), stop)
    return replace(relation, content=tuple(sorted(whole)))


def _completed(analysis: Analysis, learned: list[Relation]) -> list[Relation]:
    """Relations without a cue or a source with one that stands free in their sentence."""
    cues = _free(analysis, "cue", {i for r in learned for i in r.cue})
    found: list[Relation] = []
    for relation in learned:
        if not relation.cue:
            cue = _take(analysis, cues, relation.content)
            relation = replace(relation, cue=cue)
        found.append(relation)
    sources = _free(analysis, "source", set())
    return [
        replace(r, source=_take(analysis, sources, r.cue or r.content, False))
        if not r.source
        else r
        for r in found
    ]


def _free(analysis: Analysis, label: str, used: set[int]) -> dict[int, list[TokenRun]]:
    """Runs of a label that hold no used token, by sentence."""
    found: dict[int, list[TokenRun]] = {}
    for run in analysis.attributions:
        if run.label == label and not used.intersection(range(run.first, run.last)):
            found.setdefault(analysis.tokens[run.first].sentence, []).append(run)
    return found


def _take(
    analysis: Analysis, free: dict[int, list[TokenRun]], near: Tokens, once: bool = True
) -> Tokens:
    """The free run nearest to some tokens in their sentence, taken away where it goes `once`."""
    at = TokenRun(near[0], near[-1] + 1, "")
    runs = [
        run
        for number in sorted({analysis.tokens[i].sentence for i in (near[0], near[-1])})
        for run in free.get(number, [])
        if not set(near).intersection(range(run.first, run.last))
    ]
    taken = _nearest(runs, at)
    if taken and once:
        for held in free.values():
            held[:] = [run for run in held if run.first != taken[0]]
    return taken


def _most(run: Tokens, contents: Sequence[set[int]]) -> bool:
    return any(2 * len(content.intersection(run)) > len(run) for content in contents)


def _runs(tokens: Tokens) -> list[Tokens]:
    found: list[list[int]] = []
    for i in tokens:
        if found and found[-1][-1] == i - 1:
            found[-1].append(i)
        else:
            found.append([i])
    return [tuple(run) for run in found]


def _may_nest(draft: Draft) -> bool:
    """Whether a rule may stand inside another, where the network was taught that nothing does."""
    if draft.kind == "noun":
        return draft.frame in ("that", "of")
    return draft.kind in ("speech", "thought") and draft.frame in NESTED


def _stands_alone(draft: Draft) -> bool:
    """Whether a rule is sure enough where nothing learned agrees with it."""
    firm = draft.sure or draft.stance in ("denied", "conceded")
    if draft.kind == "thought" and draft.stance == "feared":
        return draft.frame == "clause"
    return draft.kind in ("speech", "hedge") and (firm or draft.frame in SURE)


def _verbs(analysis: Analysis, lexicon: Cues) -> frozenset[int]:
    """Tokens that are a cue verb of the lexicon."""
    return frozenset(
        t.i for t in analysis.tokens if t.upos == "VERB" and t.lemma.lower() in lexicon.verbs
    )


def _pairs(
    drafts: Sequence[Draft], learned: Sequence[Relation], verbs: frozenset[int]
) -> dict[int, int]:
    """For each draft the learned relation that is the same, each taken once.

    The same cue makes them the same; without, contents that overlap enough do,
    unless the learned one has a cue verb of its own (one of `verbs`).
    """
    by_cue = {i: number for number, r in enumerate(learned) for i in r.cue}
    open_ = {n for n, r in enumerate(learned) if not verbs.intersection(r.cue)}
    scored: list[tuple[float, int, int]] = []
    for at, draft in enumerate(drafts):
        own = set(draft.content)
        near = {by_cue[draft.head]} if draft.head in by_cue else open_
        for number in sorted(near):
            relation = learned[number]
            if relation.cue and draft.kind != "noun" and not _one_cue(draft, relation):
                continue
            shared = 2 * len(own.intersection(relation.content))
            score = shared / max(1, len(own) + len(relation.content))
            if draft.head in relation.cue:
                score += 1
            if score >= SAME:
                scored.append((score, number, at))
    found: dict[int, int] = {}
    for _, number, at in sorted(scored, key=lambda s: (-s[0], s[1], s[2])):
        if at not in found and number not in found.values():
            found[at] = number
    return found


def _one_cue(draft: Draft, relation: Relation) -> bool:
    """Whether a rule's cue can be meant by a learned one: near it and not part of what is said."""
    near = min(abs(draft.head - i) for i in relation.cue) <= NEAR
    return near and draft.head not in relation.content


def _agree(analysis: Analysis, draft: Draft, relation: Relation, others: frozenset[int]) -> Draft:
    """A draft with the learned extent, and the learned source where the parse has none.

    `others` are the tokens of all learned cues and sources.
    """
    content = set(relation.content)
    ends = draft.frame == "clause" and max(draft.content) < draft.head
    torn = len(content.intersection(draft.content)) < WHOLE * len(draft.content)
    if draft.sure and draft.frame.startswith("noun "):
        whole = content | set(draft.content)
        content = set(range(min(whole), max(whole) + 1))
    if draft.frame == "noun" and content.issubset(draft.content):
        # An object is said with all that hangs on it ("beatings in which two men died").
        content |= set(draft.content)
    relative = analysis.tokens[draft.head].deprel == "acl:relcl" if draft.head >= 0 else False
    if relative and draft.frame == "clause":
        # "the raid which they say …": the noun before the clause is part of what they say.
        content |= set(draft.content)
    if draft.quoted or (ends and torn and not others.intersection(draft.content)):
        # What stands before a cue that ends the sentence is all its content.
        content |= set(draft.content)
    source = draft.source
    if draft.kind == "noun" and not source and not _ties(analysis, draft, relation.source):
        return draft.with_content(content)
    if not source or (
        set(source) & set(relation.source) and _holds_head(analysis, relation, source)
    ):
        source = relation.source or source
    elif relation.source and 0 <= relation.source[0] - source[-1] <= 2:
        # A name that the parse left out, put right behind the noun it belongs to.
        source = tuple(range(source[0], max(source[-1], relation.source[-1]) + 1))
    return replace(draft, source=source).with_content(content)


def _ties(analysis: Analysis, draft: Draft, source: Tokens) -> bool:
    """Whether a learned source of a noun stands beside it or governs it as its subject."""
    if not source:
        return False
    apart = max(draft.head - source[-1], source[0] - draft.head)
    return apart <= 3 and _head(analysis, source) not in draft.content


def _holds_head(analysis: Analysis, relation: Relation, source: Tokens) -> bool:
    """Whether a learned source has the word that heads the one by the parse, so is not torn."""
    return _head(analysis, source) in relation.source


def _draft(analysis: Analysis, relation: Relation, lexicon: Cues) -> Draft:
    """A relation that only the network found; its source by the parse from the cue, if it can."""
    head = _head(analysis, relation.cue)
    source, also = relation.source, ()
    stance, kind = "alleged", "learned"
    if head >= 0:
        token = analysis.tokens[head]
        entries = lexicon.verbs.get(token.lemma.lower()) or lexicon.nouns.get(token.lemma.lower())
        if entries:
            said = [e for e in entries if {("clause",), ("that",)} & set(e.frames)]
            stance = (said or list(entries))[0].stance
        subject = sources.subject(analysis, head) if token.upos in ("VERB", "AUX") else None
        plain = subject is not None and subject not in relation.content
        if (
            subject is not None
            and plain
            and (not source or _passes_by(analysis, subject, source, head))
        ):
            source, _ = sources.source_tokens(analysis, subject, head)
    return Draft(head, relation.cue, source, (), stance, kind, also=also).with_content(
        set(relation.content)
    )


def _passes_by(analysis: Analysis, subject: int, source: Tokens, cue: int) -> bool:
    """Whether a learned source only stands in a clause on the subject ("X, who met Y, said").

    One right before the cue is its own ("victims of what activists say is gas").
    """
    below = {i for t in analysis.children(subject, "acl") for i in analysis.subtree(t.i)}
    beside = source[-1] + 1 == cue
    return subject not in source and not beside and below.issuperset(source)


def _somebody(analysis: Analysis, relation: Relation) -> bool:
    """Whether a learned cue has a subject that can be its source, or none by the parse."""
    head = _head(analysis, relation.cue)
    token = analysis.tokens[head]
    if token.upos not in ("VERB", "AUX"):
        return True
    return sources.perceives(analysis, token, sources.near_subject(analysis, head))


def _head(analysis: Analysis, cue: Tokens) -> int:
    inside = set(cue)
    return next((i for i in cue if analysis.tokens[i].head not in inside), cue[0] if cue else -1)
