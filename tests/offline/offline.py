"""Cut off the network: nothing that is run after this is imported reaches beyond this machine."""

from __future__ import annotations

import sys
from ipaddress import ip_address

_BY_SOCKET = frozenset(["socket.connect", "socket.bind", "socket.sendto", "socket.sendmsg"])
_BY_NAME = frozenset(["socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"])


class NetworkError(RuntimeError):
    """Something reached for the network."""


def refuse(event: str, arguments: tuple[object, ...]) -> None:
    """Python's audit hook: stops a call that would leave this machine."""
    if event in _BY_SOCKET:
        address = arguments[1]
        # A tuple is a host and a port; anything else is a place in the file system or none.
        host = address[0] if isinstance(address, tuple) else None
    elif event in _BY_NAME:
        host = arguments[0]
    else:
        return
    if not _here(host):
        raise NetworkError(f"{event} to {host!r}: the tests run without a network")


def _here(host: object) -> bool:
    if isinstance(host, bytes | bytearray):
        host = host.decode("ascii", "replace")
    if host in (None, "", "localhost"):
        return True
    try:
        return ip_address(str(host)).is_loopback
    except ValueError:
        return False


sys.addaudithook(refuse)
