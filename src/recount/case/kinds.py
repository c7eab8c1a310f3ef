"""The kinds of lines in the log, and what the body of each must hold."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import TypeAlias

from recount.case.canonical import Json

FORMAT = "recount.case/1"

CREATED = "case-created"
ADDED = "document-added"
FAILED = "document-failed"
RESTORED = "original-restored"
DESCRIBED = "document-described"
TAKEN = "text-taken"
RUN = "run"
JUDGEMENT = "judgement"
PUBLISHED = "head-published"
TIMESTAMPED = "head-timestamped"
TAIL_CUT = "tail-cut"

_DIGEST = re.compile(r"sha256:[0-9a-f]{64}")
# A name of a file or folder that leads nowhere else.
PLACE = re.compile(r"[A-Za-z0-9_-][A-Za-z0-9_.-]*")


def is_digest(value: object) -> bool:
    """Whether it is "sha256:" and 64 hexadecimal digits: safe as part of a path."""
    return isinstance(value, str) and _DIGEST.fullmatch(value) is not None


def _text(value: object) -> bool:
    return isinstance(value, str)


def _number(value: object) -> bool:
    return type(value) is int and value >= 0


def _file(value: object) -> bool:
    """A name of a file in a known folder: no way out of it."""
    return isinstance(value, str) and PLACE.fullmatch(value) is not None


def _table(value: object) -> bool:
    return isinstance(value, dict) and all(map(_text, [*value, *value.values()]))


def _texts(value: object) -> bool:
    return isinstance(value, list) and all(map(_text, value))


def _date(value: object) -> bool:
    side = _or_null(_text)
    return _holds(value, {"earliest": side, "latest": side, "why": _text})


def _given(value: object) -> bool:
    return isinstance(value, dict) and all(
        test(value[key]) for key, test in GIVEN.items() if key in value
    )


def _or_null(test: Callable[[object], bool]) -> Callable[[object], bool]:
    return lambda value: value is None or test(value)


Shape: TypeAlias = dict[str, Callable[[object], bool]]

# What may be said of a document from outside; it need not be.
GIVEN: Shape = {
    "published": _date,
    "outlet": _text,
    "url": _text,
    "title": _text,
    "columns": _table,
    "zones": _texts,
}

# What a body must hold, and the test that it passes; it may hold more.
KINDS: dict[str, Shape] = {
    CREATED: {"format": _text, "recount": _text},
    ADDED: {
        "document": is_digest,
        "size": _number,
        "name": _text,
        "from": _text,
    },
    FAILED: {"document": _or_null(is_digest), "name": _text, "from": _text, "why": _text},
    RESTORED: {"document": is_digest},
    DESCRIBED: {"document": is_digest, "given": _given},
    TAKEN: {
        "document": is_digest,
        "extractors": _texts,
        "ingest": is_digest,
        "given": is_digest,
        "texts": is_digest,
    },
    RUN: {
        "recount": _text,
        "settings": is_digest,
        "published": _or_null(_date),
        "ledger": is_digest,
        "projection": is_digest,
    },
    JUDGEMENT: {},
    PUBLISHED: {"in": _text},
    TIMESTAMPED: {"n": _number, "head": is_digest, "file": _file, "token": is_digest, "at": _text},
    TAIL_CUT: {"bytes": _number, "saved": _file},
}


def shape_fault(kind: str, body: Mapping[str, Json]) -> str | None:
    """What a body of this kind lacks, in plain words; None where it has all it must.

    A kind not known here was written by a later version and is taken as it is.
    """
    for key, test in KINDS.get(kind, {}).items():
        if key not in body:
            return f"a line of the kind {kind!r} must say {key!r}"
        if not test(body[key]):
            return f"in a line of the kind {kind!r}, {key!r} cannot be {body[key]!r}"
    return None


def _holds(value: object, shape: Shape) -> bool:
    return isinstance(value, dict) and all(
        key in value and test(value[key]) for key, test in shape.items()
    )
