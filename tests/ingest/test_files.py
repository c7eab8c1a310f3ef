"""Paths to sources: names, failures, notes, and the metadata beside the files."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from recount.ingest import discover, ingest, ingest_source
from recount.ingest.metadata import parse_rows
from recount.model.document import Failure


def put(folder: Path, **files: str | bytes) -> None:
    """Writes files; in a name "__" stands for a slash and "_" before the ending for a dot."""
    for key, data in files.items():
        path = folder / (key.replace("__", "/").replace("_", "."))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data.encode() if isinstance(data, str) else data)


def names(*paths: Path | str) -> list[str]:
    return [source.name for source in discover([str(path) for path in paths]).sources]


@pytest.fixture
def case(tmp_path: Path) -> Path:
    put(
        tmp_path / "case",
        b_txt="Nine died.",
        a_html="<html><p>Ten died.</p></html>",
        sub__c_txt="Four died.",
        _hidden_txt="No.",
        _git__x_txt="No.",
        gold_json="{}",
    )
    return tmp_path / "case"


def test_names_are_relative_to_what_was_asked_for(case: Path) -> None:
    assert names(case) == ["a.html", "b.txt", "sub/c.txt"]
    assert names(case / "b.txt") == ["b.txt"]
    assert names(case / "b.txt", case / "sub") == ["b.txt", "sub/c.txt"]
    assert names(case / "sub" / "c.txt", case / "a.html") == ["a.html", "sub/c.txt"]
    assert names(f"{case}/*.txt") == ["b.txt"]
    assert names(f"{case}/**/*.txt") == ["b.txt", "sub/c.txt"]
    assert names(case, case / "b.txt", f"{case}/../case/b.txt") == ["a.html", "b.txt", "sub/c.txt"]


def test_the_same_input_elsewhere_has_the_same_names_and_ids(case: Path, tmp_path: Path) -> None:
    other = tmp_path / "elsewhere" / "deep"
    put(other, b_txt="Nine died.", a_html="<html><p>Ten died.</p></html>", sub__c_txt="Four died.")
    here, there = discover([str(case)]).sources, discover([str(other)]).sources
    assert [(s.name, s.id) for s in here] == [(s.name, s.id) for s in there]


def test_what_lies_beside_articles_is_a_note_and_named_alone_a_failure(case: Path) -> None:
    found = discover([str(case)])
    assert [note.name for note in found.notes] == ["gold.json"]
    assert found.failures == ()
    assert [f.name for f in discover([str(case / "gold.json")]).failures] == ["gold.json"]


def test_same_bytes_are_read_once(case: Path) -> None:
    put(case, z_txt="Nine died.")
    found = discover([str(case)])
    assert [source.name for source in found.sources] == ["a.html", "b.txt", "sub/c.txt"]
    assert ("z.txt", True) in [(n.name, "same bytes as b.txt" in n.text) for n in found.notes]
    assert found.failures == ()


def test_failures_are_named_and_the_rest_is_read(case: Path) -> None:
    put(case, empty_txt="", binary_txt=b"\x00\x01", latin_txt=b"caf\xe9", white_txt=" \n")
    (case / "nothing").mkdir()
    done = ingest([str(case), str(case / "missing.txt"), str(case / "nothing"), f"{case}/*.docx"])
    assert [document.name for document in done.documents] == ["a.html", "b.txt", "sub/c.txt"]
    reasons = {failure.name: failure.why for failure in done.failures}
    assert "empty" in reasons["empty.txt"]
    assert "NUL" in reasons["binary.txt"]
    assert "UTF-8" in reasons["latin.txt"]
    assert "white space" in reasons["white.txt"]
    assert "nothing to read" in reasons["nothing"]
    assert "no such file" in reasons[str(case / "missing.txt")]
    assert "pattern" in reasons[f"{case}/*.docx"]
    assert len(reasons) == 7


def test_folder_with_nothing_in_it(tmp_path: Path) -> None:
    put(tmp_path / "x", metadata_csv="name\n")
    assert [f.name for f in discover([str(tmp_path / "x")]).failures] == ["x"]


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root reads everything")
def test_unreadable_file(case: Path) -> None:
    (case / "b.txt").chmod(0)
    assert [f.name for f in discover([str(case)]).failures] == ["b.txt"]


def test_links_stay_in_the_folder(case: Path, tmp_path: Path) -> None:
    put(tmp_path, secret_txt="Outside.", out__d_txt="Outside.")
    (case / "leak.txt").symlink_to(tmp_path / "secret.txt")
    (case / "leakdir").symlink_to(tmp_path / "out")
    (case / "loop").symlink_to(case)
    (case / "self").symlink_to(case / "self")
    (case / "inner.txt").symlink_to(case / "b.txt")
    found = discover([str(case)])
    assert [source.name for source in found.sources] == ["a.html", "b.txt", "sub/c.txt"]
    assert {n.name for n in found.notes if "leads out" in n.text} == {"leak.txt", "leakdir"}
    assert [failure.name for failure in found.failures] == ["self"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pipe_is_not_opened(case: Path) -> None:
    os.mkfifo(case / "pipe.txt")
    assert [f.name for f in discover([str(case)]).failures] == ["pipe.txt"]


def test_a_report_is_not_read_again(case: Path) -> None:
    put(case, report_html='<html><head><meta name="generator" content="Recount 0.1"></head>x')
    found = discover([str(case)])
    assert "report.html" not in [source.name for source in found.sources]
    assert "report.html" in [note.name for note in found.notes]


def test_a_file_that_changed_is_told(case: Path) -> None:
    source = discover([str(case / "b.txt")]).sources[0]
    put(case, b_txt="Other words.")
    (result,) = ingest_source(source)
    assert isinstance(result, Failure)
    assert "changed" in result.why


def test_metadata_is_read_for_folder_and_file(case: Path) -> None:
    put(
        case,
        metadata_csv="name,published,outlet,url\nb.txt,2017-05-16,Dorvan Mirror,\na.html,,,\n",
    )
    put(case, sub__metadata_csv="outlet;name\nRadio Dorvan;c.txt\n")
    for asked in (case, case / "b.txt"):
        done = ingest([str(asked)])
        document = next(d for d in done.documents if d.name == "b.txt")
        assert (document.outlet, document.published.earliest) == ("Dorvan Mirror", "2017-05-16")
        assert document.published.basis == "given"
    assert ingest([str(case)]).documents[-1].outlet == "Radio Dorvan"
    assert ingest([str(case)]).notes[0].name == "gold.json"


REMARKS = [
    ("name,published\nb.txt,soon\n", "row 2: 'soon' is not a date"),
    ("name,outlet\n,Mirror\n", "names no file"),
    ("name\nx.txt\n", "not in this folder"),
    ("name,outlet\nb.txt,A\nb.txt,B\n", "second time"),
    ("file,outlet\nb.txt,A\n", "no column 'name'"),
    ("name,outlet\nb.txt," + "x" * 200_000 + "\n", "not used"),
]


@pytest.mark.parametrize(("table", "remark"), REMARKS)
def test_bad_rows_are_told(table: str, remark: str) -> None:
    _, remarks = parse_rows(table, {"b.txt"})
    assert len(remarks) == 1
    assert remark in remarks[0]


def test_a_bad_date_loses_only_itself() -> None:
    rows, _ = parse_rows("NAME , Outlet, published\n./b.txt, Mirror ,soon\n", {"b.txt"})
    assert rows["b.txt"].outlet == "Mirror"
    assert rows["b.txt"].published is None
