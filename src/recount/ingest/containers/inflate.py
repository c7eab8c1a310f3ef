"""Compressed bytes as a stream that cannot swell: gzip in members, and what HTTP sends."""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator

from recount.ingest.containers.limits import TOTAL_LIMIT, swells
from recount.ingest.values import IngestError

_BLOCK = 65_536
_STEP = 1_000_000
_GZIP, _ZLIB, _RAW = 31, 15, -15


class Stream:
    """Bytes to read from front to back, gzip unpacked on the way, with a bound on heads.

    `readline` and `read` are what the parser of records calls. Raises
    IngestError where the bytes are a bomb, or a head never ends.
    """

    # No head of a record or page comes near these (servers refuse from 8 to 64 KB).
    LINE, HEAD = 65_536, 1_000_000

    def __init__(self, data: bytes) -> None:
        self.blocks = _gunzipped(data) if data.startswith(b"\x1f\x8b") else _blocks(data)
        self.buffer = b""
        self.at = 0
        self.headed = 0

    def begin(self) -> None:
        """A new record begins: its head is counted from here."""
        self.headed = 0

    def read(self, size: int) -> bytes:
        """Up to `size` bytes, fewer only at the end."""
        found = bytearray()
        while len(found) < size and self._filled():
            taken = self.buffer[self.at : self.at + size - len(found)]
            self.at += len(taken)
            found += taken
        return bytes(found)

    def readline(self, size: int | None = None) -> bytes:
        """A line of a head with its end, up to `size` bytes of it."""
        limit = self.LINE if size is None else min(size, self.LINE)
        found = bytearray()
        while len(found) < limit and not found.endswith(b"\n") and self._filled():
            end = self.buffer.find(b"\n", self.at, self.at + limit - len(found)) + 1
            taken = self.buffer[self.at : end or self.at + limit - len(found)]
            self.at += len(taken)
            found += taken
        self.headed += len(found)
        if self.headed > self.HEAD or (size is None and len(found) == self.LINE):
            raise IngestError("a record's head has no end; the archive is damaged from there on")
        return bytes(found)

    def skip_to(self, mark: bytes) -> bool:
        """Goes to where `mark` stands next; whether it does."""
        while self._filled():
            found = self.buffer.find(mark, self.at)
            if found >= 0:
                self.at = found
                return True
            rest = self.buffer[max(self.at, len(self.buffer) - len(mark) + 1) :]
            block = next(self.blocks, b"")
            if not block:
                self.at = len(self.buffer)
                return False
            self.buffer, self.at = rest + block, 0
        return False

    def _filled(self) -> bool:
        """Whether there are bytes to take, after reading more if need be."""
        while self.at >= len(self.buffer):
            block = next(self.blocks, None)
            if block is None:
                return False
            self.buffer, self.at = block, 0
        return True


def _blocks(data: bytes) -> Iterator[bytes]:
    for at in range(0, len(data), _BLOCK):
        yield data[at : at + _BLOCK]


def _gunzipped(data: bytes) -> Iterator[bytes]:
    """What the members of a gzip file hold, one after another (RFC 1952, 2.2)."""
    source, given = io.BytesIO(data), 0
    rest = b""
    while rest or (rest := source.read(_BLOCK)):
        if not rest.strip(b"\x00"):
            rest = b""
            continue
        member = zlib.decompressobj(wbits=_GZIP)
        while not member.eof:
            packed = rest or source.read(_BLOCK)
            if not packed:
                raise IngestError("the archive breaks off in the middle; fetch it again")
            try:
                block = member.decompress(packed, _STEP)
            except zlib.error as error:
                raise IngestError(f"the archive is damaged ({error}); fetch it again") from error
            rest = member.unconsumed_tail or member.unused_data
            given += len(block)
            if given > TOTAL_LIMIT or swells(source.tell(), given):
                raise IngestError(
                    f"{source.tell():,} bytes unpack to over {given:,}, which no pages do; "
                    "this is a bomb, what came before it was read"
                )
            if block:
                yield block


def unpacked(data: bytes, coding: str, limit: int) -> bytes:
    """`data` without their content coding (gzip, deflate), at most one byte over `limit`.

    What calls itself coded and is not is given as it is, as browsers do. Raises
    IngestError for a coding that is not read here.
    """
    if coding in ("", "identity", "none"):
        return data
    if coding not in ("gzip", "x-gzip", "deflate"):
        raise IngestError(f"sent in the coding '{coding[:20]}', which is not read here")
    for wbits in (_GZIP,) if coding != "deflate" else (_ZLIB, _RAW):
        try:
            return zlib.decompressobj(wbits=wbits).decompress(data, limit + 1)
        except zlib.error:
            continue
    return data
