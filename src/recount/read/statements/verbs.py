"""Statements whose cue is a verb: "said that", "accused … of", "is believed to"."""

from __future__ import annotations

from dataclasses import replace

from recount.model.analysis import Analysis, Token
from recount.read.statements import sources, tree
from recount.read.statements.draft import Draft, Tokens
from recount.read.statements.frames import fill
from recount.read.statements.grounds import grounds
from recount.read.statements.lexicon import Cues, words

# In a torn parse "as saying" is looked for so many tokens after "quoted".
SAYING = 10


def verb_drafts(analysis: Analysis, lexicon: Cues, quoted: frozenset[int]) -> list[Draft]:
    """A draft for every cue verb whose frame the sentence fills, in text order."""
    found: list[Draft] = []
    for token in analysis.tokens:
        if token.upos not in ("VERB", "AUX"):
            continue
        draft = _phrase(analysis, token, lexicon) or _verb(analysis, token, lexicon, quoted)
        if draft is not None:
            found.append(draft)
    return found


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
    if head is None and not raising and not tree.is_passive(analysis, token.i):
        head = sources.name_before(analysis, token.i)
    if head is None and filled.frame in ("clause", "quote"):
        head = sources.inverted(analysis, token.i, filled.content)
    if filled.frame != "quote" and not sources.perceives(analysis, token, head):
        return None
    source, also = sources.source_tokens(analysis, head, token.i) if head is not None else ((), ())
    draft = Draft(
        head=token.i,
        cue=cue_tokens(analysis, token.i),
        source=source,
        content=(),
        stance="denied" if _calls_untrue(analysis, token) else filled.entry.stance,
        kind=filled.entry.kind,
        quoted=filled.frame == "quote",
        frame=filled.frame,
        sure=filled.entry.sure,
        also=also,
        basis=grounds(analysis, token.i, head),
        told=sources.told(analysis, token.i),
    )
    return draft.with_content(filled.content)


def _calls_untrue(analysis: Analysis, token: Token) -> bool:
    """Whether a cue says of its object that it is untrue ("called the reports false")."""
    if not analysis.children(token.i, "obj"):
        return False
    called = analysis.children(token.i, "xcomp")
    said = [*called, *(t for c in called for t in analysis.children(c.i, "conj"))]
    return any(t.lemma.lower() in words("hedges", "false") for t in said)


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
            cue = cue_tokens(analysis, token.i)
            if content:
                cue = tuple(sorted({*cue, noun.i}))
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


def quoting(analysis: Analysis, drafts: list[Draft]) -> list[Draft]:
    """The drafts with "A quoted B as saying C" told apart: B says C, inside of A passing it on.

    The content may have been found at either verb; both hops get it.
    """
    for token in analysis.tokens:
        if token.lemma not in words("sources", "quoting") or token.upos != "VERB":
            continue
        saying = _saying(analysis, token)
        quoted, head = _quoted_and_quoting(analysis, token, saying)
        if saying is None or not quoted:
            continue
        mine = [d for d in drafts if d.head in (token.i, saying)]
        content = {i for d in mine for i in d.content}
        if not content or head is None:
            continue
        inner = _hop(analysis, saying, quoted[0], content - set(analysis.subtree(quoted[0])))
        outer = _hop(analysis, token.i, head, content | {*inner.cue, *inner.source})
        quote = any(d.quoted for d in mine)
        drafts = [d for d in drafts if d not in mine]
        drafts += [replace(outer, quoted=quote), replace(inner, parent=token.i, quoted=quote)]
    return drafts


def _quoted_and_quoting(
    analysis: Analysis, token: Token, saying: int | None
) -> tuple[list[int], int | None]:
    """Who is quoted, and who quotes him: after "by" in the passive, else the subject."""
    if not tree.is_passive(analysis, token.i):
        # After the verb the one quoted is at times read as a second subject.
        after = analysis.children(token.i, "obj", "iobj", "nsubj")
        return [t.i for t in after if t.i > token.i], sources.subject(analysis, token.i)
    verbs = [token.i, *([saying] if saying is not None else [])]
    by = [
        t.i
        for i in verbs
        for t in analysis.children(i, "obl", "nsubj")
        if tree.case_of(analysis, t.i) == "by"
    ]
    quoted = [t.i for t in analysis.children(token.i, "nsubj") if t.i not in by]
    return (quoted, by[0]) if by else ([], None)


def _hop(analysis: Analysis, v: int, head: int, content: set[int]) -> Draft:
    source, also = sources.source_tokens(analysis, head, v)
    cue = cue_tokens(analysis, v)
    draft = Draft(v, cue, source, (), "alleged", "speech", also=also, frame="clause")
    return draft.with_content(content)


def _saying(analysis: Analysis, token: Token) -> int | None:
    """The participle of "quoted … as saying", beneath the verb or what it quotes."""
    above = [token.i, *(t.i for t in analysis.children(token.i, "obj"))]
    for i in above:
        for t in analysis.children(i, "advcl", "xcomp", "ccomp", "obl", "acl", "nmod"):
            if t.feat("VerbForm") in ("Part", "Ger") or t.xpos == "VBG":
                return t.i
    for t in analysis.tokens[token.i + 2 : token.i + SAYING]:
        opened = analysis.tokens[t.i - 1].lemma.lower() in words("sources", "quoted_as")
        if t.xpos == "VBG" and opened and t.sentence == token.sentence:
            return t.i
    return None
