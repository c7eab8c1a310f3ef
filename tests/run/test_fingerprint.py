"""What a kept result hangs on: nothing that touches it is left out of its fingerprint."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from recount.run import fingerprint
from recount.run.fingerprint import INGEST_LISTS, ingest_fingerprint, reading_fingerprint

PACKAGE = Path(str(fingerprint.__file__)).parents[1]
LOADED = re.compile(r"\bload\(\"(\w+)\"")
IMPORTED = re.compile(r"^(?:from|import) recount\.(\w+)", re.MULTILINE)


def sources(*rooms: str) -> list[str]:
    return [p.read_text(encoding="utf-8") for room in rooms for p in (PACKAGE / room).rglob("*.py")]


def test_the_lists_of_ingest_are_those_it_loads() -> None:
    loaded = {name for text in sources("ingest") for name in LOADED.findall(text)}
    assert loaded == set(INGEST_LISTS)


@pytest.mark.parametrize(
    ("rooms", "known"),
    [
        (("ingest",), {"ingest", "model", "resources"}),
        (("language", "read"), {"language", "read", "model", "resources"}),
    ],
)
def test_rooms_hang_on_no_room_that_is_left_out(rooms: tuple[str, ...], known: set[str]) -> None:
    assert {name for text in sources(*rooms) for name in IMPORTED.findall(text)} <= known


@pytest.mark.parametrize(
    ("file", "touches"),
    [
        ("read/dating.py", {"reading"}),
        ("resources/en/acts.toml", {"reading"}),
        ("language/models/en/reader.onnx", {"reading"}),
        ("run/document.py", {"reading"}),
        ("ingest/zones.py", {"ingest"}),
        ("resources/en/zones.toml", {"reading", "ingest"}),
        ("model/span.py", {"reading", "ingest"}),
        ("show/report.py", set()),
        ("link/link.py", set()),
    ],
)
def test_a_change_touches_what_hangs_on_it(
    file: str, touches: set[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = {"reading": reading_fingerprint(), "ingest": ingest_fingerprint()}
    for path in PACKAGE.rglob("*"):
        if path.is_file() and "__pycache__" not in path.parts:
            copy = tmp_path / path.relative_to(PACKAGE)
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.symlink_to(path)
    changed = (tmp_path / file).read_bytes() + b"\n"
    (tmp_path / file).unlink()
    (tmp_path / file).write_bytes(changed)
    monkeypatch.setattr(fingerprint, "files", lambda package: tmp_path)
    after = {
        "reading": reading_fingerprint.__wrapped__(),
        "ingest": ingest_fingerprint.__wrapped__(),
    }
    assert {name for name, digest in after.items() if digest != before[name]} == touches
