"""What the parsing process can no longer do once it is fenced in: tried from inside."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

HEAD = """
import ctypes, os, sys
libc = ctypes.CDLL(None, use_errno=True)
from recount.ingest import confine
confine.confine(1_000_000_000, [p for p in sys.path if p] + [sys.prefix, sys.base_prefix])
canary = {canary!r}
"""
# What is tried, and what of the error tells that it was refused.
TRIED = [
    ("import socket; socket.socket()", "PermissionError"),
    ("import socket; socket.getaddrinfo('localhost', 80)", "PermissionError"),
    ("import subprocess; subprocess.run(['true'])", "PermissionError"),
    ("os.system('true')", "PermissionError"),
    ("os.fork()", "PermissionError"),
    ("open(canary).read()", "PermissionError"),
    ("open(canary, 'w')", "PermissionError"),
    ("os.open(canary, os.O_WRONLY)", "PermissionError"),
    ("os.remove(canary)", "PermissionError"),
    ("os.listdir(os.path.dirname(canary))", "PermissionError"),
    ("os.kill(os.getppid(), 0)", "PermissionError"),
    ("ctypes.CDLL('libc.so.6')", "PermissionError"),
    ("x = bytearray(2_000_000_000)", "MemoryError"),
    ("[os.dup(0) for _ in range(100)]", "OSError"),
]
# The same asked of the C library, past Python's own hook; it answers -1.
IN_C = ["libc.socket(2, 1, 0)", "libc.open(canary.encode(), os.O_WRONLY)", "libc.fork()",
        "libc.unlink(canary.encode())", "libc.kill(os.getppid(), 0)"]  # fmt: skip


def attempt(code: str, canary: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", HEAD.format(canary=str(canary)) + code],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        timeout=30,
    )


@pytest.fixture
def canary(tmp_path: Path) -> Path:
    path = tmp_path / "canary.txt"
    path.write_text("alive", encoding="utf-8")
    return path


@pytest.mark.skipif(sys.platform != "linux", reason="the limits of memory are Linux's")
@pytest.mark.parametrize(("code", "error"), TRIED)
def test_python_may_not(code: str, error: str, canary: Path) -> None:
    done = attempt(code, canary)
    assert done.returncode == 1
    assert error in done.stderr.splitlines()[-1]
    assert canary.read_text(encoding="utf-8") == "alive"


@pytest.mark.skipif(
    sys.platform != "linux" or os.uname().machine not in ("x86_64", "aarch64"),
    reason="the filter of system calls is Linux's",
)
def test_nor_may_libraries_in_c(canary: Path) -> None:
    code = "\n".join(f"assert {tried} == -1, {tried!r}" for tried in IN_C)
    done = attempt(code + "\nassert libc.open(canary.encode(), os.O_RDONLY) > 0", canary)
    assert (done.returncode, done.stderr) == (0, "")
    assert canary.read_text(encoding="utf-8") == "alive"


def test_its_own_modules_and_lists_can_still_be_read(canary: Path) -> None:
    code = "import colorsys\nfrom recount import resources\nassert resources.load('zones')"
    assert attempt(code, canary).returncode == 0
