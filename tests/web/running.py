"""The real server on a free port, in a thread, for a browser to open."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

from recount.web import Desk, Reviewer, serving
from tests.web.review_case import Ticking, case_on_disk


@contextmanager
def running(desk: Desk) -> Iterator[str]:
    """The address that lets a browser in, while the server answers."""
    with serving(desk, 0, lambda address: None) as served:
        thread = Thread(target=served.run)
        thread.start()
        try:
            yield served.address
        finally:
            served.stop()
            thread.join(20)
            assert not thread.is_alive()


@contextmanager
def reviewed(path: Path, who: str = "Ines Varo", blind: bool = False) -> Iterator[str]:
    """The same for the invented case in a folder, made where it is not there yet."""
    with (
        case_on_disk(path, who) as store,
        running(Desk(store, Reviewer(who, blind), Ticking())) as address,
    ):
        yield address
