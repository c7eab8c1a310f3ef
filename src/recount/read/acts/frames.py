"""How participants stand around a word that names an act: one frame, one function.

A frame takes the word in its tree and gives its alleged doers and sufferers as
tokens, or None where the word is no act here ("killed the bill"). Relations are
those of Universal Dependencies; words come from the lexicon.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from recount.model.analysis import Analysis, Token
from recount.read import phrases
from recount.read.acts.lexicon import Entry, Lexicon
from recount.read.acts.wielders import can_act, makers
from recount.resources import load


@dataclass(frozen=True, slots=True)
class Roles:
    """Tokens that head the alleged doers, the sufferers and the means of an act.

    `left` are places that are left ("fled Orvel"); `clause` is the predicate
    that states the act; `stated` is False for a bare reference back.
    """

    doers: tuple[Token, ...] = ()
    sufferers: tuple[Token, ...] = ()
    means: tuple[Token, ...] = ()
    left: tuple[Token, ...] = ()
    clause: Token | None = None
    stated: bool = True


@dataclass(frozen=True, slots=True)
class Scene:
    """What a frame looks at: the analysis, the word, its entry and the lexicon."""

    analysis: Analysis
    token: Token
    entry: Entry
    lexicon: Lexicon

    def below(self, *rels: str) -> list[Token]:
        """Dependents of the word."""
        return self.analysis.children(self.token.i, *rels)

    def is_means(self, token: Token) -> bool:
        """Whether a token names an instrument or an attack and no person."""
        word = token.lemma.lower()
        return self.lexicon.has("instruments", word) or self.lexicon.has("weapons", word)


def split_means(scene: Scene, tokens: list[Token]) -> tuple[tuple[Token, ...], tuple[Token, ...]]:
    """Doers and means apart; crewed machines count as both.

    Means bring along whoever they are said to be of ("army shelling killed
    nine"), and so does what is told as a series of them.
    """
    tokens = [t for t in tokens if t.rel != "obl" or can_act(scene.analysis, t, scene.lexicon)
              or scene.is_means(t)]  # fmt: skip
    means = tuple(t for t in tokens if scene.is_means(t) or _of_means(scene, t))
    manned = scene.lexicon.words["manned"]
    doers: list[Token] = []
    for token in tokens:
        behind = [d for t in _of_means(scene, token) or [token] if t in means or scene.is_means(t)
                  for d in makers(scene.analysis, t, scene.lexicon)]  # fmt: skip
        if token.lemma.lower() in manned or not (token in means or _is_evidence(scene, token)):
            doers.append(token)
        else:
            doers += behind
    return tuple(doers), means


def _of_means(scene: Scene, token: Token) -> list[Token]:
    """The attacks that a noun is a series of ("a wave of strikes")."""
    if not scene.lexicon.has("carriers", token.lemma.lower()):
        return []
    return [t for t in _of(scene, token) if scene.is_means(t)]


def _is_evidence(scene: Scene, token: Token) -> bool:
    """Whether a noun names a place that is itself the evidence of an act, and does nothing."""
    return any(e.frame == "place" for e in scene.lexicon.find("noun", token.lemma.lower()))


def _expand(scene: Scene, token: Token | None) -> list[Token]:
    return phrases.coordinated(scene.analysis, token) if token is not None else []


def _objects(scene: Scene) -> list[Token]:
    """What the verb does it to, its own or shared, with what is coordinated."""
    things = phrases.shared_objects(scene.analysis, scene.token)
    return [c for t in things for c in phrases.coordinated(scene.analysis, t)]


def _of(scene: Scene, token: Token) -> list[Token]:
    return phrases.obliques(scene.analysis, token.i, *scene.lexicon.words["suffering"])


def controlled(scene: Scene, verb: Token) -> Token | None:
    """The doer of a verb under one that accuses: its object ("accused the army of killing").

    A long object may have caught the verb for itself ("accused the forces loyal
    to him of killing"), so what hangs on the object counts too.
    """
    analysis = scene.analysis
    head = analysis.head(verb)
    if head is None or phrases.own_subject(analysis, verb) is not None or verb.rel == "conj":
        return None
    accusing = scene.lexicon.words["accusing"]
    for above in [head, *analysis.ancestors(head.i)[:3]]:
        if above.rel == "obj" and verb.rel == "advcl":
            over = analysis.head(above)
            if over is not None and over.lemma.lower() in accusing:
                return above
    if head.lemma.lower() not in accusing:
        return None
    if phrases.is_passive(analysis, head):
        return phrases.subject(analysis, head)
    found = phrases.objects(analysis, head)
    return found[0] if found else None


def _attacks(scene: Scene, i: int) -> list[Token]:
    """The attacks that token `i` says an outcome came through or from."""
    below = phrases.obliques(scene.analysis, i, *scene.lexicon.words["by_means"])
    return [t for t in below if scene.lexicon.find("noun", t.lemma.lower())]


def through(scene: Scene, i: int) -> list[Token]:
    """The doers of the attack that an outcome came through ("killed in raids by the army")."""
    return [
        doer
        for attack in _attacks(scene, i)
        for doer in makers(scene.analysis, attack, scene.lexicon)
    ]


def patient(scene: Scene) -> Roles | None:
    """Doer as subject, sufferer as object; passive and participles the other way round.

    A particle makes another verb of it ("hang out", "shell out") unless the
    lexicon knows the pair ("gun down").
    """
    analysis, verb, words = scene.analysis, scene.token, scene.lexicon
    if any(_changes_sense(scene, t) for t in scene.below("compound:prt")) or _driven(scene):
        return None
    by = phrases.agents(analysis, verb.i, words.words["agentive"])
    if phrases.is_passive(analysis, verb):
        if verb.rel == "amod":
            by = [*by, *(t for t in scene.below("compound", "obl", "nmod") if t.i < verb.i)]
        else:
            by = by or through(scene, verb.i)
        doers, means = split_means(scene, by)
        whole = phrases.subject(analysis, verb)
        hurt = [*_expand(scene, whole), *members(scene, whole), *described(scene, whole)]
        if scene.entry.act == "displacement":
            hurt = carried(scene, hurt)
        return Roles(doers, tuple(hurt), means, clause=_over_those(analysis, verb) or verb)
    hurt = _objects(scene)
    if any(t.feat("Reflex") == "Yes" for t in hurt):
        return None
    harms = scene.entry.act in ("killing", "injury", "torture")
    if harms and any(words.has("not_victims", t.lemma.lower()) for t in hurt):
        return None
    above = controlled(scene, scene.token) or _doer(scene)
    if not hurt and not by and above is not None and _headline(scene, above):
        return Roles((), tuple(_expand(scene, above)), (), clause=verb)
    if not hurt and scene.entry.method and scene.entry.act == "killing":
        return None if not by and verb.xpos != "VBG" else Roles((), (), (), clause=verb)
    doers, means = split_means(scene, _expand(scene, above))
    return Roles(doers, tuple(hurt), means, clause=verb)


def _headline(scene: Scene, above: Token) -> bool:
    """Whether a verb has lost its auxiliary, as in headlines: "1,300 killed in raid".

    Only of the counted, and of those who are no party: "rebels attacked at dawn"
    tells what rebels did.
    """
    analysis, verb, words = scene.analysis, scene.token, scene.lexicon
    past = verb.xpos in ("VBN", "VBD") or verb.text.lower() in load("inflection")["same_past"]
    if not past or scene.below("aux") or scene.is_means(above) or verb.rel == "conj":
        return False
    counted = above.upos == "NUM" or bool(analysis.children(above.i, "nummod"))
    counted = counted or words.has("heading", above.lemma.lower())
    around = [above, *analysis.children(above.i, "compound", "amod")]
    armed = any(words.has("parties", t.lemma.lower()) for t in around)
    harms = scene.entry.act in ("killing", "injury", "detention", "abduction", "displacement")
    return counted or (harms and not armed and bool(_attacks(scene, verb.i)))


def _driven(scene: Scene) -> bool:
    """Whether "back" right after the verb makes it one of driving off ("beaten back")."""
    follows = scene.analysis.tokens[scene.token.i + 1 : scene.token.i + 2]
    return any(scene.lexicon.has("driving", t.lemma.lower()) for t in follows)


def _over_those(analysis: Analysis, verb: Token) -> Token | None:
    """The predicate said of "those killed", which states the act together with it."""
    who = analysis.head(verb)
    if verb.rel != "acl" or who is None or who.upos not in ("PRON", "DET"):
        return None
    top = next((t for t in [who, *analysis.ancestors(who.i)] if t.rel == "nsubj"), None)
    return analysis.head(top) if top is not None else None


def _changes_sense(scene: Scene, particle: Token) -> bool:
    words, lemma = scene.lexicon, particle.lemma.lower()
    if words.has("outward", lemma) and words.has("phrasal", scene.token.lemma.lower()):
        return True
    return not words.has("particles", lemma)


def described(scene: Scene, whole: Token | None) -> list[Token]:
    """Who those so affected are said to be ("those killed were mostly residents")."""
    head = scene.analysis.head(whole) if whole is not None and whole.rel == "nsubj" else None
    if head is None or head.upos not in ("NOUN", "PROPN"):
        return []
    return _expand(scene, head) if scene.analysis.children(head.i, "cop") else []


def members(scene: Scene, whole: Token | None) -> list[Token]:
    """Who is said to be among those so affected ("68 children were among the 126 killed")."""
    if whole is None:
        return []
    if not set(phrases.cases(scene.analysis, whole.i)) & scene.lexicon.words["membership"]:
        return []
    return _expand(scene, phrases.own_subject(scene.analysis, whole))


def _doer(scene: Scene) -> Token | None:
    """The subject, unless it is a place that the clause was hung on by being next to it."""
    above = phrases.subject(scene.analysis, scene.token)
    hung = above is not None and scene.token.rel == "acl" and scene.token.head == above.i
    if hung and above is not None and scene.lexicon.has("places", above.lemma.lower()):
        return None
    return above


def suffer(scene: Scene) -> Roles | None:
    """Sufferer as subject."""
    hurt = phrases.subjects(scene.analysis, scene.token)
    if any(scene.is_means(t) or scene.lexicon.has("not_victims", t.lemma.lower()) for t in hurt):
        return None
    doers = phrases.obliques(scene.analysis, scene.token.i, *scene.lexicon.words["agentive"])
    left = phrases.objects(scene.analysis, scene.token)
    return Roles(tuple(doers), tuple(hurt), (), left=tuple(left), clause=scene.token)


def impact(scene: Scene) -> Roles | None:
    """A thing that strikes: an attack only where the subject is a weapon, a blast or a fighter."""
    analysis, verb = scene.analysis, scene.token
    if phrases.is_passive(analysis, verb):
        by = phrases.agents(analysis, verb.i, scene.lexicon.words["agentive"])
        doers, means = split_means(scene, by)
        struck = phrases.subjects(analysis, verb)
        return Roles(doers, tuple(struck), means, clause=verb) if means else None
    above = controlled(scene, verb) or phrases.subject(analysis, verb)
    hit = _objects(scene)
    if above is None or not (scene.is_means(above) or _strikes(scene, above, hit)):
        return None
    doers, means = split_means(scene, [above])
    if not hit and not phrases.obliques(analysis, verb.i, *scene.lexicon.words["locatives"]):
        return None
    doers = doers or tuple(through(scene, verb.i))
    return Roles(doers, tuple(hit), means, clause=verb)


def _strikes(scene: Scene, above: Token, hit: Sequence[Token]) -> bool:
    """Whether armed people hit something that is struck ("the air force struck a depot")."""
    if scene.token.lemma.lower() not in scene.lexicon.words["striking"]:
        return False
    words = [above, *scene.analysis.children(above.i, "compound", "amod")]
    armed = any(scene.lexicon.has("parties", t.lemma.lower()) for t in words)
    struck = ("targets", "places", "parties", "movers")
    return armed and any(scene.lexicon.has(name, t.lemma.lower()) for t in hit for name in struck)


def persons(scene: Scene) -> Roles | None:
    """As `patient`, where those it is done to are people."""
    roles = patient(scene)
    if roles is None or not any(_persons(scene, t) for t in roles.sufferers):
        return None
    return roles


def weapon(scene: Scene) -> Roles | None:
    """An act only where a weapon is fired, dropped or used."""
    analysis, verb, words = scene.analysis, scene.token, scene.lexicon
    passive = phrases.is_passive(analysis, verb)
    things = phrases.subjects(analysis, verb) if passive else _objects(scene)
    things = [c for t in things for c in _measured(scene, t)]
    arms = tuple(t for t in things if names_weapon(scene, t))
    if not arms:
        return None
    if passive:
        doers, _ = split_means(scene, phrases.agents(analysis, verb.i, words.words["agentive"]))
    else:
        above = controlled(scene, scene.token) or phrases.subject(analysis, verb)
        doers, _ = split_means(scene, _expand(scene, above))
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


def with_object(scene: Scene) -> Roles | None:
    """An act only with one of the entry's words for its object."""
    analysis, verb, entry = scene.analysis, scene.token, scene.entry
    passive = phrases.is_passive(analysis, verb)
    things = (
        [*phrases.subjects(analysis, verb), *phrases.objects(analysis, verb)]
        if passive
        else _objects(scene)
    )
    if not any(t.lemma.lower() in entry.objects for t in things):
        return None
    above = None if passive else (controlled(scene, scene.token) or phrases.subject(analysis, verb))
    by = phrases.agents(analysis, verb.i, scene.lexicon.words["agentive"])
    doers, means = split_means(scene, by if passive else _expand(scene, above))
    if entry.act == "displacement":
        given = [*analysis.children(verb.i, "iobj"), *_expand(scene, above)]
        if passive:
            given += phrases.subjects(analysis, verb)
        hurt = tuple(t for t in given if t.lemma.lower() not in entry.objects)
        return Roles((), hurt, (), clause=verb)
    if entry.act == "killing":
        lives = [v for t in things for v in _of(scene, t)] or [
            t for t in things if t.lemma.lower() in entry.objects
        ]
        return Roles(doers, tuple(lives), means, clause=verb)
    if entry.act == "deprivation":
        return Roles(doers, tuple(analysis.children(verb.i, "iobj")), means, clause=verb)
    return Roles(doers, tuple(things), means, clause=verb)


def struck_through(scene: Scene, i: int) -> list[Token]:
    """Whom the attack struck that an outcome came from ("the toll from a raid on a convoy")."""
    analysis, against = scene.analysis, scene.lexicon.words["against"]
    return [
        person
        for attack in _attacks(scene, i)
        for target in phrases.obliques(analysis, attack.i, *against)
        for person in phrases.coordinated(analysis, target)
    ]


def carried(scene: Scene, tokens: Sequence[Token]) -> list[Token]:
    """The people in a vehicle, where it is said to carry them ("buses carrying 3,000 people")."""
    found: list[Token] = []
    for token in tokens:
        people = [
            person
            for verb in scene.analysis.children(token.i, "acl")
            if verb.lemma.lower() in scene.lexicon.words["carrying"]
            for person in phrases.objects(scene.analysis, verb)
        ]
        found += people or [token]
    return found


def forfeit(scene: Scene) -> Roles | None:
    """ "Lost their lives": who suffers it is the subject."""
    things = phrases.shared_objects(scene.analysis, scene.token)
    if not any(t.lemma.lower() in scene.entry.objects for t in things):
        return None
    hurt = phrases.subjects(scene.analysis, scene.token)
    return Roles((), tuple(hurt), (), clause=scene.token)


def remains(scene: Scene) -> Roles | None:
    """Bodies or evidence made away with, as object or after "of"."""
    analysis, verb = scene.analysis, scene.token
    passive = phrases.is_passive(analysis, verb)
    things = _of(scene, verb) + (
        phrases.subjects(analysis, verb) if passive else phrases.shared_objects(analysis, verb)
    )
    if not any(t.lemma.lower() in scene.entry.objects or _of_remains(scene, t) for t in things):
        return None
    by = phrases.agents(analysis, verb.i, scene.lexicon.words["agentive"])
    above = (
        by
        if passive
        else _expand(scene, controlled(scene, scene.token) or phrases.subject(analysis, verb))
    )
    doers, means = split_means(scene, above)
    hurt = [v for t in things for v in _of(scene, t)]
    return Roles(doers, tuple(hurt), means, clause=verb)


def _of_remains(scene: Scene, token: Token) -> bool:
    return any(t.lemma.lower() in scene.entry.objects for t in _of(scene, token))


def held(scene: Scene) -> Roles | None:
    """Held somewhere that is a place of detention, or hostage."""
    analysis, verb, entry = scene.analysis, scene.token, scene.entry
    near = [
        *phrases.obliques(analysis, verb.i),
        *analysis.children(verb.i, "xcomp", "advmod", "amod", "obj"),
    ]
    near += [c for t in near for c in analysis.children(t.i, "compound", "nmod")]
    if entry.act == "displacement":
        away = scene.lexicon.words["departures"]
        marked = [t for t in near if {t.lemma.lower(), *phrases.cases(analysis, t.i)} & away]
        near = [*marked, *analysis.children(verb.i, "xcomp")]
    near += scene.below("compound:prt")
    return patient(scene) if any(t.lemma.lower() in entry.places for t in near) else None


def shoot(scene: Scene) -> Roles | None:
    """ "Shot dead", "beaten to death": a killing only with its outcome said."""
    below = scene.below("xcomp", "obl", "compound:prt", "advmod", "acl", "advcl")
    return patient(scene) if any(t.lemma.lower() in scene.entry.results for t in below) else None


def moved(scene: Scene) -> Roles | None:
    """People who leave a place or are taken away, in a text that speaks of evacuation or flight."""
    analysis, verb = scene.analysis, scene.token
    if not any(t.lemma.lower() in scene.entry.companions for t in analysis.tokens):
        return None
    if phrases.is_passive(analysis, verb) or verb.lemma.lower() not in scene.lexicon.words["goes"]:
        roles = patient(scene)
        return roles if roles and any(_persons(scene, t) for t in roles.sufferers) else None
    hurt = carried(scene, phrases.subjects(analysis, verb))
    if not any(_persons(scene, t) for t in hurt):
        return None
    left = tuple(phrases.objects(analysis, verb))
    return Roles((), tuple(hurt), (), left=left, clause=verb)


def _persons(scene: Scene, token: Token) -> bool:
    plural = token.upos == "PRON" and token.feat("Number") == "Plur"
    return plural or token.upos == "NUM" or token.lemma.lower() in scene.lexicon.words["movers"]


VERB_FRAMES: dict[str, Callable[[Scene], Roles | None]] = {
    "patient": patient,
    "persons": persons,
    "suffer": suffer,
    "target": patient,
    "impact": impact,
    "weapon": weapon,
    "fire": fire,
    "object": with_object,
    "forfeit": forfeit,
    "remains": remains,
    "held": held,
    "shoot": shoot,
    "moved": moved,
}
