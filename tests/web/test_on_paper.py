"""Review pages and report as they are printed: white, whole, without what is pressed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.web.review_case import LANTERN, SHOT
from tests.web.running import reviewed
from tests.web.tabs import enter, press

PATHS = (
    *("/", "/conflicts", "/decisions", "/agreement", "/report"),
    f"/review?claim={SHOT.id}",
    f"/document/{LANTERN.id}?show=names&show=claims",
)
A4 = {"width": 794, "height": 1123}
# Of each element that is drawn: what stays in place or can be pressed, and what runs off the page.
FAULTS = """() => [...document.body.querySelectorAll("*")].filter(one => one.checkVisibility())
  .flatMap(one => {
    const style = getComputedStyle(one), box = one.getBoundingClientRect(), told = [];
    if (["fixed", "sticky"].includes(style.position)) told.push("stays in place");
    if (one.matches("button, .button, input, select, textarea, kbd")) told.push("can be pressed");
    if (box.width && box.right > innerWidth + 1) told.push("runs off the page");
    if (one.scrollHeight > one.clientHeight + 1 && ["auto", "scroll"].includes(style.overflowY))
      told.push("is cut");
    return told.map(words => `${one.tagName}.${one.className} ${words}`);
  })"""
GROUND = "() => getComputedStyle(document.body).backgroundColor"
INK = "() => getComputedStyle(document.body).color"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_on_paper(chromium: Any, tmp_path: Path, scheme: str) -> None:
    context = chromium.new_context(viewport=A4, color_scheme=scheme)
    tab = context.new_page()
    with reviewed(tmp_path / "ossin") as address:
        origin = enter(tab, address)
        press(tab, "a")
        tab.goto(origin)
        more = [tab.get_attribute(f"a[href^='{kind}']", "href") for kind in ("/matter/", "/name/")]
        tab.emulate_media(media="print", color_scheme=scheme)
        for path in (*PATHS, *more):
            tab.goto(origin + path)
            assert tab.evaluate(FAULTS) == [], path
            assert tab.evaluate(GROUND) == "rgb(255, 255, 255)", path
            assert tab.evaluate(INK) == "rgb(0, 0, 0)", path
    context.close()


def test_what_is_folded_on_a_screen_is_printed(chromium: Any, tmp_path: Path) -> None:
    context = chromium.new_context(viewport=A4)
    tab = context.new_page()
    with reviewed(tmp_path / "ossin") as address:
        origin = enter(tab, address, "/")
        tab.emulate_media(media="print")
        tab.goto(f"{origin}/report")
        folded = "[...document.querySelectorAll('details:not([open]) > :not(summary)')]"
        drawn = tab.evaluate(f"{folded}.map(one => one.getBoundingClientRect().height > 0)")
        assert drawn and all(drawn)
    context.close()
