"""Accusations that go both ways: "the army and the rebels blamed each other for the raid".

Two voices, two claims: by the first account the second did it, and the other way round.
"""

from __future__ import annotations

from dataclasses import replace

from recount.model.analysis import Analysis, Token
from recount.model.claim import Claim, Named, stable_id
from recount.model.reading import ActMention
from recount.read import phrases


def each_by_the_other(analysis: Analysis, act: ActMention, claim: Claim) -> list[Claim]:
    """The claim for each of two parties that charge each other, accusing the other one.

    The claim itself where the act is charged to nobody in such a way.
    """
    parties = _parties(analysis, act)
    if len(parties) != 2 or not claim.attribution:
        return [claim]
    rows = []
    for voice, accused in ((parties[0], parties[1]), (parties[1], parties[0])):
        last = replace(claim.attribution[-1], source=voice.text, span=voice.span, also=())
        identity = stable_id("c", claim.id, "each other", voice.span.start)
        chain = (*claim.attribution[:-1], last)
        rows.append(replace(claim, id=identity, attribution=chain, perpetrators=(accused,)))
    return rows


def _parties(analysis: Analysis, act: ActMention) -> list[Named]:
    """Subjects of a verb above the act whose object is "each other"."""
    for above in analysis.ancestors(act.trigger):
        if any(_each_other(analysis, t) for t in analysis.children(above.i, "obj")):
            found = phrases.subjects(analysis, above)
            spans = [phrases.noun_phrase(analysis, token) for token in found]
            return [Named(span.exact, span) for span in spans]
    return []


def _each_other(analysis: Analysis, token: Token) -> bool:
    """Whether a pronoun is reciprocal, or a part of one that the tagger missed ("each … other")."""
    parts = [token, *analysis.children(token.i, "fixed", "det")]
    return any(t.feat("PronType") == "Rcp" for t in parts) or (
        len(parts) == 2 and {t.lemma.lower() for t in parts} == {"each", "other"}
    )
