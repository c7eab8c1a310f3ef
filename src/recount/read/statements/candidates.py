"""Everything in a document that can speak, and which pronouns fit it."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from recount.model.analysis import Analysis, Token, TokenRun
from recount.read.statements import tree
from recount.read.statements.draft import Tokens
from recount.read.statements.lexicon import words

# Kinds of names that can speak.
SPEAKING = frozenset({"person", "organisation", "group", "government", "facility"})


@dataclass(frozen=True, slots=True)
class Voice:
    """Somebody or something that can speak: its fullest wording, first token and kind.

    `kind` is "person", "body" or "" where neither is plain; `subject` says
    that it is a subject or a source where it stands, `speaks` that it is a source;
    `gender` is "Masc" or "Fem" where its words tell.
    """

    tokens: Tokens
    kind: str
    plural: bool
    subject: bool
    speaks: bool = False
    gender: str = ""


def names_that_speak(analysis: Analysis) -> tuple[TokenRun, ...]:
    """The names of people and bodies, in text order."""
    return tuple(n for n in analysis.names if n.label in SPEAKING)


def _first(run: TokenRun) -> int:
    return run.first


def kind_of(analysis: Analysis, tokens: Tokens, named: tuple[TokenRun, ...]) -> str:
    """What a wording stands for: "person", "body", or "" where neither is plain."""
    at = bisect_right(named, tokens[-1], key=_first)
    held = []
    while at and named[at - 1].last > tokens[0]:
        at -= 1
        held.append(named[at])
    if any(n.label == "person" for n in held):
        return "person"
    lemmas = {analysis.tokens[i].lemma.lower() for i in tokens}
    if lemmas & words("sources", "persons"):
        return "person"
    return "body" if held or lemmas & words("sources", "bodies") else ""


def voices_by_sentence(
    analysis: Analysis, named: tuple[TokenRun, ...], sources: set[Tokens]
) -> dict[int, list[Voice]]:
    """Everything that can speak, by sentence."""
    found: dict[int, list[Voice]] = {}
    taken: set[int] = set()
    for source in sorted(sources):
        first = analysis.tokens[source[0]]
        if len(source) == 1 and first.upos == "PRON":
            continue
        plural = any(
            analysis.tokens[i].feat("Number") == "Plur" and analysis.tokens[i].head not in source
            for i in source
        )
        kind = kind_of(analysis, source, named)
        voice = Voice(source, kind, plural, True, True, gender_of(analysis, source))
        found.setdefault(first.sentence, []).append(voice)
        taken.update(source)
    for n in named:
        if n.first in taken:
            continue
        tokens = _noun_of(analysis, n)
        if not tokens:
            continue
        rels = {analysis.tokens[i].rel for i in tokens}
        kind = "person" if n.label == "person" else "body"
        gender = gender_of(analysis, tokens)
        voice = Voice(tokens, kind, False, "nsubj" in rels, gender=gender)
        found.setdefault(analysis.tokens[n.first].sentence, []).append(voice)
    return found


def gender_of(analysis: Analysis, tokens: Tokens) -> str:
    """Masc or Fem where a noun for the one named tells it ("his sister, Mira Rell"), else ""."""
    inside = [analysis.tokens[i] for i in tokens]
    ties = ("appos", "compound", "flat", "nmod:desc")
    beside = [t for i in tokens for t in analysis.children(i, *ties)]
    above = [analysis.tokens[t.head] for t in inside if t.rel in ("appos", "flat")]
    said = {
        t.lemma.lower()
        for t in (*inside, *beside, *above)
        # Whose or which one it is, is somebody else ("the widow's brother").
        if t.upos in ("NOUN", "PROPN")
        and (t.deprel == "nmod:desc" or t.rel not in ("nmod", "conj", "obl", "obj"))
    }
    told = [g for g in ("Fem", "Masc") if said & words("sources", "genders", g.lower())]
    return told[0] if len(told) == 1 else ""


def _noun_of(analysis: Analysis, n: TokenRun) -> Tokens:
    """The words of a name, with the noun it only qualifies ("Veldian" in "Veldian forces")."""
    last = analysis.tokens[n.last - 1]
    inside = range(n.first, n.last)
    if n.label == "person" or last.rel not in ("amod", "compound") or last.head in inside:
        return tuple(inside)
    head = analysis.tokens[last.head]
    speaks = head.lemma.lower() in words("sources", "bodies") | words("sources", "persons")
    return tree.core(analysis, head.i) if speaks else ()


def fits(pronoun: Token, voice: Voice) -> bool:
    """Whether a pronoun can stand for a voice, by kind and number."""
    word = pronoun.text.lower()
    if word in words("sources", "pronouns", "person"):
        gender = pronoun.feat("Gender")
        other = voice.gender and gender and voice.gender != gender
        return voice.kind == "person" and not voice.plural and not other
    if word in words("sources", "pronouns", "thing"):
        return voice.kind == "body" and not voice.plural
    if word in words("sources", "pronouns", "plural"):
        return voice.plural or voice.kind == "body"
    return False


def alike(one: Token, other: Token) -> bool:
    """Whether two pronouns can stand for the same."""
    return one.text.lower() == other.text.lower()
