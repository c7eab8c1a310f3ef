"""Kept readings: the same back, whatever they hold; and never used where they are not whole."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from example_case import KESTRIA, NOW, make
from hypothesis import given, settings
from hypothesis import strategies as st

from recount.case import Case
from recount.case.reading import Wanted, read_documents
from recount.case.readings import Kept, decode, encode, key_of
from recount.ingest import ingest
from recount.language import Reader
from recount.model.document import Published
from recount.run.document import read_document
from recount.show import render_ledger

st.register_type_strategy(float, st.floats(allow_nan=False, allow_infinity=False))


@settings(max_examples=200, deadline=None)
@given(st.from_type(Kept))
def test_every_reading_comes_back(kept: Kept) -> None:
    assert decode(encode(kept)) == kept


def test_readings_of_the_example_come_back(reader: Reader) -> None:
    for document in ingest([str(KESTRIA)]).documents:
        read = read_document(reader, document)
        kept = Kept(
            document.id, document.text_id, read.document.published, read.reading, read.claims
        )
        assert decode(encode(kept)) == kept


def test_the_key_is_made_of_what_a_reading_hangs_on() -> None:
    document = ingest([str(KESTRIA / "courier-9-march.txt")]).documents[0]
    assert key_of(document) == key_of(replace(document, name="elsewhere.txt", notes=("cut",)))
    for other in (
        replace(document, text=document.text + "."),
        replace(document, published=Published("2021", "2021", "given", "")),
        replace(document, zones=document.zones[1:]),
        replace(document, outlet="Orvel Mail"),
        replace(document, extractor="text/2"),
    ):
        assert key_of(other) != key_of(document)


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory, reader: Reader) -> Path:
    path = tmp_path_factory.mktemp("kept") / "case"
    make(path, reader, [KESTRIA / "courier-9-march.txt", KESTRIA / "siege-appeal.txt"])
    return path


def test_with_and_without_what_is_kept_the_ledger_is_the_same(case: Path, reader: Reader) -> None:
    opened = Case.open(case)
    kept = read_documents(opened, lambda: reader)
    new = read_documents(opened, lambda: reader, Wanted(afresh=True))
    assert (kept.anew, new.anew) == (0, 2)
    assert new.results == kept.results
    assert render_ledger(new.ledger()) == render_ledger(kept.ledger())


BREAKINGS = {
    "empty": lambda data: b"",
    "cut": lambda data: data[:-40],
    "flipped": lambda data: data[:200] + bytes([data[200] ^ 1]) + data[201:],
    "no reading": lambda data: encode(decode(data))[:72] + b"{}\n",
    "deep": lambda data: b"sha256:0\n" + b"[" * 100_000,
}


@pytest.mark.parametrize("breaking", BREAKINGS)
def test_a_damaged_reading_is_read_again(case: Path, reader: Reader, breaking: str) -> None:
    file = sorted((case / "readings").iterdir())[0]
    good = file.read_bytes()
    file.chmod(0o644)
    file.write_bytes(BREAKINGS[breaking](good))
    with Case.open_to_write(case, "zoe", NOW) as open_case:
        assert read_documents(open_case, lambda: reader).anew == 1
    assert file.read_bytes() == good
