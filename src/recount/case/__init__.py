"""The case folder: originals, log, projection.

`Case` is the front door; `verify` says what is wrong with a case; everything
that goes wrong is a `CaseError` in plain words.
"""

from recount.case.chain import Event, Head
from recount.case.documents import (
    Added,
    AlreadyThere,
    CaseDocument,
)
from recount.case.errors import CaseError
from recount.case.folder import Case
from recount.case.lock import Holder, holder

__all__ = [
    "Added",
    "AlreadyThere",
    "Case",
    "CaseDocument",
    "CaseError",
    "Event",
    "Head",
    "Holder",
    "holder",
]
