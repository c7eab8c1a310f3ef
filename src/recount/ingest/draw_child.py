"""The process that draws one page of a PDF: a file on standard input, a PNG on standard output.

The file is the PDF itself or what it came in, such as a ZIP archive.
Started by `recount.web.picture`, once a page, and fenced in before it reads anything
(`recount.ingest.confine`), since what it draws is hostile. It is no command for people.
"""

from __future__ import annotations

import struct
import sys
import zlib

import pypdfium2 as pdfium

from recount.ingest.confine import confine
from recount.ingest.parts import parts_of
from recount.ingest.values import Part
from recount.model.document import digest

# A page is drawn no larger than this, however long it is (pixels).
MOST_PIXELS = 12_000_000
SIGNATURE = b"\x89PNG\r\n\x1a\n"


def main() -> None:
    """Draw the page that the arguments name.

    They are its number, the width in pixels, bytes of memory, and the PDF's digest.
    """
    number, width, memory = (int(argument) for argument in sys.argv[1:4])
    confine(memory, [*filter(None, sys.path), sys.prefix, sys.base_prefix])
    pdf = pdfium.PdfDocument(_found(sys.stdin.buffer.read(), sys.argv[4]))
    if not 0 < number <= len(pdf):
        sys.exit(1)
    sys.stdout.buffer.write(drawn(pdf[number - 1], width))
    sys.stdout.buffer.flush()


def _found(data: bytes, wanted: str) -> bytes:
    """The document with the digest `wanted` in a file, which may be that itself."""
    if digest(data) == wanted:
        return data
    parts = (part.data for part in parts_of(Part("", data), {}) if isinstance(part, Part))
    return next((inner for inner in parts if digest(inner) == wanted), b"")


def drawn(page: pdfium.PdfPage, width: int) -> bytes:
    """A page as a PNG, `width` pixels wide or, if it is very long, less."""
    across, upward = page.get_size()
    scale = width / max(1.0, across)
    scale *= min(1.0, (MOST_PIXELS / max(1.0, across * scale * upward * scale)) ** 0.5)
    bitmap = page.render(scale=scale, may_draw_forms=False, rev_byteorder=True)
    rows = bytes(bitmap.buffer)
    colours = {1: 0, 3: 2, 4: 6}[bitmap.n_channels]
    used = bitmap.width * bitmap.n_channels
    lines = (
        b"\0" + rows[at : at + used]
        for at in range(0, bitmap.height * bitmap.stride, bitmap.stride)
    )
    head = struct.pack(">IIBBBBB", bitmap.width, bitmap.height, 8, colours, 0, 0, 0)
    body = zlib.compress(b"".join(lines), 6)
    return SIGNATURE + _chunk(b"IHDR", head) + _chunk(b"IDAT", body) + _chunk(b"IEND", b"")


def _chunk(kind: bytes, data: bytes) -> bytes:
    """A part of a PNG (Portable Network Graphics specification, 5.3)."""
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


if __name__ == "__main__":
    main()
