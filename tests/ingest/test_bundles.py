"""Bundles of news databases: cut into their articles, each line labelled; nothing else is cut."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from recount.ingest.containers.bundle import split
from tests.helpers.archives import BODY, read, zipped
from tests.helpers.bundles import (
    PLACES,
    as_page,
    factiva_coded_page,
    factiva_coded_text,
    factiva_plain,
    factiva_plain_page,
    line_by_line,
    nexis_newer,
    nexis_older,
    paragraphs,
)

FORMS: dict[str, Callable[[], str]] = {
    "older.txt": nexis_older,
    "older.html": lambda: as_page(nexis_older()),
    "newer.txt": nexis_newer,
    "newer.html": lambda: line_by_line(nexis_newer()),
    "plain.txt": lambda: "\n".join(factiva_plain()),
    "plain.html": factiva_plain_page,
    "coded.txt": factiva_coded_text,
    "bare.txt": lambda: factiva_coded_text(" "),
    "coded.html": factiva_coded_page,
}


@pytest.mark.parametrize("name", FORMS)
def test_each_article_is_a_document_with_its_head_told_apart(name: str) -> None:
    found = read(name, FORMS[name]().encode())
    assert found.names == [f"{name}/article {n}" for n in (1, 2, 3)]
    assert not found.failures
    assert "a bundle of 3 articles" in found.notes[name]
    for number, (document, place) in enumerate(zip(found.documents.values(), PLACES), start=1):
        zones = [(z.kind, document.text[z.start : z.end]) for z in document.zones]
        assert [text for kind, text in zones if kind == "body"] == paragraphs(place)
        assert document.title == f"Shells hit market in {place}"
        assert ("title", document.title) in zones
        assert document.outlet == "The Dorvan Mirror"
        assert document.published.earliest == f"2017-05-{15 + number}"
        assert document.published.basis == "stated"
        assert document.published.span
        assert document.published.span.grounded(document.text)
        assert [kind for kind, text in zones if "Ann Orme" in text] == ["credit"]
        others = ("June 1", "words", "Copyright", "Section", "SECTION", "ENGLISH")
        kinds = {kind for kind, text in zones if any(word in text for word in others)}
        assert kinds == {"furniture"}


@pytest.mark.parametrize("name", ["older.txt", "older.html", "newer.txt", "newer.html"])
def test_what_a_picture_shows_is_kept(name: str) -> None:
    for document in read(name, FORMS[name]().encode()).documents.values():
        captions = [document.text[z.start : z.end] for z in document.zones if z.kind == "caption"]
        assert captions[-1].startswith("Men search the remains of a stall in")


@pytest.mark.parametrize("name", FORMS)
def test_no_words_of_an_article_are_lost(name: str) -> None:
    found = read(name, FORMS[name]().encode())
    words = {word for document in found.documents.values() for word in document.text.split()}
    for place in PLACES:
        assert words >= set(" ".join(paragraphs(place)).split())
    assert words >= {"Shells", "Ann", "64", "Ltd", "Copyright"}


def test_two_downloads_of_one_article_are_one_document() -> None:
    both = [("a.txt", nexis_older().encode()), ("b.txt", nexis_older(PLACES[1:]).encode())]
    found = read("x.zip", zipped(both))
    ids = [document.id for document in found.documents.values()]
    # The days differ by the place in the list, so the articles do too.
    assert len(ids) == 5
    one = split(nexis_newer())
    other = split("Documents (9)\n" + nexis_newer())
    assert one
    assert other
    assert [part.data for part in one] == [part.data for part in other]


def test_one_article_alone_is_read_by_its_head_too() -> None:
    for text in (nexis_older(("Ko",)), nexis_newer(("Ko",)), "\n".join(factiva_plain(("Ko",)))):
        parts = split(text)
        assert parts
        assert [part.row.title for part in parts] == ["Shells hit market in Ko"]


def test_a_fact_box_in_the_text_is_no_foot() -> None:
    box = "Name: Dana Harun\n\nCity: Merro\n\nNotes: Nine of the dead were men"
    text = nexis_older().replace("GRAPHIC: Men search the remains of a stall in Merro", box)
    (first, *_) = read("a.txt", text.encode()).documents.values()
    zones = [(z.kind, first.text[z.start : z.end]) for z in first.zones]
    assert ("body", "Name: Dana Harun") in zones


ARTICLE = "\n\n".join([f"Shells hit market in {PLACES[0]}", *paragraphs(PLACES[0])])
ORDINARY = [
    ARTICLE,
    ARTICLE + "\n\nEnd of Document\n",
    ARTICLE + "\n\nBody\n\nThe rest.\n\nEnd of Document",
    f"1 of 2 documents\n\n{ARTICLE}\n\n2 of 2 documents\n\n{ARTICLE}",
    f"{ARTICLE}\n\nThe court was shown 1 of 250 DOCUMENTS\n\nLENGTH: 12 words\n\n{ARTICLE}",
    nexis_older().replace("2 of 3 DOCUMENTS", "3 of 3 DOCUMENTS"),
    nexis_older().replace("LENGTH", "Size"),
    ARTICLE + "\n\nDocument DORV000020170516ed5g00011\n",
    ARTICLE + "\n\nDocument 20170516\n",
    "HD  Shells\nLP  Eleven died.\nTD  More.\n",
    "Body\n" * 50 + "End of Document\n" * 50,
]


@pytest.mark.parametrize("text", ORDINARY, ids=range(len(ORDINARY)))
def test_nothing_else_is_cut(text: str) -> None:
    assert split(text) is None
    assert read("a.txt", text.encode()).names == ["a.txt"]


def test_no_article_of_the_examples_is_cut() -> None:
    examples = Path(__file__).parents[2] / "examples"
    texts = [path.read_text(encoding="utf-8") for path in sorted(examples.rglob("*.txt"))]
    assert len(texts) > 5
    assert [split(text) for text in texts] == [None] * len(texts)


HOSTILE = [
    "1 of 99999 DOCUMENTS\n" * 90_000,
    "\n".join(f"{n} of 30000 DOCUMENTS\nLENGTH: 1 words" for n in range(1, 30_001)),
    "End of Document\n" * 90_000,
    "HD |\n" * 90_000 + "Document DORV000020170516ed5g00011\n",
    " " * 1_000_000 + "\n" + "\t" * 1_000_000 + "of",
    "a" * 20 + " " * 1_000_000 + ": x\nLENGTH:\n",
    "1" * 1_000_000 + " words\n",
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_texts_end(text: str) -> None:
    assert split(text) is None or text.startswith("1 of 30000")


def test_an_article_names_its_place() -> None:
    found = read("x.zip", zipped([("b/nexis.txt", nexis_newer().encode())]))
    assert found.names[0] == "x.zip/b/nexis.txt/article 1"
    assert BODY.format("Merro") in found.documents[found.names[0]].text
