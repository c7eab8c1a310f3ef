"""Hundreds of hostile strings in every field a document can fill: nothing runs, nothing breaks."""

from __future__ import annotations

import csv
import json
from functools import cache
from io import BytesIO, StringIO
from zipfile import ZipFile

import pytest
from lxml import etree
from markdown_it import MarkdownIt
from tables_back import contract, files, from_csv
from test_export_csv import begins_a_formula
from test_export_sqlite import from_sqlite
from test_export_xlsx import from_xlsx

from recount.model.ledger import Ledger
from recount.show.exports import TARGETS, export
from recount.show.ledger_json import ledger_object
from recount.show.report import render_report
from tests.injections import INJECTIONS, injected
from tests.pages import Page

READER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
# How many strings one test takes, so that a failure says which.
BATCH = 50


@cache
def harmless() -> Page:
    return Page(render_report(injected("word")))


def kinds_of(markdown: str) -> set[str]:
    tokens = READER.parse(markdown)
    return {t.type for t in tokens} | {c.type for t in tokens for c in t.children or ()}


def test_there_are_enough_and_each_is_another() -> None:
    assert len(INJECTIONS) == len(set(INJECTIONS)) >= 500
    assert all(len(injected(words).claims) == 1 for words in INJECTIONS)


def batches() -> list[tuple[str, ...]]:
    return [INJECTIONS[at : at + BATCH] for at in range(0, len(INJECTIONS), BATCH)]


@pytest.mark.parametrize("batch", batches(), ids=lambda batch: batch[0][:12])
def test_the_page_shows_it_and_runs_nothing(batch: tuple[str, ...]) -> None:
    calm = harmless()
    for words in batch:
        page = Page(render_report(injected(words)))
        assert page.tags == calm.tags, words
        assert page.attributes == calm.attributes, words
        if words.strip():
            assert page.ids == calm.ids and page.links == calm.links, words


@pytest.mark.parametrize("batch", batches(), ids=lambda batch: batch[0][:12])
def test_markdown_shows_it_and_does_nothing(batch: tuple[str, ...]) -> None:
    calm = kinds_of(files(export(injected("word"), "md"))[""].decode())
    for words in batch:
        told = files(export(injected(words), "md"))[""].decode()
        assert kinds_of(told) <= calm | {"text_special", "softbreak"}, words


@pytest.mark.parametrize("target", ["csv", "ged", "uwazi"])
def test_no_spreadsheet_runs_a_cell_whatever_its_separator(target: str) -> None:
    for words in INJECTIONS:
        for name, data in files(export(injected(words), target)).items():
            if name.endswith(".json"):
                continue
            for separator in ",;\t|":
                for row in csv.reader(StringIO(data.decode(), newline=""), delimiter=separator):
                    assert not any(map(begins_a_formula, row)), (words, row)


def well(of: Ledger, back: object) -> None:
    assert {"format": "recount.ledger/1", **contract(back)} == ledger_object(of)  # type: ignore[arg-type]


def test_tables_keep_every_word() -> None:
    for words in INJECTIONS:
        of = injected(words)
        well(of, from_csv(export(of, "csv")))
        well(of, from_sqlite(export(of, "sqlite")))


def test_a_workbook_holds_strings_alone() -> None:
    for words in INJECTIONS:
        of = injected(words)
        exported = export(of, "xlsx")
        well(of, from_xlsx(exported))
        with ZipFile(BytesIO(files(exported)[""])) as parts:
            for name in parts.namelist():
                tags = {node.tag for node in etree.fromstring(parts.read(name)).iter()}
                assert not any(
                    str(tag).endswith(("}f", "}hyperlink", "}externalReference")) for tag in tags
                )


JSON = ("json", "annotations", "labelstudio", "doccano", "inception", "prov", "geojson", "ftm")


@pytest.mark.parametrize("target", JSON)
def test_what_is_json_stays_json(target: str) -> None:
    assert target in {one.name for one in TARGETS}
    for words in INJECTIONS:
        for name, data in files(export(injected(words), target)).items():
            assert "/" not in name and "\\" not in name and not name.startswith(".")
            lines = target == "ftm" or name.endswith(".jsonl")
            texts = data.decode().split("\n") if lines else [data.decode()]
            for text in texts:
                if text and not name.endswith(".xml"):
                    json.loads(text)
