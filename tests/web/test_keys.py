"""Every decision is taken by keys alone, and every key is in the map."""

from __future__ import annotations

import re

import pytest

from recount.model.judgement import FIELDS, AcceptClaim
from recount.model.judgement_json import NAMES
from recount.model.reference import ref_of
from recount.web.decisions import DECISIONS
from recount.web.desk import Desk
from tests.web.review_case import AGAIN, DENIED, LANTERN, SHOT, Memory, desk
from tests.web.running import running
from tests.web.tabs import QUIET, Tab, enter, press

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
    "merge": ("claim", ["m", "j", "m", "M", "Enter"]),
    "add": (
        "claim",
        ["n", *NEXT_WORD, "2", "type killing", "Escape", "3", "type alleged", "Enter"],
    ),
    "note": ("claim", ["o", "type", "Escape", "Enter"]),
    "same-entity": ("name", [*MARK, *MARK, "e"]),
    "different-entity": ("name", [*MARK, *MARK, "E"]),
    "put": ("claim", ["g", "Escape", ".", "Enter"]),
    "leave": ("claim", ["x", "Enter"]),
    "different-event": ("conflicts", ["x", "Enter"]),
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
    "not of this matter": ("matter", ["x", "Enter"], ["move"]),
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
    moved = ["move"] if told in ("put", "leave") else [told]
    wanted = moved if told in BY_KEYS else ALSO_BY_KEYS[told][2]
    store = Memory()
    here = desk(store)
    with running(here) as address:
        enter(tab, address, paths_of(here)[page])
        for key in keys:
            if key == "wait":
                tab.wait_for_timeout(300)
                tab.wait_for_function(QUIET)
            elif key.startswith("type"):
                tab.keyboard.type(key.partition(" ")[2] or "so it says")
            else:
                press(tab, key)
                tab.wait_for_load_state("load")
        press(tab, "Shift")
    kept = [NAMES[type(row.decision)] for row in store.kept]
    assert [re.sub("-(claims?|figure)$|^policy-", "", name) for name in kept] == wanted


def test_the_keys_of_every_kind_of_decision_are_tried() -> None:
    assert set(BY_KEYS) == set(DECISIONS)


PAGES = [f"&do={do}" for do in ("split", "add", "note", "matter", "leave", "merge")]
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
