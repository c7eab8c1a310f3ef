"""Bytes to documents: dates, credits, encodings, pages, and what is refused."""

from __future__ import annotations

import pytest

from recount.ingest import IngestError, Row, parse_given, read_bytes
from recount.model.document import Published, digest

BODY = "Eleven people were killed in Dorvan on Monday, two doctors and a rescue worker said."


PUBLISHED = [
    ("Title here\n\nUpdated May 16, 2017\n\n" + BODY, "2017-05-16", "Updated May 16, 2017"),
    ("Title here\n\nPublished 3 May 2020\nUpdated 5 May 2020\n\n" + BODY, "2020-05-03", None),
    ("Title here\n\nWednesday 3 May 2017\n\n" + BODY, "2017-05-03", "Wednesday 3 May 2017"),
    ("Title here\n\nDORVAN (July 5, 2019) — " + BODY, "2019-07-05", None),
    ("Title here\n\n" + BODY + "\n\n3 May 2017", "2017-05-03", "3 May 2017"),
    ("Title here\n\n" + BODY + " It began on 3 May 2017.", None, None),
    ("Title here\n\nDORVAN, July 5 (Reuters) - " + BODY, None, None),
    ("Title here\n\n01-08-2016 Eleven people were killed on Monday.", "2016-08-01", None),
]


@pytest.mark.parametrize(("text", "day", "words"), PUBLISHED)
def test_stated_dates(text: str, day: str | None, words: str | None) -> None:
    published = read_bytes("a.txt", text.encode()).published
    assert (published.earliest, published.latest) == (day, day)
    assert published.basis == ("stated" if day else "unknown")
    if published.span:
        assert published.span.grounded(text)
        assert words is None or published.span.exact == words


def test_given_dates_go_first_and_tell_of_another() -> None:
    text = "Title here\n\n3 May 2017\n\n" + BODY
    row = Row(published=parse_given("2017-04-01"), outlet="Dorvan Mirror")
    document = read_bytes("a.txt", text.encode(), row)
    assert (document.published.earliest, document.published.basis) == ("2017-04-01", "given")
    assert "states 2017-05-03" in document.published.why
    assert document.outlet == "Dorvan Mirror"
    assert read_bytes("a.txt", text.encode(), row, parse_given("2016")).published.earliest == "2016"


def test_the_address_dates_a_page() -> None:
    row = Row(url="https://mirror.example/2019/07/05/market")
    assert read_bytes("a.txt", BODY.encode(), row).published.earliest == "2019-07-05"


GIVEN = [
    ("2017-05-16", "2017-05-16", "2017-05-16"),
    ("2017-05", "2017-05", "2017-05"),
    ("2017", "2017", "2017"),
    ("2017-05-01/2017-05-16", "2017-05-01", "2017-05-16"),
    ("2017-05-01/", "2017-05-01", None),
    ("16 May 2017", "2017-05-16", "2017-05-16"),
    ("5/6/2017", "2017-05-06", "2017-06-05"),
]


@pytest.mark.parametrize(("words", "earliest", "latest"), GIVEN)
def test_dates_from_outside(words: str, earliest: str, latest: str | None) -> None:
    given = parse_given(words)
    assert (given.earliest, given.latest, given.basis) == (earliest, latest, "given")


@pytest.mark.parametrize("words", ["", "/", "soon", "2017-13", "2017-02-30", "2018/2017"])
def test_dates_from_outside_refused(words: str) -> None:
    with pytest.raises(ValueError, match=r"date|day|backwards"):
        parse_given(words)


CREDITS = [
    (BODY + "(dpa/AFP)", ("dpa", "AFP"), None),
    (BODY + "\n\nRadio Dorvan and agencies", ("agencies",), "Radio Dorvan"),
    (BODY + " --Reuters", ("Reuters",), None),
    (BODY + " Source: Xinhua", ("Xinhua",), None),
    (BODY + "\n\n(NWP)", ("NWP",), None),
    ("DORVAN (AP) - " + BODY, ("AP",), None),
    ("Title here\n\n" + BODY + "\n\nCopyright Associated Press", ("AP",), None),
    (BODY + " An AFP correspondent saw nine bodies.", ("AFP",), None),
    ("Title here\n\nPhoto by: AFP\n\n" + BODY, (), None),
    (BODY + " Jo Kell said so to Reuters readers.", (), None),
]


@pytest.mark.parametrize(("text", "agencies", "outlet"), CREDITS)
def test_credits(text: str, agencies: tuple[str, ...], outlet: str | None) -> None:
    document = read_bytes("a.txt", text.encode())
    assert (document.agencies, document.outlet) == (agencies, outlet)


DECODED = [
    (b"\xef\xbb\xbfa\xc3\xa9\r\nb\rc", "aé\nb\nc"),
    ("aé\nb".encode("utf-16"), "aé\nb"),
    ("aé\nb".encode("utf-16-be").join((b"\xfe\xff", b"")), "aé\nb"),
    ("aé “b” \u00a0 c".encode(), "aé “b” \u00a0 c"),
]


@pytest.mark.parametrize(("data", "text"), DECODED)
def test_the_text_view_is_the_text_as_stored(data: bytes, text: str) -> None:
    document = read_bytes("a.txt", data)
    assert document.text == text
    assert document.id == digest(data)
    assert document.text_id == digest(text.encode())


def test_declared_encoding_of_a_page() -> None:
    page = (
        '<html><head><meta charset="windows-1252"></head><body><p>Dorv\u00e1n “x”</p></body></html>'
    )
    assert read_bytes("a.html", page.encode("cp1252")).text == "Dorv\u00e1n “x”"


REFUSED = [
    ("a.txt", b"", "empty"),
    ("a.txt", b" \n\t\r\n", "white space"),
    ("a.txt", b"caf\xe9 closed", "offset 3"),
    ("a.txt", b"abc\x00def", "NUL"),
    ("a.txt", "abcdef".encode("utf-16-le"), "UTF-16"),
    ("a.txt", b"\x01\x02\x03ab", "control"),
    ("a.zip", b"PK\x03\x04...", "ZIP"),
    ("a.png", b"\x89PNG\r\n", "image"),
    ("a.txt", b"x" * 20_000_001, "limit"),
    ("a.txt", b"word " * 1_100_000, "characters"),
    ("a.txt", b"a\n" * 100_002, "lines"),
    ("a.html", b"<html>" + b"<div>" * 90_000 + b"x", "deep"),
    ("a.html", b"<b>" * 200_001, "elements"),
    ("a.html", b"<html><script>x</script></html>", "no text"),
]


@pytest.mark.parametrize(("name", "data", "why"), REFUSED)
def test_what_is_refused_says_why_and_what_to_do(name: str, data: bytes, why: str) -> None:
    with pytest.raises(IngestError) as caught:
        read_bytes(name, data)
    assert why in caught.value.why
    assert len(caught.value.why) < 250


HOSTILE = [
    b"(" * 300_000,
    b"Xy. (ab) " * 30_000,
    b". Copyright 20" * 20_000,
    b"12 May 2017 " * 25_000,
    b"Ab " * 100_000,
    b"Photo: AA\n" * 3_000,
    b"a" + b" " * 300_000 + b"b",
    b"<html><p>" + b"&" * 300_000,
    b"<html>" + b"<p class='" + b"aB " * 100_000 + b"'>x",
    b'<html><script type="application/ld+json">' + b"[" * 300_000 + b"</script><p>x y",
    b"<!-- -->" * 20_000 + b"<html>x",
]


@pytest.mark.parametrize("data", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_texts_end(data: bytes) -> None:
    assert read_bytes("a.txt", data).zones


def test_entities_of_a_page_are_not_followed() -> None:
    page = '<!DOCTYPE html [<!ENTITY e SYSTEM "file:///etc/hosts">]><html><p>say &e; so</p></html>'
    assert "say" in read_bytes("a.html", page.encode()).text
    assert "/" not in read_bytes("a.html", page.encode()).text


def test_unknown_is_the_default() -> None:
    assert read_bytes("a.txt", BODY.encode()).published == Published()
