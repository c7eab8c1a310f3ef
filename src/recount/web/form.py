"""What a page sends: the fields of a form, and the words that were selected in a text."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import parse_qsl

from recount.model.span import Span

MOST_FIELDS = 400


class FormError(ValueError):
    """Something in a form cannot be used; the message says what and the remedy."""


@dataclass(frozen=True, slots=True)
class Form:
    """Names and values in the order they were sent."""

    pairs: tuple[tuple[str, str], ...]

    @classmethod
    def read(cls, body: bytes) -> Form:
        """The form that a body holds. Raises FormError."""
        try:
            text = body.decode("ascii")
            pairs = parse_qsl(
                text, keep_blank_values=True, errors="strict", max_num_fields=MOST_FIELDS
            )
        except ValueError as error:
            raise FormError("the form cannot be read; reload the page") from error
        return cls(tuple((name, value.replace("\r\n", "\n")) for name, value in pairs))

    def all(self, name: str) -> tuple[str, ...]:
        """Every value of a field."""
        return tuple(value for key, value in self.pairs if key == name)

    def get(self, name: str, missing: str = "") -> str:
        """The first value of a field, without white space around it."""
        return next((value.strip() for key, value in self.pairs if key == name), missing)

    def ticked(self, name: str) -> bool:
        """Whether a box was ticked."""
        return bool(self.get(name))

    def number(self, name: str) -> int | None:
        """A whole number, None where the field is empty. Raises FormError."""
        text = self.get(name).replace(",", "").replace(" ", "")
        if not text:
            return None
        if not (text.isascii() and text.isdecimal() and len(text) <= 15):
            raise FormError(f"“{self.get(name)}” is no whole number from 0 up")
        return int(text)

    def span(self, text: str) -> Span | None:
        """The words selected in `text`, None where none are. Raises FormError."""
        return selected(text, self.get("start"), self.get("end"))


def selected(text: str, start: str, end: str) -> Span | None:
    """The words between two offsets as they came with an address or a form. Raises FormError."""
    if not start and not end:
        return None
    if not all(side.isascii() and side.isdecimal() and len(side) <= 9 for side in (start, end)):
        raise FormError("the selected words have no place in the text; select them again")
    try:
        found = Span.of(text, int(start), int(end))
    except ValueError as error:
        raise FormError("the selected words lie outside the text; reload the page") from error
    return found if found.exact else None
