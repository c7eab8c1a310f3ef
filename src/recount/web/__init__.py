"""The review page: one reviewer, on this machine's loopback, over one case.

`Desk` is what a reviewer works on, `serving` a server for it, `CaseStore` the
case folder behind it.
"""

from recount.web.desk import Desk, ObjectionError, Reviewer
from recount.web.server import PORT, PortError, Served, serving
from recount.web.store import CaseStore, Store

__all__ = [
    "PORT",
    "CaseStore",
    "Desk",
    "ObjectionError",
    "PortError",
    "Reviewer",
    "Served",
    "Store",
    "serving",
]
