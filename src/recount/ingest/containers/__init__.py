"""Files that hold many articles: one module a kind, each with a generator `unpack`.

`unpack(name, data, columns)` gives the parts in their order, with failures and
notes named by their place within; it raises IngestError where the whole cannot
be read. `columns` says which column of a table holds what.
"""

from collections.abc import Callable, Iterator, Mapping

from recount.ingest.containers import feed, jsonl, mbox, table, wacz, warc, xlsx, zipped
from recount.ingest.values import Note, Part
from recount.model.document import Failure

Unpack = Callable[[str, bytes, Mapping[str, str]], Iterator[Part | Failure | Note]]

UNPACK: Mapping[str, Unpack] = {
    "feed": feed.unpack,
    "json": jsonl.unpack_list,
    "jsonl": jsonl.unpack,
    "mbox": mbox.unpack,
    "table": table.unpack,
    "wacz": wacz.unpack,
    "warc": warc.unpack,
    "xlsx": xlsx.unpack,
    "zip": zipped.unpack,
}
