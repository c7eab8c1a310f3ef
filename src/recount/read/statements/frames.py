"""Which of a cue's frames a sentence fills, and with what."""

from __future__ import annotations

from dataclasses import dataclass

from recount.model.analysis import Analysis, Token
from recount.read.statements import tree
from recount.read.statements.lexicon import Entry


@dataclass(frozen=True, slots=True)
class Filled:
    """A frame that was found, the entry it belongs to, and the tokens of its content."""

    entry: Entry
    content: frozenset[int]
    frame: str


def fill(
    analysis: Analysis, v: int, entries: tuple[Entry, ...], quoted: frozenset[int]
) -> Filled | None:
    """The first frame of the first entry whose parts are all there, None for none.

    `quoted` are all tokens that stand inside quotation marks.
    """
    particles = {t.lemma for t in analysis.children(v, "compound:prt")}
    for entry in entries:
        if entry.particle is not None and entry.particle not in particles:
            continue
        for frame in entry.frames:
            parts = [_part(analysis, v, name, quoted) for name in frame]
            if all(parts):
                content = frozenset(i for part in parts for i in part)
                return Filled(entry, content, " ".join(frame))
    return None


def _part(analysis: Analysis, v: int, name: str, quoted: frozenset[int]) -> frozenset[int]:
    match name:
        case "clause":
            return _clause(analysis, v)
        case "quote":
            return _quote(analysis, v, quoted)
        case "open":
            return _below(analysis, v, "xcomp")
        case "noun":
            return _noun(analysis, v)
        case "raised":
            return _raised(analysis, v)
        case _:
            return _prepositional(analysis, v, name)


def _below(analysis: Analysis, v: int, *rels: str) -> frozenset[int]:
    return frozenset(i for t in analysis.children(v, *rels) for i in analysis.subtree(t.i))


def _clause(analysis: Analysis, v: int) -> frozenset[int]:
    below = analysis.children(v, "ccomp") or (
        analysis.children(v, "csubj") if tree.is_passive(analysis, v) else []
    )
    if below:
        return frozenset(i for t in below for i in analysis.subtree(t.i))
    return insertion(analysis, v)


def insertion(analysis: Analysis, v: int) -> frozenset[int]:
    """The clause that a cue is inserted in or hung on ("…, she said, …"; "as she said")."""
    token = analysis.tokens[v]
    head = analysis.head(token)
    if head is None or not _inserted(analysis, token):
        return frozenset()
    own = set(analysis.subtree(v))
    return frozenset(set(analysis.subtree(tree.predicate(analysis, head.i))) - own)


def _inserted(analysis: Analysis, token: Token) -> bool:
    if analysis.children(token.i, "xcomp") or not analysis.children(token.i, "nsubj"):
        return False
    if token.rel in ("parataxis", "dep") or (token.rel == "ccomp" and token.i > token.head):
        return tree.case_of(analysis, token.i) == "" and not analysis.children(token.i, "obj")
    return token.rel == "advcl" and tree.case_of(analysis, token.i) == "as"


def _quote(analysis: Analysis, v: int, quoted: frozenset[int]) -> frozenset[int]:
    """Quoted words in a place where the cue's object or complement would stand."""
    if v in quoted:
        return frozenset()
    below = [
        t
        for t in analysis.children(v, "ccomp", "parataxis", "obj", "xcomp", "obl", "dep", "advcl")
        if t.i in quoted
    ]
    if below:
        return frozenset(i for t in below for i in analysis.subtree(t.i))
    token = analysis.tokens[v]
    if token.rel in ("parataxis", "dep", "advcl") and token.head in quoted:
        return insertion(analysis, v) & quoted
    return frozenset()


def _noun(analysis: Analysis, v: int) -> frozenset[int]:
    if tree.is_passive(analysis, v):
        return _passive_noun(analysis, v)
    objects = analysis.children(v, "obj")
    if (objects and objects[0].feat("PronType") == "Rel") or (
        not objects and _object_gap(analysis, v)
    ):
        return frozenset(tree.phrase(analysis, analysis.tokens[v].head))
    return frozenset(i for t in objects for i in analysis.subtree(t.i))


def _object_gap(analysis: Analysis, v: int) -> bool:
    """Whether a relative clause lacks its object ("the blast the rebels deny")."""
    subjects = analysis.children(v, "nsubj")
    return (
        analysis.tokens[v].deprel == "acl:relcl"
        and bool(subjects)
        and all(t.feat("PronType") != "Rel" for t in subjects)
    )


def _passive_noun(analysis: Analysis, v: int) -> frozenset[int]:
    found = _below(analysis, v, "nsubj:pass", "csubj:pass")
    if not found and analysis.tokens[v].rel == "acl":
        found = frozenset(tree.phrase(analysis, analysis.tokens[v].head))
    return found


def _raised(analysis: Analysis, v: int) -> frozenset[int]:
    """The subject and the open complement of "is thought to", "seems to"."""
    complement = _below(analysis, v, "xcomp")
    if not complement:
        return frozenset()
    return complement | _below(analysis, v, "nsubj") | _passive_noun(analysis, v)


def _prepositional(analysis: Analysis, v: int, preposition: str) -> frozenset[int]:
    found = [
        t
        for t in analysis.children(v, "obl", "advcl", "xcomp", "nmod", "ccomp")
        if tree.case_of(analysis, t.i) == preposition
    ]
    for noun in analysis.children(v, "obj"):
        found += [
            t
            for t in analysis.children(noun.i, "acl", "nmod")
            if tree.case_of(analysis, t.i) == preposition and t.deprel != "acl:relcl"
        ]
    return frozenset(i for t in found for i in analysis.subtree(t.i))
