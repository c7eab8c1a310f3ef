"""The whole way of a reviewer in a browser: keys, words selected, undo, restart, the report."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from time import sleep
from typing import Any

import pytest

from recount.model.draft import Voice, Wording
from recount.model.judgement import FIELDS, AcceptClaim, EditClaim, Judgement, RejectClaim
from recount.model.judgement_json import NAMES
from recount.model.reading import Reading
from recount.model.reference import ref_of
from recount.run.document import ReadDocument
from recount.run.targets import refs_of
from recount.web.decisions import DECISIONS
from recount.web.desk import Desk
from tests.accounts import claim as claim_of
from tests.accounts import document, span
from tests.injections import INJECTIONS
from tests.web.injected_case import injected_desk
from tests.web.review_case import AGAIN, DENIED, LANTERN, REBELS, SHELL, SHOT, Memory, desk
from tests.web.running import reviewed, running

# Playwright has no types here, since it may be missing where the tests are collected.
Tab = Any
QUIET = """() => document.readyState === "complete" &&
  !document.querySelector(".htmx-request, .htmx-swapping, .htmx-settling, .htmx-added")"""
SELECT = """([words, nth]) => {
  const walk = document.createTreeWalker(document.getElementById("source"), NodeFilter.SHOW_TEXT);
  let node;
  while ((node = walk.nextNode())) {
    const at = node.data.indexOf(words);
    if (at >= 0 && nth-- === 0) {
      getSelection().setBaseAndExtent(node, at, node, at + words.length);
      return true;
    }
  }
  return false;
}"""

# A selection from the run that begins at an offset to the end of the run that ends at another.
BETWEEN = """(start, end) => {
  const runs = [...document.querySelectorAll("#source [data-o]")];
  const first = runs.find(run => Number(run.dataset.o) === start);
  const last = runs.filter(run => Number(run.dataset.o) < end).pop();
  getSelection().setBaseAndExtent(first, 0, last, last.childNodes.length);
}"""

# A decision that is refused, and a matter or a name that is gone after one.
EXPECTED = re.compile("status of 422|status of 404 .*/(matter|name)/")


@pytest.fixture
def tab(chromium: Any) -> Iterator[Tab]:
    """A tab whose errors, and whatever the page's policy had to stop, fail the test."""
    context = chromium.new_context(viewport={"width": 1280, "height": 800})
    opened = context.new_page()
    faults: list[str] = []
    opened.on("console", lambda m: faults.append(told(m)) if m.type in ("error", "warning") else 0)
    opened.on("pageerror", lambda error: faults.append(str(error)))
    opened.on("dialog", lambda dialog: faults.append(dialog.message))
    opened.on("request", lambda r: None if "//127.0.0.1:" in r.url else faults.append(r.url))
    yield opened
    context.close()
    assert [fault for fault in faults if not EXPECTED.search(fault)] == []


def told(message: Any) -> str:
    """What a browser's console says, and of which address."""
    return f"{message.text} {message.location['url']}"


def enter(tab: Tab, address: str, path: str = "/review") -> str:
    """Let the browser in and open a page; the server's origin."""
    tab.goto(address)
    tab.wait_for_url("**/")
    origin = address.partition("/enter")[0]
    tab.goto(origin + path)
    return origin


def press(tab: Tab, key: str) -> None:
    """A key, and whatever it asked the server for."""
    tab.wait_for_timeout(30)
    tab.wait_for_function(QUIET)
    tab.keyboard.press(key)
    tab.wait_for_timeout(30)
    tab.wait_for_function(QUIET)


def claim(tab: Tab) -> str:
    found: str = tab.input_value("#act [name=claim]")
    return found


def shown(tab: Tab, field: str) -> str:
    found: str = tab.inner_text(f".field.r-{field} dd")
    return found


def select(tab: Tab, words: str, nth: int = 0) -> None:
    """Words selected in the source as by a mouse, until the panel shows them."""
    assert tab.evaluate(SELECT, [words, nth])
    # The page waits until no more words are added, then asks what they say.
    tab.wait_for_timeout(250)
    tab.wait_for_function(QUIET)
    tab.wait_for_function(
        "words => document.querySelector('#ground q')?.textContent === words", arg=words.strip()
    )


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
        assert claim(tab) != SHOT.id and tab.locator(".rows .st-rejected").count() == 1
        press(tab, "u")
        assert claim(tab) == SHOT.id
        press(tab, "m")
        tab.wait_for_selector(".marks")
        press(tab, "j")
        press(tab, "m")
        tab.wait_for_function("() => document.querySelectorAll('.rows .marked').length === 2")
        press(tab, "M")
        tab.wait_for_function("() => document.querySelectorAll('.rows .st-rejected').length === 2")
        press(tab, "u")
        press(tab, "n")
        select(tab, " Three goats died there, villagers said.")
        tab.select_option("#ground [name=act]", "killing")
        press(tab, "Enter")
        tab.wait_for_function("() => document.querySelectorAll('.rows li').length === 4")


def test_a_fault_is_told_and_nothing_moves(tab: Tab, tmp_path: Path) -> None:
    with reviewed(tmp_path / "ossin") as address:
        enter(tab, address, f"/review?claim={REBELS.id}")
        press(tab, "8")
        tab.fill("[name=earliest]", "in May")
        press(tab, "Enter")
        tab.wait_for_function("() => document.getElementById('fault').textContent.length > 0")
        assert "select the words" in tab.inner_text("#fault") and claim(tab) == REBELS.id


@dataclass
class Slow(Memory):
    """A store that takes a while to write, as a slow disk does."""

    def keep(self, judgement: Judgement) -> None:
        sleep(0.6)
        Memory.keep(self, judgement)


@pytest.mark.parametrize("first", ["a", "x"])
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


AXE = """async () => (await axe.run(document, {runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa",
  "wcag22aa", "best-practice"]})).violations
  .filter(one => ["serious", "critical"].includes(one.impact))
  .map(one => one.id + ": " + one.nodes.slice(0, 3).map(node => node.html).join(" | "))"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_no_serious_finding_of_axe(chromium: Any, tmp_path: Path, scheme: str, width: int) -> None:
    pytest.importorskip("axe_playwright_python", reason="axe-playwright-python is not installed")
    axe = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
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
            tab.evaluate(axe)
            assert tab.evaluate(AXE) == [], path
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


MARK = ["m", "Enter"]
NEXT_WORD = ["ArrowRight", "wait"]
PART = [*NEXT_WORD, "Enter", "wait"]
SECOND = ["ArrowRight", *PART]
# The page that a decision is taken on, and the keys that take it.
BY_KEYS: dict[str, tuple[str, list[str]]] = {
    "accept": ("claim", ["a"]),
    "reject": ("claim", ["r"]),
    "edit": ("claim", ["7", "i", *NEXT_WORD, "Enter"]),
    "split": ("claim", ["s", *PART, *SECOND, "S"]),
    "merge": ("claim", ["m", "j", "m", "M"]),
    "add": ("claim", ["n", *NEXT_WORD, "Enter"]),
    "note": ("claim", ["o", "type", "Escape", "Enter"]),
    "same-entity": ("name", [*MARK, *MARK, "e"]),
    "different-entity": ("name", [*MARK, *MARK, "E"]),
    "same-event": ("claim", ["g", "Escape", ".", "Enter"]),
    "different-event": ("matter", ["x", "Enter"]),
    "exception": ("matter", ["L", "Tab", "Tab", "Tab", "type", "Enter"]),
    "best": ("matter", ["B", "5", "Tab", "Tab", "Tab", "type", "Enter"]),
}
# What else is done by keys: on which page, by which keys, and what is then decided in all.
ALSO_BY_KEYS: dict[str, tuple[str, list[str], list[str]]] = {
    "undo and redo": ("claim", ["a", "k", "u", "U"], ["accept", "undo", "undo"]),
    "take back": ("claim", ["a", "k", "y", "Enter"], ["accept", "undo"]),
    "take back in the log": ("claim", ["a", "h", "y", "Enter"], ["accept", "undo"]),
    "clear": ("claim", ["7", "z"], ["edit"]),
    "remove": ("claim", ["5", "-", "Enter"], ["edit"]),
    "raise": ("claim", ["4", *NEXT_WORD, "Enter", "+", "Enter"], ["edit", "edit"]),
    "drop a part": ("claim", ["s", *PART, *SECOND, "-", "Enter", "wait", *PART, "S"], ["split"]),
    "not of this matter": ("claim", ["x"], ["different-event"]),
    "not of one matter": ("conflicts", ["x", "Enter"], ["different-event"]),
    "find a matter": ("claim", ["g", "type", "Escape", "Escape"], []),
    "join a name": ("name?find=a", [".", "Enter"], ["same-entity"]),
    "note on a document": ("claim", ["d", "o", "type", "Escape", "Enter"], ["note"]),
}


def paths_of(here: Desk) -> dict[str, str]:
    """Pages by what they are of, on which there is something to decide."""
    view = here.scene()
    voice = next(hop.entity for hop in view.at.claims[AGAIN.id].attribution)
    place = view.at.claims[SHOT.id].place
    assert voice and place
    return {
        "claim": f"/review?claim={AGAIN.id}",
        "second": f"/review?claim={DENIED.id}",
        "name": f"/name/{place.entity}",
        "name?find=a": f"/name/{voice}?find=a",
        "matter": f"/matter/{view.at.event[SHOT.id].id}",
        "conflicts": "/conflicts",
    }


@pytest.mark.parametrize("told", [*BY_KEYS, *ALSO_BY_KEYS])
def test_every_decision_is_taken_by_keys_alone(tab: Tab, told: str) -> None:
    page, keys = BY_KEYS[told] if told in BY_KEYS else ALSO_BY_KEYS[told][:2]
    wanted = [told] if told in BY_KEYS else ALSO_BY_KEYS[told][2]
    store = Memory()
    here = desk(store)
    with running(here) as address:
        enter(tab, address, paths_of(here)[page])
        for key in keys:
            if key == "wait":
                tab.wait_for_timeout(300)
                tab.wait_for_function(QUIET)
            elif key == "type":
                tab.keyboard.type("so it says")
            else:
                press(tab, key)
                tab.wait_for_load_state("load")
        press(tab, "Shift")
    kept = [NAMES[type(row.decision)] for row in store.kept]
    assert [re.sub("-(claims?|figure)$|^policy-", "", name) for name in kept] == wanted


def test_the_keys_of_every_kind_of_decision_are_tried() -> None:
    assert set(BY_KEYS) == set(DECISIONS)


PAGES = [f"&do={do}" for do in ("split", "add", "note", "matter")]
PAGES += [f"&do=edit&field={field}" for field in FIELDS]
BARE = """() => [...document.querySelectorAll("[hx-post]")].flatMap(one => one.matches("form")
  ? [...one.querySelectorAll("button:not([hx-post]), [data-key]")].length ? [one] : [] : [one])
  .filter(one => !one.matches("[data-key], [data-walk]")
    && !(one.matches("form") && one.querySelector("[data-key]")))
  .map(one => one.outerHTML.slice(0, 160))"""


def test_all_that_posts_has_a_key_and_every_key_is_in_the_map(tab: Tab) -> None:
    here = desk()
    here.decide(AcceptClaim(ref_of(AGAIN)))
    with running(here) as address:
        origin = enter(tab, address)
        keys = "[...document.querySelectorAll('#keys dt')].map(e => e.textContent)"
        told = {("Escape" if key == "Esc" else key) for key in tab.evaluate(keys)}
        paths = [*paths_of(here).values(), "/", "/decisions", f"/document/{LANTERN.id}"]
        there: set[str] = set()
        for path in [*paths, *(paths[0] + more for more in PAGES)]:
            tab.goto(origin + path)
            assert tab.evaluate(BARE) == [], path
            for name in ("key", "walk"):
                found = (
                    f"[...document.querySelectorAll('[data-{name}]')].map(e => e.dataset.{name})"
                )
                there |= set(tab.evaluate(found))
    # Arrows are on nothing; no page here was printed, and no claim has a voice that can move up.
    assert told - there == {"←", "→", "f", "+"} and there <= told
