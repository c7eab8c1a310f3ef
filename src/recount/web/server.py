"""The server: on the loopback alone, with an address that opens it once."""

from __future__ import annotations

import signal
import socket
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import current_thread, main_thread

import uvicorn

from recount.web.app import make_app
from recount.web.collector import settled
from recount.web.desk import Desk
from recount.web.launch import HOST, Launch
from recount.web.phrases import ReviewPhrases
from recount.web.picture import Pictures
from recount.web.relink import Relinker
from recount.web.site import Site

PORT = 8613
# A relinking thread may keep the interpreter for so long before a page gets its turn (seconds).
TURN = 0.001
STOPPING = (signal.SIGINT, signal.SIGTERM)


class PortError(OSError):
    """The port cannot be had; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Served:
    """A server that is ready: the address to open, and what runs it until it is stopped."""

    address: str
    run: Callable[[], None]
    stop: Callable[[], None]


@contextmanager
def serving(
    desk: Desk, port: int, announce: Callable[[str], None], language: str = "en"
) -> Iterator[Served]:
    """A server for one reviewer's desk; `port` 0 takes any that is free.

    `announce` is told each further address, since each opens once. Leaving the
    context closes the port and waits for the linking under way. Raises PortError.
    """
    with _bound(port) as listening, settled(), Relinker(desk) as relinker:
        launch = Launch(listening.getsockname()[1], announce)
        site = Site(desk, relinker, launch, ReviewPhrases(language), Pictures(desk.store.original))
        config = uvicorn.Config(
            make_app(site), log_level="warning", access_log=False, server_header=False,
            proxy_headers=False, lifespan="off", ws="none", timeout_graceful_shutdown=3,
        )  # fmt: skip
        server = _Server(config)

        def stop() -> None:
            server.should_exit = True

        before = sys.getswitchinterval()
        sys.setswitchinterval(TURN)
        try:
            yield Served(launch.address(), lambda: server.run([listening]), stop)
        finally:
            sys.setswitchinterval(before)


class _Server(uvicorn.Server):
    """A server that an interrupt or a request to end stops, and no more: the case is closed."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """In the main thread, take both signals as the wish to stop, while the server runs."""
        if current_thread() is not main_thread():
            yield
            return
        before = {each: signal.signal(each, self.handle_exit) for each in STOPPING}
        try:
            yield
        finally:
            for each, handler in before.items():
                signal.signal(each, handler)


@contextmanager
def _bound(port: int) -> Iterator[socket.socket]:
    # Named as TCP, so that asyncio sends each answer at once and waits for no more to send.
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    if sys.platform != "win32":
        # A server that was just stopped must not hold up the next one.
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((HOST, port))
        # From here on a browser that comes early waits instead of being turned away.
        listening.listen()
    except (OSError, OverflowError) as error:
        listening.close()
        raise PortError(
            f"port {port} cannot be used ({error}); another page may be open on it: "
            "name a free one with --port, or 0 for any"
        ) from error
    try:
        yield listening
    finally:
        listening.close()
