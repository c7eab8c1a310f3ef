"""A voice denies what others say: only what the denial plainly answers stands beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from recount.model.claim import Claim
from recount.model.ledger import Finding, Reason
from recount.reconcile.blame import DEEDS
from recount.reconcile.matter import Matter, finding
from recount.reconcile.parties import (
    is_wire,
    of_a_side,
    one_party,
    perpetrators,
    speaker,
    speaks_as,
)
from recount.reconcile.place import places_apart
from recount.reconcile.wording import VOICES, listed, passage, plural, spoken
from recount.resources import load

ANSWERED = (*DEEDS, "concealment", "torture", "detention", "displacement", "siege", "deprivation")

# So many words beside a denier's name say what it is.
BESIDE = 4
# Names that a state gives to whoever fights it.
SIDES = ("rebels", "terrorists")


@dataclass(slots=True)
class _Answer:
    """What a party (`who`) denies and the claims that answers; `sure` where they accuse it.

    `party` is what its denials are gathered by.
    """

    who: str
    party: str
    denials: list[Claim]
    claims: list[Claim]
    sure: bool


def denied(matter: Matter) -> Iterator[Finding]:
    """Denials of an act, each with the claims of other voices that it plainly answers.

    Beside a party's accusers, what only speaks of the same act is left out.
    """
    answers: list[_Answer] = []
    for claim in matter.claims:
        none_hurt = (
            claim.quantity is not None and claim.quantity.high == 0 and not claim.attribution
        )
        who = speaker(matter, claim)
        if claim.stance != "denied" or claim.act not in ANSWERED or none_hurt or who is None:
            continue
        sure = _accusations(matter, claim, who)
        claims = sure or _same_content(matter, claim, who)
        if claims:
            key = who if sure else f"{who}:{matter.origin(claim)}"
            _add(answers, _Answer(who, key, [claim], claims, bool(sure)))
    clear = {answer.who for answer in answers if answer.sure}
    heard = {matter.origin(c) for answer in answers if answer.sure for c in answer.denials}
    for answer in answers:
        again = any(matter.origin(claim) in heard for claim in answer.denials)
        if not answer.sure and (again or any(one_party(answer.who, who) for who in clear)):
            continue
        everyone = [*answer.denials, *answer.claims]
        reasons, why = _unanswered(matter, answer.who), _why(matter, answer)
        if all(map(_of_involvement, answer.denials)):
            why = matter.t("finding.denied.part", why=why)
        if reasons:
            why = matter.t("finding.denied.unanswered", why=why, left=reasons[0].says)
        yield finding(matter, "denied", everyone, why, reasons)


def _add(answers: list[_Answer], new: _Answer) -> None:
    """One answer for each party and sort, whatever number of sentences it is made of."""
    for known in answers:
        if known.sure == new.sure and (
            known.party == new.party or (new.sure and one_party(known.party, new.party))
        ):
            known.denials += new.denials
            known.claims += [claim for claim in new.claims if claim not in known.claims]
            return
    answers.append(new)


def _others(matter: Matter, denial: Claim, who: str) -> list[Claim]:
    """What other parties say happened, of an act that the denial can be about."""
    return [
        claim
        for claim in matter.asserted()
        if claim.act in ANSWERED
        and _one_act(denial, claim)
        and matter.origin(claim) != matter.origin(denial)
        and not speaks_as(matter, claim, who)
        and not places_apart(denial, claim)
    ]


def _one_act(denial: Claim, claim: Claim) -> bool:
    return denial.act == claim.act or (denial.act in DEEDS and claim.act in DEEDS)


def _accusations(matter: Matter, denial: Claim, who: str) -> list[Claim]:
    """Claims that lay the act on the party denied for: in the denial's document, else anywhere.

    That party is the one the denial names, else the denier.
    """
    named = [key for key, _ in perpetrators(matter, denial)] or [who]
    others = _others(matter, denial, who)
    against = [claim for claim in others if _accused(matter, claim, named)]
    if not against and _armed_group(matter, denial, who):
        against = [c for c in others if (speaker(matter, c) or "").startswith("state:")
                   and _accused(matter, c, list(SIDES))]  # fmt: skip
    beside = [claim for claim in against if claim.document == denial.document]
    return beside or against


def _unanswered(matter: Matter, who: str) -> tuple[Reason, ...]:
    """What is laid on a party in this matter, and no denial of its own speaks to."""
    denials = [c for c in matter.claims if c.stance == "denied" and speaks_as(matter, c, who)]
    left = [
        claim
        for claim in matter.asserted()
        if claim.act in ANSWERED
        and _accused(matter, claim, [who])
        and not speaks_as(matter, claim, who)
        and not any(_one_act(d, claim) and not places_apart(d, claim) for d in denials)
    ]
    if not left:
        return ()
    acts = listed(matter.t, (matter.t.either(f"act.{c.act}", c.act) for c in left))
    says = matter.t("finding.denied.left", acts=acts, said=_said(matter, left))
    return (Reason("unanswered", says, tuple(claim.id for claim in left)),)


def _accused(matter: Matter, claim: Claim, named: list[str]) -> bool:
    accused = [key for key, _ in perpetrators(matter, claim)]
    return any(one_party(key, party) for key in accused for party in named)


def _armed_group(matter: Matter, denial: Claim, who: str) -> bool:
    """Whether a group speaks for itself that a state may mean by "the rebels"."""
    entity = matter.entities.get(who)
    own = all(key == who for key, _ in perpetrators(matter, denial))
    kinds = ("group", "organisation")
    group = entity is not None and entity.kind in kinds and not is_wire(entity)
    return own and (group or who in SIDES or of_a_side(_called(matter, denial)))


def _called(matter: Matter, denial: Claim) -> str:
    """A denier's name with the words beside it: "the rebel group Fajr", "Fajr, a rebel group,"."""
    if not denial.attribution:
        return ""
    text, voice = matter.documents[denial.document].text, denial.attribution[-1].span
    before = text[: voice.start].split()[-BESIDE:]
    return " ".join([*before, voice.exact, *text[voice.end :].split()[:BESIDE]])


def _same_content(matter: Matter, denial: Claim, who: str) -> list[Claim]:
    """Claims of the very figure, else of the very act, that the denial's document quotes.

    A denial that names a doer says nothing of claims that name none, and none
    is answered that lays the act on somebody else.
    """
    if not all(one_party(key, who) for key, _ in perpetrators(matter, denial)):
        return []
    others = [claim for claim in _others(matter, denial, who) if claim.attribution]
    if denial.quantity and denial.quantity.high != 0:
        same = [c for c in others if c.act == denial.act and _one_figure(denial, c)]
        if same:
            return same
    if _of_involvement(denial) or denial.act not in (
        *DEEDS,
        "concealment",
        "torture",
        "deprivation",
    ):
        return []
    open_ones = [claim for claim in others if not claim.perpetrators]
    return [c for c in open_ones if c.document == denial.document and c.act == denial.act]


def _of_involvement(denial: Claim) -> bool:
    """Whether a denial is of one's part in an act, and not of the act."""
    words = set(re.findall(r"\w+", denial.span.exact.casefold()))
    return bool(words & set(load("reconcile")["involvement"]["words"]))


def _one_figure(denial: Claim, claim: Claim) -> bool:
    one, other = denial.quantity, claim.quantity
    if one is None or other is None or one.bound == "vague":
        return False
    return (one.low or one.high) in (other.low, other.high)


def _why(matter: Matter, answer: _Answer) -> str:
    t = matter.t
    who = listed(t, (spoken(matter.origin_name(claim)) for claim in answer.denials))
    many = plural({matter.origin_name(c) for c in answer.denials})
    said = _said(matter, answer.claims)
    if answer.sure:
        acts = listed(t, (t.either(f"act.{c.act}", c.act) for c in answer.claims))
        key = "answer" if many else "answers"
        return t(f"finding.denied.{key}", who=who, acts=acts, said=said)
    quote = passage(answer.denials[0])
    names = [hop.source.split(" ", 1)[-1] for hop in answer.denials[0].attribution]
    key = "quoted" if any(name in quote for name in names) else "quote" if many else "quotes"
    return t(f"finding.denied.{key}", who=who, quote=quote, said=said)


def _said(matter: Matter, claims: list[Claim]) -> str:
    """ "doctors and Amal Watch allege", "the Herald reports"."""
    t = matter.t
    voices = list(dict.fromkeys(spoken(matter.origin_name(c)) for c in claims if c.attribution))
    papers = list(dict.fromkeys(spoken(matter.origin_name(c)) for c in claims if not c.attribution))
    papers = [paper for paper in papers if paper not in voices]
    parts = []
    if voices:
        key = "said.allege" if plural(voices) else "said.alleges"
        parts.append(t(key, voices=listed(t, voices, VOICES)))
    if papers:
        key = "said.report" if len(papers) > 1 else "said.reports"
        parts.append(t(key, voices=listed(t, papers, VOICES)))
    return t("said.and_that").join(parts)
