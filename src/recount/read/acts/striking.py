"""Frames of what strikes: a weapon that is used, a shot, and what hits without a hand named."""

from __future__ import annotations

from collections.abc import Sequence

from recount.model.analysis import Token
from recount.read import phrases
from recount.read.acts.scene import (
    Roles,
    Scene,
    controlled,
    expand,
    objects_of,
    of,
    split_means,
    through,
)
from recount.read.acts.wielders import can_act


def impact(scene: Scene) -> Roles | None:
    """A thing that strikes: an attack only where the subject is a weapon, a blast or a fighter."""
    analysis, verb = scene.analysis, scene.token
    if phrases.is_passive(analysis, verb):
        by = phrases.agents(analysis, verb.i, scene.lexicon.words["agentive"])
        doers, means = split_means(scene, by)
        struck = phrases.subjects(analysis, verb)
        return Roles(doers, tuple(struck), means, clause=verb) if means else None
    above = controlled(scene, verb) or phrases.subject(analysis, verb)
    if above is not None and scene.lexicon.has("counters", above.lemma.lower()):
        above = next(iter(of(scene, above)), above)
    hit = objects_of(scene)
    if above is None or not (scene.is_means(above) or _strikes(scene, above, hit)):
        return None
    doers, means = split_means(scene, [above])
    if not hit and not phrases.obliques(analysis, verb.i, *scene.lexicon.words["locatives"]):
        return None
    doers = doers or tuple(through(scene, verb.i))
    return Roles(doers, tuple(hit), means, clause=verb)


def burst(scene: Scene) -> Roles | None:
    """ "Blew himself up": a bomber who is the weapon himself; he is named, or what he blew up."""
    analysis, verb = scene.analysis, scene.token
    things = phrases.objects(analysis, verb)
    who = phrases.subjects(analysis, verb)
    himself = any(t.feat("Reflex") == "Yes" for t in things)
    if verb.lemma.lower() in scene.lexicon.words["phrasal"]:
        himself = himself and bool(scene.below("compound:prt", "advmod"))
    bomber = any(scene.lexicon.has("bombers", t.lemma.lower()) for t in who)
    if not who or not (
        himself or (bomber and not things and not phrases.is_passive(analysis, verb))
    ):
        return None
    hit = phrases.obliques(analysis, verb.i, *scene.lexicon.words["against"])
    return Roles(tuple(who), tuple(hit), (), clause=verb)


def _strikes(scene: Scene, above: Token, hit: Sequence[Token]) -> bool:
    """Whether people strike with a weapon, or armed ones what is struck ("struck a depot")."""
    if scene.token.lemma.lower() not in scene.lexicon.words["striking"]:
        return False
    with_what = phrases.obliques(scene.analysis, scene.token.i, *scene.lexicon.words["wielding"])
    if any(names_weapon(scene, t) for t in with_what) and can_act(
        scene.analysis, above, scene.lexicon
    ):
        return True
    words = [above, *scene.analysis.children(above.i, "compound", "amod")]
    armed = any(
        scene.lexicon.has(n, t.lemma.lower()) for t in words for n in ("parties", "bombers")
    )
    struck = ("targets", "places", "parties", "movers")
    return armed and any(scene.lexicon.has(name, t.lemma.lower()) for t in hit for name in struck)


def weapon(scene: Scene) -> Roles | None:
    """An act only where a weapon is fired, dropped or used."""
    analysis, verb, words = scene.analysis, scene.token, scene.lexicon
    passive = phrases.is_passive(analysis, verb)
    things = phrases.subjects(analysis, verb) if passive else objects_of(scene)
    things = [c for t in things for c in _measured(scene, t)]
    arms = tuple(t for t in things if names_weapon(scene, t))
    if not arms:
        return None
    if passive:
        doers, _ = split_means(scene, phrases.agents(analysis, verb.i, words.words["agentive"]))
    else:
        above = controlled(scene, scene.token) or phrases.subject(analysis, verb)
        doers, _ = split_means(scene, expand(scene, above))
    hit = phrases.obliques(analysis, verb.i, *words.words["against"])
    only_named = verb.rel == "acl" and not doers and not hit
    return Roles(doers, tuple(hit), arms, clause=verb, stated=not only_named)


def _measured(scene: Scene, token: Token) -> list[Token]:
    """What an amount is one of ("small amounts of sarin"); the thing itself where it is none."""
    if token.lemma.lower() not in scene.lexicon.words["measures"]:
        return [token]
    return phrases.obliques(scene.analysis, token.i, *scene.lexicon.words["suffering"]) or [token]


def names_weapon(scene: Scene, token: Token) -> bool:
    """Whether a noun names a weapon; plain words for arms need their kind beside them."""
    words, lemma = scene.lexicon, token.lemma.lower()
    if not words.has("weapons", lemma):
        return False
    if not words.has("plain_arms", lemma):
        return True
    beside = scene.analysis.children(token.i, "amod", "compound", "nmod")
    kinds = words.words["weapon_kinds"] | (words.words["weapons"] - words.words["plain_arms"])
    return any(t.lemma.lower() in kinds for t in beside)


def fire(scene: Scene) -> Roles | None:
    """ "Opened fire on", "fired on": what is shot at stands after an adposition."""
    analysis, verb = scene.analysis, scene.token
    if analysis.text[verb.start - 1 : verb.start] == "-":
        # "A coal-fired plant".
        return None
    if phrases.is_passive(analysis, verb):
        by = phrases.agents(analysis, verb.i, scene.lexicon.words["agentive"])
        doers, means = split_means(scene, by)
        shot = phrases.subjects(analysis, verb)
        if any(scene.lexicon.has("filmed", t.lemma.lower()) for t in shot):
            return None
        people = [t for t in shot if not scene.is_means(t)]
        if any(t.lemma.lower() in scene.entry.objects for t in shot):
            # "Shots were fired at a house".
            people = phrases.obliques(analysis, verb.i, *scene.lexicon.words["against"])
        elif not people:
            return None
        return Roles(doers, tuple(t for t in people if t.upos != "NUM"), means, clause=verb)
    things = phrases.objects(analysis, verb)
    hit = phrases.obliques(analysis, verb.i, *scene.lexicon.words["against"])
    hit = [t for t in hit if t.upos != "NUM"]
    fires = any(t.lemma.lower() in scene.entry.objects for t in things)
    if not fires and (things or not hit or verb.lemma in scene.lexicon.words["needs_object"]):
        return None
    doers, means = split_means(scene, phrases.subjects(analysis, verb))
    return Roles(doers, tuple(hit), means, clause=verb)
