"""How a matter is told where its claims do not stand beside it: as alleged, or as denied.

A title such as “Hangings at Korvath prison” names what claims are about. Read
alone, in another tool, it would say that it happened, which nothing here says.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from recount.model.ledger import Event
from recount.show.figures import PUT_FORWARD
from recount.show.index import Index
from recount.show.phrases import Phrases


def stances(at: Index, event: Event) -> Mapping[str, int]:
    """How many claims of a matter have each stance, in the order the stances are met."""
    return Counter(at.claims[claim].stance for claim in event.claims)


def put_forward(at: Index, event: Event) -> bool:
    """Whether any claim says that the matter happened, and not only that it did not or may."""
    return any(stance in PUT_FORWARD for stance in stances(at, event))


def stance_words(t: Phrases, at: Index, event: Event) -> str:
    """The stances of a matter's claims: "alleged (5), denied (1) and believed (1)"."""
    return t.listing(
        [
            t("told.stance", stance=t.either(f"stance.{stance}", stance), n=t.number(n))
            for stance, n in stances(at, event).items()
        ]
    )


def told_title(t: Phrases, at: Index, event: Event) -> str:
    """The title with how it is put: "Alleged: …"; "Denied: …" where nobody puts it forward."""
    if put_forward(at, event):
        return t("told.alleged", title=event.title)
    known = [t.either(f"stance.{stance}", stance) for stance in stances(at, event)]
    return t("told.only", stances=t.sentence(t.listing(known)), title=event.title)
