"""The ledger in the forms of other tools. Pure: a Ledger in, bytes out."""

from recount.show.exports.decisions import Decided, Sheet, SpanDecision, render_decisions
from recount.show.exports.read_decisions import TOOLS, read_decisions
from recount.show.exports.targets import TARGETS, Target, export, target
from recount.show.exports.values import Exported, ExportError, File

__all__ = [
    "TARGETS",
    "TOOLS",
    "Decided",
    "ExportError",
    "Exported",
    "File",
    "Sheet",
    "SpanDecision",
    "Target",
    "export",
    "read_decisions",
    "render_decisions",
    "target",
]
