"""A mailbox (mbox): each message a part, as it was received (RFC 4155)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from recount.ingest.decode import SIZE_LIMIT
from recount.ingest.values import Note, Part
from recount.model.document import Failure

# The line over a message: who sent it, and when. Within a message it is quoted by a sign.
_FROM = re.compile(rb"^From \S[^\r\n]{5,200}\d\d[ \t]*\r?\n(?=[A-Za-z-]{1,80}:)", re.MULTILINE)
_QUOTED = re.compile(rb"^>(>*From )", re.MULTILINE)


def unpack(name: str, data: bytes, columns: Mapping[str, str]) -> Iterator[Part | Failure | Note]:
    """The messages in their order; "message 2.eml" is the second."""
    del name, columns
    at = [found.start() for found in _FROM.finditer(data)]
    for number, (start, end) in enumerate(zip(at, [*at[1:], len(data)]), start=1):
        place = f"message {number}.eml"
        if end - start > SIZE_LIMIT:
            yield Failure(place, f"the message has over {SIZE_LIMIT:,} bytes; save what it holds")
            continue
        message = data[start:end].partition(b"\n")[2]
        yield Part(place, _QUOTED.sub(rb"\1", message))
