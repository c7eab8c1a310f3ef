"""How participants stand around a word that names an act: one frame, one function.

A frame takes the word in its tree and gives its alleged doers and sufferers as
tokens, or None where the word is no act here ("killed the bill"). Relations are
those of Universal Dependencies; words come from the lexicon.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from recount.model.analysis import Analysis, Token
from recount.read import phrases
from recount.read.acts.scene import (
    Roles,
    Scene,
    attacks,
    controlled,
    expand,
    objects_of,
    of,
    split_means,
    through,
)
from recount.read.acts.striking import burst, fire, impact, weapon
from recount.read.acts.wielders import can_act
from recount.read.statements.candidates import kind_of, names_that_speak
from recount.resources import load


def patient(scene: Scene) -> Roles | None:
    """Doer as subject, sufferer as object; passive and participles the other way round.

    A particle makes another verb of it ("hang out", "shell out") unless the
    lexicon knows the pair ("gun down").
    """
    analysis, verb, words = scene.analysis, scene.token, scene.lexicon
    if any(_changes_sense(scene, t) for t in scene.below("compound:prt")) or _driven(scene):
        return None
    if scene.entry.act == "killing" and _by_a_limb(scene):
        return None
    by = phrases.agents(analysis, verb.i, words.words["agentive"])
    if phrases.is_passive(analysis, verb):
        if verb.rel == "amod":
            by = [*by, *(t for t in scene.below("compound", "obl", "nmod") if t.i < verb.i)]
        else:
            by = by or through(scene, verb.i)
        doers, means = split_means(scene, by)
        whole = phrases.subject(analysis, verb)
        hurt = [*expand(scene, whole), *members(scene, whole), *described(scene, whole)]
        if scene.entry.act == "displacement":
            hurt = carried(scene, hurt)
        if whole is not None and _harms_nobody(scene, [whole]):
            return None
        return Roles(doers, tuple(hurt), means, clause=_over_those(analysis, verb) or verb)
    listed = _listed(scene)
    if listed:
        return Roles((), tuple(listed), (), clause=verb)
    hurt = objects_of(scene)
    if any(t.feat("Reflex") == "Yes" for t in hurt):
        return None
    if _harms_nobody(scene, hurt):
        return None
    above = controlled(scene, scene.token) or _doer(scene)
    if not hurt and not by and above is not None and _headline(scene, above):
        return Roles((), tuple(expand(scene, above)), (), clause=verb)
    if not hurt and scene.entry.method and scene.entry.act == "killing":
        return None if not by and verb.xpos != "VBG" else Roles((), (), (), clause=verb)
    told = by if by and verb.xpos == "VBG" and not hurt else expand(scene, above)
    doers, means = split_means(scene, told)
    return Roles(doers, tuple(hurt), means, clause=verb)


def _listed(scene: Scene) -> list[Token]:
    """Who "those killed included" were: the parse is torn, the order of words is plain."""
    analysis, i = scene.analysis, scene.token.i
    if not 0 < i < len(analysis.tokens) - 1:
        return []
    those, including = analysis.tokens[i - 1], analysis.tokens[i + 1]
    plain = those.feat("PronType") == "Dem" and those.feat("Number") == "Plur"
    if not plain or not scene.lexicon.has("including", including.lemma.lower()):
        return []
    return [c for t in phrases.objects(analysis, including) for c in expand(scene, t)]


def _harms_nobody(scene: Scene, hurt: Sequence[Token]) -> bool:
    """Whether what a verb of harm is done to is no person ("shot down a drone")."""
    if scene.entry.act not in ("killing", "injury", "torture"):
        return False
    kinds = ("not_victims", "machines")
    return any(scene.lexicon.has(kind, t.lemma.lower()) for t in hurt for kind in kinds)


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
    return counted or (harms and not armed and bool(attacks(scene, verb.i)))


def _driven(scene: Scene) -> bool:
    """Whether "back" right after the verb makes it one of driving off ("beaten back")."""
    follows = scene.analysis.tokens[scene.token.i + 1 : scene.token.i + 2]
    return any(scene.lexicon.has("driving", t.lemma.lower()) for t in follows)


def _by_a_limb(scene: Scene) -> bool:
    """Whether it is done by a part of the body, and so not to death ("hung by their wrists")."""
    over = [scene.token, *phrases.objects(scene.analysis, scene.token)]
    held_by = (t for o in over for t in phrases.obliques(scene.analysis, o.i, "by", "from"))
    return any(scene.is_limb(t) for t in held_by)


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
    if head is not None and scene.lexicon.has("including", head.lemma.lower()):
        things = phrases.objects(scene.analysis, head)
        return [c for t in things for c in expand(scene, t)]
    if head is None or head.upos not in ("NOUN", "PROPN"):
        return []
    return expand(scene, head) if scene.analysis.children(head.i, "cop") else []


def members(scene: Scene, whole: Token | None) -> list[Token]:
    """Who is said to be among those so affected ("68 children were among the 126 killed")."""
    if whole is None:
        return []
    analysis = scene.analysis
    if not set(phrases.cases(analysis, whole.i)) & scene.lexicon.words["membership"]:
        return []
    return expand(scene, phrases.own_subject(analysis, whole) or named_among(analysis, whole))


def named_among(analysis: Analysis, whole: Token) -> Token | None:
    """Who is named after those he is among ("among the dead was a teacher")."""
    head = analysis.head(whole)
    if head is None or head.i < whole.i or head.upos not in ("NOUN", "PROPN", "NUM"):
        return None
    return head if analysis.children(head.i, "cop") or analysis.children(whole.i, "cop") else None


def _doer(scene: Scene) -> Token | None:
    """The subject, unless it is a place that the clause was hung on by being next to it."""
    above = phrases.subject(scene.analysis, scene.token)
    hung = above is not None and scene.token.rel == "acl" and scene.token.head == above.i
    idle = ("places", "charges")
    if hung and above is not None and any(scene.lexicon.has(n, above.lemma.lower()) for n in idle):
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


def persons(scene: Scene) -> Roles | None:
    """As `patient`, where those it is done to are people."""
    roles = patient(scene)
    if roles is None or not any(_persons(scene, t) for t in roles.sufferers):
        return None
    return roles


def with_object(scene: Scene) -> Roles | None:
    """An act only with one of the entry's words for its object."""
    analysis, verb, entry = scene.analysis, scene.token, scene.entry
    passive = phrases.is_passive(analysis, verb)
    things = (
        [*phrases.subjects(analysis, verb), *phrases.objects(analysis, verb)]
        if passive
        else objects_of(scene)
    )
    if not any(t.lemma.lower() in entry.objects for t in things):
        return None
    above = None if passive else (controlled(scene, scene.token) or phrases.subject(analysis, verb))
    by = phrases.agents(analysis, verb.i, scene.lexicon.words["agentive"])
    doers, means = split_means(scene, by if passive else expand(scene, above))
    if entry.act == "displacement":
        given = [*analysis.children(verb.i, "iobj"), *expand(scene, above)]
        if passive:
            given += phrases.subjects(analysis, verb)
        hurt = tuple(t for t in given if t.lemma.lower() not in entry.objects)
        return Roles((), hurt, (), clause=verb)
    if entry.act == "killing":
        lives = [v for t in things for v in of(scene, t)] or [
            t for t in things if t.lemma.lower() in entry.objects
        ]
        return Roles(doers, tuple(lives), means, clause=verb)
    if entry.act == "deprivation":
        return Roles(doers, tuple(analysis.children(verb.i, "iobj")), means, clause=verb)
    if entry.act == "detention":
        doers = tuple(t for t in doers if can_act(analysis, t, scene.lexicon))
    return Roles(doers, tuple(things), means, clause=verb)


def struck_through(scene: Scene, i: int) -> list[Token]:
    """Whom the attack struck that an outcome came from ("the toll from a raid on a convoy")."""
    analysis, against = scene.analysis, scene.lexicon.words["against"]
    return [
        person
        for attack in attacks(scene, i)
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
    under = phrases.obliques(analysis, verb.i, "under", "beneath", "in", "by")
    if any(scene.lexicon.has("rubble", t.lemma.lower()) for t in under):
        return None
    things = of(scene, verb) + (
        phrases.subjects(analysis, verb) if passive else phrases.shared_objects(analysis, verb)
    )
    if not any(t.lemma.lower() in scene.entry.objects or _of_remains(scene, t) for t in things):
        return None
    by = phrases.agents(analysis, verb.i, scene.lexicon.words["agentive"])
    above = (
        by
        if passive
        else expand(scene, controlled(scene, scene.token) or phrases.subject(analysis, verb))
    )
    doers, means = split_means(scene, above)
    hurt = [v for t in things for v in of(scene, t)]
    return Roles(doers, tuple(hurt), means, clause=verb)


def _of_remains(scene: Scene, token: Token) -> bool:
    return any(t.lemma.lower() in scene.entry.objects for t in of(scene, token))


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
    return patient(scene) if any(_named(analysis, t) & entry.places for t in near) else None


def _named(analysis: Analysis, token: Token) -> set[str]:
    """A word, and the word with its adposition ("without trial")."""
    lemma = token.lemma.lower()
    return {lemma, *(f"{case} {lemma}" for case in phrases.cases(analysis, token.i))}


def taken(scene: Scene) -> Roles | None:
    """Somebody taken from where they live ("dragged from his bed")."""
    near = phrases.obliques(scene.analysis, scene.token.i, "from", "of")
    if not any(t.lemma.lower() in scene.entry.places for t in near):
        return None
    roles = patient(scene)
    if roles is None or not any(_is_somebody(scene, t) for t in roles.sufferers):
        return None
    return roles


def _is_somebody(scene: Scene, token: Token) -> bool:
    """Whether a token stands for people, by its own word, as a pronoun or as their name."""
    if token.feat("PronType") == "Prs" and token.feat("Gender") != "Neut":
        return True
    beside = scene.analysis.children(token.i, "appos", "compound", "flat")
    words = tuple(sorted({token.i, *(t.i for t in beside)}))
    kind = kind_of(scene.analysis, words, names_that_speak(scene.analysis))
    return kind == "person" or _persons(scene, token)


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
    "burst": burst,
    "weapon": weapon,
    "fire": fire,
    "object": with_object,
    "forfeit": forfeit,
    "remains": remains,
    "held": held,
    "taken": taken,
    "shoot": shoot,
    "moved": moved,
}
