"""Documents without a date read again, once a dated twin has told when they were printed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from recount.link import dates_from_twins, find_copies, is_undated
from recount.model.document import Failure
from recount.run.document import Read, ReadDocument


def date_by_twins(
    results: Sequence[ReadDocument | Failure], read: Read
) -> list[ReadDocument | Failure]:
    """The same results, those read again (by `read`) whose date a shared passage tells."""
    found = sorted(
        (r for r in results if isinstance(r, ReadDocument)), key=lambda r: r.document.name
    )
    documents = tuple(r.document for r in found)
    if not any(map(is_undated, documents)):
        return list(results)
    passages = find_copies(documents).passages
    dates = dates_from_twins(documents, [r.reading for r in found], passages)
    return [
        read(replace(r.document, published=dates[r.document.id]))
        if isinstance(r, ReadDocument) and r.document.id in dates
        else r
        for r in results
    ]
