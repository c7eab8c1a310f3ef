"""PDF: the page and its pictures, nothing fetched, a plain word where WeasyPrint is missing."""

from __future__ import annotations

import re
from importlib import import_module
from typing import Any

import pytest
from lxml import etree
from tables_back import files

from recount.show.exports import ExportError, export
from recount.show.exports.cascade import cascade
from recount.show.exports.pdf_pictures import drawable, resolved
from recount.show.report import render_report
from tests.show.show_case import ledger

tinycss2 = pytest.importorskip("tinycss2")
pytest.importorskip("cssselect2")
CSS = """
:root { --paper: #fff; --tone1: #00f; }
.grid { stroke: var(--grid, #ccc); }
.s-alleged { --tone: var(--tone1); }
.figure { --c: var(--tone, #111); }
.figure rect { fill: var(--c); display: none; }
.vague rect { fill: url(#hatch); }
#hatch path { stroke: var(--paper); }
@media print { :root { --paper: #eee; } }
@media (min-width: 9px) { .figure rect { fill: red; } }
details::details-content { fill: red; }
"""
PAGE = (
    '<p>one</p><svg class="defs"><defs><pattern id="hatch"><path d="M0,0"/></pattern></defs></svg>'
    '<p>two</p><svg class="strip"><line class="grid" x1="10%" x2="50%" y2="100%"/>'
    '<g class="figure s-alleged"><svg x="50%" y="50%" overflow="visible"><rect width="10%"/></svg>'
    '</g><g class="vague"><rect/></g></svg><p>three</p><svg class="axis"/><p>four</p>'
)


def pictures(page: str) -> list[etree._Element]:
    return list(etree.fromstring(f"<x>{page}</x>").iter("svg"))


def test_styles_and_shares_become_plain() -> None:
    plain = drawable(PAGE, cascade(CSS))
    strip = pictures(plain)[1]
    assert strip.get("viewBox") == "0 0 339 24"
    line, rect, vague = strip.find("line"), strip.find(".//g/g/rect"), strip[-1][0]
    assert line is not None and rect is not None
    assert (line.get("x1"), line.get("y2"), line.get("style")) == ("33.90", "24.00", "stroke:#ccc")
    assert rect.get("style") == "fill:#00f" and rect.get("width") == "33.90"
    moved = rect.getparent()
    assert moved is not None and moved.get("transform") == "translate(169.50,12.00)"
    assert vague.get("style") == "fill:url(#hatch)"
    lent = strip.find("pattern/path")
    assert lent is not None and lent.get("style") == "stroke:#eee"
    assert re.sub(r"<svg.*?</svg>|<svg[^>]*/>", "", plain) == (
        "<p>one</p><p>two</p><p>three</p><p>four</p>"
    )


def test_variables_take_their_fallback_and_never_run_in_circles() -> None:
    assert resolved("var(--a, var(--b, 3))", {"--b": "4"}) == "4"
    assert resolved("var(--a)", {"--a": "var(--a)"}).startswith("var")
    assert resolved("var(--none)", {}) == ""


def test_the_pictures_of_the_page_keep_their_colours() -> None:
    page = render_report(ledger())
    css = page[page.index("<style>") + 7 : page.index("</style>")]
    plain = drawable(page, cascade(css))
    found = [etree.fromstring(svg) for svg in re.findall(r"<svg.*?</svg>", plain, re.DOTALL)]
    assert len(found) > 10
    bars = [r.get("style", "") for svg in found for r in svg.iter("rect")]
    assert any("#0072b2" in style for style in bars)
    assert not any("var(" in (n.get("style") or "") for svg in found for n in svg.iter())
    assert not any("%" in (n.get("x") or "") for svg in found for n in svg.iter())


def weasyprint() -> Any:
    try:
        return import_module("weasyprint")
    except (ImportError, OSError):
        return pytest.skip("WeasyPrint, or a library of the system it needs, is not there")


def test_the_report_is_printed_the_same_each_time() -> None:
    weasyprint()
    once = files(export(ledger(), "pdf"))[""]
    assert once.startswith(b"%PDF-") and once == files(export(ledger(), "pdf"))[""]
    assert b"/JavaScript" not in once and b"/URI" not in once


def test_nothing_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    weasyprint()
    outside = '<img src="file:///etc/hostname"><img src="http://x.example/a.png">'

    def evil(_: object) -> str:
        page = render_report(ledger())
        return page.replace("<main>", f"<main>{outside}", 1)

    opened: list[str] = []
    monkeypatch.setattr("recount.show.exports.pdf.render_report", evil)
    monkeypatch.setattr("urllib.request.OpenerDirector.open", lambda *a, **k: opened.append(a))
    export(ledger(), "pdf")
    assert opened == []


@pytest.mark.parametrize(
    "fault", [ModuleNotFoundError("x", name="weasyprint"), OSError("libpango")]
)
def test_without_weasyprint_a_plain_word_says_what_is_missing(
    fault: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(name: str) -> object:
        raise fault

    monkeypatch.setattr("recount.show.exports.extras.import_module", missing)
    with pytest.raises(ExportError, match=r"recount-ledger\[pdf\]|libpango"):
        export(ledger(), "pdf")
