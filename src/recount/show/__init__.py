"""Ledger to JSON, page, pictures, terminal and exports. Pure."""

from recount.show.answers import render_answer, render_answer_json
from recount.show.ledger_json import ledger_object, render_ledger
from recount.show.readings_json import render_readings
from recount.show.report import render_report
from recount.show.terminal import render_inspect, render_summary
from recount.show.why import UnknownIdError, explain

__all__ = [
    "UnknownIdError",
    "explain",
    "ledger_object",
    "render_answer",
    "render_answer_json",
    "render_inspect",
    "render_ledger",
    "render_readings",
    "render_report",
    "render_summary",
]
