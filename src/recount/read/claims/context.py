"""What a claim takes from around its own clause: the sentence's place and time, or an antecedent's.

A reader carries the place and day of an act to the clauses that hang on it
("a blast hit the convoy on Saturday, killing 40"), and from an act to a later
mention that refers back to it ("the attack", "the toll"). What goes on with an account
goes on where it happened. Nothing else is filled in.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from recount.model.analysis import Analysis, Token
from recount.model.claim import Claim
from recount.model.reading import ActMention, Reading
from recount.model.span import Span
from recount.model.times import interval_days
from recount.read.acts.lexicon import Lexicon, act_lexicon
from recount.read.acts.places import is_place, place_phrase, sole_place
from recount.read.claims.when import is_of_days
from recount.read.phrases import is_predicate, obliques
from recount.read.statements import innermost

# Acts that one incident has in common: what is said of one holds for the others.
INCIDENT = ("killing", "injury", "attack", "destruction")
# Sentences through which an account goes on at the place it gave.
ACCOUNT = 1
# The most days that one incident's claims may be of.
WEEKS = 31
# Frames of nouns that may take up an act told before ("the attack", "the dead").
KNOWN_AGAIN = ("strike", "tally", "deed", "body", "fate")


def place_of(
    analysis: Analysis, act: ActMention, outer: list[Token], named: frozenset[int]
) -> Span | None:
    """The place of an act: its own, that of the clauses above, or the only one of its sentence.

    `named` are the tokens inside names of places.
    """
    around = outer_place(analysis, outer, named)
    if around and act.place and act.act == "destruction" and act.place in act.victims:
        # "Near Orvel, strikes destroyed two bridges": where they stood, before what they were.
        return around
    return (
        act.place
        or around
        or sole_place(analysis, analysis.tokens[act.trigger], named, act_lexicon())
    )


def outer_place(analysis: Analysis, outer: list[Token], named: frozenset[int]) -> Span | None:
    """A place said in a clause that the act's clause hangs on, within the same statement."""
    lexicon = act_lexicon()
    for above in outer:
        for token in obliques(analysis, above.i, *lexicon.words["locatives"]):
            if is_place(analysis, token, named, lexicon):
                return place_phrase(analysis, token)
    return None


def outer_clauses(analysis: Analysis, reading: Reading, act: ActMention) -> list[Token]:
    """Predicates above the act's clause, as far as the same voice speaks in one sentence."""
    statement = innermost(reading.statements, act.span)
    content = reading.statements[statement].content if statement is not None else ()
    found = []
    for above in analysis.ancestors(act.clause)[:6]:
        if content and not any(s.start <= above.start < s.end for s in content):
            break
        if is_predicate(analysis, above):
            found.append(above)
    return found


def refers_back(analysis: Analysis, act: ActMention, lexicon: Lexicon) -> bool:
    """Whether the mention takes its act for known: "the toll", "killed in the blast"."""
    words = [analysis.tokens[act.trigger], *analysis.children(act.trigger, "obl", "nmod", "nsubj")]
    for word in words:
        lemma = word.lemma.lower()
        if not any(e.frame in KNOWN_AGAIN for e in lexicon.find("noun", lemma)):
            continue
        determiners = analysis.children(word.i, "det", "nmod:poss")
        if any(d.feat("Definite") == "Def" or d.feat("PronType") == "Dem" for d in determiners):
            return True
    return any(e.frame == "tally" for e in lexicon.find("noun", words[0].lemma.lower()))


def carried(analysis: Analysis, claims: list[Claim], back: dict[str, bool]) -> list[Claim]:
    """Claims with place and time carried from the incident they belong to.

    `back` tells by claim id whether the mention refers back. The antecedent is
    the nearest claim before it of the same incident's acts that says the thing;
    one in the same sentence serves also where nothing refers back.
    """
    done: list[Claim] = []
    for claim in claims:
        if claim.act in INCIDENT:
            earlier = [c for c in reversed(done) if c.act in INCIDENT]
            if not back.get(claim.id):
                start = _sentence_start(analysis, claim)
                earlier = [c for c in earlier if c.span.start >= start]
            place = claim.place or next((c.place for c in earlier if c.place), None)
            when = claim.when or next((c.when for c in earlier if is_of_days(c.when)), None)
            claim = replace(claim, place=place, when=when)
            claim = _with_doers(claim, [c for c in earlier if _one_breath(analysis, c, claim)])
        done.append(claim)
    return done


def in_place(analysis: Analysis, claims: Sequence[Claim]) -> list[Claim]:
    """Claims without a place with that of the account they go on with.

    "A shell hit the market in Orvel. Nine people died.": who died, died there.
    The account is the sentence before, in the same paragraph; what is feared
    or demanded, told in general or as history, or of another time, is none of it.
    """
    done: list[Claim] = []
    for claim in claims:
        if claim.act in INCIDENT and not claim.place and _goes_on(claim):
            before = _account(analysis, claim, done)
            claim = replace(claim, place=before.place if before else None)
        done.append(claim)
    return done


def _goes_on(claim: Claim) -> bool:
    told = claim.telling == "particular" and not claim.period
    return told and claim.stance not in ("feared", "demanded") and _is_short(claim)


def _is_short(claim: Claim) -> bool:
    """Whether a claim is of a day or some weeks: a war's whole toll is of no one place."""
    if claim.when is None:
        return True
    days = interval_days(claim.when)
    return days is not None and days <= WEEKS


def _account(analysis: Analysis, claim: Claim, done: Sequence[Claim]) -> Claim | None:
    here = analysis.sentence_at(claim.span.start)
    for before in reversed(done):
        if here - analysis.sentence_at(before.span.start) > ACCOUNT:
            return None
        if "\n" in analysis.text[before.span.end : claim.span.start]:
            return None
        if before.act in INCIDENT and before.place and _goes_on(before):
            apart = claim.when and before.when and not claim.when.intersects(before.when)
            return None if apart else before
    return None


def _with_doers(claim: Claim, earlier: list[Claim]) -> Claim:
    """An outcome with the doers of the attack that its sentence tells ("shelled …, killing 40")."""
    if claim.perpetrators or claim.act == "attack":
        return claim
    doers = next((c.perpetrators for c in earlier if c.act == "attack" and c.perpetrators), ())
    return replace(claim, perpetrators=doers)


def _one_breath(analysis: Analysis, one: Claim, other: Claim) -> bool:
    voices = [[hop.source for hop in claim.attribution] for claim in (one, other)]
    return one.span.start >= _sentence_start(analysis, other) and voices[0] == voices[1]


def _sentence_start(analysis: Analysis, claim: Claim) -> int:
    after = bisect_left(analysis.sentences, claim.span.end, key=lambda s: s.start)
    return analysis.sentences[after - 1].start if after else 0
