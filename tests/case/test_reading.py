"""From a case to its ledger: judgements hold, faults of one document leave the others."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from example_case import KESTRIA, NOW, make

from recount.case import Case
from recount.case.adding import Wish, add_all
from recount.case.judgements import JudgementLog
from recount.case.reading import Wanted, read_case, read_documents
from recount.case.verify import verify
from recount.ingest import discover
from recount.language import Reader
from recount.model.judgement import AcceptClaim, Judgement, RejectClaim
from recount.model.reference import ref_of


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory, reader: Reader) -> Path:
    path = tmp_path_factory.mktemp("read") / "case"
    make(path, reader, [KESTRIA / "courier-9-march.txt", KESTRIA / "post-10-march.txt"])
    return path


@pytest.fixture
def path(whole: Path, tmp_path: Path) -> Path:
    shutil.copytree(whole, tmp_path / "case")
    return tmp_path / "case"


def no_reader() -> Reader:
    raise AssertionError("nothing should be read")


def test_judgements_of_the_log_hold_in_the_ledger(path: Path) -> None:
    ledger = read_case(Case.open(path), no_reader)
    assert {"accepted", "edited", "proposed"} <= {claim.status for claim in ledger.claims}
    assert {claim.by for claim in ledger.claims} >= {"rules", "person"}
    # The second was taken back, by the last.
    assert [row.judgement.id for row in ledger.standings] == ["j1", "j3", "j4", "j5"]


def test_a_new_judgement_needs_no_new_reading(path: Path) -> None:
    with Case.open_to_write(path, "zoe", NOW) as case:
        reading = read_documents(case, no_reader)
        before = reading.ledger()
        claim = next(c for c in before.claims if c.status == "proposed")
        judgement = Judgement("new", NOW.isoformat(), "zoe", "", RejectClaim(ref_of(claim)))
        JudgementLog(case).add(judgement, NOW)
        after = {c.id: c.status for c in reading.ledger(case.events()).claims}
    assert after[claim.id] == "rejected"
    assert {c.id: c.status for c in reading.ledger().claims}[claim.id] == "proposed"
    assert {c.id: c.status for c in read_case(Case.open(path), no_reader).claims} == after


def test_a_line_that_holds_no_judgement_is_told_and_the_rest_holds(path: Path) -> None:
    with Case.open_to_write(path, "zoe", NOW) as case:
        claim = read_documents(case, no_reader).ledger().claims[0]
        again = Judgement("j1", NOW.isoformat(), "zoe", "another", AcceptClaim(ref_of(claim)))
        with pytest.raises(ValueError, match="j1"):
            JudgementLog(case).add(again, NOW)
        body = {"says": "whatever"}
        line = case.append("judgement", body, NOW).n
    ledger = read_case(Case.open(path), no_reader)
    assert [(f.name, "no judgement" in f.why) for f in ledger.failures] == [
        (f"log.jsonl, line {line}", True)
    ]
    assert len(ledger.standings) == 4


def test_a_case_open_to_read_is_not_written(path: Path, reader: Reader) -> None:
    for folder in ("texts", "readings"):
        shutil.rmtree(path / folder)
    before = sorted(path.rglob("*"))
    reading = read_documents(Case.open(path), lambda: reader, Wanted(now=NOW))
    assert reading.anew == 2 and len(reading.results) == 2
    assert sorted(path.rglob("*")) == before


def test_one_lost_original_leaves_the_others(path: Path, reader: Reader) -> None:
    """What was taken of it is still read; only what was not is a failure."""
    case = Case.open(path)
    first, second = case.documents()
    original = path / "originals" / first.id[7:9] / first.id[7:]
    original.unlink()
    assert len(read_case(case, no_reader).documents) == 2
    shutil.rmtree(path / "texts")
    ledger = read_case(case, lambda: reader)
    assert [document.id for document in ledger.documents] == [second.id]
    assert ledger.failures[0].name == first.name and "no such file" in ledger.failures[0].why


def test_a_lost_original_that_is_put_back_is_read_again(path: Path, reader: Reader) -> None:
    first = Case.open(path).documents()[0]
    original = path / "originals" / first.id[7:9] / first.id[7:]
    original.unlink()
    shutil.rmtree(path / "texts")
    with Case.open_to_write(path, "zoe", NOW) as case:
        assert len(read_case(case, lambda: reader, now=NOW).documents) == 1
        done = add_all(case, Wish(discover([str(KESTRIA / first.name)])), NOW)
        assert [document.id for document in done.restored] == [first.id]
        assert len(read_case(case, lambda: reader, now=NOW).documents) == 2
    assert verify(path) == []


def test_a_damaged_text_is_taken_again_and_is_the_same(path: Path, reader: Reader) -> None:
    file = sorted((path / "texts").iterdir())[0]
    good = file.read_bytes()
    file.chmod(0o644)
    file.write_bytes(good[:-20])
    log = (path / "log.jsonl").read_bytes()
    with Case.open_to_write(path, "zoe", NOW) as case:
        assert read_documents(case, lambda: reader, Wanted(now=NOW)).anew == 0
    assert file.read_bytes() == good and verify(path) == []
    assert (path / "log.jsonl").read_bytes() == log


def test_undated_copies_are_dated_by_their_twins_from_what_is_kept(
    tmp_path: Path, reader: Reader
) -> None:
    story = (
        "Nine people were killed on Saturday when shells fell on a queue for "
        "bread outside the old mill by the river, a nurse at the clinic said."
    )
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "dated.txt").write_text(f"16 April 2017\n\n{story}\n", encoding="utf-8")
    (folder / "undated.txt").write_text(f"Nine dead in Tarvos\n\n{story}\n", encoding="utf-8")
    with Case.create(tmp_path / "case", "ines", NOW) as case:
        add_all(case, Wish(discover([str(folder)])), NOW)
        first = read_documents(case, lambda: reader, Wanted(now=NOW))
        again = read_documents(case, no_reader, Wanted(now=NOW))
    assert (first.anew, again.anew) == (2, 0)
    assert again.ledger() == first.ledger()
    (undated,) = (d for d in again.ledger().documents if d.name == "undated.txt")
    assert undated.published.earliest == "2017-04-15"


def test_a_fault_in_one_document_leaves_the_others_and_is_not_kept(
    tmp_path: Path, reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    analyse = Reader.analyse

    def faulty(self: Reader, text: str, breaks: object = ()) -> object:
        if "Tamrish" in text:
            raise ZeroDivisionError("planted")
        return analyse(self, text)

    with Case.create(tmp_path / "case", "ines", NOW) as case:
        sources = [str(KESTRIA / "post-10-march.txt"), str(KESTRIA / "open-cells-report.txt")]
        add_all(case, Wish(discover(sources)), NOW)
        with monkeypatch.context() as patch:
            patch.setattr(Reader, "analyse", faulty)
            ledger = read_case(case, lambda: reader)
        assert [d.name for d in ledger.documents] == ["open-cells-report.txt"]
        assert "planted" in ledger.failures[0].why
        assert read_documents(case, lambda: reader).anew == 1
