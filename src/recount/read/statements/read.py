"""From an analysed text to its statements: the stage's steps in order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from recount.model.analysis import Analysis
from recount.model.document import READ_ZONES, Zone
from recount.model.reading import Statement, TimeMention
from recount.model.span import Span
from recount.read.statements import tree
from recount.read.statements.bounds import hard_breaks, within_reach
from recount.read.statements.carry import carried
from recount.read.statements.dates import kept_on, said_on
from recount.read.statements.direct import attach_quotes, quoted_tokens
from recount.read.statements.draft import Draft, Tokens
from recount.read.statements.endings import whole_endings
from recount.read.statements.headlines import headline_drafts
from recount.read.statements.learned import join
from recount.read.statements.lexicon import Cues, cues, words
from recount.read.statements.nest import parents
from recount.read.statements.nouns import adverb_drafts, noun_drafts, preposition_drafts
from recount.read.statements.quotes import Quote, quotes
from recount.read.statements.sources import shown_by
from recount.read.statements.speakers import resolve_speakers
from recount.read.statements.verbs import quoting, verb_drafts


def read_statements(
    analysis: Analysis,
    zones: tuple[Zone, ...] = (),
    times: tuple[TimeMention, ...] = (),
    language: str = "en",
) -> tuple[Statement, ...]:
    """The attribution relations of a document.

    Those with a cue of their own come first, in text order of the cue; those
    carried over from them to sentences that name nobody come after, in text
    order too, so that a reader who wants cued ones alone can stop there.
    `zones` without entries mean that all is read.
    """
    found = quotes(analysis)
    quoted = quoted_tokens(found)
    breaks = hard_breaks(analysis, zones)
    drafts = [
        within_reach(draft, breaks, quoted, len(analysis.tokens))
        for draft in _drafts(analysis, cues(language), found, quoted)
    ]
    drafts = _readable(analysis, drafts, zones)
    drafts = sorted([*headline_drafts(analysis, zones, drafts), *drafts], key=_order)
    speakers = resolve_speakers(analysis, drafts)
    above = parents(analysis, drafts)
    statements = [
        replace(
            _statement(analysis, draft, speaker, quoted),
            inside=above[at],
            on=said_on(analysis, draft, times),
        )
        for at, (draft, speaker) in enumerate(zip(drafts, speakers, strict=True))
    ]
    statements = kept_on(statements)
    for at, tokens in carried(analysis, drafts, speakers, zones):
        statements.append(_carried(analysis, statements[at], at, tokens))
    return tuple(statements)


def _drafts(
    analysis: Analysis, lexicon: Cues, found: tuple[Quote, ...], quoted: frozenset[int]
) -> list[Draft]:
    drafts = [
        *verb_drafts(analysis, lexicon, quoted),
        *noun_drafts(analysis, lexicon),
        *preposition_drafts(analysis, lexicon),
        *adverb_drafts(analysis, lexicon),
    ]
    drafts.sort(key=_order)
    drafts = quoting(analysis, attach_quotes(analysis, lexicon, drafts, found))
    drafts = [draft for draft in drafts if draft.content]
    joined = join(analysis, drafts, lexicon, quoted)
    return sorted(whole_endings(analysis, joined, lexicon), key=_order)


def _order(draft: Draft) -> tuple[int, Tokens, Tokens]:
    return (draft.cue or draft.content or (0,))[0], draft.cue, draft.content


def _readable(analysis: Analysis, drafts: Sequence[Draft], zones: tuple[Zone, ...]) -> list[Draft]:
    """Drafts whose cue stands in a zone that is read."""
    shut = [(z.start, z.end) for z in zones if z.kind not in READ_ZONES]
    kept = []
    for draft in drafts:
        start = analysis.tokens[_order(draft)[0]].start
        if not any(first <= start < last for first, last in shut):
            kept.append(draft)
    return kept


def _statement(
    analysis: Analysis, draft: Draft, speaker: Tokens, quoted: frozenset[int]
) -> Statement:
    keep = quoted.intersection(draft.content)
    lemma = analysis.tokens[draft.head].lemma.lower() if draft.head >= 0 else ""
    if draft.kind == "noun" and not draft.source and lemma in words("sources", "hearsay"):
        # Where nobody owns a claim or a report, it is the report itself that says so.
        speaker = (draft.head,)
    source = tree.spans(analysis, draft.source)
    basis = tuple(_one(analysis, tokens) for tokens in draft.basis)
    kind = draft.kind
    if any(analysis.tokens[i].feat("PronType") == "Neg" for i in draft.source):
        # What nobody says is taken for granted ("no one claimed the attack").
        speaker, kind = (), "attitude"
    if kind in ("evidence", "speech") and _is_ground(analysis, draft.source):
        basis = (*source, *basis)
        medium = shown_by(analysis, draft.source)
        speaker, kind = (medium, "speech") if medium else (speaker, "evidence")
    return Statement(
        source=source,
        cue=tree.spans(analysis, draft.cue),
        content=tree.spans(analysis, draft.content, keep),
        direct=draft.quoted,
        stance=draft.stance,
        basis=basis,
        also=tuple(_one(analysis, tokens) for tokens in draft.also),
        told=_one(analysis, draft.told) if draft.told else None,
        speaker=_one(analysis, speaker) if speaker else None,
        kind=kind,
    )


def _one(analysis: Analysis, tokens: Tokens) -> Span:
    return analysis.span(tokens[0], tokens[-1])


def _is_ground(analysis: Analysis, source: Tokens) -> bool:
    """Whether a source is a thing that shows and no voice ("footage", "evidence")."""
    inside = set(source)
    heads = [i for i in source if analysis.tokens[i].head not in inside]
    return any(
        {analysis.tokens[i].lemma.lower(), analysis.tokens[i].text.lower()}
        & words("sources", "evidence")
        for i in heads
    )


def _carried(analysis: Analysis, before: Statement, at: int, tokens: Tokens) -> Statement:
    return Statement(
        source=(),
        cue=(),
        content=tree.spans(analysis, tokens),
        direct=False,
        stance=before.stance if before.stance in ("alleged", "believed") else "alleged",
        inside=before.inside,
        carried=True,
        carried_from=at,
        on=before.on,
        speaker=before.speaker,
        kind="carried",
    )
