"""Direct quotation: which cue a quote belongs to, and how far its content runs."""

from __future__ import annotations

from dataclasses import replace

from recount.model.analysis import Analysis, Sentence
from recount.read.statements import sources
from recount.read.statements.draft import Draft
from recount.read.statements.lexicon import Cues
from recount.read.statements.quotes import Quote
from recount.read.statements.verbs import cue_tokens

# A quote of fewer words than this that stands inside a clause is a quoted term, not an utterance.
UTTERANCE = 4


def attach_quotes(
    analysis: Analysis, lexicon: Cues, drafts: list[Draft], found: tuple[Quote, ...]
) -> list[Draft]:
    """The drafts with every quote given to its cue, new ones where no frame had found it.

    A quote goes to the draft whose content overlaps it, else to a cue beside
    it, else on to the speaker of the quote before it.
    """
    drafts = list(drafts)
    last: tuple[int, Quote] | None = None
    for quote in found:
        at = _overlapping(analysis, drafts, quote)
        if at is None and _is_utterance(analysis, quote):
            at = _beside(analysis, lexicon, drafts, quote)
            if at is None and last is not None and _follows(analysis, last[1], quote):
                at = last[0]
        if at is None:
            continue
        drafts[at] = _take(analysis, drafts, at, quote)
        if _is_utterance(analysis, quote):
            last = at, quote
    return drafts


def _overlapping(analysis: Analysis, drafts: list[Draft], quote: Quote) -> int | None:
    """The draft outside the quote whose content has most of it, the widest where several do."""
    inside = set(quote.tokens)
    best: tuple[bool, int, int, int] | None = None
    for at, draft in enumerate(drafts):
        if draft.kind in ("noun", "hedge", "raising", "attitude") or draft.head in _firm(quote):
            continue
        shared = len(inside.intersection(draft.content))
        verb = draft.head >= 0 and analysis.tokens[draft.head].upos == "VERB"
        if shared and (best is None or (verb, shared, len(draft.content)) > best[:3]):
            best = verb, shared, len(draft.content), at
    return best[3] if best else None


def _firm(quote: Quote) -> set[int]:
    """Tokens surely inside: all of a closed quote, all but the last run of an open one."""
    if quote.closed:
        return set(quote.tokens)
    return {i for run in quote.runs[:-1] for i in run}


def _is_utterance(analysis: Analysis, quote: Quote) -> bool:
    words = [i for i in quote.tokens if analysis.tokens[i].upos != "PUNCT"]
    return len(words) >= UTTERANCE or len(quote.runs) > 1


def _beside(analysis: Analysis, lexicon: Cues, drafts: list[Draft], quote: Quote) -> int | None:
    """A cue verb next to the quote, as a new draft; None where there is none."""
    inside = _firm(quote)
    heads = {draft.head: at for at, draft in enumerate(drafts)}
    for i in _near(analysis, quote):
        token = analysis.tokens[i]
        if i in inside or token.upos != "VERB" or token.lemma.lower() not in lexicon.verbs:
            continue
        entry = next(
            (
                e
                for e in lexicon.verbs[token.lemma.lower()]
                if {("clause",), ("quote",)} & set(e.frames)
            ),
            None,
        )
        if entry is None:
            continue
        if i in heads:
            return heads[i] if drafts[heads[i]].quoted or not drafts[heads[i]].content else None
        source, also = _speaker(analysis, i, inside)
        if not source:
            continue
        drafts.append(
            Draft(
                i,
                cue_tokens(analysis, i),
                source,
                (),
                entry.stance,
                entry.kind,
                quoted=True,
                also=also,
                told=sources.told(analysis, i),
            )
        )
        return len(drafts) - 1
    return None


def _near(analysis: Analysis, quote: Quote) -> list[int]:
    """Tokens that may hold the cue, nearest first: after the quote, then before it."""
    first, last = quote.tokens[0], quote.tokens[-1]
    here = analysis.sentence_of(last)
    after = list(range(last + 1, here.last))
    if last + 1 >= here.last:
        after = _opening(analysis, here, last)
    start = analysis.sentence_of(first)
    before = list(range(first - 1, start.first - 1, -1))
    if not before:
        before = _leading(analysis, start)
    own = [] if quote.closed else list(range(quote.runs[-1][0], last + 1))
    return after[:12] + before[:20] + own


def _opening(analysis: Analysis, here: Sentence, last: int) -> list[int]:
    """The next sentence of the paragraph, where the quote's own mark ended the sentence."""
    number = analysis.tokens[last].sentence + 1
    if number >= len(analysis.sentences):
        return []
    following = analysis.sentences[number]
    short = following.last - following.first <= 14
    same = following.paragraph == here.paragraph
    return list(range(following.first, following.last)) if short and same else []


def _leading(analysis: Analysis, start: Sentence) -> list[int]:
    """The sentence before, where it ends with a colon."""
    number = analysis.tokens[start.first].sentence - 1
    if number < 0:
        return []
    before = analysis.sentences[number]
    colon = analysis.tokens[before.last - 1].text == ":"
    return list(range(before.last - 1, before.first - 1, -1)) if colon else []


def _speaker(
    analysis: Analysis, v: int, inside: set[int]
) -> tuple[tuple[int, ...], tuple[tuple[int, ...], ...]]:
    head = sources.subject(analysis, v)
    if head is None or head in inside:
        # Inverted subjects are labelled objects ("read the report").
        after = [t.i for t in analysis.children(v, "obj", "obl") if t.i > v and t.i not in inside]
        head = after[0] if after else None
    return sources.source_tokens(analysis, head, v) if head is not None else ((), ())


def _follows(analysis: Analysis, before: Quote, quote: Quote) -> bool:
    """Whether a quote without a cue goes on with the speaker of the one before."""
    last = analysis.sentence_of(before.tokens[-1])
    first = analysis.sentence_of(quote.tokens[0])
    starts = quote.tokens[0] == first.first
    return starts and 0 <= first.paragraph - last.paragraph <= 1


def _take(analysis: Analysis, drafts: list[Draft], at: int, quote: Quote) -> Draft:
    """The draft with the quote's words added, less any cue clause inside an unclosed quote."""
    draft = drafts[at]
    tokens = set(quote.tokens)
    if draft.head in tokens:
        tokens -= _cue_clause(analysis, draft, quote)
    if draft.content and not draft.quoted:
        bare = [i for i in draft.content if analysis.tokens[i].upos != "PUNCT"]
        whole = sum(i in tokens for i in bare) >= 0.8 * len(bare)
    else:
        whole = True
    return replace(draft.with_content(tokens | set(draft.content)), quoted=draft.quoted or whole)


def _cue_clause(analysis: Analysis, draft: Draft, quote: Quote) -> set[int]:
    """From where the cue's words begin to the end of its sentence, in an unclosed quote."""
    first = min((draft.head, *draft.source))
    end = analysis.sentence_of(draft.head).last
    return set(range(first, end))


def quoted_tokens(found: tuple[Quote, ...]) -> frozenset[int]:
    """All tokens inside closed quotes and unclosed ones alike."""
    return frozenset(i for quote in found for i in quote.tokens)
