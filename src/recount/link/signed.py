"""Whose letter a document is: one without an outlet speaks for the person who signed it."""

from __future__ import annotations

from recount.link.names import bare, pieces
from recount.link.told import Told
from recount.model.document import Document
from recount.model.ledger import Entity

# A signature is a line of so few words: a name, with a title or with those who sign too.
WORDS = 12


def signatories(told: Told) -> dict[str, Entity]:
    """For each document without an outlet the one person who signed it and speaks elsewhere."""
    people = [e for e in told.speakers() if e.kind == "person"]
    found: dict[str, Entity] = {}
    for document in told.documents.values():
        line = "" if document.outlet else _last_line(document)
        signed = [person for person in people if _has_name(line, person)]
        if len(signed) == 1:
            found[document.id] = signed[0]
    return found


def _last_line(document: Document) -> str:
    """The last line of a document if it is short and no sentence, else nothing."""
    lines = [line.strip() for line in document.text.splitlines() if line.strip()]
    line = lines[-1] if len(lines) > 1 else ""
    return "" if line.endswith((".", "!", "?")) or len(pieces(line)) > WORDS else line


def _has_name(line: str, person: Entity) -> bool:
    """Whether a line has one of a person's names in full, a first and a last."""
    said = [bare(word) for word in pieces(line)]
    names = ([bare(word) for word in pieces(name)] for name in person.names)
    return any(
        len(name) > 1 and said[at : at + len(name)] == name
        for name in names
        for at in range(len(said))
    )
