"""Timestamps of the head, from an authority that the test makes; no network."""

from datetime import timedelta
from pathlib import Path

import pytest
from broken_cases import START, whole_case
from local_authority import LONG_AGO, Authority

from recount.case import Case, CaseError
from recount.case.timestamps import accept, request, verify_timestamps
from recount.case.verify import verify


@pytest.fixture(scope="module")
def authority() -> Authority:
    return Authority("Orvel", LONG_AGO)


@pytest.fixture
def case(tmp_path: Path) -> Path:
    whole_case(tmp_path / "case")
    return tmp_path / "case"


def test_a_timestamp_is_kept_and_holds_when_its_certificates_have_run_out(
    case: Path, authority: Authority
) -> None:
    with Case.open_to_write(case, "ines", START) as opened:
        head = opened.head()
        asked = request(opened)
        assert asked == request(opened) and bytes.fromhex(head.hash[7:]) in asked
        answer = authority.answer(asked, LONG_AGO)
        stamp = accept(opened, answer, authority.roots(), START)
        assert accept(opened, answer, authority.roots(), START) == stamp
        assert (stamp.n, stamp.at) == (head.n, "2019-03-02T08:00:00Z")
        assert opened.head().n == head.n + 1
    assert (case / "timestamps" / stamp.file).read_bytes() == answer
    assert verify(case) == verify_timestamps(case, authority.roots()) == []


def test_what_proves_nothing_is_refused(case: Path, authority: Authority) -> None:
    roots = authority.roots()
    with Case.open_to_write(case, "ines", START) as opened:
        asked = request(opened)
        answer = authority.answer(asked, LONG_AGO)
        forged = answer.replace(b"20190302", b"20180302")
        assert forged != answer
        late = authority.answer(asked, LONG_AGO + timedelta(days=30))
        for response, trusted, words in (
            (answer, Authority("Zhur", LONG_AGO).roots(), "does not hold"),
            (forged, roots, "does not hold"),
            (late, roots, "does not hold"),
            (authority.refusal(), roots, "no timestamp"),
            (b"<html>busy</html>", roots, "no timestamp"),
            (b"", roots, "no timestamp"),
            (answer, b"no certificate", "certificates cannot be read"),
        ):
            with pytest.raises(CaseError, match=words):
                accept(opened, response, trusted, START)
        assert not (case / "timestamps").exists()


def test_a_timestamp_may_come_late_but_only_to_its_own_case(
    case: Path, authority: Authority, tmp_path: Path
) -> None:
    whole_case(tmp_path / "other")
    with Case.open_to_write(case, "ines", START) as opened:
        line = opened.append("judgement", {"says": "first"}, START)
        answer = authority.answer(request(opened), LONG_AGO)
        opened.append("judgement", {"says": "later"}, START)
        assert accept(opened, answer, authority.roots(), START).n == line.n
    with (
        Case.open_to_write(tmp_path / "other", "ines", START) as other,
        pytest.raises(CaseError, match="of no line of this case"),
    ):
        accept(other, answer, authority.roots(), START)


def test_a_changed_or_missing_token_is_told(case: Path, authority: Authority) -> None:
    with Case.open_to_write(case, "ines", START) as opened:
        answer = authority.answer(request(opened), LONG_AGO)
        stamp = accept(opened, answer, authority.roots(), START)
    kept = case / "timestamps" / stamp.file
    kept.chmod(0o644)
    kept.write_bytes(answer.replace(b"20190302", b"20180302"))
    (fault,) = verify(case)
    assert (fault.kind, fault.place) == ("timestamp", f"timestamps/{stamp.file}")
    (fault,) = verify_timestamps(case, authority.roots())
    assert "does not hold" in fault.why
    kept.unlink()
    assert ["it is missing" in fault.why for fault in verify(case)] == [True]
    assert len(verify_timestamps(case, authority.roots())) == 1
