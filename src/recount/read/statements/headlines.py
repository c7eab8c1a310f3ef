"""Headlines that name their source without a verb: "Monitor: 12 killed", "12 killed, army"."""

from __future__ import annotations

from recount.model.analysis import Analysis
from recount.model.document import Zone
from recount.read.statements.draft import Draft, Tokens
from recount.read.statements.lexicon import words

MARKS = frozenset({":", "-", "–", "—", "|"})
# A source in a headline is short; what it says is longer than that.
LONGEST = 6
SHORTEST = 3


def headline_drafts(
    analysis: Analysis, zones: tuple[Zone, ...], drafts: list[Draft]
) -> list[Draft]:
    """A draft for every headline whose first or last words are a voice and hold no verb.

    Headlines that `drafts` already read as somebody's words are left alone.
    """
    taken = {i for draft in drafts if draft.source for i in draft.content}
    found: list[Draft] = []
    for zone in zones:
        if zone.kind != "title":
            continue
        inside = analysis.tokens_in(zone.start, zone.end)
        tokens = tuple(t.i for t in inside)
        while tokens and analysis.tokens[tokens[-1]].text == ".":
            tokens = tokens[:-1]
        if len(tokens) <= SHORTEST or taken.intersection(tokens):
            continue
        parted = _at_mark(analysis, tokens) or _at_end(analysis, tokens)
        if parted is not None:
            source, content = parted
            found.append(Draft(-1, (), source, content, "alleged", "speech", sure=True))
    return found


def _at_mark(analysis: Analysis, tokens: Tokens) -> tuple[Tokens, Tokens] | None:
    """Source and content on either side of a colon or a dash that stands free."""
    for at, i in enumerate(tokens):
        token = analysis.tokens[i]
        free = token.text in (":", "|") or _spaced(analysis, i)
        if token.text not in MARKS or not free:
            continue
        left, right = tokens[:at], tokens[at + 1 :]
        if len(right) >= SHORTEST and _is_voice(analysis, left):
            return left, right
        if len(left) >= SHORTEST and _is_voice(analysis, right):
            return right, left
    return None


def _spaced(analysis: Analysis, i: int) -> bool:
    token, text = analysis.tokens[i], analysis.text
    return text[token.start - 1 : token.start].isspace() and text[token.end : token.end + 1] == " "


def _at_end(analysis: Analysis, tokens: Tokens) -> tuple[Tokens, Tokens] | None:
    """A body or a person named last, set off by its capital alone where the mark was lost."""
    last = analysis.tokens[tokens[-1]]
    before = [analysis.tokens[i] for i in tokens[1:-1]]
    low = [t for t in before if t.upos in ("NOUN", "VERB", "ADJ") and t.text[:1].islower()]
    capital = last.text[:1].isupper() and last.upos in ("NOUN", "PROPN")
    speaks = last.lemma.lower() in words("sources", "bodies") | words("sources", "persons")
    joined = before and (before[-1].upos in ("ADP", "DET", "ADJ") or before[-1].text[:1].isupper())
    if not (capital and speaks and len(low) >= SHORTEST) or joined:
        return None
    return (last.i,), tokens[:-1]


def _is_voice(analysis: Analysis, tokens: Tokens) -> bool:
    """Whether some words are one short name or noun of somebody who can speak."""
    if not tokens or len(tokens) > LONGEST:
        return False
    if any(analysis.tokens[i].upos in ("VERB", "AUX", "NUM", "PRON") for i in tokens):
        return False
    lemmas = {analysis.tokens[i].lemma.lower() for i in tokens}
    if lemmas & (words("sources", "bodies") | words("sources", "persons")):
        return True
    labels = [n.label for n in analysis.names if n.first <= tokens[-1] < n.last]
    return bool(labels) and labels[0] in ("person", "organisation", "government")
