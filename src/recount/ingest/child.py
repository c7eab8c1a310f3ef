"""The process that parses: takes bytes on standard input, gives documents on standard output.

Started by `recount.ingest.sandbox`, one at a time, and fenced in before it
reads anything (`recount.ingest.confine`). Frame by frame: a request, its data;
then each result, and at last the end. It is no command for people.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import IO

from recount.ingest import wire
from recount.ingest.confine import confine
from recount.ingest.frames import read_frame, write_frame
from recount.ingest.ingest import ingest_data

# A process that holds more than this share of its memory is not given a further document.
_WORN = 0.4


def main() -> None:
    """Read requests until there are no more; `argv` holds the limits: bytes of memory, seconds."""
    memory, seconds = int(sys.argv[1]), int(sys.argv[2])
    requests, results = sys.stdin.buffer, _kept_output()
    sys.excepthook = _teller(results)
    held = _meter()
    confine(memory, [*filter(None, sys.path), sys.prefix, sys.base_prefix])
    while (request := read_frame(requests)) is not None:
        data = read_frame(requests)
        if data is None:
            return
        try:
            _serve(wire.load(request), data, results, seconds)
        except MemoryError:
            write_frame(results, wire.dump({"spent": "memory"}))
            return
        write_frame(results, wire.dump({"end": True, "worn": held() > _WORN * memory}))


def _serve(request: wire.Values, data: bytes, results: IO[bytes], seconds: int) -> None:
    """Every document in the data, each sent as soon as it is read."""
    given = request["given"]
    _alarm(seconds)
    result = ingest_data(
        request["name"],
        data,
        wire.row_from(request["row"]),
        wire.published_from(given) if given else None,
    )
    _alarm(0)
    write_frame(results, wire.dump(wire.result_values(result)))


def _alarm(seconds: int) -> None:
    """The system ends this process after so many seconds; 0 takes it back.

    The run would have ended it long before, unless the run itself is gone.
    """
    if hasattr(signal, "alarm"):
        signal.alarm(seconds)


def _kept_output() -> IO[bytes]:
    """Standard output for the frames alone: whatever a library prints goes nowhere."""
    kept = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.close(nowhere)
    return kept


def _teller(
    results: IO[bytes],
) -> Callable[[type[BaseException], BaseException, TracebackType | None], None]:
    """A last word to the run where a fault of ours ends this process."""

    def tell(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        place = ""
        while trace is not None:
            place = f" ({Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno})"
            trace = trace.tb_next
        write_frame(results, wire.dump({"fault": f"{kind.__name__}: {error}{place}"[:500]}))

    return tell


def _meter() -> Callable[[], int]:
    """What tells how much address space this process holds, in bytes.

    Always 0 where the system does not say; such a system does not limit it either.
    """
    try:
        pages = os.open("/proc/self/statm", os.O_RDONLY)
    except OSError:
        return lambda: 0
    size = os.sysconf("SC_PAGE_SIZE")
    return lambda: int(os.pread(pages, 100, 0).split()[0]) * size


if __name__ == "__main__":
    main()
