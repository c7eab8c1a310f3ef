"""Ledger to JSON, page, pictures, terminal and exports. Pure."""

from recount.show.ledger_json import render_ledger
from recount.show.readings_json import render_readings
from recount.show.report import render_report
from recount.show.terminal import render_inspect, render_summary

__all__ = [
    "render_inspect",
    "render_ledger",
    "render_readings",
    "render_report",
    "render_summary",
]
