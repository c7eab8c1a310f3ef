"""JSON of articles, an object each: one a line, or a list of them. Neither is read as a whole."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from recount.ingest.containers.records import Record, articles
from recount.ingest.decode import SIZE_LIMIT, marked_encoding
from recount.ingest.values import IngestError, Note, Part
from recount.model.document import Failure

# Values in one object, or brackets and commas in one file: what more would cost in memory.
_VALUES, _SIGNS = 500_000, 4_000_000
_DEEP = 4
_DECODER = json.JSONDecoder()
_SPACE = " \t\r\n"


def unpack(name: str, data: bytes, columns: Mapping[str, str]) -> Iterator[Part | Failure | Note]:
    """The articles in JSON Lines. Raises NoArticlesError where no field holds text."""
    return articles(_lines(data), columns, name)


def unpack_list(
    name: str, data: bytes, columns: Mapping[str, str]
) -> Iterator[Part | Failure | Note]:
    """The articles in a JSON list; a row is a place in it.

    Raises NoArticlesError where no field holds text, IngestError where the
    list ends in the middle.
    """
    return articles(_items(data), columns, name)


def _lines(data: bytes) -> Iterator[Record | Failure]:
    marked = marked_encoding(data)
    if marked and marked != "utf-8-sig":
        raise IngestError(f"this is {marked.upper()}; save it again as UTF-8")
    number = at = 0
    while at < len(data):
        end = data.find(b"\n", at) + 1 or len(data)
        number += 1
        if end - at > SIZE_LIMIT:
            yield Failure(f"row {number}", f"a line of over {SIZE_LIMIT:,} bytes; take it out")
        elif line := data[at:end].removeprefix(b"\xef\xbb\xbf").strip():
            yield _record(number, line)
        at = end


def _record(number: int, line: bytes) -> Record | Failure:
    place = f"row {number}"
    if _signs(line) > _VALUES:
        return Failure(place, f"an object of over {_VALUES:,} values; take it out")
    try:
        value = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError:
        return Failure(place, "the line is not valid UTF-8; save the file again as UTF-8")
    except ValueError as error:
        return Failure(place, f"the line is no JSON ({str(error)[:80]}); mend it or take it out")
    except RecursionError:
        return Failure(place, "the line nests too deeply; take it out")
    return _of(number, value)


def _items(data: bytes) -> Iterator[Record | Failure]:
    if _signs(data) > _SIGNS:
        raise IngestError(
            "the list is too large to be read whole; write it as JSON Lines, or split it"
        )
    try:
        text = data.decode(marked_encoding(data) or "utf-8")
    except UnicodeDecodeError as error:
        raise IngestError("the list is not valid UTF-8; save it again as UTF-8") from error
    at, number = _past(text, 0) + 1, 0
    while (at := _past(text, at)) < len(text) and text[at] != "]":
        number += 1
        try:
            value, at = _DECODER.raw_decode(text, at)
        except ValueError as error:
            raise IngestError(f"row {number} is no JSON ({str(error)[:80]}); mend it") from error
        except RecursionError as error:
            raise IngestError(f"row {number} nests too deeply; take it out") from error
        yield _of(number, value)
        at = _past(text, at)
        if at < len(text) and text[at] not in ",]":
            raise IngestError(f"after row {number} stands neither a comma nor the list's end")
        at += text[at : at + 1] == ","
    if at >= len(text):
        raise IngestError(f"the list breaks off after row {number}; what came before it was read")


def _past(text: str, at: int) -> int:
    """The next place that is no white space."""
    while at < len(text) and text[at] in _SPACE:
        at += 1
    return at


def _signs(data: bytes) -> int:
    """How many values there can be: each costs memory however short it is."""
    return data.count(b",") + data.count(b"[") + data.count(b"{")


def _of(number: int, value: Any) -> Record | Failure:
    if not isinstance(value, dict):
        return Failure(f"row {number}", "this is no JSON object with fields; take it out")
    return Record(number, dict(_flat(value, "", 0)))


def _flat(value: dict[str, Any], prefix: str, depth: int) -> Iterator[tuple[str, str]]:
    """Fields and their words; a field within a field as "outer.inner"."""
    for name, held in value.items():
        if isinstance(held, dict) and depth < _DEEP:
            yield from _flat(held, f"{prefix}{name}.", depth + 1)
        else:
            yield prefix + name, _said(held)


def _said(value: Any) -> str:
    """A value as words; a list of words is a text of paragraphs."""
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return "\n\n".join(value)
    if isinstance(value, str):
        return value
    return "" if value is None or isinstance(value, bool | dict | list) else str(value)
