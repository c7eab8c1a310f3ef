"""The process that parses: the same documents as without it, and a failure where it ends."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import hostile
import papers

from recount.ingest import discover, ingest_file, parse_given
from recount.ingest.sandbox import Limits, Sandbox
from recount.ingest.values import Row, Source
from recount.model.document import Document, Failure, digest

CASE = Path(__file__).parents[2] / "examples" / "kestria"
GOOD = hostile.GOOD.encode()


def put(folder: Path, name: str, data: bytes, row: Row | None = None) -> Source:
    path = folder / name
    path.write_bytes(data)
    return Source(name, path, digest(data), row or Row())


def test_documents_are_the_same_as_without_it() -> None:
    sources = discover([str(CASE)]).sources
    given = parse_given("2021-03")
    with Sandbox() as sandbox:
        for source in sources:
            assert list(sandbox.ingest(source)) == [ingest_file(source)]
            assert list(sandbox.ingest(source, given)) == [ingest_file(source, given)]


def test_pages_rows_and_failures_come_through(tmp_path: Path) -> None:
    row = Row(parse_given("2020"), "Dorvan Mirror", "https://m.example/x")
    paper = put(tmp_path, "a.pdf", papers.set_in([papers.paragraph("Nine died.")]), row)
    empty = put(tmp_path, "b.txt", b"")
    with Sandbox() as sandbox:
        (document,) = sandbox.ingest(paper)
        assert document == ingest_file(paper)
        assert isinstance(document, Document) and document.pages and document.outlet
        assert list(sandbox.ingest(empty)) == [ingest_file(empty)]


def test_a_process_that_dies_is_a_failure_and_the_next_document_is_read(tmp_path: Path) -> None:
    good = put(tmp_path, "good.txt", GOOD)
    with Sandbox() as sandbox:
        child = sandbox._child
        assert child is not None
        os.kill(child._process.pid, signal.SIGKILL)
        (failure,) = sandbox.ingest(put(tmp_path, "a.txt", GOOD))
        assert isinstance(failure, Failure)
        assert failure.name == "a.txt" and "broke the reader" in failure.why
        (document,) = sandbox.ingest(good)
        assert isinstance(document, Document)


def test_a_document_that_takes_too_long_is_a_failure(tmp_path: Path) -> None:
    slow = put(tmp_path, "slow.rtf", hostile.rtf_letters())
    with Sandbox(Limits(seconds=0.3)) as sandbox:
        list(
            Sandbox().ingest(slow)
        )  # warms the disk's cache, and shows that a context is not needed
        (failure,) = sandbox.ingest(slow)
        assert isinstance(failure, Failure)
        assert "over 0.3 seconds" in failure.why and "save" in failure.why


def test_a_document_that_needs_too_much_memory_is_a_failure(tmp_path: Path) -> None:
    large = put(tmp_path, "large.txt", b"word " * 900_000)
    with Sandbox(Limits(memory=120_000_000)) as sandbox:
        (failure,) = sandbox.ingest(large)
        assert isinstance(failure, Failure)
        assert "memory" in failure.why
        (document,) = sandbox.ingest(put(tmp_path, "good.txt", GOOD))
        assert isinstance(document, Document)


def test_leaving_in_the_middle_ends_the_process(tmp_path: Path) -> None:
    source = put(tmp_path, "good.txt", GOOD)
    sandbox = Sandbox()
    with sandbox:
        for _ in sandbox.ingest(source):
            break
        (document,) = sandbox.ingest(source)
        assert isinstance(document, Document)
    assert sandbox._child is None


def test_a_file_that_changed_or_went_away_is_a_failure(tmp_path: Path) -> None:
    source = put(tmp_path, "a.txt", GOOD)
    with Sandbox() as sandbox:
        source.path.write_bytes(b"other")
        (failure,) = sandbox.ingest(source)
        assert isinstance(failure, Failure) and "changed" in failure.why
        source.path.unlink()
        (failure,) = sandbox.ingest(source)
        assert isinstance(failure, Failure) and "no such file" in failure.why
