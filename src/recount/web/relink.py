"""Linking behind the reviewer's back: soon after a decision, in a thread of its own."""

from __future__ import annotations

from threading import Condition, Thread

from recount.model.document import Failure
from recount.run.pipeline import guarded
from recount.web.collector import resting
from recount.web.desk import Desk

# Decisions come in bursts; so long after one nobody else's is waited for.
PAUSE = 0.3


class Relinker:
    """Keeps matters, entities and findings up with the decisions.

    Use as a context: leaving it waits for the linking under way. A fault in one
    linking is kept in `fault` until another one is through; the decisions are on
    disk all the same.
    """

    def __init__(self, desk: Desk, pause: float = PAUSE) -> None:
        self._desk, self._pause = desk, pause
        self._state = Condition()
        self._asked = self._done = 0
        self._awaited = False
        self._stopped = False
        self.fault: Failure | None = None
        self._thread = Thread(target=self._run, name="relink", daemon=True)

    def __enter__(self) -> Relinker:
        self._thread.start()
        self.ask()
        return self

    def __exit__(self, *_: object) -> None:
        with self._state:
            self._stopped = True
            self._state.notify_all()
        self._thread.join()

    def ask(self, awaited: bool = False) -> None:
        """Say that something was decided; `awaited` where the next page is to show it linked."""
        with self._state:
            self._asked += 1
            self._awaited = self._awaited or awaited
            self._state.notify_all()

    def settled(self, seconds: float) -> bool:
        """Wait until all asked for so far is linked, `seconds` at the most; whether it is."""
        with self._state:
            wanted = self._asked
            return self._state.wait_for(lambda: self._done >= wanted, seconds)

    def caught_up(self, seconds: float) -> None:
        """Wait for what the page to be made next is to show, if anything was awaited."""
        with self._state:
            awaited, self._awaited = self._awaited, False
        if awaited:
            self.settled(seconds)

    def _run(self) -> None:
        while True:
            with self._state:
                self._state.wait_for(lambda: self._stopped or self._done < self._asked)
                while not self._stopped and self._state.wait(self._pause):
                    pass
                if self._stopped:
                    return
                asked = self._asked
            with resting():
                made = guarded("the linking of the case", self._desk.relink)
            with self._state:
                self.fault = made if isinstance(made, Failure) else None
                self._done = asked
                self._state.notify_all()
