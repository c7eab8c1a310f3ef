"""Nouns that name an act ("the hanging of nine men", "a raid by soldiers", "the toll").

The codebook takes a bare reference back ("after the attack") for no claim. So a
noun is stated only where something is said of it: it has a doer, a sufferer or
a number, it is what a sentence says happened, or what a voice denies.
"""

from __future__ import annotations

from collections.abc import Callable

from recount.model.analysis import Token
from recount.read import phrases
from recount.read.acts.blame import charged, undergone
from recount.read.acts.frames import struck_through
from recount.read.acts.people import body, counted_by, described_dead, governor, is_party, state
from recount.read.acts.scene import Roles, Scene, controlled, split_means, through
from recount.read.acts.striking import names_weapon
from recount.read.acts.wielders import makers
from recount.read.statements.candidates import kind_of, names_that_speak

# Acts whose noun is owned by those they befall ("the mayor's arrest").
BEFALLING = (
    "killing", "injury", "abduction", "disappearance", "detention", "torture", "sexual-violence",
    "displacement", "deprivation", "unfair-trial",
)  # fmt: skip
# Frames of words that tell what an attack did: under them an attack is only the means.
OUTCOMES = ("patient", "suffer", "target", "impact", "shoot", "deed", "strike", "fate", "tally",
            "body", "state")  # fmt: skip


def _senseless(scene: Scene) -> bool:
    """Whether the noun stands in a name, a law or a figure of speech, and names no act."""
    analysis, noun, words = scene.analysis, scene.token, scene.lexicon
    head = analysis.head(noun)
    if noun.rel == "compound" and head is not None:
        return True
    beside = analysis.children(noun.i, "amod", "compound")
    if any(words.has("other_senses", t.lemma.lower()) for t in beside):
        return True
    entry = scene.entry
    near = [*beside, *analysis.children(noun.i, "nmod"), *_reached(scene)]
    near += [c for t in near for c in [*analysis.children(t.i, "conj", "amod", "compound")]]
    lemmas = {word for t in near for word in (t.lemma.lower(), t.text.lower())}
    if entry.modifiers and not lemmas & entry.modifiers:
        return True
    return bool(entry.objects) and not lemmas & entry.objects


def _reached(scene: Scene) -> list[Token]:
    """What a harm is said to be done to beside its noun ("caused damage to the hospital")."""
    verb = scene.analysis.head(scene.token)
    if verb is None or scene.token.rel != "obj" or not scene.lexicon.has("light", verb.lemma):
        return []
    return phrases.obliques(scene.analysis, verb.i, "to")


def _owners(scene: Scene, whole: bool) -> tuple[list[Token], list[Token]]:
    """Who owns the noun: doers ("the army's raid") and sufferers ("her killing").

    Who owns a killing or an arrest with nobody after "of" is the one it befell;
    a party or a body, the owner of an attack, and one with several ("his
    killings") did it.
    """
    analysis = scene.analysis
    found = makers(analysis, scene.token, scene.lexicon)
    if whole or scene.entry.frame == "strike" or scene.entry.act not in BEFALLING:
        return found, []
    owners = analysis.children(scene.token.i, "nmod:poss")
    hurt = [t for t in owners if _befalls(scene, t)]
    unsure = [t for t in owners if t not in hurt and _is_fighter(scene, t)]
    return [t for t in found if t not in hurt and t not in unsure], hurt


def _befalls(scene: Scene, owner: Token) -> bool:
    """Whether an act noun's owner is more likely the one it befell than its doer."""
    analysis = scene.analysis
    if _is_fighter(scene, owner):
        return owner.feat("Number") != "Plur"
    if phrases.agents(analysis, scene.token.i, scene.lexicon.words["agentive"]):
        return True
    if is_party(scene, owner):
        return False
    if kind_of(analysis, (owner.i,), names_that_speak(analysis)) == "body":
        return False
    several = scene.token.feat("Number") == "Plur" and owner.feat("Number") != "Plur"
    return not several


def _is_fighter(scene: Scene, owner: Token) -> bool:
    """Whether an owner is one who kills and is killed ("the soldiers' killing")."""
    return scene.lexicon.has("fighters", owner.lemma.lower())


def _carrier(scene: Scene, noun: Token) -> Token:
    """The noun that takes the act's place in its clause: a first conjunct, or what carries it."""
    head = scene.analysis.head(noun)
    while head is not None and not phrases.is_verbal(head):
        carries = noun.rel == "nmod" and scene.lexicon.has("carriers", head.lemma.lower())
        if noun.rel not in ("conj", "appos") and not carries:
            break
        noun, head = head, scene.analysis.head(head)
    return noun


def _light(scene: Scene) -> tuple[Token | None, list[Token], list[Token]]:
    """The light verb over the noun, and the doers and sufferers it brings along."""
    analysis, words = scene.analysis, scene.lexicon
    noun = _carrier(scene, scene.token)
    verb = analysis.head(noun)
    if verb is None or not phrases.is_verbal(verb) or not words.has("light", verb.lemma.lower()):
        return None, [], []
    if noun.deprel == "nsubj:pass":
        return verb, phrases.agents(analysis, verb.i, words.words["agentive"]), []
    if noun.rel != "obj":
        return None, [], []
    accused = controlled(scene, verb)
    people = phrases.coordinated(analysis, accused) if accused else phrases.subjects(analysis, verb)
    if verb.lemma.lower() in words.words["undergo"]:
        return verb, [], people if verb.lemma.lower() in words.words["suffer"] else []
    return verb, people, []


def _predicated(scene: Scene) -> Token | None:
    """The word that states the noun as something that happened, None for a bare reference."""
    analysis, noun, words = scene.analysis, scene.token, scene.lexicon
    head = analysis.head(noun)
    if head is None or noun.rel in ("root", "parataxis", "ccomp"):
        return noun
    if noun.rel == "appos" or analysis.children(noun.i, "cop"):
        return noun
    lemma = head.lemma.lower()
    if noun.rel == "nsubj" and words.has("occur", lemma):
        return head
    if noun.rel == "nsubj" and analysis.children(head.i, "cop"):
        where = words.words["against"] | words.words["locatives"]
        return head if set(phrases.cases(analysis, head.i)) & where else None
    if noun.rel == "nsubj" and any(t.rel == "expl" for t in analysis.children(head.i)):
        return head
    if noun.rel in ("obl", "nmod", "obj", "ccomp", "acl") and words.has("charging", lemma):
        return noun
    return None


def _is_bare(scene: Scene) -> bool:
    """Whether the noun is only a reference back: definite, and nothing said with it."""
    determiners = scene.below("det", "nmod:poss")
    return any(t.feat("Definite") == "Def" or t.feat("PronType") == "Dem" for t in determiners)


def _deed_roles(scene: Scene, strikes: bool) -> tuple[list[Token], list[Token]]:
    analysis, noun, words = scene.analysis, scene.token, scene.lexicon.words
    hit = phrases.obliques(analysis, noun.i, *words["against"]) if strikes else []
    hurt = phrases.obliques(analysis, noun.i, *words["suffering"])
    owners, owned = _owners(scene, bool(hurt))
    doers = list(owners)
    hurt = [c for t in [*hurt, *hit, *owned] for c in phrases.coordinated(analysis, t)]
    # "The killing of farmers by soldiers": parsers hang the doer on the sufferer.
    doers += [a for t in hurt for a in phrases.agents(analysis, t.i, words["agentive"])]
    compounds = [t for t in scene.below("compound") if t.lemma.lower() in words["movers"]]
    return doers, [*hurt, *compounds]


def _is_means_of(scene: Scene) -> bool:
    """Whether the noun only tells how another act was done ("killed in an air strike")."""
    analysis, noun = scene.analysis, scene.token
    head = analysis.head(noun)
    if head is None or noun.rel not in ("obl", "nsubj", "nmod", "conj"):
        return False
    if noun.rel == "conj":
        head = analysis.head(head) or head
    lexicon, lemma = scene.lexicon, head.lemma.lower()
    pos = {"VERB": "verb", "ADJ": "adjective", "NOUN": "noun"}.get(head.upos, "")
    return any(e.frame in OUTCOMES for e in lexicon.find(pos, lemma))


def deed(scene: Scene) -> Roles | None:
    """Doer as possessor or after "by", sufferer after "of"; or by a light verb or a charge."""
    if _senseless(scene):
        return None
    noun = _carrier(scene, scene.token)
    strikes = scene.entry.frame == "strike"
    doers, hurt = _deed_roles(scene, strikes)
    told = bool(doers or hurt) or any(t.upos == "PROPN" for t in scene.below("compound", "amod"))
    accused, under = charged(scene, noun), undergone(scene, scene.token)
    if noun is not scene.token:
        doers += phrases.agents(scene.analysis, noun.i, scene.lexicon.words["agentive"])
    verb, more_doers, more_hurt = _light(scene)
    predicate = verb or _predicated(scene)
    told = told or verb is not None or bool(scene.below("nummod"))
    charge = accused is not None or under is not None
    stated = charge or _says_something(scene, predicate, strikes, told)
    doers = [*doers, *split_means(scene, more_doers)[0], *(accused or ())]
    hurt = [t for t in hurt if t not in doers]
    return Roles(tuple(doers), (*hurt, *more_hurt, *(under or ())), clause=predicate, stated=stated)


def _says_something(scene: Scene, predicate: Token | None, strikes: bool, told: bool) -> bool:
    """Whether the noun is more than a reference back; `told` where it has participants."""
    bare = _is_bare(scene)
    if strikes and _is_means_of(scene):
        return False
    if not strikes and not bare:
        return True
    if told:
        return True
    if bare:
        return predicate is not None and scene.token.rel in ("nsubj", "root")
    return predicate is not None or bool(phrases.obliques(scene.analysis, scene.token.i))


def use(scene: Scene) -> Roles | None:
    """The use, firing or release of a weapon."""
    arms = phrases.obliques(
        scene.analysis, scene.token.i, *scene.lexicon.words["suffering"]
    ) + scene.below("compound")
    arms = [t for t in arms if names_weapon(scene, t)]
    if not arms:
        return None
    doers, hit = _deed_roles(scene, strikes=True)
    hurt = tuple(t for t in hit if t not in arms)
    verb, more, _ = _light(scene)
    over = verb or _predicated(scene)
    stated = bool(doers or hurt or over) or not _is_bare(scene)
    return Roles((*doers, *more), hurt, tuple(arms), clause=over, stated=stated)


def fate(scene: Scene) -> Roles | None:
    """Possessor, "of" and "to" name who suffered."""
    if _senseless(scene):
        return None
    analysis, noun = scene.analysis, scene.token
    named = [
        *scene.below("nmod:poss"),
        *phrases.obliques(analysis, noun.i, *scene.lexicon.words["fated"]),
        *_reached(scene),
    ]
    hurt = [c for t in named for c in phrases.coordinated(analysis, t)]
    verb, doers, more = _light(scene)
    doers = [*split_means(scene, doers)[0]] or through(scene, noun.i)
    predicate = verb or _predicated(scene)
    number = bool(scene.below("nummod"))
    stated = bool(hurt or number) or (predicate is not None and not _is_bare(scene))
    stated = stated or (noun.rel == "nsubj" and not _is_bare(scene))
    return Roles(tuple(doers), (*hurt, *more), (), clause=predicate, stated=stated)


def tally(scene: Scene) -> Roles | None:
    """A count of the dead or hurt; "toll" only where it is one of deaths."""
    analysis, noun = scene.analysis, scene.token
    kind = analysis.children(noun.i, "compound", "amod")
    if any(scene.lexicon.has("other_tolls", t.lemma.lower()) for t in kind):
        return None
    if noun.rel == "compound":
        return None
    if scene.entry.also and (whole := described_dead(scene)) is not None:
        return whole
    number = phrases.obliques(analysis, noun.i, *scene.lexicon.words["tolled"])
    verb, _, _ = _light(scene)
    predicate = verb or _predicated(scene) or governor(analysis, noun)
    own = scene.below("nummod", "amod", "det") or counted_by(scene)
    own = own or [t for t in scene.below() if t.upos == "NUM"]
    stated = bool(number or own) or (predicate is not None and noun.rel in ("nsubj", "obj"))
    hurt = [t for t in number if t.upos == "NOUN"] or struck_through(scene, noun.i)
    doers = through(scene, noun.i)
    return Roles(tuple(doers), tuple(hurt), (), clause=predicate, stated=stated)


def place(scene: Scene) -> Roles | None:
    """A place that is itself the evidence of the act: a mass grave, a crematorium."""
    if _senseless(scene):
        return None
    head = scene.analysis.head(scene.token)
    verb = head if head is not None and phrases.is_verbal(head) else None
    making = verb is not None and verb.lemma.lower() in scene.lexicon.words["finding"]
    doers: list[Token] = []
    if verb is not None and making and scene.token.rel == "obj":
        doers = phrases.subjects(scene.analysis, verb)
    return Roles(tuple(doers), (), (), clause=verb, stated=making)


NOUN_FRAMES: dict[str, Callable[[Scene], Roles | None]] = {
    "deed": deed,
    "strike": deed,
    "use": use,
    "fate": fate,
    "tally": tally,
    "body": body,
    "place": place,
    "state": state,
}
