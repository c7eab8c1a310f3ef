"""A fresh case without certain names."""

from recount.case.redaction.names import Names, NamesError
from recount.case.redaction.redact import Redaction, redact

__all__ = ["Names", "NamesError", "Redaction", "redact"]
