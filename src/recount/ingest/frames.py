"""Frames on a pipe: eight bytes of length, then so many bytes."""

from __future__ import annotations

import struct
from typing import IO

_LENGTH = struct.Struct(">Q")
# A document of the longest text with the lines of all its pages takes a tenth of this.
FRAME_LIMIT = 400_000_000


def write_frame(pipe: IO[bytes], data: bytes) -> None:
    """One frame, on its way when this returns. Raises OSError where nobody reads."""
    pipe.write(_LENGTH.pack(len(data)))
    pipe.write(data)
    pipe.flush()


def read_frame(pipe: IO[bytes]) -> bytes | None:
    """The next frame, None at the end or where it breaks off or says that it is too long."""
    head = pipe.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    (length,) = _LENGTH.unpack(head)
    data = pipe.read(length) if length <= FRAME_LIMIT else b""
    return data if len(data) == length else None
