"""Web archives written by hand, record by record (WARC 1.1, ARC 1.0)."""

from __future__ import annotations

import gzip
from collections.abc import Mapping

DAY = "2019-01-02T03:04:05Z"


def response(
    url: str,
    body: bytes,
    kind: str = "text/html",
    headers: Mapping[str, str] | None = None,
    status: str = "200 OK",
) -> bytes:
    """A record of an answer to a request."""
    lines = [f"HTTP/1.1 {status}", f"Content-Type: {kind}"]
    lines += [f"{name}: {value}" for name, value in (headers or {}).items()]
    head = "\r\n".join(lines).encode() + b"\r\n\r\n"
    return record("response", url, head + body, "application/http; msgtype=response")


def record(
    kind: str, url: str, block: bytes, type_: str, length: int | None = None, day: str = DAY
) -> bytes:
    """A record of any kind, its length as told, which need not be so."""
    size = len(block) if length is None else length
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: {day}\r\n"
        f"Content-Type: {type_}\r\nContent-Length: {size}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def chunked(body: bytes, size: int = 30) -> bytes:
    """The body in pieces, as HTTP sends it."""
    pieces = [body[at : at + size] for at in range(0, len(body), size)]
    return b"".join(b"%x\r\n%s\r\n" % (len(p), p) for p in pieces) + b"0\r\n\r\n"


def packed(*records: bytes) -> bytes:
    """Each record a member of a gzip file, as web archives are kept."""
    return b"".join(gzip.compress(found, mtime=0) for found in records)
