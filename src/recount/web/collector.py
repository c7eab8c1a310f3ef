"""The garbage collector, kept from stopping the pages: it takes a large case 0.3 s."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def settled() -> Iterator[None]:
    """Leave what was made so far out of every collection, until the context is left.

    The readings of a case last as long as its server, and are frozen values without
    cycles: looking through them again and again finds nothing.
    """
    gc.collect()
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


@contextmanager
def resting() -> Iterator[None]:
    """Collect nothing in the context, once at its end, and leave out what is left then.

    To be used inside `settled`. What is no longer used is freed as ever, when the last
    reference to it goes.
    """
    before = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.collect()
        gc.freeze()
        if before:
            gc.enable()
