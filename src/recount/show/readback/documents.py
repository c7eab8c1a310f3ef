"""Rows of the contract that say what was read: documents, their dates and zones."""

from __future__ import annotations

from recount.model.document import ZONES, Document, Failure, Published, Zone
from recount.model.ledger import Relation, SharedText
from recount.show.readback.parts import iso_day, offsets, read_span
from recount.show.readback.place import Place

DOCUMENT = (
    "id", "name", "text", "title", "outlet", "agencies", "language", "published", "zones",
    "copy_of", "shares_text",
)  # fmt: skip


def read_document(place: Place) -> Document:
    """A document without its text."""
    row = place.row(DOCUMENT, also=("notes",))
    return Document(
        id=row["id"].text(),
        name=row["name"].text(),
        text="",
        text_id=row["text"].text(),
        zones=row["zones"].each(_zone),
        title=row["title"].maybe(Place.text),
        outlet=row["outlet"].maybe(Place.text),
        agencies=row["agencies"].each(Place.text),
        language=row["language"].text(),
        published=_published(row["published"]),
        notes=row["notes"].each(Place.text) if "notes" in row else (),
    )


def _zone(place: Place) -> Zone:
    row = place.row(("kind", "start", "end"))
    start, end = offsets(place, row)
    return Zone(row["kind"].text(ZONES), start, end)


def _published(place: Place) -> Published:
    row = place.row(("earliest", "latest", "basis", "why", "span"))
    return Published(
        earliest=row["earliest"].maybe(iso_day),
        latest=row["latest"].maybe(iso_day),
        basis=row["basis"].text(),
        why=row["why"].text(),
        span=row["span"].maybe(read_span),
    )


def read_relation(place: Place) -> Relation | None:
    """How a document stands to the others, None where it stands alone."""
    row = place.row()
    shared = row["shares_text"].each(_shared)
    copied = row["copy_of"].maybe(Place.text)
    return Relation(row["id"].text(), copied, shared) if shared or copied else None


def _shared(place: Place) -> SharedText:
    row = place.row(("document", "share"))
    return SharedText(row["document"].text(), row["share"].number())


def read_failure(place: Place) -> Failure:
    """What could not be read."""
    row = place.row(("name", "why"))
    return Failure(row["name"].text(), row["why"].text())
