"""A browser's tab on the review page: opening it, keys, words selected, what it shows."""

from __future__ import annotations

import re
from importlib.resources import files
from typing import Any

import pytest

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

AXE = """async () => (await axe.run(document, {runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa",
  "wcag22aa", "best-practice"]})).violations
  .filter(one => ["serious", "critical"].includes(one.impact))
  .map(one => one.id + ": " + one.nodes.slice(0, 3).map(node => node.html).join(" | "))"""

# A decision that is refused, and a matter or a name that is gone after one.
EXPECTED = re.compile("status of 422|status of 404 .*/(matter|name)/")


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


def axe_findings(tab: Tab) -> list[str]:
    """What axe finds on the page that is serious or worse; skips where axe is not installed."""
    pytest.importorskip("axe_playwright_python", reason="axe-playwright-python is not installed")
    tab.evaluate((files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8"))
    found: list[str] = tab.evaluate(AXE)
    return found
