"""Texts, judgements and kept readings that are not what they should be are told."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from example_case import KESTRIA, NOW, make

from recount.case import Case
from recount.case.judgements import JudgementLog
from recount.case.readings import decode, encode
from recount.case.verify import verify
from recount.language import Reader
from recount.model.judgement import AcceptClaim, Judgement
from recount.model.reference import ClaimRef
from recount.model.span import Span


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory, reader: Reader) -> Path:
    path = tmp_path_factory.mktemp("checked") / "case"
    make(path, reader, [KESTRIA / "courier-9-march.txt", KESTRIA / "post-10-march.txt"])
    return path


@pytest.fixture
def case(whole: Path, tmp_path: Path) -> Path:
    shutil.copytree(whole, tmp_path / "case")
    return tmp_path / "case"


def rewrite(file: Path, data: bytes) -> None:
    file.chmod(0o644)
    file.write_bytes(data)


def first(case: Path, folder: str) -> Path:
    return sorted((case / folder).iterdir())[0]


def flip_text(case: Path) -> None:
    file = first(case, "texts")
    rewrite(file, file.read_bytes().replace(b"killed", b"hurted"))


def empty_text(case: Path) -> None:
    rewrite(first(case, "texts"), b"")


def lose_text(case: Path) -> None:
    first(case, "texts").unlink()


def swap_texts(case: Path) -> None:
    one, other = sorted((case / "texts").iterdir())
    data = one.read_bytes()
    rewrite(one, other.read_bytes())
    rewrite(other, data)


def link_text(case: Path) -> None:
    file = first(case, "texts")
    data = file.read_bytes()
    file.unlink()
    (case.parent / "out").write_bytes(data)
    file.symlink_to(case.parent / "out")


def stray_text(case: Path) -> None:
    (case / "texts" / "notes.jsonl").write_bytes(b"{}\n")


def cut_reading(case: Path) -> None:
    file = first(case, "readings")
    rewrite(file, file.read_bytes()[:-9])


def shift_reading(case: Path) -> None:
    """A reading that is whole in itself, and cites words that are not there."""
    file = first(case, "readings")
    kept = decode(file.read_bytes())
    claim = kept.claims[0]
    moved = Span(claim.span.start + 1, claim.span.end + 1, claim.span.exact)
    rewrite(file, encode(replace(kept, claims=(replace(claim, span=moved), *kept.claims[1:]))))


def stray_reading(case: Path) -> None:
    (case / "readings" / "x.json").mkdir()


# What follows where a text is not there any more.
BEYOND = {"reading", "span"}


@pytest.mark.parametrize(
    ("breaking", "kind", "beyond"),
    [
        (flip_text, "text", BEYOND),
        (empty_text, "text", BEYOND),
        (lose_text, "text", BEYOND),
        (swap_texts, "text", BEYOND),
        (link_text, "text", BEYOND),
        (stray_text, "extra", set()),
        (cut_reading, "reading", set()),
        (shift_reading, "reading", set()),
        (stray_reading, "reading", set()),
    ],
)
def test_what_is_wrong_is_told(
    case: Path, breaking: Callable[[Path], None], kind: str, beyond: set[str]
) -> None:
    assert verify(case) == []
    breaking(case)
    found = verify(case)
    kinds = {fault.kind for fault in found}
    assert kind in kinds and kinds - {kind} <= beyond
    assert all(fault.place and len(fault.why) > 20 for fault in found)


def test_a_judgement_on_words_that_are_not_there_is_told(case: Path) -> None:
    with Case.open_to_write(case, "zoe", NOW) as opened:
        document = opened.documents()[0].id
        ref = ClaimRef("c1", document, Span(0, 5, "never"), "killing")
        judgement = Judgement("x", NOW.isoformat(), "zoe", "", AcceptClaim(ref))
        JudgementLog(opened).add(judgement, NOW)
        line = opened.head().n
    (fault,) = verify(case)
    assert (fault.kind, fault.place) == ("span", f"log.jsonl, line {line}")
    assert "“never”" in fault.why
