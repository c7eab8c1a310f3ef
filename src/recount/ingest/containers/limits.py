"""How much a container may hold: past these a file is a bomb or a dump, and is told as one."""

from __future__ import annotations

from recount.ingest.beside import suffix_of
from recount.ingest.decode import SIZE_LIMIT

# A web archive in a ZIP in a ZIP is the deepest met; a file that holds itself has no bottom.
DEPTH = 3
# The largest news bundles and crawls of one matter met hold some thousands of documents.
PARTS = 20_000
# All that is unpacked from one file, and one container as it lies on the disk.
TOTAL_LIMIT = 1_000_000_000
CONTAINER_LIMIT = 200_000_000
# Text shrinks to a tenth, a table of one word to a hundredth; deflate's bound is 1,032.
RATIO_LIMIT, RATIO_FROM = 200, 5_000_000

_CONTAINERS = frozenset(
    (
        *(".zip", ".wacz", ".warc", ".arc", ".gz", ".csv", ".tsv", ".json", ".jsonl", ".ndjson"),
        *(".xlsx", ".mbox"),
    )
)


def limit_for(name: str) -> int:
    """How many bytes a file of this name may have: a document's, or a container's limit."""
    return CONTAINER_LIMIT if suffix_of(name) in _CONTAINERS else SIZE_LIMIT


def swells(packed: int, unpacked: int) -> bool:
    """Whether so many packed bytes gave more than any text or page would."""
    return unpacked > RATIO_FROM and unpacked > RATIO_LIMIT * max(packed, 1)
