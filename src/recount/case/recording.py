"""What a run leaves in the case: `ledger.sqlite`, and the line of the log that vouches for it."""

from __future__ import annotations

from datetime import datetime

from recount import __version__
from recount.case.errors import CaseError
from recount.case.folder import Case
from recount.case.place import PROJECTION
from recount.case.projection import Content, content_digest, database
from recount.case.reading import CaseReading, Load, Wanted, read_documents
from recount.case.runs import Run, ground, last_run, run_of
from recount.model.ledger import Ledger
from recount.run.pipeline import Progress, quiet


def record(
    case: Case, reading: CaseReading, ledger: Ledger, json_digest: str, now: datetime
) -> Run:
    """Write the projection of a ledger and the line of the run that made it.

    `json_digest` is that of the ledger as JSON. The same run twice writes one
    line. Raises CaseError where the case is not open to write or cannot be written.
    """
    data = database(_content(reading, ledger))
    run = Run(reading.settings, reading.settings.digest(), json_digest, content_digest(data))
    case.put_projection(data)
    case.record_run(run, now)
    return run


def rebuild(case: Case, load: Load, progress: Progress = quiet, afresh: bool = False) -> Run:
    """Make the projection of the last run again, from the log, the texts and the readings.

    With `afresh` the readings are made again too. Writes no projection where it
    does not come out as the log says it did. Raises CaseError.
    """
    line = last_run(case.events())
    if line is None:
        raise CaseError(case.path, "no report was made of this case yet", "make one")
    run = run_of(line)
    reading = read_documents(case, load, Wanted(run.settings, None, line.n, afresh), progress)
    data = database(_content(reading, reading.ledger(), run.recount))
    if content_digest(data) != run.projection:
        raise CaseError(
            case.path / PROJECTION,
            f"it does not come out as in line {line.n}, which Recount {run.recount} wrote",
            "use that version, or make a new report",
        )
    case.put_projection(data)
    return run


def _content(reading: CaseReading, ledger: Ledger, recount: str = __version__) -> Content:
    return Content(ground(reading.events), ledger, reading.homes, reading.judged().found, recount)
