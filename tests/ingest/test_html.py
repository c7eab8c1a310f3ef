"""Web pages: what is kept, how it is labelled, what the markup states."""

from __future__ import annotations

import pytest

from recount.ingest import read_bytes
from recount.model.document import Document

LONG = (
    "Eleven people were killed when shells hit the fish market of Dorvan on Monday, two doctors "
    "and a rescue worker who had come from the next valley said in the evening. "
)
PAGE = f"""<!DOCTYPE html><html lang="en-GB"><head><title>Shells hit market | Mirror</title>
<meta property="og:site_name" content="Dorvan Mirror">
<meta property="article:published_time" content="2020-05-04T23:10:00+03:00">
<meta property="article:modified_time" content="2020-05-06T10:00:00Z">
<link rel="canonical" href="https://mirror.example/market"><style>p {{ color: red }}</style></head>
<body><header><nav><a href="/">Home</a> <a href="/w">World</a></nav><h1>Dorvan Mirror</h1></header>
<main><article class="post has-related">
<h1>Shells hit <em>market</em></h1><p class="byline">By Jo Kell</p>
<p><time datetime="2020-05-04">4 May 2020</time></p>
<div class="social-share"><a href="#">Tweet this story now</a></div>
<p>{LONG}</p><p>&ldquo;We counted&nbsp;nine,&rdquo; she said.<br><br>Then eleven.</p>
<figure><img src="x.jpg" alt="x"><figcaption>A stall in Dorvan. Photo: Ann Orde</figcaption>
</figure>
<blockquote>The dead were children.</blockquote>
<h2>The night raid</h2><ul><li>Two died at the mill.</li></ul>
<p><a href="/old">Earlier: nine dead in Brod</a></p>
<aside class="related"><h2>More</h2><p>Seven shot in Kell</p></aside>
<p style="display:none">Hidden words</p><p hidden>Hidden too</p>
<script>var x = "not text";</script><table><tr><td>Dead</td><td>11</td></tr></table>
</article></main><div id="comments"><p>Nice piece.</p></div>
<footer>© 2020 Dorvan Mirror</footer></body></html>"""


def page(text: str) -> Document:
    return read_bytes("a.html", text.encode())


def labels(document: Document) -> list[tuple[str, str]]:
    return [(zone.kind, document.text[zone.start : zone.end]) for zone in document.zones]


KEPT = [
    ("title", "Shells hit market"),
    ("credit", "By Jo Kell"),
    ("furniture", "4 May 2020"),
    ("furniture", "Tweet this story now"),
    ("body", LONG.strip()),
    ("body", "“We counted nine,” she said."),
    ("body", "Then eleven."),
    ("caption", "A stall in Dorvan."),
    ("credit", "Photo: Ann Orde"),
    ("quote-block", "The dead were children."),
    ("title", "The night raid"),
    ("body", "Two died at the mill."),
    ("furniture", "Earlier: nine dead in Brod"),
    ("furniture", "Seven shot in Kell"),
    ("furniture", "Dorvan Mirror"),
    ("body", "Dead | 11"),
    ("furniture", "Nice piece."),
    ("furniture", "© 2020 Dorvan Mirror"),
]


@pytest.mark.parametrize(("kind", "words"), KEPT)
def test_visible_text_is_kept_and_labelled(kind: str, words: str) -> None:
    assert (kind, words) in labels(page(PAGE))


@pytest.mark.parametrize("words", ["Hidden", "not text", "color", "x.jpg"])
def test_what_nobody_sees_is_dropped(words: str) -> None:
    assert words not in page(PAGE).text


def test_what_the_markup_states() -> None:
    document = page(PAGE)
    assert document.title == "Shells hit market"
    assert document.outlet == "Dorvan Mirror"
    assert document.url == "https://mirror.example/market"
    assert document.language == "en"
    assert document.published.earliest == document.published.latest == "2020-05-04"
    assert document.published.basis == "stated"
    assert document.published.span is not None
    assert document.published.span.exact == "4 May 2020"


DATED = [
    ('<script type="application/ld+json">{"@graph": [{"@type": ["NewsArticle"], '
     '"datePublished": "2020-05-04T10:00", "publisher": {"name": "M"}}]}</script>', "2020-05-04"),
    ('<script type="application/ld+json">{"@type": "NewsArticle", oops</script>', None),
    ('<meta name="date" content="4 May 2020">', "2020-05-04"),
    ('<meta name="date" content="2020-13-04">', None),
    ('<time datetime="2020-05-04T10:00Z">yesterday</time>', "2020-05-04"),
    ('<meta itemprop="datePublished" content="2020-05-04">', "2020-05-04"),
    ('<meta property="article:modified_time" content="2020-05-06">', "2020-05-06"),
    ('<link rel="canonical" href="https://m.example/2020/05/04/market.html">', "2020-05-04"),
]  # fmt: skip


@pytest.mark.parametrize(("markup", "day"), DATED)
def test_dates_in_the_markup(markup: str, day: str | None) -> None:
    assert (
        page(f"<html><head>{markup}</head><body><p>{LONG}</p></body></html>").published.earliest
        == day
    )


def test_a_printed_date_goes_before_the_date_of_change() -> None:
    markup = '<meta property="article:modified_time" content="2020-05-06">'
    text = (
        f"<html><head>{markup}</head><body><p>Published 4 May 2020</p><p>{LONG}</p></body></html>"
    )
    assert page(text).published.earliest == "2020-05-04"


def test_a_page_without_marks_is_all_body() -> None:
    document = page(f"<html><body><h1>Shells hit market</h1>{LONG}<p>Seven died.</body></html>")
    assert labels(document) == [
        ("title", "Shells hit market"), ("body", LONG.strip()), ("body", "Seven died."),
    ]  # fmt: skip


def test_comments_longer_than_the_article_are_furniture() -> None:
    text = (
        f"<html><article><p>{LONG * 2}</p></article><div id='comments'>{'Bad. ' * 900}</div></html>"
    )
    assert [kind for kind, _ in labels(page(text))] == ["body", "furniture"]


def test_a_page_saved_as_text_is_still_a_page() -> None:
    assert (
        read_bytes("a.txt", b"<!DOCTYPE html><html><p>Nine died.</p></html>").text == "Nine died."
    )


def test_many_headings_end_quickly() -> None:
    document = page("<html><body>" + "<div>" * 200 + "<h2>Nine died</h2>" * 5_000)
    assert len(document.zones) == 5_000


WRAPPED = [
    "<main><div class='advert-wrap'><div><p>{0}</p><p>{0}</p></div></div></main>",
    "<article><p>{0}</p><p class='paywall'>{0}</p></article>",
    "<div><ul>" + "<li>Menu entry</li>" * 40 + "</ul><div class='widget blog'><p>{0}</p><p>{0}</p>"
    "</div></div>",
    "<div class='social'><div class='comments'>Bad.</div><p>{0}</p><p>{0}</p></div>",
]


@pytest.mark.parametrize("markup", WRAPPED)
def test_a_name_on_what_holds_the_prose_makes_no_furniture(markup: str) -> None:
    document = page(f"<html><body>{markup.format(LONG)}</body></html>")
    assert labels(document).count(("body", LONG.strip())) == 2


def test_a_name_on_what_holds_little_prose_does() -> None:
    text = f"<article><p>{LONG * 3}</p><div class='promo'><p>{LONG}</p></div></article>"
    assert ("furniture", LONG.strip()) in labels(page(f"<html><body>{text}</body></html>"))
