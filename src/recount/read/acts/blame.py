"""Who a sentence charges with an act that it only names ("was behind the attack").

Here the act is a noun and its alleged doer stands elsewhere: subject of "behind"
or "responsible for", object of "blame … for" and "accuse … of". The charge
states the act, however definite the noun is.
"""

from __future__ import annotations

from recount.model.analysis import Token
from recount.read import phrases
from recount.read.acts.scene import Scene


def charged(scene: Scene, noun: Token) -> list[Token] | None:
    """The alleged doers by charge, None where the sentence charges nobody."""
    analysis, words = scene.analysis, scene.lexicon.words
    marks = set(phrases.cases(analysis, noun.i))
    head = analysis.head(noun)
    if marks & words["behind"]:
        over = noun if analysis.children(noun.i, "cop", "nsubj") or head is None else head
        return phrases.subjects(analysis, over)
    if marks & words["engaged"] and analysis.children(noun.i, "cop"):
        who = phrases.own_subject(analysis, noun)
        return phrases.coordinated(analysis, who) if who is not None else None
    if head is None:
        return None
    lemma = head.lemma.lower()
    if noun.rel == "nsubj" and lemma in words["stemming"]:
        origin = phrases.obliques(analysis, head.i, *words["sources"])
        return [c for t in origin for c in phrases.coordinated(analysis, t)] or None
    known = any(t.feat("Definite") == "Def" for t in analysis.children(noun.i, "det"))
    if known and lemma in words["claiming"] and phrases.is_verbal(head):
        # "The attack was claimed by a cell"; who "claims a gas attack" says that there was one.
        if noun.deprel == "nsubj:pass":
            return phrases.agents(analysis, head.i, words["agentive"]) or None
        return phrases.subjects(analysis, head) or None if noun.rel == "obj" else None
    if noun.rel == "obj" and lemma in words["blaming"]:
        on = phrases.obliques(analysis, head.i, *words["against"]) or (
            phrases.obliques(analysis, noun.i, *words["against"])
            if lemma in words["laying"]
            else []
        )
        return [c for t in on for c in phrases.coordinated(analysis, t)] or None
    if noun.rel not in ("obl", "nmod"):
        return None
    if lemma in words["liable"]:
        holder = head if head.upos != "NOUN" else analysis.head(head)
        return phrases.subjects(analysis, holder) if holder is not None else []
    if lemma in words["blaming"] and phrases.is_verbal(head) and marks & words["charging_marks"]:
        return _accused(scene, head, noun)
    return None


def _accused(scene: Scene, verb: Token, noun: Token) -> list[Token]:
    """The accused: the verb's object, or its subject in the passive, or after "on"."""
    analysis = scene.analysis
    if phrases.is_passive(analysis, verb):
        return phrases.subjects(analysis, verb)
    found = phrases.objects(analysis, verb) or [
        t for t in phrases.obliques(analysis, verb.i) if t.i != noun.i
    ]
    if found and found[0].feat("PronType") == "Rcp":
        # "Blamed each other": each is accused.
        return phrases.subjects(analysis, verb)
    return phrases.coordinated(analysis, found[0]) if found else []


def undergone(scene: Scene, noun: Token) -> list[Token] | None:
    """Who is under the act ("the town came under attack"), None where nobody is."""
    analysis = scene.analysis
    if not set(phrases.cases(analysis, noun.i)) & scene.lexicon.words["undergoing"]:
        return None
    head = analysis.head(noun)
    over = noun if analysis.children(noun.i, "cop", "nsubj") or head is None else head
    if not phrases.is_predicate(analysis, over):
        return None
    return phrases.subjects(analysis, over)
