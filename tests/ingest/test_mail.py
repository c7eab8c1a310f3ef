"""Saved messages and saved pages: what is taken from their parts, what is told of the rest."""

from __future__ import annotations

import base64

import pytest

from recount.ingest import IngestError, read_bytes
from recount.ingest.kinds import kind_of
from recount.model.document import Document

LONG = (
    "Eleven people were killed when shells hit the fish market of Dorvan on Monday, two doctors "
    "and a rescue worker who had come from the next valley said in the evening."
)
HEAD = (
    "Received: from mail.example\nFrom: =?utf-8?q?J=C3=B6_Kell?= <jo@council.example>\n"
    "To: press@mirror.example\nDate: Mon, 04 May 2020 23:10:00 +0300\n"
    "Subject: =?utf-8?b?U2hlbGxzIGhpdCBtYXJrZXQ=?=\nMIME-Version: 1.0\n"
)
PLAIN = f"""{LONG}

> The army said it had fired on nobody.
Nobody believes it.
-- \nDorvan Relief Council"""
PAGE = f"<html><body><h1>On the shelling</h1><p>{LONG}</p></body></html>"


def part(kind: str, body: str, more: str = "") -> str:
    return f"Content-Type: {kind}\n{more}\n{body}\n"


def multipart(kind: str, *parts: str, bound: str = "b1") -> str:
    inner = "".join(f"--{bound}\n{one}" for one in parts)
    return f'Content-Type: multipart/{kind}; boundary="{bound}"\n\n{inner}--{bound}--\n'


def labels(document: Document) -> list[tuple[str, str]]:
    return [(zone.kind, document.text[zone.start : zone.end]) for zone in document.zones]


FURNITURE = [
    ("title", "Shells hit market"),
    ("furniture", "From: Jö Kell <jo@council.example>"),
    ("furniture", "To: press@mirror.example"),
    ("furniture", "Date: Mon, 04 May 2020 23:10:00 +0300"),
]


def test_a_plain_message() -> None:
    document = read_bytes("a.eml", (HEAD + part("text/plain; charset=utf-8", PLAIN)).encode())
    assert labels(document) == [
        *FURNITURE,
        ("body", LONG),
        ("quote-block", "The army said it had fired on nobody."),
        ("body", "Nobody believes it."),
        ("furniture", "Dorvan Relief Council"),
    ]
    assert (document.title, document.extractor) == ("Shells hit market", "eml/1")
    published = document.published
    assert (published.earliest, published.basis) == ("2020-05-04", "stated")
    assert "Date header" in published.why
    assert published.span is not None and published.span.grounded(document.text)
    assert document.outlet is None


def test_of_two_forms_the_page_is_read_and_the_attachment_told() -> None:
    forms = multipart("alternative", part("text/plain", "short"), part("text/html", PAGE),
                      bound="b2")  # fmt: skip
    disposition = 'Content-Disposition: attachment; filename="list of names.xlsx"\n'
    attached = part("application/octet-stream", "AAAA", disposition)
    document = read_bytes("a.eml", (HEAD + multipart("mixed", forms, attached)).encode())
    assert labels(document) == [*FURNITURE, ("title", "On the shelling"), ("body", LONG)]
    assert document.notes == ("1 attachment is not read (list of names.xlsx); save them apart",)


def test_encodings_and_transfer_encodings() -> None:
    said = "In the café nine died."
    coded = base64.b64encode(said.encode("cp1252")).decode()
    more = "Content-Transfer-Encoding: base64\n"
    message = HEAD + part("text/plain; charset=iso-8859-1", coded, more)
    assert said in read_bytes("a.eml", message.encode()).text
    wrong = HEAD + part("text/plain; charset=no-such-thing", said)
    assert said in read_bytes("a.eml", wrong.encode()).text


def test_flowed_lines_are_one_paragraph() -> None:
    body = "Nine people were \nkilled at the mill.\nSeven were hurt."
    document = read_bytes("a.eml", (HEAD + part("text/plain; format=flowed", body)).encode())
    assert document.text.split("\n")[4:] == [
        "Nine people were killed at the mill.", "Seven were hurt."
    ]  # fmt: skip


def test_parameters_that_cannot_be_told_are_left_alone() -> None:
    kind = "text/plain; charset*0*=ut\0f'8''utf-8; name*=no-such'x'%ff"
    assert LONG in read_bytes("a.eml", (HEAD + part(kind, LONG)).encode()).text


@pytest.mark.parametrize(
    "words", ["Mon, 04 May 99999999999 23:10:00", "Mon, 44 May 2020 23:10:00", "soon", "1 Jan 0001"]
)
def test_a_date_header_that_is_no_date(words: str) -> None:
    head = HEAD.replace("Mon, 04 May 2020 23:10:00 +0300", words)
    document = read_bytes("a.eml", (head + part("text/plain", LONG)).encode())
    assert document.published.earliest is None


REFUSED = [
    (HEAD + multipart("encrypted", part("application/pgp-encrypted", "x")), "encrypted"),
    (HEAD + multipart("mixed", part("image/png", "x")), "no text"),
    (HEAD + part("text/plain; charset=utf-8", "caf\udce9"), "UTF-8"),
]


@pytest.mark.parametrize(("message", "why"), REFUSED)
def test_what_is_refused_says_why_and_what_to_do(message: str, why: str) -> None:
    with pytest.raises(IngestError, match=why) as caught:
        read_bytes("a.eml", message.encode("utf-8", "surrogateescape"))
    assert "save" in caught.value.why


SAVED = (
    "From: <Saved by Blink>\nSnapshot-Content-Location: https://mirror.example/2020/05/04/market\n"
    "Subject: Shells hit market\nDate: Wed, 1 Jun 2022 10:00:00 -0000\nMIME-Version: 1.0\n"
)


def test_a_saved_page_is_the_page() -> None:
    quoted = PAGE.replace("=", "=3D").replace("Dorvan", "Dorv=\nan")
    page = part("text/html", quoted, "Content-Transfer-Encoding: quoted-printable\n")
    framed = part("text/html", "<p>Advertisement</p>")
    saved = SAVED + multipart("related", page, part("image/png", "x"), framed)
    document = read_bytes("a.mhtml", saved.encode())
    assert labels(document) == [("title", "On the shelling"), ("body", LONG)]
    assert document.url == "https://mirror.example/2020/05/04/market"
    assert document.published.earliest == "2020-05-04"
    assert "address" in document.published.why
    assert document.extractor == "mhtml/1"
    assert document.notes == ("1 page framed in it is not read; save them apart",)


def test_the_page_named_as_the_start_is_taken() -> None:
    first = part("text/html", "<p>Frame</p>", "Content-ID: <f>\n")
    second = part("text/html", PAGE, "Content-ID: <root>\n")
    saved = SAVED + multipart("related", first, second).replace(
        "boundary", 'start="<root>"; boundary'
    )
    assert LONG in read_bytes("a.mht", saved.encode()).text


def test_a_saved_page_without_a_page() -> None:
    with pytest.raises(IngestError, match="no HTML"):
        read_bytes("a.mhtml", (SAVED + multipart("related", part("image/png", "x"))).encode())


KINDS = [
    ("a.eml", HEAD, "eml"),
    ("a", HEAD, "eml"),
    ("a.txt", HEAD, "text"),
    ("release", "From: the ministry\nDate: 3 May 2020\n\nNine died.", "text"),
    ("a.mht", SAVED + multipart("related"), "mhtml"),
    ("a.html", SAVED + multipart("related"), "mhtml"),
    ("a.html", "Note: nine died.", "html"),
    ("a.txt", "Note: nine died.", "text"),
    ("a.bin", "{\\rtf1 x}", "rtf"),
    ("a.bin", "\n%PDF-1.4", "pdf"),
    ("a.txt", "The mark %PDF-1.4 begins a file.", "text"),
    ("a.docx", "PK\x03\x04", "docx"),
    ("a.xlsx", "PK\x03\x04", "zip"),
]


@pytest.mark.parametrize(("name", "data", "kind"), KINDS)
def test_kinds_of_files(name: str, data: str, kind: str) -> None:
    assert kind_of(name, data.encode("latin-1")) == kind
