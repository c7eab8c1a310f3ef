"""ZIP folders: names, dates, copies, nesting, and what is refused."""

from __future__ import annotations

import io
import stat
import zipfile
from pathlib import Path

import pytest

from recount.ingest import discover, ingest
from recount.ingest.containers.kind import container_of
from tests.helpers.archives import article, entry, read, zipped

PAGE = b"<html><body><article><p>Ten men were hanged in Dorvan.</p></article></body></html>"


def test_files_are_named_by_their_place() -> None:
    found = read("a.zip", zipped([("b/c.txt", article("Merro")), ("a.html", PAGE)]))
    assert found.names == ["a.zip/a.html", "a.zip/b/c.txt"]
    assert found.documents["a.zip/b/c.txt"].title == "Shells hit market in Merro"
    assert not found.failures
    assert not found.notes


def test_the_order_of_packing_does_not_matter() -> None:
    files = [("b.txt", article("Merro")), ("a.txt", article("Lorn")), ("c.txt", article("Merro"))]
    one, other = read("a.zip", zipped(files)), read("a.zip", zipped(files[::-1]))
    assert one.documents == other.documents
    assert one.notes == other.notes == {"a.zip/c.txt": one.notes["a.zip/c.txt"]}
    assert "same bytes as a.zip/b.txt" in one.notes["a.zip/c.txt"]


def test_metadata_in_the_archive_counts_for_its_folder() -> None:
    table = b"name,published,outlet\nc.txt,2017-05-16,Dorvan Mirror\nz.txt,,x\n"
    found = read("a.zip", zipped([("b/c.txt", article("Merro")), ("b/metadata.csv", table)]))
    document = found.documents["a.zip/b/c.txt"]
    assert (document.outlet, document.published.earliest) == ("Dorvan Mirror", "2017-05-16")
    assert "not in this folder" in found.notes["a.zip/b/metadata.csv"]


def test_what_is_said_of_the_archive_holds_for_its_files(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(zipped([("c.txt", article("Merro"))]))
    (tmp_path / "metadata.csv").write_text("name,outlet,url\na.zip,Dorvan Mirror,https://x.example")
    (document,) = ingest([str(tmp_path)]).documents
    assert (document.name, document.outlet, document.url) == ("a.zip/c.txt", "Dorvan Mirror", None)


def test_what_a_folder_leaves_out_an_archive_does_too() -> None:
    files = [
        ("c.txt", article("Merro")),
        (".hidden/x.txt", b"No."),
        ("__MACOSX/._c.txt", b"No."),
        ("style.css", b"p {}"),
        ("empty/", b""),
    ]
    found = read("a.zip", zipped(files))
    assert found.names == ["a.zip/c.txt"]
    assert list(found.notes) == ["a.zip/style.css"]
    assert not found.failures


def test_a_part_that_cannot_be_read_leaves_the_others() -> None:
    found = read("a.zip", zipped([("a.txt", b""), ("b.txt", b"\x00\x01"), ("c.txt", PAGE)]))
    assert found.names == ["a.zip/c.txt"]
    assert "empty" in found.failures["a.zip/a.txt"]
    assert "binary" in found.failures["a.zip/b.txt"]


REFUSED = [
    ("../../out.txt", stat.S_IFREG, "out of the archive"),
    ("a/../../out.txt", stat.S_IFREG, "out of the archive"),
    ("..\\out.txt", stat.S_IFREG, "out of the archive"),
    ("/etc/out.txt", stat.S_IFREG, "place on a disk"),
    ("C:\\out.txt", stat.S_IFREG, "place on a disk"),
    ("link.txt", stat.S_IFLNK, "a link"),
    ("pipe.txt", stat.S_IFIFO, "pipe"),
]


@pytest.mark.parametrize(("name", "mode", "why"), REFUSED)
def test_refused_by_name(name: str, mode: int, why: str) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(entry(name, mode=mode), b"/etc/hosts")
        archive.writestr(entry("c.txt"), article("Merro"))
    found = read("a.zip", out.getvalue())
    assert found.names == ["a.zip/c.txt"]
    (reason,) = found.failures.values()
    assert why in reason


def test_encrypted_and_other_methods_are_told() -> None:
    data = bytearray(zipped([("c.txt", article("Merro"))]))
    data[6] |= 1
    data[data.rindex(b"PK\x01\x02") + 8] |= 1
    assert "password" in read("a.zip", bytes(data)).failures["a.zip/c.txt"]
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(entry("c.txt", zipfile.ZIP_LZMA), article("Merro"))
    assert "plain ZIP" in read("a.zip", out.getvalue()).failures["a.zip/c.txt"]


def test_names_in_any_encoding() -> None:
    placed = zipped([("Dorv\u00e1n.txt", article("Merro"))])
    unflagged = placed.replace("Dorv\u00e1n".encode(), b"Dorv\xa0xn")
    # Without its flag the name is CP437 to the format, where 0xA0 is that letter.
    for at in (6, unflagged.rindex(b"PK\x01\x02") + 8):
        unflagged = unflagged[: at + 1] + b"\x00" + unflagged[at + 2 :]
    assert read("a.zip", placed).names == ["a.zip/Dorv\u00e1n.txt"]
    assert read("a.zip", unflagged).names == ["a.zip/Dorv\u00e1xn.txt"]


def test_one_name_twice_is_two_documents() -> None:
    with pytest.warns(UserWarning, match="Duplicate"):
        data = zipped([("a.txt", article("Merro")), ("a.txt", article("Lorn"))])
    assert read("x.zip", data).names == ["x.zip/a.txt", "x.zip/a (2).txt"]


def test_archives_in_archives_have_a_bottom() -> None:
    data = article("Merro")
    for depth in range(1, 5):
        data = zipped([(f"{depth}.zip" if depth > 1 else "c.txt", data)])
        found = read("x.zip", data)
        if depth <= 3:
            assert len(found.names) == 1
        else:
            assert "more than 3 deep" in found.failures["x.zip/4.zip/3.zip/2.zip"]


KINDS = [
    ("a.docx", [("[Content_Types].xml", b"<x/>"), ("word/document.xml", b"<x/>")], None),
    ("a.xlsx", [("[Content_Types].xml", b"<x/>"), ("xl/workbook.xml", b"<x/>")], "xlsx"),
    ("a.odt", [("mimetype", b"application/vnd.oasis.opendocument.text")], None),
    ("a.epub", [("mimetype", b"application/epub+zip"), ("META-INF/container.xml", b"<x/>")], None),
    ("a.wacz", [("datapackage.json", b"{}"), ("archive/data.warc.gz", b"x")], "wacz"),
    ("a.bin", [("a.txt", b"x")], "zip"),
    ("a.zip", [], "zip"),
]


@pytest.mark.parametrize(("name", "files", "kind"), KINDS)
def test_zip_based_documents_are_no_folders(
    name: str, files: list[tuple[str, bytes]], kind: str | None
) -> None:
    assert container_of(name, zipped(files, packed=False)) == kind


def test_an_empty_archive_is_a_failure() -> None:
    assert "no files" in read("a.zip", zipped([])).failures["a.zip"]


def test_an_archive_in_a_folder_is_found(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(zipped([("c.txt", article("Merro"))]))
    (tmp_path / "b.txt").write_bytes(article("Merro"))
    done = ingest([str(tmp_path)])
    assert [document.name for document in done.documents] == ["a.zip/c.txt"]
    assert [(n.name, "same bytes" in n.text) for n in done.notes] == [("b.txt", True)]
    assert discover([str(tmp_path)]).failures == ()


def test_a_file_of_any_name_is_read_whole_or_refused(tmp_path: Path) -> None:
    words = b"".join(b"%d killed. " % n for n in range(90_000))
    files = [(f"{n}.txt", words + b"%d" % n) for n in range(25)]
    (tmp_path / "archive").write_bytes(zipped(files, packed=False))
    feed = b"<rss><channel>" + b"<item><title>Nine died.</title></item>" * 2 + b"<!--"
    (tmp_path / "feed.xml").write_bytes(feed + b"-" * 20_000_000 + b"--></channel></rss>")
    (tmp_path / "a.txt").write_bytes(b"x" * 20_000_001)
    done = ingest([str(tmp_path)])
    assert len([d for d in done.documents if d.name.startswith("archive/")]) == 25
    assert [d.name for d in done.documents if d.name.startswith("feed")] == ["feed.xml/entry 1"]
    assert [failure.name for failure in done.failures] == ["a.txt"]


def test_a_long_list_hidden_behind_a_short_one_is_found() -> None:
    listed = b"".join(b"PK\x01\x02" + bytes(42) for _ in range(20_001))
    end64 = b"PK\x06\x06" + bytes(36) + len(listed).to_bytes(8, "little") + bytes(8)
    locator = b"PK\x06\x07" + bytes(16)
    data = b"PK\x03\x04" + bytes(26) + listed + end64 + locator + b"PK\x05\x06" + bytes(18)
    assert "over 20,000 files" in read("a.zip", data).failures["a.zip"]


def test_a_name_longer_than_any_is_cut() -> None:
    (name,) = read("a.zip", zipped([("x" * 9_000 + ".txt", article("Merro"))])).names
    assert len(name) < 410
    assert name.endswith("x.txt")
