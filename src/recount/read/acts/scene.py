"""What a frame looks at and what it gives: the word in its tree, and who is tied to it."""

from __future__ import annotations

from dataclasses import dataclass

from recount.model.analysis import Analysis, Token
from recount.read import phrases
from recount.read.acts.lexicon import Entry, Lexicon
from recount.read.acts.wielders import can_act, makers


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

    def is_limb(self, token: Token) -> bool:
        """Whether a token names a part of the body, that neither does nor suffers by itself."""
        lemma, text = token.lemma.lower(), token.text.lower()
        return self.lexicon.has("limbs", lemma) or self.lexicon.has("limbs", text)

    def is_means(self, token: Token) -> bool:
        """Whether a token names an instrument or an attack and no person."""
        word = token.lemma.lower()
        if self.lexicon.has("instruments", word) or self.lexicon.has("weapons", word):
            return True
        return any(e.frame in ("deed", "strike") for e in self.lexicon.find("noun", word))


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
        if (
            token.lemma.lower() in manned
            or _flown(scene, token)
            or not (token in means or _is_evidence(scene, token))
        ):
            doers.append(token)
        else:
            doers += behind
    return tuple(doers), means


def _flown(scene: Scene, token: Token) -> bool:
    """Whether a noun names aircraft by whose they are ("its planes")."""
    owned = any(t.upos == "PRON" for t in scene.analysis.children(token.i, "nmod:poss"))
    return owned and scene.lexicon.has("flown", token.lemma.lower())


def _of_means(scene: Scene, token: Token) -> list[Token]:
    """The attacks that a noun is a series of ("a wave of strikes")."""
    if not scene.lexicon.has("carriers", token.lemma.lower()):
        return []
    return [t for t in of(scene, token) if scene.is_means(t)]


def _is_evidence(scene: Scene, token: Token) -> bool:
    """Whether a noun names a place that is itself the evidence of an act, and does nothing."""
    return any(e.frame == "place" for e in scene.lexicon.find("noun", token.lemma.lower()))


def expand(scene: Scene, token: Token | None) -> list[Token]:
    """A participant with what is coordinated with it, nothing for none."""
    return phrases.coordinated(scene.analysis, token) if token is not None else []


def objects_of(scene: Scene) -> list[Token]:
    """What the verb does it to, its own or shared, with what is coordinated."""
    things = phrases.shared_objects(scene.analysis, scene.token)
    return [c for t in things for c in phrases.coordinated(scene.analysis, t)]


def of(scene: Scene, token: Token) -> list[Token]:
    """What stands after "of" on a word."""
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


def attacks(scene: Scene, i: int) -> list[Token]:
    """The attacks that token `i` says an outcome came through or from."""
    below = phrases.obliques(scene.analysis, i, *scene.lexicon.words["by_means"])
    return [t for t in below if scene.lexicon.find("noun", t.lemma.lower())]


def through(scene: Scene, i: int) -> list[Token]:
    """The doers of the attack that an outcome came through ("killed in raids by the army")."""
    return [
        doer
        for attack in attacks(scene, i)
        for doer in makers(scene.analysis, attack, scene.lexicon)
    ]
