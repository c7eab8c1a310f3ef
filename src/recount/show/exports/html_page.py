"""`html`: the report, one page that needs no network and no script."""

from __future__ import annotations

from recount.model.ledger import Ledger
from recount.show.exports.values import Exported, one_file
from recount.show.report import render_report


def render_html(ledger: Ledger) -> Exported:
    """The page that `report -o` writes."""
    return one_file(render_report(ledger))
