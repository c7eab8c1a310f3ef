"""What a word processor's file holds beside its text as it stands, and how the reader is told."""

from __future__ import annotations

from dataclasses import dataclass, field

from recount.ingest.formats.view import count_of, one_line

_SHOWN, _SHOWN_CHARS = 3, 80


@dataclass
class Revisions:
    """Counted as a document is read: tracked deletions, hidden runs, comments, embedded files."""

    deleted: list[str] = field(default_factory=list)
    hidden: int = 0
    comments: int = 0
    embedded: int = 0

    def delete(self, said: str) -> None:
        """A passage that tracked changes took out; nothing where it has no words."""
        if line := one_line(said):
            self.deleted.append(line)

    def notes(self) -> list[str]:
        """A note for each kind that was met."""
        notes: list[str] = []
        if self.deleted:
            shown = ", ".join(f"“{_cut(said)}”" for said in self.deleted[:_SHOWN])
            more = " and others" if len(self.deleted) > _SHOWN else ""
            what = count_of(len(self.deleted), "passage", "passages")
            notes.append(f"tracked changes delete {what}, left out of the text: {shown}{more}")
        if self.hidden:
            what = count_of(self.hidden, "hidden passage is", "hidden passages are")
            notes.append(f"{what} left out of the text")
        if self.comments:
            what = count_of(self.comments, "comment stands", "comments stand")
            notes.append(f"{what} beside the text and not in it")
        if self.embedded:
            what = count_of(self.embedded, "file is", "files are")
            notes.append(f"{what} embedded in the document and not read; save them apart")
        return notes


def _cut(said: str) -> str:
    return said if len(said) <= _SHOWN_CHARS else said[: _SHOWN_CHARS - 1].rstrip() + "…"
