"""The phrases of one language, looked up by dotted key and filled in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from recount.resources import load


@dataclass(frozen=True)
class Phrasebook:
    """Phrases of some lists ("show", "findings") in one language, the first that has a key.

    Keys are dotted ("figure.range"). A key that is in none raises KeyError, so
    that a missing phrase fails a test and never a reader.
    """

    lists: tuple[str, ...]
    language: str = "en"

    def table(self, key: str) -> Any:
        """Whatever stands at `key`: a phrase, a table or a list."""
        first, *rest = key.split(".")
        known = (load(name, self.language) for name in self.lists)
        found: Any = next((phrases for phrases in known if first in phrases), {})[first]
        for part in rest:
            found = found[part]
        return found

    def __call__(self, key: str, **values: object) -> str:
        """The phrase at `key` with `values` filled in."""
        return str(self.table(key)).format(**values)

    def either(self, key: str, fallback: str, **values: object) -> str:
        """The phrase at `key`, or `fallback` where the language has none there."""
        try:
            found = self.table(key)
        except KeyError:
            return fallback
        return str(found).format(**values) if isinstance(found, str) else fallback

    def count(self, key: str, n: int, **values: object) -> str:
        """The singular or plural at `key` for `n`, which it may name as {n}."""
        form = "one" if n == 1 else "other"
        return self(f"{key}.{form}", n=self.number(n), **values)

    def number(self, n: int | float) -> str:
        """A number with its thousands set apart: 13,000."""
        return f"{n:,}".replace(",", str(self.table("number.thousands")))

    def listing(self, items: Sequence[str], most: int = 0) -> str:
        """Items as a list in a sentence; beyond `most` (0 for all) only their number."""
        shown = list(items)
        if most and len(shown) > most:
            rest = len(shown) - most
            shown = [*shown[:most], self("list.more", n=self.number(rest))]
        if len(shown) < 2:
            return "".join(shown)
        return self("list.comma").join(shown[:-1]) + self("list.last") + shown[-1]

    @staticmethod
    def sentence(text: str) -> str:
        """`text` with a capital at its head."""
        return text[:1].upper() + text[1:]

    def quoted(self, words: str) -> str:
        """Words between the language's quotation marks."""
        return self("quote.open") + words + self("quote.close")
