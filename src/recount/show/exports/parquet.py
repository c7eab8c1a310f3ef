"""`parquet`: the ledger's tables as Parquet files, one for each (extra `parquet`).

Columns have the types of the tables; what a column holds is in its metadata.
The same ledger gives the same bytes with the same version of pyarrow.
"""

from __future__ import annotations

from io import BytesIO
from typing import Any

from recount.model.ledger import Ledger
from recount.show.exports.extras import extra
from recount.show.exports.fitting import fitting
from recount.show.exports.rows import filled
from recount.show.exports.tables import Filled
from recount.show.exports.values import Exported, File

MOST_NUMBER = 2**63 - 1
TYPES = {"string": "string", "integer": "int64", "number": "float64", "boolean": "bool_"}


def render_parquet(ledger: Ledger) -> Exported:
    """A file NAME.parquet for each table.

    Raises ExportError where pyarrow is not installed.
    """
    arrow, writer = extra("pyarrow", "parquet"), extra("pyarrow.parquet", "parquet")
    tables, notes = fitting(filled(ledger), MOST_NUMBER)
    return Exported(tuple(_file(arrow, writer, of) for of in tables), notes)


def _file(arrow: Any, writer: Any, of: Filled) -> File:
    fields = [
        arrow.field(c.name, getattr(arrow, TYPES[c.kind])(), metadata={"description": c.about})
        for c in of.table.columns
    ]
    columns = list(zip(*of.rows, strict=True)) or [()] * len(fields)
    arrays = [arrow.array(c, field.type) for c, field in zip(columns, fields, strict=True)]
    schema = arrow.schema(fields, metadata={"description": of.table.about})
    buffer = BytesIO()
    writer.write_table(arrow.Table.from_arrays(arrays, schema=schema), buffer)
    return File(f"{of.table.name}.parquet", buffer.getvalue())
