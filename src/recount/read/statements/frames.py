"""Which of a cue's frames a sentence fills, and with what."""

from __future__ import annotations

from dataclasses import dataclass

from recount.model.analysis import Analysis, Token
from recount.read.statements import sources, tree
from recount.read.statements.lexicon import Entry, words


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
            if frame == ("raised",) and entry.kind == "speech" and not tree.is_passive(analysis, v):
                # "He is claimed to have": who "claimed to have" says it of himself.
                continue
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
        found = frozenset(i for t in below for i in analysis.subtree(t.i))
        found |= _relative(analysis, v)
    else:
        found = insertion(analysis, v) or _before_subject(analysis, v)
    return _filled(analysis, v, found)


def _relative(analysis: Analysis, v: int) -> frozenset[int]:
    """The noun before a relative clause that somebody else says ("the raid which they say …")."""
    token = analysis.tokens[v]
    subject = sources.near_subject(analysis, v)
    if token.deprel != "acl:relcl" or subject is None or _is_relative(analysis.tokens[subject]):
        return frozenset()
    return frozenset(i for i in tree.phrase(analysis, token.head) if i < v)


def _is_relative(token: Token) -> bool:
    return token.feat("PronType") in ("Rel", "Int") or token.xpos in ("WDT", "WP")


def _before_subject(analysis: Analysis, v: int) -> frozenset[int]:
    """A sentence that ends in its cue ("… the monitor said"), where the parse lost the clause."""
    subject = sources.near_subject(analysis, v)
    if subject is None or subject > v or _has_object(analysis, v):
        return frozenset()
    first = tree.phrase(analysis, subject)[0]
    start = tree.stretch_start(analysis, v)
    said = any(analysis.tokens[i].upos in ("VERB", "AUX") for i in range(start, first))
    own = analysis.tokens[v].rel in ("root", "parataxis", "conj") and v - subject <= 6
    return frozenset(range(start, first)) if said and own else frozenset()


def _has_object(analysis: Analysis, v: int) -> bool:
    """Whether a verb has an object that is no hearer."""
    telling = analysis.tokens[v].lemma.lower() in words("sources", "telling")
    return bool(analysis.children(v, "obj")) and not telling


def _filled(analysis: Analysis, v: int, found: frozenset[int]) -> frozenset[int]:
    """Content with the gaps that a torn parse leaves, on either side of the cue.

    Before its subject a cue that ends the sentence has content alone.
    """
    if not found:
        return found
    subject = sources.near_subject(analysis, v)
    own = {v, *(i for t in _own_parts(analysis, v, found) for i in analysis.subtree(t.i))}
    if subject is not None:
        own.update(tree.phrase(analysis, subject))
    edge = min(v, tree.phrase(analysis, subject)[0]) if subject is not None else v
    left = [i for i in found if i < edge]
    right = [i for i in found if i > v]
    whole = set(found)
    if left and not right and analysis.tokens[v].rel == "root":
        whole.update(range(analysis.sentence_of(v).first, edge))
    for side in (left, right):
        if side:
            whole.update(i for i in range(min(side), max(side) + 1) if i not in own)
    return frozenset(whole - own)


def _own_parts(analysis: Analysis, v: int, found: frozenset[int]) -> list[Token]:
    """What hangs on the cue itself: its time, its place, its hearer."""
    rels = ("obl", "advmod", "obj", "iobj", "aux", "mark", "cc", "discourse")
    return [t for t in analysis.children(v, *rels) if t.i not in found]


def insertion(analysis: Analysis, v: int) -> frozenset[int]:
    """The clause that a cue is inserted in or hung on ("…, she said, …"; "as she said")."""
    token = analysis.tokens[v]
    head = analysis.head(token)
    if head is None or not _inserted(analysis, token):
        return frozenset()
    own = set(analysis.subtree(v))
    return frozenset(set(analysis.subtree(tree.predicate(analysis, head.i))) - own)


def _inserted(analysis: Analysis, token: Token) -> bool:
    subjects = analysis.children(token.i, "nsubj")
    objects = [t for t in analysis.children(token.i, "xcomp", "obj") if t.xpos != "VBG"]
    if not subjects or objects:
        return False
    case = tree.case_of(analysis, token.i)
    if token.rel == "advcl":
        return case == "as"
    if token.deprel == "acl:relcl":
        # Without commas "… in the attack the monitor said" is read as a relative clause.
        noun = analysis.tokens[token.head].upos in ("NOUN", "PROPN")
        return noun and subjects[0].feat("PronType") not in ("Rel", "Int") and not case
    after = token.rel == "ccomp" and token.i > token.head
    return (after or token.rel in ("parataxis", "dep")) and not case


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
