"""What lies in containers is of any format, and what a format holds may be a bundle."""

from __future__ import annotations

from hashlib import sha256
from html import escape
from pathlib import Path

import papers
import pytest
from office import docx, p

from recount.ingest import ingest_source
from recount.ingest.sandbox import Sandbox
from recount.ingest.values import Source
from tests.helpers.archives import BODY, article, read, zipped
from tests.helpers.bundles import (
    PLACES,
    factiva_coded_text,
    factiva_plain,
    nexis_newer,
    paragraphs,
)
from tests.helpers.crawls import response
from tests.helpers.workbooks import row, workbook

TEXTS = {
    "newer": nexis_newer(),
    "plain": "\n".join(factiva_plain()),
    "coded": factiva_coded_text(),
}


def as_word(text: str) -> bytes:
    lines = (p(escape(line)) if line.strip() else "<w:p/>" for line in text.split("\n"))
    return docx("".join(lines))


def as_rich_text(text: str) -> bytes:
    return ("{\\rtf1\\ansi " + "\\par\n".join(text.split("\n")) + "}").encode()


@pytest.mark.parametrize("form", TEXTS)
@pytest.mark.parametrize("kind", ["docx", "rtf"])
def test_a_bundle_in_an_office_file_is_cut(form: str, kind: str) -> None:
    make = {"docx": as_word, "rtf": as_rich_text}[kind]
    found = read(f"a.{kind}", make(TEXTS[form]))
    assert found.names == [f"a.{kind}/article {n}" for n in (1, 2, 3)]
    for document, place in zip(found.documents.values(), PLACES):
        zones = [(z.kind, document.text[z.start : z.end]) for z in document.zones]
        assert [text for kind, text in zones if kind == "body"] == paragraphs(place)
        assert document.outlet == "The Dorvan Mirror"
        assert document.extractor == "bundle/1"


def test_archives_hold_documents_of_any_format() -> None:
    paper = papers.set_in([papers.paragraph(BODY.format("Ko"))])
    mail = b"From: a@b.example\r\nSubject: Merro\r\n\r\n" + BODY.format("Merro").encode()
    boxed = b"From a@b.example Tue May 16 10:00:00 2017\r\n" + mail
    files = [("a.docx", as_word(BODY.format("Lorn"))), ("b.pdf", paper), ("c.eml", mail)]
    found = read("x.zip", zipped([*files, ("d.mbox", boxed)]))
    assert found.names == ["x.zip/a.docx", "x.zip/b.pdf", "x.zip/c.eml"]
    assert list(found.notes) == ["x.zip/d.mbox/message 1.eml"]
    crawl = response("https://x.example/a.pdf", paper, "application/pdf")
    assert read("a.warc", crawl).documents["a.warc/record 1.pdf"].pages


CONTAINERS = {
    "a.zip": zipped([("a.txt", article("Merro")), ("b.css", b""), ("c.txt", b"")]),
    "t.csv": f'title,text\nOne,"{BODY.format("Ko")}"\nTwo,\n'.encode(),
    "b.xlsx": workbook(row(1, ["Notes"]) + row(2, [BODY.format("Ko")])),
    "n.csv": b"a,b\n1,2\n",
    "w.warc": response("https://x.example", BODY.format("Ko").encode(), "text/plain"),
    "f.xml": b"<rss><channel><item><title>Nine died in Ko</title></item></channel></rss>",
    "nexis.txt": nexis_newer().encode(),
}


@pytest.mark.parametrize("named", [True, False])
def test_the_process_that_parses_gives_the_same(named: bool) -> None:
    columns = {"text": "Notes"}
    with Sandbox() as sandbox:
        for name, data in CONTAINERS.items():
            source = Source(
                name, Path(name), f"sha256:{sha256(data).hexdigest()}", named=named, data=data
            )
            for said in ({}, columns):
                found = list(sandbox.ingest(source, None, said))
                assert found == list(ingest_source(source, None, said))
                assert found
