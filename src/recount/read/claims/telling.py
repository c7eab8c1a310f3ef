"""How a claim is told: of one occasion, in general, or as history behind the news.

"Snipers shoot civilians" tells of no occasion, and "thousands were gassed in
1988" stands behind a story of this week. Both stay claims, and are marked, so
that neither is laid beside the news as if it were another count of it. What is
only supposed ("if gas was used") is no claim and is marked where it is read.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from recount.model.analysis import Analysis, Token
from recount.model.claim import Claim
from recount.model.document import Document, Published
from recount.model.reading import ActMention, Reading
from recount.resources import load

# An act is news while its report is no older than this; history lies a year behind the news.
_NEWS = timedelta(days=45)
_HISTORY = timedelta(days=366)
# Zones told in the present tense of one occasion: headlines and captions.
_STAGED = ("title", "caption")
_SAID = ("reported", "alleged", "believed")


def in_general(
    document: Document, analysis: Analysis, reading: Reading, act: ActMention, claim: Claim
) -> bool:
    """Whether a claim is told as a habit: in the simple present, without figure, time or place.

    Only what is said to be so; a demand or a fear is of what is to come.
    """
    if claim.quantity or claim.when or claim.period or claim.place:
        return False
    if claim.stance not in _SAID or document.zone_at(act.span.start) in _STAGED:
        return False
    verb = analysis.tokens[act.trigger]
    return not _is_timed(reading, analysis, verb) and _is_habitual(analysis, verb)


def _is_timed(reading: Reading, analysis: Analysis, verb: Token) -> bool:
    """Whether the verb's sentence names any time."""
    return any(analysis.tokens[t.head].sentence == verb.sentence for t in reading.times)


def _is_habitual(analysis: Analysis, verb: Token) -> bool:
    """Whether a verb is in the simple present, active or passive, under no other auxiliary."""
    if verb.upos != "VERB":
        return False
    helpers = analysis.children(verb.i, "aux")
    if not helpers:
        either = verb.text.lower() in load("inflection")["same_past"]
        return verb.feat("Tense") == "Pres" and verb.feat("VerbForm") == "Fin" and not either
    passive = [t for t in helpers if t.deprel == "aux:pass" and t.feat("VerbForm") == "Fin"]
    return helpers == passive and all(t.feat("Tense") == "Pres" for t in passive)


def with_history(claims: Sequence[Claim], published: Published) -> list[Claim]:
    """Claims with those marked that lie a year or more behind the document's own news."""
    if published.latest is None:
        return list(claims)
    printed = published.interval().days()
    ends = [claim.when.days()[1] for claim in claims if claim.when and claim.when.latest]
    news = [day for day in ends if printed[0] - _NEWS <= day <= printed[1]]
    if not news:
        return list(claims)
    return [
        replace(claim, telling="historical") if _is_over(claim, min(news)) else claim
        for claim in claims
    ]


def _is_over(claim: Claim, news: date) -> bool:
    over = claim.when.days()[1] if claim.when and claim.when.latest else date.max
    return over < news - _HISTORY
