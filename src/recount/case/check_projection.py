"""The projection holds what the log says the last run made, and its words stand in its texts."""

from __future__ import annotations

from collections.abc import Iterator

from recount.case.disk import read
from recount.case.errors import in_plain_words
from recount.case.evidence import Evidence, Fault
from recount.case.place import PROJECTION
from recount.case.projection import (
    ProjectionError,
    content_digest,
    log_row,
    log_rows,
    opened,
    ungrounded,
)
from recount.case.runs import last_run, run_of

_AGAIN = "`recount rebuild` makes it again"


def check_projection(evidence: Evidence) -> Iterator[Fault]:
    """`ledger.sqlite`, where it is there, is as the last run in the log made it."""
    path = evidence.root / PROJECTION
    try:
        kind = evidence.disk.kind(path)
        if kind is None:
            return
        if kind != "file":
            yield Fault("projection", PROJECTION, f"it is a {kind}; take it away")
            return
        data = read(evidence.disk, path)
    except OSError as error:
        yield Fault("projection", PROJECTION, in_plain_words(error, path).why)
        return
    try:
        yield from _faults(evidence, data)
    except ProjectionError as error:
        yield Fault("projection", PROJECTION, f"{error}; {_AGAIN}")


def _faults(evidence: Evidence, data: bytes) -> Iterator[Fault]:
    """What is wrong with its rows. Raises ProjectionError where they cannot be read."""
    found = content_digest(data)
    lines = {event.n: event for event in evidence.good()}
    line = last_run(lines.values())
    if line is None:
        yield Fault("projection", PROJECTION, f"no run in the log made it; {_AGAIN}")
    elif run_of(line).projection != found:
        why = (
            f"its rows are not those that the run in line {line.n} made: a report was stopped"
            f" before it ended, or it was changed; {_AGAIN}"
        )
        yield Fault("projection", PROJECTION, why)
    with opened(data) as copy:
        for row in log_rows(copy):
            if row[0] not in lines or row != log_row(lines[row[0]]):
                why = f"its line {row[0]} is not what the log has; {_AGAIN}"
                yield Fault("projection", PROJECTION, why)
        for why in ungrounded(copy):
            yield Fault("span", PROJECTION, f"{why}; {_AGAIN}")
