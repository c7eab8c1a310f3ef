"""Nouns and adjectives for those an act befell ("30 bodies", "the wounded", "left 12 dead").

The word itself is who suffered the act: a claim is made where they are counted,
found or said to be so.
"""

from __future__ import annotations

from recount.model.analysis import Analysis, Token
from recount.read import phrases
from recount.read.acts.frames import described, named_among
from recount.read.acts.scene import Roles, Scene, expand, split_means


def governor(analysis: Analysis, noun: Token) -> Token | None:
    """The predicate a noun belongs to: its nearest verb or predicate above."""
    for above in analysis.ancestors(noun.i):
        if phrases.is_predicate(analysis, above):
            return above
    return None


def counted_by(scene: Scene) -> bool:
    """Whether a count stands over this noun ("hundreds of casualties", "109 of the dead")."""
    head = scene.analysis.head(scene.token)
    if head is None or scene.token.rel != "nmod":
        return False
    return head.upos == "NUM" or scene.lexicon.has("counters", head.lemma.lower())


def is_party(scene: Scene, token: Token) -> bool:
    """Whether a noun names armed people ("regime forces")."""
    words = [token, *scene.analysis.children(token.i, "compound", "amod")]
    return any(scene.lexicon.has("parties", t.lemma.lower()) for t in words)


def body(scene: Scene) -> Roles | None:
    """The noun is who suffered it; a claim where it is counted, found or shown."""
    analysis, noun, words = scene.analysis, scene.token, scene.lexicon.words
    if noun.rel == "compound":
        return None
    if noun.rel == "amod":
        return state(scene)
    head = analysis.head(noun)
    if set(phrases.cases(analysis, noun.i)) & words["membership"]:
        return _belonging(scene, noun if head is None or analysis.children(noun.i, "cop") else head)
    found = head is not None and head.lemma.lower() in words["finding"] and phrases.is_verbal(head)
    lying = any(t.xpos == "VBG" for t in scene.below("acl"))
    there = head is not None and any(t.rel == "expl" for t in analysis.children(head.i))
    counted = bool(scene.below("nummod")) or counted_by(scene)
    harmed = scene.entry.act in ("killing", "injury")
    said = harmed and bool(scene.below("cop"))
    told = said or (noun.rel in ("obj", "nsubj") and (found or there))
    if harmed and (whole := described_dead(scene)) is not None:
        return whole
    hurt = phrases.obliques(analysis, noun.i, *words["suffering"]) or [noun]
    over = governor(analysis, noun)
    # "34 former detainees" tells who was asked, not who is held.
    former = any(words_of in words["former"] for words_of in _modifiers(scene))
    stated = (counted or told or lying) and not former and (harmed or not _harmed(scene))
    return Roles((), tuple(hurt), (), clause=over, stated=stated)


def _harmed(scene: Scene) -> bool:
    """Whether the noun only names who suffered another act ("killed 98 evacuees")."""
    analysis, top = scene.analysis, scene.token
    head = analysis.head(top)
    if head is not None and counted_by(scene):
        top, head = head, analysis.head(head)
    if head is None or top.rel not in ("obj", "nsubj") or not phrases.is_verbal(head):
        return False
    entries = scene.lexicon.find("verb", head.lemma.lower())
    return any(e.frame in ("patient", "suffer") and e.act != scene.entry.act for e in entries)


def _modifiers(scene: Scene) -> list[str]:
    return [t.lemma.lower() for t in scene.below("amod", "compound")]


def described_dead(scene: Scene) -> Roles | None:
    """Who the dead are said to be ("most of the dead were evacuees")."""
    analysis, top = scene.analysis, scene.token
    head = analysis.head(top)
    heading = head is not None and (
        head.upos == "NUM" or scene.lexicon.has("heading", head.lemma.lower())
    )
    if heading and top.rel == "nmod" and head is not None:
        top, head = head, analysis.head(head)
    hurt = described(scene, top)
    if not hurt:
        return None
    return Roles((), tuple(dict.fromkeys([*hurt, top])), (), clause=analysis.head(top))


def _belonging(scene: Scene, predicate: Token) -> Roles | None:
    """Who is said to be among the dead or wounded."""
    analysis = scene.analysis
    named = named_among(analysis, scene.token)
    who = expand(scene, named) if named is not None else phrases.subjects(analysis, predicate)
    return Roles((), tuple(who), (), clause=predicate) if who else None


def state(scene: Scene) -> Roles | None:
    """Adjectives: who suffers is what they modify, or are said of."""
    analysis, word = scene.analysis, scene.token
    head = analysis.head(word)
    if word.rel == "amod" and head is not None:
        above = analysis.head(head)
        words = [head, *([above] if head.rel == "nmod" and above is not None else [])]
        counted = bool(analysis.children(head.i, "nummod")) or (
            # "Hundreds dead as rebels seize base"
            any(scene.lexicon.has("counters", t.lemma.lower()) for t in words) and head.i < word.i
        )
        return Roles((), (head,), (), clause=governor(analysis, head), stated=counted)
    if word.rel in ("xcomp", "obj") and scene.below("nummod"):
        # "Counted 24 dead": the word stands for the dead themselves.
        return Roles((), (word,), (), clause=head)
    if word.rel in ("xcomp", "acl", "advcl") and head is not None:
        hurt = phrases.objects(analysis, head) if phrases.is_verbal(head) else [head]
        if not hurt or phrases.is_passive(analysis, head):
            who = phrases.subject(analysis, head)
            hurt = [who] if who is not None else []
        who = phrases.subject(analysis, head) if phrases.is_verbal(head) else None
        left = who is not None and who not in hurt
        doers, means = split_means(scene, [who] if who is not None and left else [])
        doers = tuple(t for t in doers if t is not who or is_party(scene, t))
        hurt = [c for t in hurt for c in phrases.coordinated(analysis, t)]
        return Roles(doers, tuple(hurt), means, clause=head)
    if word.rel == "nmod" or not (
        phrases.own_subject(analysis, word) or word.rel in ("root", "conj", "ccomp", "parataxis")
    ):
        return None
    return Roles((), tuple(phrases.subjects(analysis, word)), (), clause=word)
