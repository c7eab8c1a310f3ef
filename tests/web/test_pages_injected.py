"""No string in any field that a document can fill runs, or breaks a page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import quote

import pytest

from recount.show.safe import HIDDEN
from tests.injections import INJECTIONS
from tests.pages import Page
from tests.web.injected_case import injected_desk
from tests.web.review_case import Browser, browser

PLAIN = "plainly"
# What a form of ours has where a value is marked or a choice made.
OURS = {"checked", "selected", "disabled", "title"}


def pages(found: Browser, n: int) -> Iterator[str]:
    """Every address on which the words of the nth string stand."""
    document = found.site.desk.scene().at.claims[f"c-{n}"].document
    yield f"/review?claim=c-{n}&do=edit&field=attribution"
    yield from (f"/matter/v-{n}", f"/name/e1-{n}")
    yield from (
        f"/conflicts?claim=c-{n}",
        f"/document/{document}?show=claims&show=acts&claim=c-{n}",
    )


def shape(html: str) -> tuple[set[str], set[str], bool]:
    page = Page(html.replace("<!doctype html>", ""))
    inside = all(re.match(r"[/#]", link) and not link.startswith("//") for link in page.links)
    return page.tags, page.attributes, inside


@pytest.fixture(scope="module")
def injected() -> Browser:
    return browser(injected_desk())


@pytest.fixture(scope="module")
def plain() -> dict[str, tuple[set[str], set[str], bool]]:
    found = browser(injected_desk((PLAIN, *["x"] * 4, "x\u202ey")))
    shapes = {}
    for n in (0, 5):
        for path in pages(found, n):
            kind = re.sub(r"sha256:\w+|-\d+", "", path)
            tags, attributes, inside = shape(found.follow(path).text)
            known = shapes.get(kind, (set(), set(), inside))
            shapes[kind] = (known[0] | tags, known[1] | attributes, inside)
    return shapes


@pytest.mark.parametrize("n", range(0, len(INJECTIONS)))
def test_a_page_keeps_its_shape(n: int, injected: Browser, plain: dict[str, object]) -> None:
    assert len(INJECTIONS) >= 500
    for path in pages(injected, n):
        answer = injected.follow(path)
        assert answer.status_code == 200, path
        tags, attributes, inside = shape(answer.text)
        known = plain[re.sub(r"sha256:\w+|-\d+", "", path)]
        assert isinstance(known, tuple)
        assert tags <= known[0] and attributes - OURS <= known[1] and inside, path
        assert not HIDDEN.search(answer.text), path
        assert answer.text.count("<script") == 2


@pytest.mark.parametrize(
    "path", ["/", "/decisions?page=1", "/decisions?page=7", "/conflicts?page=3", "/agreement"]
)
def test_pages_that_hold_many_keep_their_shape(path: str, injected: Browser) -> None:
    text = injected.get(path).text
    tags, attributes, inside = shape(text)
    assert not {"iframe", "object", "embed", "img", "style", "base", "video"} & tags and inside
    assert not any(name.startswith("on") or name == "style" for name in attributes)
    assert text.count("<script") == 2 and not HIDDEN.search(text)


@pytest.mark.parametrize("words", INJECTIONS[::5])
def test_an_address_that_holds_one_keeps_the_page(words: str, injected: Browser) -> None:
    told = quote(words)
    for path in (
        f"/review?words={told}&act={told}&claim={told}&mark={told}&mark=c-1",
        f"/name/e1-0?find={told}",
        f"/conflicts?kind={told}&claim={told}&page={told}",
        f"/agreement?one={told}&other={told}",
        f"/matter/{told}",
        f"/document/{told}",
        f"/review?claim=c-0&do=matter&find={told}",
        f"/review?claim=c-0&do=split&part={told}",
    ):
        answer = injected.follow(path)
        assert answer.status_code in (200, 404, 414), (path, answer.text[:200])
        if answer.headers["content-type"].startswith("text/html"):
            tags, attributes, inside = shape(answer.text)
            assert inside and "iframe" not in tags and "onerror" not in attributes
            assert answer.text.count("<script") == 2
