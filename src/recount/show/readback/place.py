"""Plain values from a file, each with its place in it, read strictly.

    claims[3].span.start: this should be a whole number, and is "12"

Whatever a foreign file holds is checked where it is taken, so that an error
names the place and the rest of the code meets only the types it expects.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from typing import TypeVar

T = TypeVar("T")


class PlaceError(ValueError):
    """A value is not what the format has there; the message names the place."""


@dataclass(frozen=True, slots=True)
class Place:
    """A value of a parsed JSON file and the way to it ("" for the whole file)."""

    value: object
    path: str = ""

    def wrong(self, why: str) -> PlaceError:
        """The error that says what is wrong here."""
        return PlaceError(f"{self.path or 'the file'}: {why}")

    def row(
        self, keys: Collection[str] | None = None, also: Collection[str] = ()
    ) -> dict[str, Place]:
        """The object's values by key; with `keys`, all of those, and else only some of `also`."""
        if not isinstance(self.value, dict):
            raise self.wrong(f"this should be an object, and is {_told(self.value)}")
        if keys is not None:
            missing = sorted(set(keys) - set(self.value))
            unknown = sorted(set(self.value) - set(keys) - set(also))
            if missing:
                raise self.wrong(f"there is no “{missing[0]}”")
            if unknown:
                raise self.wrong(f"“{unknown[0]}” is not known in this format")
        return {key: Place(held, f"{self.path}.{key}".lstrip(".")) for key, held in self._pairs()}

    def _pairs(self) -> Iterator[tuple[str, object]]:
        assert isinstance(self.value, dict)
        for key, held in self.value.items():
            yield str(key), held

    def items(self) -> list[Place]:
        """The list's values."""
        if not isinstance(self.value, list):
            raise self.wrong(f"this should be a list, and is {_told(self.value)}")
        return [Place(held, f"{self.path}[{n}]") for n, held in enumerate(self.value)]

    def text(self, among: Collection[str] | None = None) -> str:
        """The string; with `among`, one of those."""
        if not isinstance(self.value, str):
            raise self.wrong(f"this should be text, and is {_told(self.value)}")
        if among is not None and self.value not in among:
            raise self.wrong(f"“{self.value[:40]}” is not one of {', '.join(among)}")
        return self.value

    def whole(self) -> int:
        """The whole number."""
        if not isinstance(self.value, int) or isinstance(self.value, bool):
            raise self.wrong(f"this should be a whole number, and is {_told(self.value)}")
        return self.value

    def number(self) -> float:
        """The number."""
        if not isinstance(self.value, int | float) or isinstance(self.value, bool):
            raise self.wrong(f"this should be a number, and is {_told(self.value)}")
        return self.value

    def flag(self) -> bool:
        """True or false."""
        if not isinstance(self.value, bool):
            raise self.wrong(f"this should be true or false, and is {_told(self.value)}")
        return self.value

    def maybe(self, read: Callable[[Place], T]) -> T | None:
        """What `read` makes of it, None where it is null."""
        return None if self.value is None else read(self)

    def each(self, read: Callable[[Place], T]) -> tuple[T, ...]:
        """What `read` makes of each value of the list."""
        return tuple(read(held) for held in self.items())


def parsed(text: str, path: str = "") -> Place:
    """A JSON text as the place of its whole, at `path`. Raises PlaceError where it is none."""
    try:
        return Place(json.loads(text, parse_constant=_no_number), path)
    except RecursionError:
        raise Place(None, path).wrong("values stand inside each other too deeply") from None
    except ValueError as error:
        raise Place(None, path).wrong(f"this is not JSON ({error})") from None


def _no_number(name: str) -> float:
    raise ValueError(f"{name} is no number of JSON")


def _told(value: object) -> str:
    """What a wrong value is, in few words."""
    if value is None or isinstance(value, bool):
        return json.dumps(value)
    if isinstance(value, dict | list):
        return "an object" if isinstance(value, dict) else "a list"
    return repr(value)[:40]
