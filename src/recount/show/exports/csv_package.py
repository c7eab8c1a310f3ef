"""`csv`: the ledger's tables as CSV files with a Frictionless Data Package.

datapackage.json follows Data Package 1.0 and Table Schema 1.0 (specs.frictionlessdata.io):
every column has its type and meaning, every table its keys.
"""

from __future__ import annotations

import json
from typing import Any

from recount.model.document import digest
from recount.model.ledger import Ledger
from recount.show.exports.csv_text import csv_bytes
from recount.show.exports.rows import filled
from recount.show.exports.tables import Filled, Link, Table
from recount.show.exports.values import Exported, File
from recount.show.ledger_json import FORMAT

PACKAGE = "datapackage.json"


def render_csv(ledger: Ledger) -> Exported:
    """A file NAME.csv for each table, and the package that describes them."""
    tables = filled(ledger)
    files = [_file(table) for table in tables]
    resources = [_resource(table, file) for table, file in zip(tables, files, strict=True)]
    package = {
        "profile": "tabular-data-package",
        "name": "recount-ledger",
        "title": "Accounts laid side by side",
        "description": "What each voice alleges, and on which words. Nothing here says what is"
        " true. An apostrophe at the head of a cell, or before a sign that a spreadsheet would"
        " take for a formula, is no part of the text.",
        "recount:format": FORMAT,
        "resources": resources,
    }
    text = json.dumps(package, ensure_ascii=False, indent=1) + "\n"
    return Exported((File(PACKAGE, text.encode()), *files))


def _file(of: Filled) -> File:
    header = [column.name for column in of.table.columns]
    return File(f"{of.table.name}.csv", csv_bytes(header, of.rows))


def _resource(of: Filled, file: File) -> dict[str, Any]:
    return {
        "profile": "tabular-data-resource",
        "name": of.table.name,
        "path": file.name,
        "description": of.table.about,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(file.data),
        "hash": digest(file.data),
        "dialect": {"lineTerminator": "\r\n", "doubleQuote": True, "skipInitialSpace": False},
        "schema": _schema(of.table),
    }


def _schema(table: Table) -> dict[str, Any]:
    return {
        "fields": [{"name": c.name, "type": c.kind, "description": c.about} for c in table.columns],
        "missingValues": [""],
        "primaryKey": list(table.key),
        "foreignKeys": [_foreign(table, link) for link in table.links],
    }


def _foreign(table: Table, link: Link) -> dict[str, Any]:
    """A link as Table Schema has it; "" is the table itself."""
    target = "" if link.table == table.name else link.table
    return {
        "fields": list(link.columns),
        "reference": {"resource": target, "fields": list(link.to)},
    }
