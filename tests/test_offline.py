"""The suite passes with the network cut off, and it is cut off indeed."""

from __future__ import annotations

import socket
import subprocess
import sys

import pytest
from offline import NetworkError

# Of the block that is set aside for documentation (RFC 5737).
NOWHERE = "192.0.2.7"


@pytest.mark.parametrize("host", [NOWHERE, "::ffff:192.0.2.7", "paper.example"])
def test_no_connection_leaves_this_machine(host: str) -> None:
    with pytest.raises(NetworkError):
        socket.create_connection((host, 80), timeout=1)
    with pytest.raises(NetworkError):
        socket.getaddrinfo(host, 80)


def test_no_datagram_leaves_this_machine() -> None:
    with (
        socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as out,
        pytest.raises(NetworkError),
    ):
        out.sendto(b"x", (NOWHERE, 53))


def test_processes_of_the_tests_are_cut_off_too() -> None:
    code = f"import socket; socket.create_connection(({NOWHERE!r}, 80), timeout=1)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False, text=True)
    assert run.returncode == 1
    assert "NetworkError" in run.stderr


def test_this_machine_may_speak_to_itself() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(server.getsockname(), timeout=5).close()
