"""Containers made to harm: each ends soon, in little memory, and leaves the others whole."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from recount.ingest import ingest
from tests.ingest.hostile_archives import GOOD, HARMLESS, MAKERS

# What a source is held to (docs/explanation/limits.md): seconds, and bytes of memory.
SECONDS, MEMORY = 20, 1_000_000_000
READ_ALL = """
import json, resource, sys, time
from pathlib import Path
from recount.ingest import ingest_part
from recount.ingest.values import Part
from recount.model.document import Document, Failure
from tests.ingest.hostile_archives import MAKERS

for name, make in MAKERS.items():
    part = Part(name, make())
    began = time.perf_counter()
    found = list(ingest_part(part))
    print(json.dumps({
        "name": name,
        "seconds": time.perf_counter() - began,
        "texts": [r.text[:2000] for r in found if isinstance(r, Document)][:50],
        "failures": [[r.name, r.why] for r in found if isinstance(r, Failure)],
    }))
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
if sys.platform == "linux":  # there the above begins with what the process held that made this one
    status = Path("/proc/self/status").read_text()
    peak = int(next(row.split()[1] for row in status.splitlines() if row.startswith("VmHWM")))
print(json.dumps({"name": "peak", "bytes": peak * (1 if sys.platform == "darwin" else 1024)}))
"""


@pytest.fixture(scope="module")
def results() -> dict[str, dict[str, Any]]:
    """What each file came to, read one after the other in a process of its own."""
    command = [sys.executable, "-c", READ_ALL]
    root = Path(__file__).parents[2]
    run = subprocess.run(command, capture_output=True, text=True, check=True, cwd=root)
    assert run.stderr == ""
    found = [json.loads(line) for line in run.stdout.splitlines()]
    return {result["name"]: result for result in found}


def test_there_are_enough() -> None:
    assert len(MAKERS) >= 15
    assert set(HARMLESS) < set(MAKERS)


@pytest.mark.parametrize("name", MAKERS)
def test_each_ends_soon_as_a_plain_failure_or_harmless(
    results: dict[str, dict[str, Any]], name: str
) -> None:
    result = results[name]
    assert result["seconds"] < SECONDS
    assert result["failures"] or result["texts"]
    for place, why in result["failures"]:
        assert place.startswith(name)
        assert 20 < len(why) < 400
        assert "fault inside" not in why
    assert not any("root:" in text for text in result["texts"])
    if name in HARMLESS:
        assert any("Dorvan" in text or "farmers" in text for text in result["texts"])


def test_none_takes_much_memory(results: dict[str, dict[str, Any]]) -> None:
    assert results["peak"]["bytes"] < MEMORY


def test_nothing_was_written_outside(results: dict[str, dict[str, Any]]) -> None:
    assert results
    assert not Path("/tmp/recount-was-here").exists()
    assert not Path("recount-was-here").exists()


def test_a_run_over_them_has_all_else(tmp_path: Path) -> None:
    quick = [name for name in MAKERS if name.startswith(("zip-", "warc-wrong", "json", "feed-la"))]
    for name in quick:
        (tmp_path / name).write_bytes(MAKERS[name]())
        (tmp_path / f"good-{name}.txt").write_bytes(GOOD + name.encode())
    names = {document.name for document in ingest([str(tmp_path)]).documents}
    assert names >= {f"good-{name}.txt" for name in quick}
