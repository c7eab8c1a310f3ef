"""Events to findings and brackets. Pure: imports the model and word lists only."""

from recount.reconcile.brackets import unmet
from recount.reconcile.reconcile import reconcile

__all__ = ["reconcile", "unmet"]
