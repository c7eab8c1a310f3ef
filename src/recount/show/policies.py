"""Where named policies part on one event, in a sentence; none is preferred."""

from __future__ import annotations

from recount.model.ledger import Bracket, Event
from recount.model.reference import PERSON
from recount.show.figures import one_figure
from recount.show.index import Index
from recount.show.phrases import Phrases
from recount.show.wording import range_words


def differences(t: Phrases, at: Index, event: Event) -> str:
    """ "acled says 12 where gtd says 40, because …": "" where all policies say the same.

    Of policies that say the same the first gives its reason. Those that rest on
    one figure say it in several ways, and do not part.
    """
    groups: dict[tuple[int | None, int | None], list[Bracket]] = {}
    for bracket in event.brackets:
        if bracket.grade is None and bracket.policy != PERSON:
            groups.setdefault((bracket.low, bracket.high), []).append(bracket)
    if len(groups) < 2 or one_figure(at, event):
        return ""
    said = [_said(t, low, high, [b.policy for b in same]) for (low, high), same in groups.items()]
    first = [same[0] for same in groups.values()]
    whys = [
        t("differ.goes" if n == 0 else "differ.by", policy=b.policy, why=b.why.partition(";")[0])
        for n, b in enumerate(first)
    ]
    told = said[0] + t("differ.where") + t.listing(said[1:])
    return t("differ.sentence", said=told, whys=t("differ.also").join(whys))


def _said(t: Phrases, low: int | None, high: int | None, policies: list[str]) -> str:
    nothing = low is None and high is None
    number = t("differ.none") if nothing else range_words(t, low, high, short=True)
    key = "differ.says" if len(policies) == 1 else "differ.say"
    return t(key, policies=t.listing(policies), number=number)
