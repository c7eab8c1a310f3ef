"""The collector rests while a case is linked, and what nobody holds any more is let go."""

from __future__ import annotations

import gc
import weakref

from recount.web.collector import resting, settled


class Knot:
    """A value that holds itself, so that counting references never frees it."""

    def __init__(self) -> None:
        self.me = self


def test_what_lasts_is_left_out_and_garbage_is_not() -> None:
    frozen, kept = gc.get_freeze_count(), Knot()
    with settled():
        assert gc.get_freeze_count() > frozen
        with resting():
            assert not gc.isenabled()
            knot = weakref.ref(Knot())
            assert knot() is not None
        assert gc.isenabled() and knot() is None
    assert gc.get_freeze_count() == 0 and kept.me is kept
