"""The ledger in the forms of other tools. Pure: a Ledger in, bytes out."""

from recount.show.exports.targets import TARGETS, Target, export, target
from recount.show.exports.values import Exported, ExportError, File

__all__ = ["TARGETS", "ExportError", "Exported", "File", "Target", "export", "target"]
