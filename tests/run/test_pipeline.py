"""One bad document never takes the run with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from recount.ingest import Note, discover
from recount.language import Reader
from recount.run.pipeline import run
from tests.helpers.archives import article, zipped


@pytest.mark.parametrize("charset", ["undefined", "unicode_escape", "punycode", "no-such-thing"])
def test_a_hostile_charset_is_a_failure_of_its_page_alone(
    reader: Reader, tmp_path: Path, charset: str
) -> None:
    page = f'<html><head><meta charset="{charset}"></head><body><p>\\ud800 \xe9</p></body></html>'
    (tmp_path / "bad.html").write_bytes(page.encode("latin-1"))
    (tmp_path / "good.txt").write_text("Soldiers killed three farmers.", encoding="utf-8")
    ledger = run(discover([str(tmp_path)]), reader)
    assert [d.name for d in ledger.documents] == ["good.txt"]
    assert [f.name for f in ledger.failures] == ["bad.html"]
    assert ledger.claims


def test_a_fault_of_ours_is_recorded_and_the_rest_goes_on(
    reader: Reader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(f"Soldiers killed three farmers in {name}.", encoding="utf-8")
    analyse = Reader.analyse

    def faulty(self: Reader, text: str, breaks: object = ()) -> object:
        if "a.txt" in text:
            raise ZeroDivisionError("planted")
        return analyse(self, text)

    monkeypatch.setattr(Reader, "analyse", faulty)
    ledger = run(discover([str(tmp_path)]), reader)
    assert [d.name for d in ledger.documents] == ["b.txt"]
    assert "planted" in ledger.failures[0].why


def test_a_fault_in_one_part_leaves_the_others_of_its_container(
    reader: Reader, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = [(f"{name}.txt", article(place)) for name, place in zip("abc", ("Lorn", "Merro", "Ko"))]
    (tmp_path / "x.zip").write_bytes(zipped([*files, ("d.css", b"")]))
    (tmp_path / "y.txt").write_bytes(article("Ko"))
    analyse = Reader.analyse

    def faulty(self: Reader, text: str, breaks: object = ()) -> object:
        if "Merro" in text:
            raise ZeroDivisionError("planted")
        return analyse(self, text)

    monkeypatch.setattr(Reader, "analyse", faulty)
    told: list[Note] = []
    seen: list[tuple[int, int, str]] = []

    def progress(*at: int | str) -> None:
        seen.append(at)  # type: ignore[arg-type]

    ledger = run(discover([str(tmp_path)]), reader, progress=progress, tell=told.append)
    assert [d.name for d in ledger.documents] == ["x.zip/a.txt", "x.zip/c.txt"]
    assert [f.name for f in ledger.failures] == ["x.zip/b.txt"]
    assert [note.name for note in told] == ["x.zip/d.css", "y.txt"]
    assert (0, 2, "x.zip/b.txt") in seen
    assert seen[-1] == (2, 2, "")


def test_an_undated_copy_is_read_by_the_date_of_its_dated_twin(
    reader: Reader, tmp_path: Path
) -> None:
    story = (
        "Shelling killed nine people in the town of Tarvos on Saturday as residents queued for "
        "bread outside the old mill by the river, a nurse at the clinic said."
    )
    (tmp_path / "dated.txt").write_text(f"16 April 2017\n\n{story}\n", encoding="utf-8")
    (tmp_path / "undated.txt").write_text(f"Nine dead in Tarvos\n\n{story}\n", encoding="utf-8")
    ledger = run(discover([str(tmp_path)]), reader)
    undated = next(d for d in ledger.documents if d.name == "undated.txt")
    assert (undated.published.earliest, undated.published.basis) == ("2017-04-15", "inferred")
    days = {c.when.earliest for c in ledger.claims if c.act == "killing" and c.when}
    assert days == {"2017-04-15"}
