import re
from base64 import b64encode
from dataclasses import fields, is_dataclass, replace
from hashlib import sha256

import pytest
from show_case import DOCUMENTS, ledger

from recount.model.claim import Claim
from recount.model.document import Document, Failure, Published
from recount.model.ledger import Ledger
from recount.model.span import Span
from recount.show.report import render_report
from tests.pages import Page


@pytest.fixture(scope="module")
def html() -> str:
    return render_report(ledger())


def test_the_page_is_well_formed_and_every_link_leads_somewhere(html):
    page = Page(html)
    assert len(page.ids) == len(set(page.ids))
    assert {link[1:] for link in page.links} <= set(page.ids)
    assert all(link.startswith("#") for link in page.links)


def test_nothing_is_loaded_and_no_script_runs(html):
    page = Page(html)
    assert not page.tags & {"script", "link", "img", "iframe", "object", "embed", "form", "base"}
    assert not page.attributes & {"src", "style"}
    assert not any(name.startswith("on") for name in page.attributes)
    assert "@import" not in html and not re.search(r"url\((?!#)", html)


def test_the_security_policy_names_the_style_sheet_and_nothing_else(html):
    style = re.search(r"<style>(.*?)</style>", html, re.S).group(1)
    digest = b64encode(sha256(style.encode()).digest()).decode()
    policy = re.search(r'Policy" content="([^"]*)"', html).group(1).replace("&#39;", "'")
    assert policy.startswith("default-src 'none'")
    assert f"'sha256-{digest}'" in policy and "unsafe" not in policy


def test_every_claim_stands_in_the_list_and_in_its_document(html):
    ids = set(Page(html).ids)
    numbers = range(1, len(ledger().claims) + 1)
    assert {f"c-{n}" for n in numbers} | {f"p-{n}" for n in numbers} <= ids


def test_documents_are_shown_whole(html):
    page = Page(html)
    shown = "".join(page.text)
    for document in DOCUMENTS:
        for line in document.text.splitlines():
            letters = re.sub(r"\d|\s", "", line)
            assert letters in re.sub(r"\d|\s", "", shown)


def test_the_summary_says_origins_figures_and_denials_and_nothing_of_silence(html):
    shown = " ".join("".join(Page(html).text).split())
    assert "back to one origin, Lantern Watch: 5,000 to 13,000 (killing)" in shown
    assert "2 of 4 independent origins name figures from 31 to 38 (killing)" in shown
    assert "In the words of the army: “dozens”." in shown
    assert "A denial by the justice ministry is reported." in shown
    assert "No answer" not in shown
    assert "photo.jpg" in shown


def test_the_same_ledger_gives_the_same_page(html):
    assert render_report(ledger()) == html


EVIL = "\"'><script>alert(1)</script>\u202e{{ 7*7 }}&amp;\x1b"


# Ids, ISO values and names from a closed list, which no document supplies.
OWN = {
    *("id", "document", "entity", "span", "act", "stance", "kind", "measure", "bound", "per"),
    *("earliest", "latest", "event", "claims", "text_id", "language", "policy", "period"),
}


def poisoned(value):
    """The value with EVIL put into every string that a document or reader could supply."""
    if is_dataclass(value):
        ours = OWN | {"text"} if isinstance(value, Document) else OWN
        values = {f.name: getattr(value, f.name) for f in fields(value) if f.name not in ours}
        changed = {name: poisoned(given) for name, given in values.items()}
        return replace(value, **changed)
    if isinstance(value, tuple):
        return tuple(poisoned(item) for item in value)
    return value + EVIL if isinstance(value, str) else value


def with_evil_text(base: Ledger) -> Ledger:
    """The ledger whose first document's text begins with EVIL, offsets moved along."""
    first = base.documents[0]
    shift = len(EVIL)

    def moved(value):
        if isinstance(value, Span):
            return Span(value.start + shift, value.end + shift, value.exact)
        if is_dataclass(value):
            return replace(value, **{f.name: moved(getattr(value, f.name)) for f in fields(value)})
        return tuple(moved(v) for v in value) if isinstance(value, tuple) else value

    document = replace(first, text=EVIL + first.text, zones=(), published=moved(first.published))
    claims: list[Claim] = [moved(c) if c.document == first.id else c for c in base.claims]
    return replace(base, documents=(document, *base.documents[1:]), claims=tuple(claims))


def test_whatever_a_document_holds_is_shown_and_never_run():
    base = replace(poisoned(with_evil_text(ledger())), readings=())
    base = replace(base, failures=(Failure(EVIL, EVIL),))
    html = render_report(base)
    page = Page(html)
    assert len(Page(html).ids) > 20 and html.count("&lt;script&gt;") > 50
    assert "script" not in page.tags and "<script" not in html
    assert "\u202e" not in html and "\x1b" not in html and "⟦U+202E⟧" in html
    assert "{{ 7*7 }}" in html
    assert not any(name.startswith("on") for name in page.attributes)


def test_an_empty_ledger_still_gives_a_page():
    assert "Nothing was read." in render_report(Ledger((), (), (), (), (), ()))


def test_one_open_date_still_gives_a_timeline():
    undated = replace(DOCUMENTS[0], published=Published(None, "2031-03", "inferred"))
    page = render_report(Ledger((undated,), (), (), (), (), ()))
    assert undated.name in page


def test_the_head_of_a_case_stands_on_its_page_alone():
    plain = render_report(ledger())
    page = render_report(ledger(), head="12:sha256:ab")
    assert "12:sha256:ab" in page and "recount verify" in page
    assert "recount verify" not in plain
