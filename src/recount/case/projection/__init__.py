"""`ledger.sqlite`: the log and the last ledger as tables that any SQLite tool opens."""

from recount.case.projection.database import (
    ProjectionError,
    content_digest,
    database,
    log_rows,
    opened,
    ungrounded,
)
from recount.case.projection.rows import Content, log_row

__all__ = [
    "Content",
    "ProjectionError",
    "content_digest",
    "database",
    "log_row",
    "log_rows",
    "opened",
    "ungrounded",
]
