"""Whether what a person set stands on words of the text, and where those words are now."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar, cast

from recount.model.reference import ClaimRef
from recount.model.span import Span

V = TypeVar("V")


class UngroundedError(ValueError):
    """The words that a value stands on are not where it says, nor anywhere they can be found."""


def grounds_of(value: object) -> Iterator[Span]:
    """Every span in a value, those of the claims it refers to left out."""
    if isinstance(value, Span):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from grounds_of(item)
    elif is_dataclass(value) and not isinstance(value, ClaimRef):
        for each in fields(value):
            yield from grounds_of(getattr(value, each.name))


def settled(value: V, text: str, moved: int = 0) -> V:
    """A value with each of its spans where its words stand in `text`.

    That is where the span says; else as many characters on as its passage was
    `moved`; else the one place where its words stand. Raises UngroundedError.
    """
    return cast(V, _mapped(value, lambda span: place(span, text, moved)))


def place(span: Span, text: str, moved: int = 0) -> Span:
    """Where the words of a span stand in `text`, as `settled` finds it."""
    for start in (span.start, span.start + moved):
        found = Span(start, start + len(span.exact), span.exact)
        if start >= 0 and found.grounded(text):
            return found
    start = text.find(span.exact)
    if start < 0 or text.find(span.exact, start + 1) >= 0:
        where = f"{span.start} to {span.end}"
        raise UngroundedError(f"“{span.exact}” does not stand at {where} of the text")
    return Span(start, start + len(span.exact), span.exact)


def _mapped(value: object, change: Callable[[Span], Span]) -> Any:
    if isinstance(value, Span):
        return change(value)
    if isinstance(value, tuple):
        return tuple(_mapped(item, change) for item in value)
    if is_dataclass(value) and not isinstance(value, type | ClaimRef):
        below = {each.name: _mapped(getattr(value, each.name), change) for each in fields(value)}
        return replace(value, **below)
    return value
