"""What a rule of the grammar took, for the functions that build forms from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from recount.read.times.items import Item
from recount.read.times.lexicon import Calendar


@dataclass(frozen=True, slots=True)
class Match:
    """What a rule took: captured items by name, the rule's arguments, all items of the match."""

    taken: Mapping[str, Item]
    args: Mapping[str, Any]
    whole: tuple[Item, ...]
    cal: Calendar

    def word(self, name: str, *classes: str) -> Any:
        """What a captured word stands for in the first of these classes that has it, else None."""
        item = self.taken.get(name)
        if item is None:
            return None
        for cls in classes:
            if item.lower in self.cal.classes[cls]:
                return self.cal.value(cls, item.lower)
        return None

    def number(self, *names: str) -> int | None:
        """The whole number of the first captured item among these."""
        for name in names:
            item = self.taken.get(name)
            if item is not None and item.value is not None:
                return int(item.value)
        return None

    def shift(self) -> int | None:
        """-1, 0 or 1 for "last", "this", "next", None where none is said."""
        if "next" in self.taken:
            return 1
        if "last" in self.taken:
            return -1
        return 0 if "this" in self.taken else None

    def edge(self) -> str | None:
        """TIMEX3 modifier of "early", "mid", "the end of", "about", "more than"."""
        edge = self.word("edge", "EDGE") or self.word("part", "PART")
        if edge:
            return str(edge)
        for item in self.whole[:4]:
            for cls in ("BOUNDTHAN", "BOUNDAT", "BOUNDAS", "BOUNDWORD"):
                if item.lower in self.cal.classes[cls]:
                    return self._negated(str(self.cal.value(cls, item.lower)))
        return None

    def _negated(self, bound: str) -> str:
        """ "no more than" is at most, "no less than" at least."""
        if self.whole[0].lower not in self.cal.words["negations"]:
            return bound
        return {"MORE_THAN": "EQUAL_OR_LESS", "LESS_THAN": "EQUAL_OR_MORE"}.get(bound, bound)
