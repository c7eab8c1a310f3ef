"""Web archives: pages, addresses, days of capture, encodings, and what is damaged."""

from __future__ import annotations

import gzip
import zlib

import pytest

from recount.ingest.containers.kind import container_of
from tests.helpers.archives import BODY, article, read, zipped
from tests.helpers.crawls import chunked, packed, record, response

URL = "https://mirror.example/merro"


def page(place: str = "Merro") -> bytes:
    return f"<html><body><article><p>{BODY.format(place)}</p></article></body></html>".encode()


INFO = record("warcinfo", "", b"software: none\r\n", "application/warc-fields")
ONE = response(URL, page())
TWO = response("https://mirror.example/lorn.txt", article("Lorn"), "text/plain; charset=utf-8")


@pytest.mark.parametrize("data", [INFO + ONE + TWO, packed(INFO, ONE, TWO)])
def test_pages_and_texts_are_read(data: bytes) -> None:
    found = read("crawl.warc.gz", data)
    assert found.names == ["crawl.warc.gz/record 2.html", "crawl.warc.gz/record 3.txt"]
    first = found.documents["crawl.warc.gz/record 2.html"]
    assert first.text == BODY.format("Merro")
    assert first.url == URL
    assert not found.failures
    assert not found.notes


def test_the_day_of_capture_is_evidence_and_no_date() -> None:
    (document,) = read("crawl.warc", ONE).documents.values()
    assert document.published.basis == "unknown"
    assert document.published.why.endswith("took the page on 2019-01-02T03:04:05Z")
    dated = response(URL, page().replace(b"<p>", b"<p>Updated May 16, 2017</p><p>", 1))
    (document,) = read("crawl.warc", dated).documents.values()
    assert document.published.earliest == "2017-05-16"


PAGE = page()
SENT = [
    (gzip.compress(PAGE, mtime=0), {"Content-Encoding": "gzip"}),
    (zlib.compress(PAGE), {"Content-Encoding": "deflate"}),
    (zlib.compress(PAGE)[2:-4], {"Content-Encoding": "deflate"}),
    (PAGE, {"Content-Encoding": "gzip"}),
    (chunked(PAGE), {"Transfer-Encoding": "chunked"}),
    (PAGE, {"Transfer-Encoding": "chunked"}),
    (
        chunked(gzip.compress(PAGE, mtime=0)),
        {"Transfer-Encoding": "chunked", "Content-Encoding": "gzip"},
    ),
]


@pytest.mark.parametrize(("body", "headers"), SENT)
def test_pages_however_they_were_sent(body: bytes, headers: dict[str, str]) -> None:
    (document,) = read("a.warc", response(URL, body, headers=headers)).documents.values()
    assert document.text == BODY.format("Merro")


CHARSETS = [
    ("Dorv\u00e1n \u201cx\u201d".encode("cp1252"), "iso-8859-1", "Dorv\u00e1n \u201cx\u201d"),
    ("Дорван".encode("koi8-r"), "KOI8-R", "Дорван"),
    ("Дорван".encode(), "koi8-r", "Дорван"),
]


@pytest.mark.parametrize(("words", "charset", "text"), CHARSETS)
def test_the_encoding_may_stand_in_the_head_alone(words: bytes, charset: str, text: str) -> None:
    data = response(URL, b"<html><p>" + words + b"</p>", f'text/html; charset="{charset}"')
    (document,) = read("a.warc", data).documents.values()
    assert document.text == text


def test_an_encoding_that_no_page_has_is_not_used() -> None:
    data = response(URL, b"<html><p>\\ud800 \xe9</p>", "text/html; charset=unicode_escape")
    assert "UTF-8" in read("a.warc", data).failures["a.warc/record 1.html"]


def test_what_is_no_page_is_counted_and_told() -> None:
    left = [
        response("https://mirror.example/a.png", b"\x89PNG", "image/png"),
        response("https://mirror.example/b.png", b"\x89PNG", "image/png"),
        response("https://mirror.example/old", b"moved", status="301 Moved"),
        response("https://mirror.example/robots.txt", b"User-agent: *", "text/plain"),
        record("request", URL, b"GET / HTTP/1.1\r\n\r\n", "application/http; msgtype=request"),
        record("revisit", URL, b"HTTP/1.1 200 OK\r\n\r\n", "application/http; msgtype=response"),
        record("resource", "urn:text:x", b"Eleven died.", "text/plain"),
        response("https://mirror.example/copy", PAGE),
    ]
    found = read("a.warc", ONE + b"".join(left))
    assert found.names == ["a.warc/record 1.html"]
    assert found.notes["a.warc/record 9.html"] == (
        "the same bytes as a.warc/record 1.html; read once, under that name; "
        "there its address https://mirror.example/copy"
    )
    assert found.notes["a.warc/records"].splitlines() == [
        "1 x answers with the status 301, no pages (https://mirror.example/old); left out",
        f"1 x pages found unchanged since an earlier capture ({URL}); left out",
        "2 x records of the type image/png (https://mirror.example/a.png and others); left out",
        "1 x records of the type text/plain (https://mirror.example/robots.txt); left out",
    ]
    assert not found.failures


LONG = record(
    "response", URL, b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + PAGE, "x", 9_999
)
SHORT = record(
    "response", URL, b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + PAGE, "x", 60
)
BROKEN = [
    ("damaged", b"WARC/1.0\r\nno head at all\r\n\r\n" + TWO),
    ("damaged", SHORT + TWO),
    ("runs on", LONG + TWO + ONE),
    ("damaged", INFO.replace(b"Content-Length: 16", b"Content-Length: xx") + TWO),
    ("breaks off", ONE + TWO[:-20]),
    ("breaks off", packed(ONE) + packed(TWO)[:-30]),
    ("damaged", packed(ONE) + b"\x00garbage" + packed(TWO)),
]  # fmt: skip


@pytest.mark.parametrize(("why", "data"), BROKEN)
def test_damage_is_told_and_what_is_whole_is_read(why: str, data: bytes) -> None:
    found = read("a.warc", data)
    assert found.documents or why == "runs on"
    told = " ".join([*found.failures.values(), *found.notes.values()])
    assert why in told


def test_old_archives_are_read_too() -> None:
    block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + PAGE
    about = b"1 0 Archive\nURL IP-address Archive-date Content-type Archive-length\n"
    head = b"filedesc://a.arc 0.0.0.0 20190102030405 text/plain %d\n" % len(about) + about + b"\n"
    line = f"{URL} 127.0.0.1 20190102030405 text/html {len(block)}\n".encode()
    (document,) = read("a.arc.gz", packed(head, line + block + b"\n")).documents.values()
    assert document.url == URL
    assert "2019-01-02T03:04:05Z" in document.published.why


def test_a_wacz_gives_the_pages_of_its_archives() -> None:
    files = [
        ("archive/data.warc.gz", packed(ONE, TWO)),
        ("datapackage.json", b"{}"),
        ("indexes/index.cdx", b"x"),
        ("pages/pages.jsonl", b'{"format": "json-pages-1.0"}\n{"text": "Eleven died."}'),
    ]
    data = zipped(files, packed=False)
    assert container_of("a.bin", data) == "wacz"
    names = [
        "a.wacz/archive/data.warc.gz/record 1.html",
        "a.wacz/archive/data.warc.gz/record 2.txt",
    ]
    assert read("a.wacz", data).names == names
