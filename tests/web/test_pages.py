"""Every page after every kind of decision: it answers, and addresses lead where they led."""

from __future__ import annotations

from collections.abc import Iterator
from time import monotonic

import pytest

from recount.model import judgement as j
from recount.model.drafted import draft_of
from recount.model.ledger import Event
from recount.model.reference import Mention, ref_of
from recount.web.desk import Desk
from recount.web.relink import Relinker
from tests.accounts import span
from tests.web.review_case import (
    AGAIN,
    CLAIMS,
    DENIED,
    HERALD,
    LANTERN,
    REBELS,
    SHELL,
    SHOT,
    Browser,
    Memory,
    browser,
    desk,
)

SOLDIERS = Mention(LANTERN.id, span(LANTERN, "Soldiers"))
OTHERS = Mention(HERALD.id, span(HERALD, "soldiers"))
DECISIONS: tuple[j.Decision, ...] = (
    *(j.AcceptClaim(ref_of(claim)) for claim in CLAIMS),
    *(j.RejectClaim(ref_of(claim)) for claim in CLAIMS),
    j.EditClaim(ref_of(SHOT), "place", None),
    j.SplitClaim(ref_of(SHOT), (draft_of(SHOT, None), draft_of(SHOT, None))),
    j.MergeClaims((ref_of(SHOT), ref_of(REBELS)), draft_of(SHOT, None)),
    j.MergeClaims((ref_of(AGAIN), ref_of(DENIED)), draft_of(AGAIN, None)),
    j.AddClaim(draft_of(SHELL, None)),
    j.SameEntity(SOLDIERS, OTHERS),
    j.DifferentEntity(SOLDIERS, OTHERS),
    j.SameEvent(ref_of(SHOT), ref_of(REBELS)),
    j.DifferentEvent(ref_of(SHOT), ref_of(AGAIN)),
    j.Note(ref_of(SHOT), "look again"),
    j.BestFigure(ref_of(SHOT), 58, None, 61, "lists"),
    j.PolicyException(ref_of(SHOT), "ucdp", ref_of(AGAIN), "a copy"),
)


def addresses(here: Desk) -> set[str]:
    """Every page there is, with the ids of this moment."""
    view = here.scene()
    return {
        *("/", "/review", "/review?status=proposed", "/conflicts", "/decisions", "/agreement"),
        *("/report", f"/document/{LANTERN.id}", f"/document/{HERALD.id}"),
        *(f"/review?claim={claim}" for claim in view.at.claims),
        *(f"/matter/{event.id}" for event in view.at.ledger.events),
        *(f"/name/{entity}" for entity in view.at.entities),
    }


def read_all(found: Browser, more: set[str]) -> Iterator[tuple[str, int]]:
    for path in sorted(addresses(found.site.desk) | more):
        yield path, found.follow(path).status_code


@pytest.mark.parametrize("decision", DECISIONS, ids=lambda d: type(d).__name__)
@pytest.mark.parametrize("prompt", [False, True])
def test_every_page_answers_after_a_decision_and_its_undo(
    decision: j.Decision, prompt: bool
) -> None:
    found = browser(desk(Memory()))
    here, known = found.site.desk, addresses(found.site.desk)
    for act in (lambda: here.decide(decision), here.undo, here.redo, here.undo):
        act()
        known |= addresses(here)
        if prompt:
            here.relink()
        assert {p for p, code in read_all(found, known) if code not in (200, 404)} == set()
        here.relink()
        known |= addresses(here)
        assert {p for p, code in read_all(found, known) if code not in (200, 404)} == set()


def matter_of(here: Desk, claim: str) -> Event:
    return here.scene().at.event[claim]


@pytest.fixture
def found() -> Browser:
    here = desk(Memory())
    for claim in (SHOT, AGAIN, DENIED):
        here.decide(j.SameEvent(ref_of(claim), ref_of(REBELS)))
    here.relink()
    return browser(here)


def title_at(found: Browser, path: str) -> str:
    answer = found.follow(path)
    assert answer.status_code == 200, path
    return answer.text.partition("<h1>")[2].partition("</h1>")[0]


@pytest.mark.parametrize("gone", [0, 1, 2])
def test_an_address_of_a_matter_lasts(found: Browser, gone: int) -> None:
    here = found.site.desk
    event = matter_of(here, SHOT.id)
    assert len(event.claims) > 3
    lasting = found.get(f"/matter/{event.id}").headers["location"]
    lists = found.get(f"/review?event={event.id}&stance=alleged").headers["location"]
    claim = here.scene().at.claims[event.claims[gone]]
    here.decide(j.RejectClaim(here.ref(claim.id)))
    here.relink()
    now = matter_of(here, event.claims[3])
    assert now.id != event.id
    for path in (lasting, f"/matter/{event.id}", f"/matter/{now.id}"):
        assert title_at(found, path) == title_at(found, f"/matter/{now.claims[0]}")
    answer = found.follow(lists)
    assert all(here.scene().at.claims[c].span.exact[:20] in answer.text for c in now.claims
               if here.scene().at.claims[c].stance == "alleged")  # fmt: skip


def test_an_address_of_a_name_lasts_and_is_there_after_a_restart(found: Browser) -> None:
    here = found.site.desk
    entity = next(e for e in here.scene().at.ledger.entities if e.name == "Ossin market")
    lasting = found.get(f"/name/{entity.id}").headers["location"]
    assert title_at(found, lasting) == title_at(found, f"/name/{entity.id}")
    here.decide(j.DifferentEntity(Mention(LANTERN.id, span(LANTERN, "Ossin market")),
                                  Mention(HERALD.id, span(HERALD, "Ossin market"))))  # fmt: skip
    here.relink()
    assert "Ossin market" in title_at(found, lasting)
    again = browser(desk(Memory(kept=list(here.store.judgements()))))
    assert "Ossin market" in title_at(again, lasting)


def test_a_page_waits_only_for_what_was_decided_on_it() -> None:
    here = desk(Memory(), linked=False)
    relinker = Relinker(here, pause=0)
    relinker.ask()
    began = monotonic()
    relinker.caught_up(30)
    assert monotonic() - began < 20
    relinker.ask(awaited=True)
    with relinker:
        relinker.caught_up(30)
        assert here.scene().behind == 0


def test_the_first_page_says_that_claims_are_being_put_together() -> None:
    here = desk(Memory(), linked=False)
    found = browser(here)
    page = found.get("/").text
    assert "being put together" in page and 'hx-trigger="load' in page
    here.relink()
    page = found.get("/").text
    assert "being put together" not in page and 'hx-trigger="load' not in page
