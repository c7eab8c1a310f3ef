"""Numbers, lists and lengths of time in the words of a report."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from fractions import Fraction

from recount.model.claim import Claim
from recount.model.counts import Count
from recount.model.reading import TimesPer
from recount.reconcile.blame import Blame
from recount.reconcile.matter import Matter
from recount.resources import load
from recount.resources.phrases import Phrasebook

# So many voices are named in a sentence; more are counted.
VOICES = 4


def phrases(language: str = "en") -> Phrasebook:
    """What findings and brackets say, in one language."""
    return Phrasebook(("findings", "show"), language)


def count(t: Phrasebook, value: Count, said: str = "") -> str:
    """An interval in words; "more than 5,000" for 5,001 where `said` names only the former.

    A strict bound is kept as the next whole number, which nobody said.
    """
    low = value.low
    plain = said.replace(",", "")
    if low and value.high is None and str(low) not in plain and str(low - 1) in plain:
        return t("figure.more_than", low=t.number(low - 1))
    if value.low is None:
        high = value.high
        return t("said.any") if high is None else t("figure.at_most", high=t.number(high))
    if value.high is None:
        return t("figure.at_least", low=t.number(value.low))
    if value.low == value.high:
        return t.number(value.low)
    return t("figure.short_range", low=t.number(value.low), high=t.number(value.high))


def figure(t: Phrasebook, claim: Claim) -> str:
    """A claim's figure in its own words, else as an interval."""
    if claim.quantity is None:
        return t("said.no_figure")
    return claim.quantity.words.strip().lower() or count(t, claim.quantity.count())


def listed(t: Phrasebook, items: Iterable[str], most: int = 0) -> str:
    """Distinct items as "a, b and c"; beyond `most` (0 for all) the rest as their number."""
    rows = list(dict.fromkeys(item for item in items if item))
    if most and len(rows) > most + 1:
        rows = [*rows[:most], t("said.others", n=t.number(len(rows) - most))]
    return t.listing(rows)


def spoken(name: str) -> str:
    """A voice's name as it stands inside a sentence: "the army", "three residents".

    A state's body without a name of its own takes its article: "the government of Northland".
    """
    first, _, rest = name.partition(" ")
    openers = set(load("reconcile")["opening"]["words"])
    bodies = set(load("reconcile")["articled"]["words"])
    plain = f"{first.lower()} {rest}" if rest and first.casefold() in openers else name
    head = re.split(r" (?:of|in|from|at) ", name)[0]
    owned = "'s " in head or "’s " in head
    if head.split(" ")[-1] in bodies and not owned and first.casefold() not in openers - bodies:
        return f"the {plain}"
    return plain


def voices(matter: Matter, claims: Iterable[Claim]) -> str:
    """The origins of some claims in a list, of many the first few and the number of the rest."""
    return listed(matter.t, (spoken(matter.origin_name(claim)) for claim in claims), VOICES)


def laid_on(matter: Matter, found: Blame) -> str:
    """The parties a matter is laid on, each with the voices that do."""
    t = matter.t
    rows = (
        t("said.party", party=found.words[key], voices=voices(matter, found.claims[key]))
        for key in found.parties()
    )
    return t("said.and_on").join(rows)


def plural(names: Collection[str]) -> bool:
    """Whether voices take a plural verb: several of them, or one that is several people."""
    if len(names) != 1:
        return len(names) > 1
    (name,) = names
    head = re.split(r" (?:of|in|from|at|who|with) ", name)[0].split(" ")[-1]
    many = head.endswith("s") and not head.endswith("ss") and head == head.lower()
    return many or head.casefold() in load("reconcile")["plural"]["words"]


def passage(claim: Claim, most: int = 160) -> str:
    """A claim's passage on one line, cut at a word where it is long."""
    words = " ".join(claim.span.exact.split()).replace("“", "").replace("”", "").replace('"', "")
    if len(words) <= most:
        return words.rstrip(" .,;")
    return words[:most].rsplit(" ", 1)[0].rstrip(" .,;") + " …"


def words_of(claim: Claim) -> frozenset[str]:
    """The longer words of a claim's passage, in small letters."""
    return frozenset(re.findall(r"\w{4,}", claim.span.exact.casefold()))


def per(t: Phrasebook, iso: str) -> str:
    """ "P1D" as "a day", "P2W" as "every 2 weeks"."""
    return t.either(f"per.{iso}", "") or t("per.other", duration=_units(t, iso[-1], int(iso[1:-1])))


def often(t: Phrasebook, times: TimesPer) -> str:
    """How often something happens: "once a week", "1 to 2 times a week"."""
    low, high = (None if n is None else _times(t, n) for n in (times.low, times.high))
    how = t("times.at_least", low=low) if high is None else t("times.at_most", high=high)
    if times.low is not None and times.high is not None:
        ends = {"low": t.number(times.low), "high": t.number(times.high)}
        how = str(low) if low == high else t("times.wide_range", **ends)
    return t("times.per", times=how, per=per(t, times.per))


def _times(t: Phrasebook, n: int) -> str:
    named = {1: "times.once", 2: "times.twice"}
    return t(named[n]) if n in named else t("times.n", n=t.number(n))


def _units(t: Phrasebook, unit: str, amount: int) -> str:
    return t.count(f"duration.{unit}", amount)


def length(t: Phrasebook, days: Fraction) -> str:
    """A length of time in the unit that fits it: years, months, weeks or days."""
    for size, unit in (
        (Fraction(146097, 400), "Y"),
        (Fraction(146097, 4800), "M"),
        (Fraction(7), "W"),
    ):
        amount = days / size
        if amount >= Fraction(19, 20):
            near = round(amount)
            if abs(amount - near) < Fraction(near, 20):
                return _units(t, unit, near)
            rough = t(f"duration.{unit}.other", n=f"{float(amount):.1f}")
            return t("figure.about", amount=rough)
    return _units(t, "D", round(days))


def about(t: Phrasebook, value: Fraction | int) -> str:
    """A computed number, rounded to what its parts can carry."""
    whole = round(value)
    if whole >= 10_000:
        return t.number(round(whole, -3))
    return t.number(round(whole, -2) if whole >= 1000 else whole)
