"""Rich Text Format: one pass over its control words, with a stack of its groups."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from recount.ingest.formats import rtf_words as words
from recount.ingest.formats.revisions import Revisions
from recount.ingest.formats.styles import zone_of_style
from recount.ingest.formats.view import View, note_mark
from recount.ingest.values import Extract, IngestError

_TOKEN = re.compile(
    rb"\\([a-zA-Z]{1,32})(-?\d{1,10})?[ ]?|\\'([0-9a-fA-F]{2})|\\(.)"
    rb"|([{}])|([^\\{}\r\n]+)|[\r\n]+|\\",
    re.DOTALL,
)
# The deepest real files nest some twenty groups, and have a control word to some ten characters.
_DEPTH, _TOKENS = 500, 2_000_000


def extract(data: bytes) -> Extract:
    """The text of an RTF file: paragraphs, tables, notes, text boxes, heads and feet.

    Raises IngestError where it nests too deeply or has no end of control words.
    """
    reader = _Reader()
    reader.read(data)
    return reader.extract()


class _Sink:
    """Where text goes: the body, a note, a text box, a head or a foot; its lines with hints."""

    def __init__(self) -> None:
        self.lines: list[tuple[str, str | None]] = []
        self.said: list[str] = []
        self.cells: list[str] = []
        self.boxes: list[tuple[str, str | None]] = []

    def end_paragraph(self, hint: str | None) -> None:
        self._put("".join(self.said), hint)
        self.said = []

    def end_cell(self) -> None:
        self.cells.append(" ".join("".join(self.said).split()))
        self.said = []

    def end_row(self) -> None:
        row = " | ".join(cell for cell in self.cells if cell)
        self.cells = []
        self._put(row, None)

    def _put(self, line: str, hint: str | None) -> None:
        self.lines.append((line, hint))
        self.lines += self.boxes
        self.boxes = []

    def finished(self) -> list[tuple[str, str | None]]:
        if self.cells:
            self.end_row()
        self.end_paragraph(None)
        return self.lines


@dataclass(frozen=True, slots=True)
class _Group:
    """What holds inside a group; `kind` is its destination, "" for what is read as text."""

    sink: _Sink
    kind: str = ""
    hidden: bool = False
    deleted: bool = False
    codec: str | None = None
    fallback: int = 1
    style: int = 0
    table: bool = False


class _Reader:
    """One pass over a file."""

    def __init__(self) -> None:
        self.body = _Sink()
        self.group = _Group(self.body)
        self.stack: list[_Group] = []
        self.starred = False
        self.raw = bytearray()
        self.skip = 0
        self.high = 0xD800
        self.system = "cp1252"
        self.fonts: dict[int, str] = {}
        self.font = 0
        self.styles: dict[int, str | None] = {}
        self.title: list[str] = []
        self.deleting: list[str] = []
        self.notes: list[str] = []
        self.edges: dict[str, list[str]] = {"head": [], "foot": []}
        self.revisions = Revisions()

    def extract(self) -> Extract:
        self.revisions.delete("".join(self.deleting))
        view = View()
        for line in dict.fromkeys(self.edges["head"]):
            view.add(line, "furniture")
        for line, hint in self.body.finished():
            view.add(line, hint)
        for number, note in enumerate(self.notes, 1):
            view.add(f"{note_mark(str(number))} {note}")
        for line in dict.fromkeys(self.edges["foot"]):
            view.add(line, "furniture")
        title = " ".join("".join(self.title).split()) or None
        return view.extract("rtf/1", title, self.revisions.notes())

    def read(self, data: bytes) -> None:
        """All tokens in turn. Raises IngestError over the limits."""
        at, count = 0, 0
        while at < len(data) and (token := _TOKEN.match(data, at)):
            at = token.end()
            count += 1
            if count > _TOKENS:
                raise IngestError(
                    f"this RTF file has over {_TOKENS:,} control words; save its text as a .txt"
                )
            word, number, byte, sign, brace, said = token.groups()
            if not (byte or said):
                self._decode()
            if word == b"bin":
                at += max(0, int(number or 0))
            elif word:
                self._word(word.decode("ascii"), int(number) if number else None)
            elif byte:
                self._bytes(bytes((int(byte, 16),)))
            elif sign:
                self._sign(sign)
            elif brace:
                self._open() if brace == b"{" else self._close()
            elif said:
                self._bytes(said)
        self._decode()
        while self.stack:
            self._close()

    def _open(self) -> None:
        if len(self.stack) >= _DEPTH:
            raise IngestError(
                f"this RTF file nests its groups more than {_DEPTH} deep; save its text as a .txt"
            )
        self.stack.append(self.group)
        self.skip = 0

    def _close(self) -> None:
        if not self.stack:
            return
        ended, self.group = self.group, self.stack.pop()
        self.skip = 0
        if ended.sink is not self.group.sink:
            self._deliver(ended)

    def _deliver(self, ended: _Group) -> None:
        """Puts what a note, a box, a head or a foot said where it belongs."""
        lines = ended.sink.finished()
        said = [" ".join(line.split()) for line, _ in lines if line.strip()]
        if ended.kind == "note":
            self.notes.append(" ".join(said))
        elif ended.kind in self.edges:
            self.edges[ended.kind] += said
        elif ended.kind == "box":
            self.group.sink.boxes += lines

    def _sign(self, sign: bytes) -> None:
        mark = sign.decode("latin-1")
        if mark == "*":
            self.starred = True
        elif mark in words.PARAGRAPH_ENDS:
            self._end_paragraph()
        elif mark in words.CHARACTERS:
            self._say(words.CHARACTERS[mark])

    def _word(self, word: str, number: int | None) -> None:
        starred, self.starred = self.starred, False
        if starred and word not in words.STARRED_SEEN:
            self.group = replace(self.group, kind="unseen")
        elif word == "u" and number is not None:
            self._unicode(number)
        elif word in words.CHARACTERS:
            self._say(words.CHARACTERS[word])
        elif word in words.PARAGRAPH_ENDS:
            self._end_paragraph()
        elif word in ("cell", "nestcell") and self.group.kind != "unseen":
            self.group.sink.end_cell()
        elif word == "row" and self.group.kind != "unseen":
            self.group.sink.end_row()
        elif not self._destination(word):
            self._property(word, number)

    def _destination(self, word: str) -> bool:
        """Whether `word` says what its group holds."""
        if self.group.kind == "unseen":
            return True
        kind = _KINDS.get(word) or ("unseen" if word in words.UNSEEN else "")
        if not kind:
            return False
        if kind == "comment":
            self.revisions.comments += 1
            kind = "unseen"
        fresh = kind in ("note", "box", "head", "foot")
        self.group = replace(self.group, kind=kind, sink=_Sink() if fresh else self.group.sink)
        return True

    def _property(self, word: str, number: int | None) -> None:
        group, on = self.group, number != 0
        if word == "v":
            self.group = replace(group, hidden=on)
        elif word == "deleted":
            self.group = replace(group, deleted=on)
        elif word == "plain":
            self.group = replace(group, hidden=False, deleted=False, codec=None)
        elif word == "pard":
            self.group = replace(group, style=0, table=False)
        elif word == "intbl":
            self.group = replace(group, table=True)
        elif word == "s" and number is not None:
            self.group = replace(group, style=number)
        elif word == "uc" and number is not None:
            self.group = replace(group, fallback=max(0, min(number, 10)))
        elif word == "f" and number is not None:
            self.font = number
            self.group = replace(group, codec=self.fonts.get(number))
        elif word == "fcharset" and group.kind == "fonts":
            self.fonts[self.font] = words.CHARSETS.get(number or 0, "")
        elif word == "ansicpg":
            self.system = words.CODE_PAGES.get(number or 0, "cp1252")
        elif word in words.SYSTEMS:
            self.system = words.SYSTEMS[word]

    def _unicode(self, number: int) -> None:
        unit = number % 0x10000
        self.skip = self.group.fallback
        if 0xD800 <= unit < 0xDC00:
            self.high = unit
        elif 0xDC00 <= unit < 0xE000:
            self._say(chr(0x10000 + ((self.high - 0xD800) % 0x400 << 10) + unit - 0xDC00))
        else:
            self._say(chr(unit))

    def _bytes(self, said: bytes) -> None:
        passed = min(self.skip, len(said))
        self.skip -= passed
        if said[passed:] and self.group.kind != "unseen":
            self.raw += said[passed:]

    def _decode(self) -> None:
        """Says the bytes gathered, in the code page of their font or of the file."""
        if self.raw:
            codec = self.group.codec or self.system
            said, self.raw = self.raw.decode(codec, errors="replace"), bytearray()
            self._say(said)

    def _say(self, said: str) -> None:
        group = self.group
        if group.kind == "styles":
            self.styles.setdefault(group.style, zone_of_style(said.rstrip(";").strip()))
        elif group.kind == "title":
            self.title.append(said)
        elif group.kind in ("unseen", "fonts"):
            return
        elif group.deleted:
            self.deleting.append(said)
        elif group.hidden:
            self.revisions.hidden += bool(said.strip())
        else:
            if self.deleting:
                self.revisions.delete("".join(self.deleting))
                self.deleting = []
            group.sink.said.append(said)

    def _end_paragraph(self) -> None:
        if self.group.kind in ("unseen", "fonts", "styles", "title"):
            return
        if self.group.table:
            self.group.sink.said.append(" ")
        else:
            self.group.sink.end_paragraph(self.styles.get(self.group.style))


_KINDS = {
    "fonttbl": "fonts",
    "stylesheet": "styles",
    "title": "title",
    "footnote": "note",
    "annotation": "comment",
    "shptxt": "box",
    "dptxbxtext": "box",
    **dict.fromkeys(words.HEADS, "head"),
    **dict.fromkeys(words.FEET, "foot"),
}
