"""A page of a PDF as a picture, drawn in a process of its own that may die of it."""

from __future__ import annotations

import subprocess
import sys
from collections import OrderedDict
from collections.abc import Callable
from threading import Lock

from recount.ingest.sandbox import environment

# Pixels across, seconds and bytes of memory that one page may take, and pictures that are kept.
WIDTH, SECONDS, MEMORY, KEPT = 1100, 20.0, 1_500_000_000, 24


def page_picture(data: bytes, document: str, number: int) -> bytes | None:
    """The page as a PNG; `number` counts from 1. None where it cannot be drawn.

    `data` is the PDF with the digest `document`, or a file that holds it.
    """
    child = [sys.executable, "-P", "-s", "-B", "-m", "recount.ingest.draw_child"]
    try:
        done = subprocess.run(
            [*child, str(number), str(WIDTH), str(MEMORY), document],
            input=data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment(),
            timeout=SECONDS,
            check=False,
        )
    except (subprocess.TimeoutExpired, OSError):
        return None
    return done.stdout if done.returncode == 0 and done.stdout.startswith(b"\x89PNG") else None


class Pictures:
    """The last pictures drawn, by document and page; `read` gives what a document came in."""

    def __init__(self, read: Callable[[str], bytes | None]) -> None:
        self._read = read
        self._lock = Lock()
        self._kept: OrderedDict[tuple[str, int], bytes | None] = OrderedDict()

    def page(self, document: str, number: int) -> bytes | None:
        """A page's picture, None where there is none. Raises CaseError."""
        key = (document, number)
        with self._lock:
            if key not in self._kept:
                data = self._read(document)
                self._kept[key] = page_picture(data, document, number) if data is not None else None
            self._kept.move_to_end(key)
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
            return self._kept[key]
