"""The whole way of a reviewer in a browser: keys, words selected, undo, restart, the report."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from recount.model.draft import Voice, Wording
from recount.model.judgement import EditClaim
from recount.model.reading import Reading
from recount.run.document import ReadDocument
from tests.accounts import claim as claim_of
from tests.accounts import document, span
from tests.injections import INJECTIONS
from tests.web.injected_case import injected_desk
from tests.web.review_case import AGAIN, DENIED, LANTERN, REBELS, SHELL, SHOT, Memory, desk
from tests.web.running import reviewed, running
from tests.web.tabs import BETWEEN, Tab, axe_findings, claim, enter, press, select, shown


def test_read_accept_edit_undo_restart_and_the_report(tab: Tab, tmp_path: Path) -> None:
    with reviewed(tmp_path / "ossin") as address:
        enter(tab, address, "/")
        press(tab, "j")
        tab.wait_for_selector("#desk")
        assert claim(tab) == AGAIN.id and tab.inner_text("#quote") in AGAIN.span.exact
        press(tab, "w")
        tab.keyboard.type("as it says (a, r and u are only letters here)")
        press(tab, "Escape")
        press(tab, "a")
        assert claim(tab) == DENIED.id and "1 of 4" in tab.inner_text(".count-line")
        press(tab, "r")
        assert claim(tab) == SHOT.id
        press(tab, "j")
        press(tab, "7")
        select(tab, "Tal")
        press(tab, "Enter")
        assert "Tal" in shown(tab, "place")
        press(tab, "8")
        select(tab, "on 2 May")
        tab.wait_for_function(
            "() => document.querySelector('[name=earliest]').value === '2017-05-02'"
        )
        press(tab, "Enter")
        assert "2 May 2017" in shown(tab, "when") and "machine read: nothing" in shown(tab, "when")
        press(tab, "u")
        assert shown(tab, "when") == "not said"
        press(tab, "U")
        assert "2 May 2017" in shown(tab, "when")
        assert "edited" in tab.inner_text(".card-pane .claim-head")
    with reviewed(tmp_path / "ossin") as address:
        origin = enter(tab, address, f"/review?claim={REBELS.id}")
        assert "2 May 2017" in shown(tab, "when")
        press(tab, "u")
        assert shown(tab, "when") == "not said"
        press(tab, "U")
        tab.goto(f"{origin}/decisions")
        assert tab.locator("table.log tr").count() == 1 + 8
        tab.goto(f"{origin}/report")
        report = tab.inner_text("main")
        assert "as it says (a, r and u are only letters here)" in report
        assert "Accepted by Ines Varo" in report and "Rejected on review" in report
        assert "When set to 2 May 2017" in report


def test_words_are_selected_by_keys_alone(tab: Tab, tmp_path: Path) -> None:
    with reviewed(tmp_path / "ossin") as address:
        enter(tab, address, f"/review?claim={REBELS.id}")
        press(tab, "6")

        def words() -> str:
            tab.wait_for_timeout(350)
            found: str = tab.inner_text("#ground q")
            return found

        press(tab, "ArrowRight")
        assert words() == "rebels"
        press(tab, "ArrowRight")
        press(tab, "ArrowRight")
        assert words() == "20"
        press(tab, "Shift+ArrowRight")
        assert words() == "20 men"
        press(tab, "Enter")
        assert "20 men" in shown(tab, "victims")
        press(tab, "Escape")
        assert tab.locator("#panel form").count() == 0


@pytest.mark.parametrize("words", ["Three goats", "🜂 Three", "🜂"])
def test_offsets_count_code_points(tab: Tab, tmp_path: Path, words: str) -> None:
    with reviewed(tmp_path / "ossin") as address:
        enter(tab, address, f"/review?claim={SHELL.id}")
        press(tab, "6")
        select(tab, words)
        place = LANTERN.text.index(words)
        assert tab.input_value("#ground [name=start]") == str(place)
        assert tab.input_value("#ground [name=end]") == str(place + len(words))
        press(tab, "Enter")
        assert words in shown(tab, "victims")


def test_words_with_a_break_and_a_direction_mark_are_taken(tab: Tab) -> None:
    said = "The Ossin\nRelief Committee\u200f"
    home = document("broken.txt", f"{said} said that soldiers shot 61 farmers.")
    row = claim_of(home, "soldiers shot 61 farmers", by="soldiers")
    store = Memory((ReadDocument(home, Reading(home.id), (row,)),))
    with running(desk(store)) as address:
        enter(tab, address, f"/review?claim={row.id}")
        press(tab, "4")
        tab.evaluate(f"() => ({BETWEEN})(0, {len(said)})")
        tab.wait_for_function(
            f"() => document.querySelector('#ground [name=end]').value === '{len(said)}'"
        )
        press(tab, "Enter")
    (kept,) = store.kept
    assert isinstance(kept.decision, EditClaim) and isinstance(kept.decision.value, tuple)
    (voice,) = kept.decision.value
    assert isinstance(voice, Voice) and voice.source == Wording(said, span(home, said))


def test_a_claim_is_split_merged_and_added_by_keys(tab: Tab, tmp_path: Path) -> None:
    with reviewed(tmp_path / "ossin") as address:
        enter(tab, address, f"/review?document={LANTERN.id}&claim={SHOT.id}")
        press(tab, "s")
        select(tab, "farmers")
        press(tab, "Enter")
        tab.wait_for_selector(".values li")
        select(tab, " and hurt nine others at ")
        tab.select_option("#ground [name=value]", "injury")
        tab.focus("#ground [name=value]")
        press(tab, "Enter")
        tab.wait_for_function("() => document.querySelectorAll('.values li').length === 2")
        tab.click("text=Split in 2")
        tab.wait_for_function("() => document.querySelectorAll('.rows li').length === 5")
        assert claim(tab) != SHOT.id and tab.locator(".rows .st-split").count() == 1
        assert "Split" in tab.inner_text(".now-told")
        press(tab, "u")
        assert claim(tab) == SHOT.id
        press(tab, "m")
        tab.wait_for_selector(".marks")
        press(tab, "j")
        press(tab, "m")
        tab.wait_for_function("() => document.querySelectorAll('.rows .marked').length === 2")
        press(tab, "M")
        tab.wait_for_selector("#panel [name=first]")
        press(tab, "Enter")
        tab.wait_for_function("() => document.querySelectorAll('.rows .st-merged').length === 2")
        assert "written down" in tab.inner_text(".card-pane .claim-head")
        press(tab, "u")
        press(tab, "n")
        select(tab, " Three goats died there, villagers said.")
        press(tab, "Enter")
        assert tab.locator(".rows li").count() == 3, "nothing is written down without a choice"
        press(tab, "Escape")
        press(tab, "2")
        tab.keyboard.type("killing")
        press(tab, "Escape")
        press(tab, "3")
        tab.keyboard.type("alleged")
        press(tab, "Enter")
        tab.wait_for_function("() => document.querySelectorAll('.rows li').length === 4")
        assert "Three goats died there" in shown(tab, "span")
        assert tab.input_value("#panel [name=field]") == "attribution"


def test_a_note_is_saved_by_enter_and_a_fault_is_told_where_it_was_made(
    tab: Tab, tmp_path: Path
) -> None:
    with reviewed(tmp_path / "ossin") as address:
        origin = enter(tab, address, f"/review?claim={SHOT.id}")
        press(tab, "o")
        tab.keyboard.type("see the annex")
        press(tab, "Shift+Enter")
        tab.keyboard.type("and the map")
        press(tab, "Enter")
        tab.wait_for_selector(".said li")
        assert "see the annex" in tab.inner_text(".said")
        path = tab.get_attribute("a[href^='/matter/']", "href")
        tab.goto(origin + path)
        form = "form[hx-post='/decide/best']"
        for name, value in (("low", "20"), ("best", "5"), ("high", "3"), ("reason", "a list")):
            tab.fill(f"{form} [name={name}]", value)
        tab.click(f"{form} button")
        tab.wait_for_selector(f"{form} #fault:not(:empty)")
        assert "must not fall" in tab.inner_text(f"{form} #fault")
        assert tab.locator("#fault").count() == 1
        seen = tab.evaluate("document.getElementById('fault').getBoundingClientRect().bottom")
        assert 0 < seen <= 800


def test_a_fault_is_told_and_nothing_moves(tab: Tab, tmp_path: Path) -> None:
    with reviewed(tmp_path / "ossin") as address:
        enter(tab, address, f"/review?claim={REBELS.id}")
        press(tab, "8")
        tab.fill("[name=earliest]", "in May")
        press(tab, "Enter")
        tab.wait_for_function("() => document.getElementById('fault').textContent.length > 0")
        assert "select the words" in tab.inner_text("#fault") and claim(tab) == REBELS.id


def test_a_second_reviewer_is_blind_to_the_first(tab: Tab, tmp_path: Path) -> None:
    with reviewed(tmp_path / "ossin") as address:
        enter(tab, address)
        press(tab, "a")
    with reviewed(tmp_path / "ossin", "Teo Marsh", blind=True) as address:
        origin = enter(tab, address)
        assert "to decide" in tab.inner_text(".card-pane .claim-head")
        assert "Ines" not in tab.content()
        press(tab, "r")
        tab.goto(f"{origin}/agreement")
        assert "does not see" in tab.inner_text("main")
    with reviewed(tmp_path / "ossin", "Ines Varo") as address:
        enter(tab, address, "/agreement")
        assert "verdict" in tab.inner_text("main").lower()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_no_serious_finding_of_axe(chromium: Any, tmp_path: Path, scheme: str, width: int) -> None:
    context = chromium.new_context(viewport={"width": width, "height": 844}, color_scheme=scheme)
    tab = context.new_page()
    with reviewed(tmp_path / "ossin") as address:
        origin = enter(tab, address, "/review")
        press(tab, "a")
        paths = [
            "/",
            "/review",
            "/review?status=rejected",
            "/conflicts",
            "/decisions",
            "/agreement",
            "/report",
            f"/document/{LANTERN.id}?show=names&show=claims",
        ]
        paths += [
            f"/review?claim={SHOT.id}&do=edit&field={field}"
            for field in ("act", "attribution", "when", "quantity")
        ]
        paths += [f"/review?claim={SHOT.id}&do={do}" for do in ("split", "add", "note", "matter")]
        tab.goto(origin)
        for kind in ("/matter/", "/name/"):
            paths.append(tab.get_attribute(f"a[href^='{kind}']", "href"))
        for path in paths:
            tab.goto(origin + path)
            if path == "/review":
                tab.keyboard.press("?")
            assert axe_findings(tab) == [], path
            beyond = tab.evaluate("document.documentElement.scrollWidth - innerWidth")
            assert beyond <= 0, f"{path} is {beyond} pixels too wide"
    context.close()


def test_no_injection_runs(tab: Tab) -> None:
    every = injected_desk()
    with running(every) as address:
        origin = enter(tab, address, "/")
        tab.set_default_timeout(60_000)
        for page in range(1, 8):
            tab.goto(f"{origin}/decisions?page={page}", wait_until="domcontentloaded")
            tab.goto(f"{origin}/conflicts?page={page}", wait_until="domcontentloaded")
        for n in range(0, len(INJECTIONS), 3):
            tab.goto(f"{origin}/review?claim=c-{n}", wait_until="domcontentloaded")
        tab.goto(f"{origin}/report", wait_until="domcontentloaded")
        assert tab.title()
