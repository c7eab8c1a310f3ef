"""`json`: the contract itself, what `report --json` writes."""

from __future__ import annotations

from recount.model.ledger import Ledger
from recount.show.exports.values import Exported, one_file
from recount.show.ledger_json import render_ledger


def render_json(ledger: Ledger) -> Exported:
    """The ledger in the format recount.ledger/1."""
    return one_file(render_ledger(ledger))
