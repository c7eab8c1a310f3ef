"""What ties a claim to a matter of its document is kept with it, function by function."""

import pytest
from accounts import claim, document

from recount.link import link
from recount.link.within import EVIDENCE, VETOES
from recount.model.claim import Claim
from recount.model.document import Document

DAY = "2017-04-14"


def reasons(documents: tuple[Document, ...], *rows: Claim) -> dict[str, dict[str, tuple[str, ...]]]:
    """For each claim of the first event its reasons: the evidence and the claims it rests on."""
    event = link(documents, (), rows).events[0]
    return {m.claim: {r.by: r.claims for r in m.reasons} for m in event.members}


@pytest.mark.parametrize(
    ("second", "settings", "by"),
    [
        ("Nine died in Tal.", {"at": "Tal"}, {"same_place"}),
        ("Nine died on Friday.", {"on": DAY}, {"same_days"}),
        ("Nine died on Friday in Tal.", {"on": DAY, "at": "Tal"}, {"same_days", "same_place"}),
        ("Nine died near Tal.", {"at": "near Tal"}, {"place_named_beside"}),
        ("Nine died on Friday in Ossin.", {"on": DAY, "at": "Ossin"},
         {"same_days", "another_place_of_it"}),
        ("Nine died.", {}, {"carries_on"}),
    ],
)  # fmt: skip
def test_a_claim_says_what_put_it_in_its_event(
    second: str, settings: dict[str, str], by: set[str]
) -> None:
    home = document("a.txt", f"A bomb hit Tal. {second}")
    first = claim(home, "A bomb hit Tal.", "attack", at="Tal", on=DAY)
    other = claim(home, second, **settings)  # type: ignore[arg-type]
    told = reasons((home,), first, other)
    assert set(told[first.id]) == {"told_first"}
    assert set(told[other.id]) == by
    assert all(set(claims) <= {first.id} for claims in told[other.id].values())


def test_a_document_says_what_joined_its_account_to_the_others() -> None:
    one, other = document("a.txt", "Ten died in Tal."), document("b.txt", "Nine died in Tal.")
    first = claim(one, one.text, at="Tal", on=DAY)
    second = claim(other, other.text, at="Tal", on=DAY)
    told = reasons((one, other), first, second)
    assert told[first.id] == {"told_first": ()}
    assert told[second.id] == {
        "told_first": (),
        "same_days": (first.id, second.id),
        "same_place": (first.id, second.id),
    }


def test_every_evidence_has_its_sentence() -> None:
    assert all((function.__doc__ or "").strip().endswith(".") for function in (*EVIDENCE, *VETOES))
