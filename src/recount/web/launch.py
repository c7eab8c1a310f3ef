"""How a browser gets in: a token in the opened address, good once, turned into a cookie."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from hmac import compare_digest
from threading import Lock

HOST = "127.0.0.1"
ENTER = "/enter"


class Launch:
    """The secrets of one run of the server at `port`.

    `announce` is told each new address to open: the token in it is good once, so
    that one that was seen in a list of processes or a history opens nothing.
    """

    def __init__(self, port: int, announce: Callable[[str], None]) -> None:
        # A browser leaves out the port that http stands for (RFC 9110, 4.2.3).
        self.host = HOST if port == 80 else f"{HOST}:{port}"
        self.origin = f"http://{self.host}"
        self.cookie = f"recount-{port}"
        self.session = secrets.token_urlsafe(32)
        self.proof = secrets.token_urlsafe(32)
        self._announce = announce
        self._lock = Lock()
        self._token = secrets.token_urlsafe(32)

    def address(self) -> str:
        """The address to open; it lets one browser in."""
        return f"{self.origin}{ENTER}?token={self._token}"

    def spend(self, token: str) -> bool:
        """Whether this is the token; it is then used up, and the next address announced."""
        with self._lock:
            if not compare_digest(token.encode(), self._token.encode()):
                return False
            self._token = secrets.token_urlsafe(32)
        self._announce(self.address())
        return True

    def knows(self, session: str) -> bool:
        """Whether a cookie's value is this session's."""
        return compare_digest(session.encode(), self.session.encode())

    def proven(self, proof: str) -> bool:
        """Whether a request carries what only a page of this server could tell it."""
        return compare_digest(proof.encode(), self.proof.encode())
