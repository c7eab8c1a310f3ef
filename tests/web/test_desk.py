"""The desk: what is shown after each decision is what a new desk over the same log shows."""

from __future__ import annotations

import random
from contextlib import suppress
from threading import Thread
from time import process_time
from typing import Any

import pytest
from hypothesis import given

from recount.model import judgement as j
from recount.model.claim import Claim
from recount.model.document import Failure
from recount.model.draft import Term, Wording
from recount.model.effective import standing
from recount.model.reference import Mention, ref_of
from recount.run.pipeline import Joined, joined
from recount.show import render_ledger
from recount.web.desk import Desk, ObjectionError
from recount.web.filters import Filter, queue
from recount.web.relink import Relinker
from recount.web.undo import stacks
from tests.accounts import span
from tests.helpers.judgements import REVIEWERS, logs, made, undo
from tests.web.review_case import (
    AGAIN,
    CLAIMS,
    DENIED,
    LANTERN,
    REBELS,
    SHELL,
    SHOT,
    Memory,
    browser,
    desk,
)

ACCEPT, REJECT = j.AcceptClaim(ref_of(SHOT)), j.RejectClaim(ref_of(SHOT))
PLACE = j.EditClaim(ref_of(REBELS), "place", None)
DECISIONS: tuple[j.Decision, ...] = (
    ACCEPT,
    REJECT,
    PLACE,
    j.EditClaim(ref_of(SHELL), "act", Term("killing", None, True)),
    j.EditClaim(ref_of(SHOT), "victims", (Wording("farmers", span(LANTERN, "farmers")),)),
    j.SameEvent(ref_of(SHOT), ref_of(REBELS)),
    j.DifferentEvent(ref_of(SHOT), ref_of(AGAIN)),
    j.SameEntity(
        Mention(LANTERN.id, span(LANTERN, "Soldiers")), Mention(LANTERN.id, span(LANTERN, "rebels"))
    ),
    j.Note(ref_of(AGAIN), "look again"),
    j.BestFigure(ref_of(SHOT), 58, None, 61, "lists"),
)


def shown(of: Desk) -> dict[str, Claim]:
    return dict(of.scene().at.claims)


@pytest.mark.parametrize("seed", range(25))
def test_what_is_shown_at_once_is_what_is_shown_after_a_restart(seed: int) -> None:
    dice, store = random.Random(seed), Memory()
    here = desk(store)
    for _ in range(12):
        what = dice.random()
        if what < 0.2:
            here.undo()
        elif what < 0.35:
            here.redo()
        elif what < 0.5:
            here.relink()
        else:
            with suppress(ObjectionError):
                here.decide(dice.choice(DECISIONS))
        fresh = desk(store)
        assert {c.id: c.status for c in shown(here).values()} == {
            c.id: c.status for c in shown(fresh).values()
        }
        assert here.stacks() == fresh.stacks()
    here.relink()
    assert shown(here) == shown(desk(store))
    assert here.scene().order == desk(store).scene().order


def test_an_edit_taken_back_before_it_was_linked_shows_what_was_read() -> None:
    here = desk()
    before = shown(here)[REBELS.id]
    here.decide(PLACE)
    assert shown(here)[REBELS.id].place is None
    here.undo()
    assert shown(here)[REBELS.id] == before and before.place and before.place.entity


def test_only_what_may_change_matters_asks_for_linking() -> None:
    here = desk()
    here.decide(ACCEPT)
    here.decide(j.Note(ref_of(SHOT), "x"))
    here.undo()
    assert here.scene().behind == 0 and not here.relink()
    here.decide(REJECT)
    assert here.scene().behind == 1 and here.relink() and here.scene().behind == 0


def test_an_accepted_claim_is_not_linked_again_and_the_ledger_is_as_anew(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    times: list[int] = []

    def counted(*given: Any) -> Joined:
        times.append(1)
        return joined(*given)

    here = desk(Memory())
    monkeypatch.setattr("recount.web.rejoin.joined", counted)
    remark = j.Note(ref_of(AGAIN), "look again")
    for decision, linked in ((ACCEPT, 0), (remark, 0), (REJECT, 1), (ACCEPT, 1), (PLACE, 1)):
        here.decide(decision)
        times.clear()
        ledger = render_ledger(here.ledger())
        assert len(times) == linked
        assert ledger == render_ledger(desk(Memory(kept=list(here.store.judgements()))).ledger())


def test_a_decision_that_cannot_be_applied_is_refused_and_not_kept() -> None:
    store = Memory()
    here = desk(store)
    here.decide(j.RejectClaim(ref_of(AGAIN)))
    with pytest.raises(ObjectionError):
        here.decide(j.BestFigure(ref_of(AGAIN), 1, None, None, "rejected claims have no matter"))
    with pytest.raises(ObjectionError):
        here.take_back("nothing")
    assert len(store.kept) == 1


def test_a_blind_reviewer_sees_only_their_own() -> None:
    store = Memory()
    desk(store, "Ines Varo").decide(ACCEPT)
    blind = desk(store, "Teo Marsh", blind=True)
    assert shown(blind)[SHOT.id].status == "proposed" and blind.log() == ()
    blind.decide(REJECT)
    assert shown(blind)[SHOT.id].status == "rejected" and len(blind.everyone()) == 2
    assert len(store.kept) == 2
    open_ = desk(store, "Ines Varo")
    assert len(open_.log()) == 2 and open_.undo() is not None
    assert open_.undo() is None


def test_stacks_are_each_reviewers_own() -> None:
    log = (
        made(ACCEPT, "a", "Ines"),
        made(REJECT, "b", "Teo"),
        made(PLACE, "c", "Ines"),
        undo("c", "d", "Ines"),
        undo("b", "e", "Ines"),
    )
    assert stacks(log[:4], "Ines").done == ("a",) and stacks(log[:4], "Ines").undone == ("d",)
    assert stacks(log, "Ines").done == ("a", "e") and stacks(log, "Ines").undone == ()
    assert stacks(log, "Teo").done == () and stacks(log, "Teo").undone == ()
    assert stacks((*log[:4], made(PLACE, "f", "Ines")), "Ines").undone == ()
    again = (*log, undo("e", "f", "Ines"))
    assert stacks(again, "Ines").done == ("a",) and stacks(again, "Ines").undone == ("f",)
    assert stacks(again, "Teo").done == ("b",)


def test_what_another_took_back_is_on_no_stack_until_it_is_brought_back() -> None:
    log = (made(ACCEPT, "a", "Ines"), made(PLACE, "b", "Ines"), undo("b", "c", "Teo"))
    assert stacks(log, "Ines").done == ("a",) and stacks(log, "Teo").done == ("c",)
    assert stacks((*log, undo("c", "d", "Teo")), "Ines").done == ("a", "b")
    mine = (*log, undo("c", "d", "Ines"))
    assert stacks(mine, "Ines").done == ("a", "b", "d") and stacks(mine, "Teo").done == ()
    back = (*mine, undo("d", "e", "Ines"))
    assert stacks(back, "Ines").done == ("a",) and stacks(back, "Ines").undone == ("e",)


@given(logs(most=20))
def test_undo_and_redo_of_any_log_take_back_what_stands(log: tuple[j.Judgement, ...]) -> None:
    for who in REVIEWERS:
        stand, found = standing(log), stacks(log, who)
        assert {*found.done, *found.undone} <= stand
        for target in (*found.done[-1:], *found.undone[-1:]):
            after = stacks((*log, undo(target, "new", who)), who)
            assert "new" in standing((*log, undo(target, "new", who)))
            assert target not in after.done + after.undone
        if found.done:
            undone = stacks((*log, undo(found.done[-1], "new", who)), who)
            assert undone.undone[-1:] == ("new",)


def test_the_time_of_stacks_grows_with_the_log_and_no_faster() -> None:
    def spent(n: int) -> float:
        rows = [made(ACCEPT, f"{who}{at}", who) for at in range(n) for who in ("Ines", "Teo")]
        log = (*rows, *(undo(f"Teo{at}", f"u{at}", "Ines") for at in range(n)))
        began = process_time()
        assert len(stacks(log, "Ines").done) == 2 * n
        return process_time() - began

    # If each row were sought among all, 16 times the log would take 256 times as long.
    assert min(spent(8_000) for _ in range(3)) < 100 * min(spent(500) for _ in range(3))


def test_decisions_from_many_threads_are_all_kept() -> None:
    store = Memory()
    here = desk(store)
    with Relinker(here, pause=0.01) as relinker:
        threads = [Thread(target=lambda: (here.decide(PLACE), relinker.ask())) for _ in range(20)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert relinker.settled(20)
    assert len(store.kept) == 20 and here.scene().behind == 0


def test_a_linking_that_fails_is_told_and_the_next_one_runs(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    here = desk(Memory())
    with Relinker(here, pause=0.01) as relinker, monkeypatch.context() as broken:
        assert relinker.settled(20) and relinker.fault is None
        broken.setattr("recount.web.desk.build_ledger", lambda *_: {}["matter"])
        here.decide(PLACE)
        relinker.ask()
        assert relinker.settled(20)
        assert relinker.fault is not None and "KeyError: 'matter'" in relinker.fault.why
        assert here.scene().behind == 1
        broken.undo()
        relinker.ask()
        assert relinker.settled(20)
        assert relinker.fault is None and here.scene().behind == 0


@pytest.mark.parametrize("path", ["/", "/conflicts", f"/review?claim={SHOT.id}"])
def test_pages_say_that_a_linking_failed(path: str) -> None:
    found = browser(desk(Memory()))
    assert "could not follow" not in found.get(path).text
    found.site.relinker.fault = Failure("the linking", "it <b>broke</b>")
    page = found.get(path).text
    assert "could not follow" in page and "it &lt;b&gt;broke" in page


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, {c.id for c in CLAIMS}),
        ({"act": "attack"}, {SHELL.id}),
        ({"stance": "denied"}, {DENIED.id}),
        ({"status": "accepted"}, {SHOT.id}),
        ({"status": "decided"}, {SHOT.id}),
        ({"status": "proposed"}, {c.id for c in CLAIMS if c != SHOT}),
        ({"document": LANTERN.id}, {SHOT.id, REBELS.id, SHELL.id}),
        ({"figure": "yes"}, {SHOT.id, REBELS.id, AGAIN.id}),
        ({"figure": "no"}, {SHELL.id, DENIED.id}),
        ({"words": "FARMERS", "figure": "yes"}, {SHOT.id, AGAIN.id}),
        ({"act": "war"}, set()),
    ],
)
def test_filters(asked: dict[str, str], found: set[str]) -> None:
    here = desk()
    here.decide(ACCEPT)
    wanted = Filter.read(asked)
    assert set(queue(here.scene(), wanted)) == found
    assert wanted.asks() == tuple((name, asked[name]) for name in Filter.__slots__ if name in asked)


def test_filters_by_matter_name_and_conflict() -> None:
    view = desk().scene()
    event = view.at.event[SHOT.id]
    assert set(queue(view, Filter(event=event.id))) == set(event.claims)
    place = view.at.claims[SHOT.id].place
    assert place and place.entity
    assert set(queue(view, Filter(entity=place.entity))) == {SHOT.id, AGAIN.id, DENIED.id}
    parting = set(queue(view, Filter(conflicts="only")))
    assert {SHOT.id, AGAIN.id, DENIED.id} >= parting and DENIED.id in parting
