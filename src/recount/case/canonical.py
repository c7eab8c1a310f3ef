"""Canonical JSON: one writing for one value, so that any program gets the same digest."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import NoReturn, TypeAlias

Json: TypeAlias = "bool | int | str | Sequence[Json] | Mapping[str, Json] | None"

# Whole numbers beyond this are not kept exactly by every reader of JSON (RFC 7493, 2.2).
LARGEST = 2**53 - 1
# Deeper than any body needs, and far from where a parser gives up.
DEEPEST = 64


def canonical(value: Json) -> bytes:
    """`value` as JSON in UTF-8: keys sorted by code point, no spaces, nothing escaped needlessly.

    Raises ValueError where it holds what programs write differently: a fraction,
    a whole number beyond LARGEST, half a surrogate pair, a key that is no
    string, or nesting beyond DEEPEST.
    """
    _check(value, 0)
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def parse(data: bytes) -> Json:
    """The value that canonical JSON holds. Raises ValueError where `data` is not canonical."""
    try:
        value: Json = json.loads(data, parse_float=_no_fraction, parse_constant=_no_fraction)
    except RecursionError as error:
        raise ValueError("it is nested too deeply") from error
    if canonical(value) != data:
        raise ValueError("it is not in canonical form")
    return value


def _check(value: Json, depth: int) -> None:
    if depth > DEEPEST:
        raise ValueError("it is nested too deeply")
    if isinstance(value, int):
        if abs(value) > LARGEST:
            raise ValueError(f"the number {value} is too large; write it as text")
    elif isinstance(value, dict):
        for key, inner in value.items():
            if not isinstance(key, str):
                raise ValueError(f"the key {key!r} is no text")
            _check(inner, depth + 1)
    elif isinstance(value, (list, tuple)):
        for inner in value:
            _check(inner, depth + 1)
    elif not (value is None or isinstance(value, str)):
        raise ValueError(f"{value!r} has no exact writing in JSON; write it as text")


def _no_fraction(number: str) -> NoReturn:
    raise ValueError(f"the number {number} is no whole number")
