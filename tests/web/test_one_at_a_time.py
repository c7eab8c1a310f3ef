"""Decisions by keys are taken one at a time, each on the claim that its page shows."""

from __future__ import annotations

from dataclasses import dataclass
from time import sleep
from typing import Any

import pytest

from recount.model.judgement import AcceptClaim, EditClaim, Judgement, RejectClaim
from recount.model.reference import ref_of
from recount.run.targets import refs_of
from tests.web.review_case import AGAIN, DENIED, SHELL, SHOT, Memory, desk
from tests.web.running import running
from tests.web.tabs import QUIET, Tab, claim, enter, press


@dataclass
class Slow(Memory):
    """A store that takes a while to write, as a slow disk does."""

    def keep(self, judgement: Judgement) -> None:
        sleep(0.6)
        Memory.keep(self, judgement)


@pytest.mark.parametrize("first", ["a", "r"])
@pytest.mark.parametrize("second", ["a", "r", "u", "j"])
def test_a_key_pressed_while_a_decision_is_written_does_nothing(
    tab: Tab, first: str, second: str
) -> None:
    store = Slow()
    here = desk(store)
    here.decide(RejectClaim(ref_of(SHELL)))
    with running(here) as address:
        enter(tab, address, f"/review?claim={AGAIN.id}")
        tab.keyboard.press(first)
        tab.keyboard.press(second)
        tab.wait_for_function("() => document.getElementById('live').textContent.includes('busy')")
        tab.wait_for_function(QUIET)
        tab.wait_for_function("() => !document.body.ariaBusy")
        (_, kept) = store.kept
        assert AGAIN.id in {ref.id for ref in refs_of(kept.decision)}
        assert claim(tab) == (AGAIN.id if first == "x" else DENIED.id)
        press(tab, "a")
        assert isinstance(store.kept[-1].decision, AcceptClaim) and len(store.kept) == 3


def test_a_key_that_is_held_decides_once(tab: Tab) -> None:
    store = Memory()
    with running(desk(store)) as address:
        enter(tab, address)
        for key in ("a", "7"):
            for _ in range(12):
                tab.keyboard.down(key)
                tab.wait_for_timeout(30)
            tab.keyboard.up(key)
        tab.wait_for_function(QUIET)
        tab.check("[name=inferred]")
        tab.fill("[name=text]", "Tal")
        for _ in range(12):
            tab.keyboard.down("Enter")
            tab.wait_for_timeout(30)
        tab.wait_for_function(QUIET)
    assert [type(row.decision) for row in store.kept] == [AcceptClaim, EditClaim]


def test_no_decision_is_sent_while_another_claim_is_on_its_way(tab: Tab) -> None:
    store = Memory()
    held: list[Any] = []
    with running(desk(store)) as address:
        enter(tab, address, f"/review?claim={AGAIN.id}")
        tab.route("**/review?**", lambda route: held.append(route))
        tab.keyboard.press("j")
        tab.keyboard.press("a")
        tab.wait_for_function("() => document.getElementById('live').textContent.includes('busy')")
        held[0].continue_()
        tab.wait_for_function(
            f"() => document.querySelector('#act [name=claim]').value === '{DENIED.id}'"
        )
        assert store.kept == []
        press(tab, "a")
    assert [row.decision for row in store.kept] == [AcceptClaim(ref_of(DENIED))]


def test_a_stale_tab_decides_nothing_and_shows_the_claim_anew(tab: Tab) -> None:
    store = Memory()
    with running(desk(store)) as address:
        origin = enter(tab, address, f"/review?claim={SHOT.id}")
        other = tab.context.new_page()
        other.goto(f"{origin}/review?claim={SHOT.id}")
        press(other, "r")
        press(tab, "7")
        tab.click("text=Set to nothing")
        tab.wait_for_function("() => document.getElementById('fault').textContent")
        assert "changed meanwhile" in tab.inner_text("#fault") and len(store.kept) == 1
        assert "rejected" in tab.inner_text(".card-pane .claim-head")
        press(tab, "a")
    assert [type(row.decision) for row in store.kept] == [RejectClaim, AcceptClaim]
