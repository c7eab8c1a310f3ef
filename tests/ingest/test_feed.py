"""Saved feeds: entries, their words, dates, outlets and addresses."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from recount.ingest import ingest
from recount.ingest.containers.kind import container_of
from tests.helpers.archives import BODY, read

MERRO = BODY.format("Merro")
RSS = f"""<?xml version="1.0"?>
<!-- saved -->
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Dorvan Mirror</title><link>https://mirror.example</link>
<item><title>Shells &lt;b&gt;hit&lt;/b&gt; market &amp;amp; school</title>
<link>https://mirror.example/1</link><pubDate>Tue, 16 May 2017 23:30:00 -0500</pubDate>
<description>Eleven dead.</description>
<content:encoded><![CDATA[<p>{MERRO}</p><p>The army denied it.</p>]]></content:encoded></item>
<item><title>Harbour reopens</title><source url="https://x.example">Lorn Mail</source>
<description>Ships &amp;amp; boats sail again.</description></item>
<item><title>Mayor shot dead in Ko</title></item>
<item><link>https://mirror.example/4</link></item>
</channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Radio Lorn</title>
<entry><title type="html">Shells &amp;amp; fire</title><link href="https://radio.example/1"/>
<updated>2017-05-16T10:00:00Z</updated>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{MERRO}</p></div></content>
</entry></feed>"""


def test_each_entry_is_a_document() -> None:
    found = read("feed.xml", RSS.encode())
    assert found.names == [f"feed.xml/entry {n}" for n in (1, 2, 3)]
    first, second, third = found.documents.values()
    assert first.text == f"Shells hit market & school\n{MERRO}\nThe army denied it."
    assert (first.title, first.outlet) == ("Shells hit market & school", "Dorvan Mirror")
    assert first.url == "https://mirror.example/1"
    assert (first.published.earliest, first.published.basis) == ("2017-05-16", "stated")
    assert first.published.why == "the feed gives 'Tue, 16 May 2017 23:30:00 -0500'"
    assert second.text == "Harbour reopens\n\nShips & boats sail again.\n"
    assert (second.outlet, second.published.basis) == ("Lorn Mail", "unknown")
    assert third.text == "Mayor shot dead in Ko\n"
    assert [zone.kind for zone in third.zones] == ["title"]
    assert "no words" in found.failures["feed.xml/entry 4"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_atom_in_any_encoding(encoding: str) -> None:
    data = ATOM.encode(encoding)
    assert container_of("x", data) == "feed"
    (document,) = read("a.atom", data).documents.values()
    assert document.text == f"Shells & fire\n{MERRO}"
    assert (document.outlet, document.url) == ("Radio Lorn", "https://radio.example/1")
    assert document.published.earliest == "2017-05-16"


def test_a_feed_that_is_not_well_formed_is_read_as_far_as_it_goes() -> None:
    broken = RSS.replace("</item>", "</item><br>&nbsp;", 1).encode()
    assert "feed.xml/entry 1" in read("feed.xml", broken).names


NO_FEEDS = [
    b"<?xml version='1.0'?><kml><rss/></kml>",
    b"<html><body><rss></body></html>",
    b"An article about <rss> feeds.",
    b"<feed><entry/></feed>",
]


@pytest.mark.parametrize("data", NO_FEEDS)
def test_what_is_no_feed(data: bytes) -> None:
    assert container_of("a.xml", data) is None


def test_no_feed_makes_the_parser_fetch(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("a connection was tried")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    linked = RSS.replace("<channel>", '<channel xml:base="https://mirror.example/">')
    styled = '<?xml-stylesheet href="https://mirror.example/s.xsl"?>' + linked
    outer = '<!DOCTYPE rss SYSTEM "https://mirror.example/rss.dtd">' + linked.partition("?>")[2]
    for number, words in enumerate((linked, styled, outer)):
        (tmp_path / f"{number}.xml").write_text(words, encoding="utf-8")
    assert len(ingest([str(tmp_path)]).documents) >= 3


def test_entities_are_refused() -> None:
    declared = '<!DOCTYPE rss [<!ENTITY a "b">]>' + RSS.partition("?>")[2]
    assert "entities" in read("feed.xml", declared.encode()).failures["feed.xml"]
