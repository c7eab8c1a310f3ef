"""Hostile bytes are parsed in a process of their own, with limits, that may die of them.

The run reads a file's bytes and hands them over; documents and failures come
back as plain values. Where the process dies, or takes too long, that is a
failure of the one document, and the next gets a fresh process.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from queue import Empty, Queue
from threading import Thread
from types import TracebackType
from typing import IO

from recount.ingest import wire
from recount.ingest.files import read_source
from recount.ingest.frames import read_frame, write_frame
from recount.ingest.ingest import NO_COLUMNS
from recount.ingest.values import Note, Source
from recount.model.document import Document, Failure, Published

# What the hostile corpus is held to; the slowest real reports take a third of either.
SECONDS, MEMORY = 20.0, 1_000_000_000
# Results that may wait for a slow reader; a process that is ahead waits too.
_AHEAD = 8
_REMEDY = "open it in its program and save it again, or save its text as a .txt file"


@dataclass(frozen=True, slots=True)
class Limits:
    """What parsing one document may take: seconds since the last result, bytes of memory."""

    seconds: float = SECONDS
    memory: int = MEMORY


class Sandbox:
    """Parses documents in a process of their own, one after the other.

    Use as a context: `with Sandbox() as sandbox`. The process starts at once,
    and anew where it died; leaving the context ends it.
    """

    def __init__(self, limits: Limits | None = None) -> None:
        self.limits = limits or Limits()
        self._child: _Child | None = None

    def __enter__(self) -> Sandbox:
        self._child = _Child(self.limits)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._stop()

    def ingest(
        self,
        source: Source,
        given: Published | None = None,
        columns: Mapping[str, str] = NO_COLUMNS,
    ) -> Iterator[Document | Failure | Note]:
        """The documents a source holds, and why what is not read is not. Never raises for either.

        `given` is a date from the user, which goes before all others, `columns`
        names the columns of tables by what they hold.
        """
        data = read_source(source)
        if isinstance(data, Failure):
            yield data
            return
        request = {
            "name": source.name,
            "row": wire.row_values(source.row),
            "given": wire.published_values(given) if given else None,
            "columns": dict(columns),
            "named": source.named,
        }
        child = self._child = self._child or _Child(self.limits)
        done = False
        try:
            child.send(wire.dump(request), data)
            while True:
                answer = child.answer(self.limits.seconds)
                if isinstance(answer, dict) and answer.get("end") is True:
                    done = answer.get("worn") is not True
                    return
                result = self._result(answer)
                yield result or Failure(source.name, self._why(child, answer))
                if result is None:
                    return
        finally:
            if not done:
                self._stop()

    def _result(self, answer: wire.Values | str) -> wire.Result | None:
        """The document, failure or note that an answer holds, None where it holds none."""
        if isinstance(answer, str):
            return None
        try:
            return wire.result_from(answer)
        except wire.WireError:
            return None

    def _why(self, child: _Child, answer: wire.Values | str) -> str:
        if answer == "late":
            return f"reading it took over {self.limits.seconds:g} seconds; {_REMEDY}"
        if isinstance(answer, dict) and "fault" in answer:
            return f"a fault inside Recount ({answer['fault']}); please report it"
        if isinstance(answer, dict) and "spent" in answer:
            limit = f"{self.limits.memory / 1e9:g} GB"
            return f"reading it needs more than {limit} of memory; {_REMEDY}"
        return f"reading it broke the reader ({child.ended()}); {_REMEDY}"

    def _stop(self) -> None:
        child, self._child = self._child, None
        if child is not None:
            child.stop()


class _Child:
    """The process, and what it has sent so far."""

    def __init__(self, limits: Limits) -> None:
        # Its own alarm rings only where the run that should end it is gone.
        alarm = max(1, round(2 * limits.seconds))
        self._process = subprocess.Popen(
            [
                sys.executable,
                "-P",
                "-s",
                "-B",
                "-m",
                "recount.ingest.child",
                str(limits.memory),
                str(alarm),
            ],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment(),
            # A person's Ctrl-C is for the run to answer.
            start_new_session=True,
        )
        self._answers: Queue[bytes | None] = Queue(_AHEAD)
        self._listener = Thread(target=self._listen, args=(self._process.stdout,), daemon=True)
        self._listener.start()

    def send(self, request: bytes, data: bytes) -> None:
        """Hands over a request; a process that does not take it is found out by its silence."""
        Thread(target=self._write, args=(request, data), daemon=True).start()

    def answer(self, seconds: float) -> wire.Values | str:
        """The next answer, "late" where none came in time, "dead" where none will."""
        try:
            frame = self._answers.get(timeout=seconds)
        except Empty:
            return "late"
        if frame is None:
            return "dead"
        try:
            return wire.load(frame)
        except wire.WireError:
            return "dead"

    def ended(self) -> str:
        """How the process came to its end, in words."""
        try:
            code = self._process.wait(timeout=1)
        except subprocess.TimeoutExpired:
            return "it sent what cannot be read"
        if code < 0:
            return f"{signal.Signals(-code).name}, most often for want of memory"
        return f"it ended with code {code}"

    def stop(self) -> None:
        """Ends the process and what waits for it."""
        self._process.kill()
        self._process.wait()
        while self._listener.is_alive():
            try:
                self._answers.get(timeout=0.01)
            except Empty:
                continue
        for pipe in (self._process.stdin, self._process.stdout):
            _close(pipe)

    def _listen(self, pipe: IO[bytes]) -> None:
        while (frame := read_frame(pipe)) is not None:
            self._answers.put(frame)
        self._answers.put(None)

    def _write(self, request: bytes, data: bytes) -> None:
        pipe = self._process.stdin
        if pipe is None:
            return
        try:
            write_frame(pipe, request)
            write_frame(pipe, data)
        except (OSError, ValueError):
            return  # it died or was closed; the listener tells


def environment() -> dict[str, str]:
    """What the process is told of the world: where its modules are, and to speak UTF-8."""
    kept = {name: os.environ[name] for name in ("SYSTEMROOT",) if name in os.environ}
    path = [os.path.abspath(entry or ".") for entry in sys.path]  # noqa: PTH100
    told = {"PYTHONPATH": os.pathsep.join(path), "PYTHONUTF8": "1", "PYTHONHASHSEED": "0"}
    # A library brings numpy along, which would set memory aside for each core and is not used.
    return {**kept, **told, "OPENBLAS_NUM_THREADS": "1"}


def _close(pipe: object) -> None:
    if hasattr(pipe, "close"):
        try:
            pipe.close()
        except OSError:
            return  # what could not be sent is not missed
