"""Tables of articles: which columns are taken, what each row gives, what is told."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from recount import resources
from recount.ingest import discover, ingest, parse_map
from recount.ingest.containers.columns import FIELDS, choose
from recount.model.document import digest
from tests.helpers.archives import BODY, read
from tests.helpers.workbooks import row, workbook

MERRO, LORN = BODY.format("Merro"), BODY.format("Lorn")
CSV = f"""Headline,Body,Publication Date,Newspaper,Link
Shells hit market,"{MERRO}",2017-05-16,Dorvan Mirror,https://mirror.example/1
,"{LORN}

The army denied it.",16 May 2017,,
"""


def test_each_row_is_a_document() -> None:
    found = read("table.csv", CSV.encode())
    assert found.names == ["table.csv/row 2", "table.csv/row 3"]
    first, second = found.documents.values()
    assert first.text == f"Shells hit market\n\n{MERRO}\n"
    assert first.id == digest(first.text.encode())
    assert (first.title, first.outlet) == ("Shells hit market", "Dorvan Mirror")
    assert first.url == "https://mirror.example/1"
    assert (first.published.earliest, first.published.basis) == ("2017-05-16", "given")
    assert first.published.why == "given in table.csv, column 'Publication Date'"
    assert second.text == f"{LORN}\n\nThe army denied it.\n"
    assert (second.title, second.outlet, second.published.earliest) == (None, None, "2017-05-16")


HEADS = [
    ("headline,body,publication date", {"title": "headline", "text": "body"}),
    ("Text;Titel;Datum", {"text": "Text", "title": "Titel", "date": "Datum"}),
    ("العنوان\tالنص\tالتاريخ", {"text": "النص", "title": "العنوان", "date": "التاريخ"}),
    ("article_text,source,source_url", {"text": "article_text", "outlet": "source"}),
    ("content,article", {"text": "content"}),
    ("summary,title", {"title": "title"}),
    ("id,lat,lon", {}),
]


@pytest.mark.parametrize(("head", "wanted"), HEADS)
def test_columns_are_guessed_by_their_names(head: str, wanted: dict[str, str]) -> None:
    names = head.replace(";", ",").replace("\t", ",").split(",")
    chosen = choose(names, {})
    assert chosen == {**chosen, **wanted}
    assert ("text" in wanted) == ("text" in chosen)


def test_what_the_user_says_goes_first() -> None:
    columns = parse_map(["text=notes", "date = event date"])
    chosen = choose(["text", "Notes", "Event_Date", "date"], columns)
    assert (chosen["text"], chosen["date"]) == ("Notes", "Event_Date")
    assert "text" not in choose(["text", "date"], {"text": "body"})
    found = read("t.csv", f"id,notes\n1,{MERRO}\n".encode(), {"text": "Notes", "url": "Web"})
    assert found.names == ["t.csv/row 2"]
    assert "no column 'Web'" in found.notes["t.csv/columns"]


@pytest.mark.parametrize(
    "pairs", [["text"], ["text="], ["=Body"], ["body=Body"], ["text=x", "text=y"]]
)
def test_a_wrong_map_says_how_to_write_one(pairs: list[str]) -> None:
    with pytest.raises(ValueError, match=r"FIELD=COLUMN|two columns"):
        parse_map(pairs)


def test_a_row_without_text_is_a_failure_and_the_rest_is_read() -> None:
    found = read("t.csv", f"title,text\nOne,\n,,\nTwo,{MERRO}\nThree\n".encode())
    assert found.names == ["t.csv/row 4"]
    assert list(found.failures) == ["t.csv/row 2", "t.csv/row 5"]
    assert "the column 'text' is empty here" in found.failures["t.csv/row 2"]


def test_a_bad_date_loses_only_itself() -> None:
    found = read("t.csv", f"date,text\nsoon,{MERRO}\n".encode())
    assert "'soon' is not a date" in found.notes["t.csv/row 2"]
    assert found.documents["t.csv/row 2"].published.basis == "unknown"


WRITTEN = [
    ("t.csv", ("\ufefftitle;text\nOne;" + MERRO.replace(",", " -")).encode()),
    ("t.tsv", f"title\ttext\nOne\t{MERRO}\n".encode()),
    ("t.csv", f'sep=|\r\ntitle|text\r\nOne|"{MERRO}"\r\n'.encode()),
    ("t.csv", f'title,text\nOne,"{MERRO}"\n'.encode("utf-16")),
    ("t.csv", f'From the desk\n\ntitle,text\nOne,"{MERRO}"'.encode()),
    ("t.jsonl", json.dumps({"title": "One", "body": MERRO}).encode()),
    ("t.json", json.dumps([{"headline": {"main": "One"}, "body": [MERRO]}], indent=1).encode()),
    ("t.json", f'{json.dumps({"title": "One", "text": MERRO})}\n{{"text": ""}} '.encode()),
    ("stdin", f'title,text\nOne,"{MERRO}"\n'.encode()),
    ("stdin", json.dumps({"title": "One", "body": MERRO}).encode()),
    ("t.xlsx", workbook(row(1, ["title", "text"]) + row(2, ["One", MERRO]))),
]


@pytest.mark.parametrize(("name", "data"), WRITTEN)
def test_one_article_however_it_is_written(name: str, data: bytes) -> None:
    found = read(name, data)
    (document,) = found.documents.values()
    assert document.title == "One"
    assert document.text.replace(" -", ",").endswith(f"{MERRO}\n")
    assert not found.failures


def test_markup_in_a_cell_is_read_as_a_page() -> None:
    cell = f"<p>{MERRO}</p><p class='byline'>By Jo Kell</p><script>x()</script>"
    found = read("t.jsonl", json.dumps({"title": "A & B", "html": "", "body": cell}).encode())
    (document,) = found.documents.values()
    assert document.text == f"A & B\n{MERRO}\nBy Jo Kell"
    assert [zone.kind for zone in document.zones] == ["title", "body", "credit"]


def test_an_unclosed_quotation_loses_no_row_before_it() -> None:
    found = read("t.csv", f'text\n"{MERRO}"\n"open,\nand on\n'.encode())
    assert found.names == ["t.csv/row 2"]
    assert "row 3: a quotation mark" in found.failures["t.csv"]


def test_a_wrong_encoding_is_told_with_its_row() -> None:
    data = f'text\n"{MERRO}"\n'.encode() + b"caf\xe9\n"
    found = read("t.csv", data)
    assert found.names == ["t.csv/row 2"]
    assert "after row 2" in found.failures["t.csv"]
    assert "CSV UTF-8" in found.failures["t.csv"]


GOOD = b'{"text": "Nine died."}'
JSON = [
    ("t.jsonl", GOOD + b'\n[1]\n{"text": 1\n{"a": 2}\n', 1, ["row 2", "row 3", "row 4"]),
    ("t.jsonl", b"[" * 100_000 + b"\n" + GOOD, 1, ["row 1"]),
    ("t.json", b"[" + GOOD + b', {"text": "Ten"} {', 2, [""]),
    ("t.json", b"[" + GOOD + b", ", 1, [""]),
    ("t.jsonl", b'{"text": "\\ud800 Nine died."}', 1, []),
]


@pytest.mark.parametrize(("name", "data", "count", "failed"), JSON)
def test_json_that_breaks_off(name: str, data: bytes, count: int, failed: list[str]) -> None:
    found = read(name, data)
    assert len(found.documents) == count
    assert list(found.failures) == [f"{name}/{place}".rstrip("/") for place in failed]


def test_sheets_are_told_apart_and_those_without_articles_noted() -> None:
    rows = row(1, ["Date", "Text"]) + row(7, ['<c t="n"><v>42871.4</v></c>', MERRO])
    found = read("b.xlsx", workbook(rows, row(1, ["a", "b"]) + row(2, ["1", "2"])))
    assert found.names == ["b.xlsx/Sheet1/row 7"]
    assert "'a', 'b'" in found.notes["b.xlsx/Sheet2"]


def test_formulas_are_never_computed() -> None:
    kept = f'<c t="str"><f>UPPER(A9)</f><v>{MERRO}</v></c>'
    bare = "<c><f>CONCATENATE(A1;A2)</f></c>"
    rows = row(1, ["title", "text"]) + row(2, ["One", kept]) + row(3, ["Two", bare])
    found = read("b.xlsx", workbook(rows + row(4, [bare, LORN])))
    assert found.names == ["b.xlsx/row 2", "b.xlsx/row 4"]
    assert found.documents["b.xlsx/row 2"].text == f"One\n\n{MERRO}\n"
    assert "never computed" in found.failures["b.xlsx/row 3"]
    assert "column 'title' holds a formula" in found.notes["b.xlsx/row 4"]


def test_a_folder_takes_tables_of_articles_and_leaves_out_others(tmp_path: Path) -> None:
    files = {
        "articles.csv": CSV,
        "numbers.csv": "year,dead\n2017,11\n",
        "readings.jsonl": '{"document": "x", "claims": []}\n',
        "ledger.json": '{"format": "recount.ledger/1"}',
        "map.xml": "<kml/>",
        "metadata.csv": "name,outlet\nb.txt,Mirror\n",
        "b.txt": BODY.format("Ko"),
    }
    for name, words in files.items():
        (tmp_path / name).write_text(words, encoding="utf-8")
    (tmp_path / "numbers.xlsx").write_bytes(workbook(row(1, ["a"]) + row(2, ["1"])))
    done = ingest([str(tmp_path)])
    names = ["articles.csv/row 2", "articles.csv/row 3", "b.txt"]
    assert [document.name for document in done.documents] == names
    assert done.documents[-1].outlet == "Mirror"
    assert done.failures == ()
    left = ["ledger.json", "map.xml", "numbers.csv", "numbers.xlsx", "readings.jsonl"]
    assert [note.name for note in done.notes] == left
    assert all("left out" in note.text for note in done.notes)
    for name in left:
        assert [f.name for f in ingest([str(tmp_path / name)]).failures] == [name]
    assert len(discover([f"{tmp_path}/*.csv"]).sources) == 2


def test_no_name_of_a_column_stands_for_two_things() -> None:
    lists = resources.load("columns", "any")
    assert set(lists) == set(FIELDS)
    words = [word for field in FIELDS for word in lists[field]]
    assert sorted(set(words)) == sorted(words)


def test_the_table_in_the_guide_is_read_as_it_says() -> None:
    guide = Path(__file__).parents[2] / "docs" / "how-to" / "many-articles.md"
    table = guide.read_text(encoding="utf-8").partition("```csv\n")[2].partition("```")[0]
    found = read("table.csv", table.encode())
    assert [d.title for d in found.documents.values()] == ["Shells hit market", "Harbour reopens"]
    assert [d.outlet for d in found.documents.values()] == ["Dorvan Mirror", "Lorn Mail"]
    assert all(d.published.basis == "given" for d in found.documents.values())
    assert not found.failures
