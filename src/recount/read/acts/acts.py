"""Every word of a text that names an act, read by its lexicon entry and its tree."""

from __future__ import annotations

from dataclasses import replace

from recount.model.analysis import Analysis, Token
from recount.model.reading import ActMention
from recount.model.span import Span
from recount.read import phrases
from recount.read.acts.frames import VERB_FRAMES
from recount.read.acts.lexicon import Entry, Lexicon, act_lexicon
from recount.read.acts.nominals import NOUN_FRAMES
from recount.read.acts.places import act_place, place_tokens, struck_place
from recount.read.acts.reality import unreal
from recount.read.acts.scene import Roles, Scene
from recount.read.acts.wielders import wording

# Acts whose place is the one that is left or enclosed.
LEAVING = ("displacement", "siege")
POS = {"VERB": "verb", "NOUN": "noun", "PROPN": "noun", "ADJ": "adjective"}


def read_acts(analysis: Analysis, language: str = "en") -> tuple[ActMention, ...]:
    """All act mentions in text order, those that only refer back marked not `stated`."""
    lexicon = act_lexicon(language)
    named = place_tokens(analysis)
    people = _name_tokens(analysis)
    found: list[ActMention] = []
    for token in analysis.tokens:
        if token.i in people:
            continue
        mention = _read_token(analysis, token, lexicon, named)
        if mention is not None:
            found.append(mention)
    dead = {i for m in found if m.act == "killing" and m.stated for i in m.victim_heads}
    return tuple(replace(m, stated=m.stated and not _is_outdone(m, dead)) for m in found)


def _is_outdone(mention: ActMention, dead: set[int]) -> bool:
    """Whether a noun of the hurt says who then died ("five of the wounded died")."""
    return mention.act == "injury" and mention.trigger in dead and mention.clause != mention.trigger


def _name_tokens(analysis: Analysis) -> frozenset[int]:
    labels = ("person", "organisation")
    return frozenset(
        i for run in analysis.names if run.label in labels for i in range(run.first, run.last)
    )


def _candidates(analysis: Analysis, token: Token, lexicon: Lexicon) -> list[Entry]:
    lemma, text = token.lemma.lower(), token.text.lower()
    pos = POS.get(token.upos)
    found = list(lexicon.find(pos, lemma)) if pos else []
    participle = token.upos == "ADJ" and token.xpos in ("VBN", "JJ")
    deeds = [e for e in lexicon.find("verb", lemma) if participle and e.frame == "patient"]
    if token.xpos == "VBN" and analysis.children(token.i, *phrases.SUBJECTS):
        # A tagger's adjective that has a subject is still the participle of its verb.
        found += deeds
    if token.upos in ("ADJ", "NOUN", "VERB") and text != lemma:
        found += lexicon.find("noun", text)
    if token.upos == "ADJ":
        found += lexicon.find("noun", lemma)
    if token.upos == "VERB" and token.xpos in ("VBG", "VBN"):
        found += lexicon.find("adjective", text)
    return [*found, *(e for e in deeds if e not in found)]


def _read_token(
    analysis: Analysis, token: Token, lexicon: Lexicon, named: frozenset[int]
) -> ActMention | None:
    for entry in _candidates(analysis, token, lexicon):
        scene = Scene(analysis, token, entry, lexicon)
        frames = VERB_FRAMES if entry.pos == "verb" else NOUN_FRAMES
        roles = frames[entry.frame](scene)
        if roles is not None:
            return _mention(scene, _of_people(scene, roles), named)
    return None


def _of_people(scene: Scene, roles: Roles) -> Roles:
    """The roles without times, and with whose the parts of the body are in place of these."""
    return replace(
        roles,
        doers=tuple(t for t in roles.doers if not scene.is_limb(t)),
        sufferers=tuple(
            dict.fromkeys(
                whole
                for t in roles.sufferers
                if not scene.lexicon.has("times", t.lemma.lower())
                for whole in (_owners(scene, t) if scene.is_limb(t) else (t,))
            )
        ),
    )


def _owners(scene: Scene, limb: Token) -> list[Token]:
    return scene.analysis.children(limb.i, "nmod:poss")


def _mention(scene: Scene, roles: Roles, named: frozenset[int]) -> ActMention:
    analysis, token, entry = scene.analysis, scene.token, scene.entry
    counted = [_counted(scene, t) for t in roles.sufferers]
    heads = [t.i for t in (*roles.sufferers, *counted)]
    supposed = unreal(analysis, token, scene.lexicon)
    return ActMention(
        span=analysis.span(token.i, token.i),
        act=entry.act,
        method=_method(scene, roles),
        trigger=token.i,
        rule=entry.name,
        perpetrators=_spans(analysis, roles.doers),
        victims=_spans(analysis, tuple(counted), roles.doers),
        place=_place(scene, roles, counted, named),
        victim_heads=tuple(dict.fromkeys(heads)),
        means_heads=tuple(t.i for t in roles.means),
        clause=roles.clause.i if roles.clause is not None else token.i,
        also=entry.also,
        stated=roles.stated and not _identifying(scene) and not supposed,
        supposed=supposed,
    )


def _place(scene: Scene, roles: Roles, struck: list[Token], named: frozenset[int]) -> Span | None:
    analysis, lexicon = scene.analysis, scene.lexicon
    anchors = [scene.token, *roles.means, *struck[:3], roles.clause or scene.token]
    left = [t for t in roles.left if t not in struck]
    return struck_place(analysis, left, named, lexicon) or (
        act_place(analysis, anchors, named, lexicon, scene.entry.act in LEAVING)
        or struck_place(analysis, struck, named, lexicon)
    )


def _counted(scene: Scene, token: Token) -> Token:
    """Who is counted: the inmates of "thousands of inmates", else the token itself."""
    if token.upos != "NUM" and not scene.lexicon.has("heading", token.lemma.lower()):
        return token
    inner = phrases.obliques(scene.analysis, token.i, *scene.lexicon.words["partitive"])
    return inner[0] if inner else token


def _identifying(scene: Scene) -> bool:
    """Whether a participle only says which noun is meant ("besieged towns", "the slain mayor")."""
    token = scene.token
    if token.rel != "amod" or scene.entry.pos == "adjective":
        return False
    if scene.below("compound", "obl", "nmod", "nsubj"):
        return False
    head = scene.analysis.head(token)
    if scene.entry.act == "siege" or head is None:
        return True
    return not scene.analysis.children(head.i, "nummod")


def _spans(
    analysis: Analysis, tokens: tuple[Token, ...], others: tuple[Token, ...] = ()
) -> tuple[Span, ...]:
    without = frozenset(t.i for t in others)
    spans = {wording(analysis, t, without) for t in tokens}
    return tuple(sorted(spans))


def _method(scene: Scene, roles: Roles) -> str | None:
    """The method as worded: the means, a weapon or attack named with the word, or its own."""
    analysis, token = scene.analysis, scene.token
    for thing in roles.means:
        return phrases.noun_phrase(analysis, thing).exact
    if scene.entry.frame in ("strike", "use"):
        return phrases.noun_phrase(analysis, token).exact
    for thing in analysis.children(token.i, "obl", "nmod"):
        marks = set(phrases.cases(analysis, thing.i))
        if marks & scene.lexicon.words["by_means"] and scene.is_means(thing):
            return phrases.noun_phrase(analysis, thing).exact
    for verb in analysis.children(token.i, "advcl", "xcomp"):
        if verb.lemma.lower() in scene.lexicon.words["using"]:
            for thing in phrases.objects(analysis, verb):
                return phrases.noun_phrase(analysis, thing).exact
    return scene.entry.method
