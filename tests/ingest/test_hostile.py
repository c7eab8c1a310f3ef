"""Files made to harm: each ends within its limits, alone, and the run has all the others."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import hostile
import pytest

from recount.ingest.sandbox import MEMORY, SECONDS, Sandbox
from recount.ingest.values import Source
from recount.model.document import Document, Failure, digest

if sys.platform != "win32":
    import resource

# What a limit may be overrun by while the process is found out and ended.
SLACK = 2.0
PEAK = "the most memory of any process"
READ_ALL = "import sys; from tests.ingest.test_hostile import read_all; read_all(sys.argv[1])"
# These hold words that anybody may read; what is around them must not keep them from it.
HARMLESS = (
    *("docx-boxes-in-boxes.docx", "docx-in-docx.docx", "docx-remote-template.docx"),
    *(
        "html-outside.html",
        "mhtml-loop.mhtml",
        "odt-repeated.odt",
        "pdf-actions.pdf",
        "pdf-huge-page-of-lines.pdf",
    ),
    *("pdf-broken-table.pdf", "pdf-huge-picture.pdf", "rtf-objects.rtf", "eml-charsets.eml"),
    *("docx-names-outside.docx", "pdf-table-loop.pdf", "html-linked-data.html"),
)


def put(folder: Path, name: str, data: bytes) -> Source:
    path = folder / name
    path.write_bytes(data)
    return Source(name, path, digest(data))


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[float, list[object]]]:
    """What each hostile file came to and how long it took, a good text read after each.

    They are read from a process of its own: a child counts the memory that the
    process held which made it, and this one may have grown large by other tests.
    """
    folder = tmp_path_factory.mktemp("hostile")
    command = [sys.executable, "-c", READ_ALL, str(folder)]
    paths = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    run = subprocess.run(command, stdout=subprocess.PIPE, check=True, env=paths)
    found: dict[str, tuple[float, list[object]]] = pickle.loads(run.stdout)
    return found


def read_all(folder: str) -> None:
    """Pickle what they came to on standard output, and the most memory a process took."""
    found: dict[str, tuple[float, list[object]]] = dict(_read(Path(folder)))
    if sys.platform == "linux":
        found[PEAK] = (resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024.0, [])
    sys.stdout.buffer.write(pickle.dumps(found))


def _read(folder: Path) -> Iterator[tuple[str, tuple[float, list[object]]]]:
    with Sandbox() as sandbox:
        for name, make in hostile.MAKERS.items():
            source = put(folder, name, make())
            started = time.perf_counter()
            found: list[object] = list(sandbox.ingest(source))
            yield name, (time.perf_counter() - started, found)
            good = put(folder, f"after-{name}.txt", f"{hostile.GOOD} {name}".encode())
            yield good.name, (0.0, list(sandbox.ingest(good)))
            source.path.unlink()


def test_there_are_enough() -> None:
    assert len(hostile.MAKERS) >= 40


@pytest.mark.parametrize("name", hostile.MAKERS)
def test_each_ends_as_a_plain_failure_or_a_harmless_document(
    results: dict[str, tuple[float, list[object]]], name: str
) -> None:
    seconds, (found,) = results[name]
    assert seconds < SECONDS + SLACK
    if isinstance(found, Failure):
        assert name == found.name
        assert 20 < len(found.why) < 300
        assert "fault inside" not in found.why
        assert name not in HARMLESS
    else:
        assert isinstance(found, Document)
        assert "root:" not in found.text
        assert name not in HARMLESS or hostile.GOOD in found.text


def test_the_other_documents_are_complete(
    results: dict[str, tuple[float, list[object]]],
) -> None:
    for name in hostile.MAKERS:
        _, (found,) = results[f"after-{name}.txt"]
        assert isinstance(found, Document)
        assert found.text == f"{hostile.GOOD} {name}"


def test_nothing_was_written_elsewhere(results: dict[str, tuple[float, list[object]]]) -> None:
    assert results
    assert not Path("/tmp/recount-was-here").exists()


@pytest.mark.skipif(sys.platform != "linux", reason="the limits of memory are Linux's")
def test_no_process_took_more_than_its_memory(
    results: dict[str, tuple[float, list[object]]],
) -> None:
    assert 0 < results[PEAK][0] <= MEMORY
